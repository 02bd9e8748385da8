#pragma once

#include "tests/gui/album.h"
#include "tests/gui/clusterstage.h"

namespace Chinwag::Test {

/// The demo of several nodes without a display: typing and messages across two nodes, then Redis dies and
/// comes back, then a node.
class ClusterStory
{
public:
    ClusterStory(ClusterStage &stage, Desktop &desktop, Album &album);

    /// Empty, or what did not go as it should.
    QString play();

private:
    bool typing();
    bool withoutRedis();
    bool redisIsBack();
    bool nodeIsGone();
    bool nodeIsBack();
    bool say(const QString &text);

    ClusterStage &m_stage;
    Desktop &m_desktop;
    Album &m_album;
    TwoWindows m_windows;
};

} // namespace Chinwag::Test
