#pragma once

#include "shared/protocol/model.h"

#include <QFile>

namespace Chinwag::Test {

/// One thing that a client did or saw.
struct Record
{
    /// The letters are those of the file.
    enum class Kind : char {
        Started = 'S',      ///< the process began; what it applied before is in its cache, or forgotten
        Connected = 'C',    ///< a new WebSocket is open; pushes are counted anew
        Intended = 'I',     ///< about to hand `text` to the outbox
        Queued = 'Q',       ///< the outbox has it on disk, under `nonce`
        Acknowledged = 'A', ///< the server's `ok` for `nonce`: it is `seq`
        Pushed = 'P',       ///< an event frame, in order of arrival
        Applied = 'E',      ///< an event new to the client's timeline
        Heard = 'H',        ///< some other frame about `room`; once per room and type (`text`)
        Wrong = 'W',        ///< something the client itself found wrong; `text` says what
    };

    Kind kind = Kind::Started;
    RoomId room;
    Seq seq = 0;
    Nonce nonce;
    QString text;

    friend bool operator==(const Record &, const Record &) = default;
};

/// What one client did and saw, in a file that survives a kill: every record is one write. Texts have neither
/// tabs nor line ends. One thread.
class Journal
{
public:
    /// Continues the file when there is one.
    explicit Journal(const QString &path);

    void add(const Record &record);
    bool isWritable() const { return m_file.isOpen() && m_file.error() == QFileDevice::NoError; }

    /// The records of a file; a line that a kill cut short is left out.
    static QList<Record> read(const QString &path);

private:
    QFile m_file;
};

} // namespace Chinwag::Test
