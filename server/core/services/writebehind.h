#pragma once

#include "server/core/foundation/lifeline.h"
#include "server/core/ports/filecontents.h"

namespace Chinwag {

/// Adds what comes in small pieces to a content in large ones, while further ones come: less than two of the
/// large ones and a small one are in memory. One call at a time. Loop thread only.
class WriteBehind
{
public:
    static constexpr qint64 block = 256 * 1024;

    /// From `offset` on; the contents outlive it.
    WriteBehind(FileContents &contents, const QString &name, qint64 offset);

    /// Answers when there is room for another piece; with the error of an earlier one, if there was any.
    void write(const QByteArray &piece, Done<Ok> done);
    /// Answers when all of it was added.
    void drain(Done<Ok> done);
    /// Where what was added ends.
    qint64 end() const { return m_end; }

private:
    void begin();
    void onAdded(qint64 size, const Outcome<Ok> &added);
    bool isSettled() const;

    FileContents &m_contents;
    const QString m_name;
    qint64 m_end;
    QByteArray m_gathered;
    bool m_isAdding = false;
    bool m_isDraining = false;
    std::optional<Error> m_failure;
    Done<Ok> m_waiting;
    Lifeline m_life;
};

} // namespace Chinwag
