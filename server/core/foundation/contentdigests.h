#pragma once

#include "shared/base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QHash>

#include <memory>
#include <mutex>
#include <optional>

/// What is found in bytes, whoever keeps them.
namespace Chinwag {

/// By this the same bytes are known to be the same: BLAKE2b-256, which is as safe as SHA-256 and three times
/// as fast without instructions made for it.
inline constexpr QCryptographicHash::Algorithm contentHash = QCryptographicHash::Blake2b_256;

/// So many of the first bytes say which type it is.
inline constexpr qint64 sniffedBytes = 16 * 1024;

/// The MIME type of what begins so. The name only says which of the types it is that look alike (a text, a
/// ZIP archive): what looks like nothing is no picture because of its name. Any thread.
QString contentType(const QByteArray &beginning, const QString &fileName);

/// Digests of contents that are just coming, so that most need not be read again. Any thread.
class ContentDigests
{
public:
    /// As FileContents::take(), of which it gives the result.
    void take(const QString &from, const QString &to, qint64 size);
    void append(const QString &name, qint64 offset, const QByteArray &bytes);
    /// Of all of it; none when it has to be read. Forgets it.
    std::optional<QByteArray> result(const QString &name, qint64 size);
    void forget(const QString &name);

private:
    struct Running
    {
        std::shared_ptr<QCryptographicHash> hash; ///< used by one thread at a time
        qint64 size = 0;
    };

    std::mutex m_mutex; ///< guards the table, not what is in it
    QHash<QString, Running> m_running;
};

} // namespace Chinwag
