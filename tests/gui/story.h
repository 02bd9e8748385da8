#pragma once

#include "tests/gui/album.h"
#include "tests/gui/stage.h"

namespace Chinwag::Test {

/// The demo without a display: one server, Ann and Bob, photographed at its five moments.
class Story
{
public:
    Story(Stage &stage, Desktop &desktop, Album &album);

    /// Empty, or what did not go as it should.
    QString play();

private:
    bool signInPage();
    bool typing();
    bool arrived();
    bool lost();
    bool back();

    Stage &m_stage;
    Desktop &m_desktop;
    Album &m_album;
    TwoWindows m_windows;
};

} // namespace Chinwag::Test
