#include "server/core/foundation/contentdigests.h"

#include <QMimeDatabase>

#include <utility>

namespace Chinwag {

namespace {

/// More at once are read again at their end.
constexpr qsizetype mostRunning = 256;

} // namespace

QString contentType(const QByteArray &beginning, const QString &fileName)
{
    static const QMimeDatabase database; // which locks
    const QMimeType byContent = database.mimeTypeForData(beginning);
    const QMimeType byName = database.mimeTypeForFile(fileName, QMimeDatabase::MatchExtension);
    const bool isRefined = !byContent.isDefault() && byName.inherits(byContent.name());
    return isRefined ? byName.name() : byContent.name();
}

void ContentDigests::take(const QString &from, const QString &to, qint64 size)
{
    const std::lock_guard guard(m_mutex);
    Running running = m_running.take(from);
    if (size == 0)
        running = {std::make_shared<QCryptographicHash>(contentHash), 0};
    if (running.hash && running.size == size && m_running.size() < mostRunning)
        m_running.insert(to, running);
}

void ContentDigests::append(const QString &name, qint64 offset, const QByteArray &bytes)
{
    std::shared_ptr<QCryptographicHash> hash;
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_running.find(name);
        if (found == m_running.end())
            return;
        if (found->size != offset) {
            m_running.erase(found);
            return;
        }
        found->size += bytes.size();
        hash = found->hash;
    }
    hash->addData(bytes);
}

std::optional<QByteArray> ContentDigests::result(const QString &name, qint64 size)
{
    const std::lock_guard guard(m_mutex);
    const Running running = m_running.take(name);
    return running.hash && running.size == size ? std::optional(running.hash->result()) : std::nullopt;
}

void ContentDigests::forget(const QString &name)
{
    const std::lock_guard guard(m_mutex);
    m_running.remove(name);
}

} // namespace Chinwag
