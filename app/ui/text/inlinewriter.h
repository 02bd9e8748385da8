#pragma once

#include "app/ui/text/messageblock.h"

#include <QStringView>

namespace Chinwag {

/// Reads the marks inside of lines: emphasis, code, links, and the reader's name. md4c finds the marks; what
/// it would take for something that people in a chat do not mean is hidden from it.
class InlineWriter
{
public:
    /// `reader` is the username whose mentions stand out; "" for nobody's. `room`: so does "@room".
    InlineWriter(const QString &reader, bool room)
        : m_reader(reader)
        , m_room(room)
    {
    }

    /// Adds `lines` and how they look to the end of `block`.
    void write(const QString &lines, MessageBlock &block) const;

private:
    QString m_reader;
    bool m_room;
};

} // namespace Chinwag
