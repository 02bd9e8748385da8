#include "tests/support/memorystores/memoryfilestore.h"

#include <algorithm>

namespace Chinwag {

namespace {

Error notFound() { return {ErrorCode::NotFound, QStringLiteral("There is no such file."), {}}; }

Error tooLarge() { return {ErrorCode::TooLarge, QStringLiteral("That is too much."), {}}; }

} // namespace

std::optional<Error> MemoryFileStore::refusal(const UserId &user, const FileShare &share, qint64 more) const
{
    FileShare used;
    for (const StoredFile &each : std::as_const(m_database.files)) {
        if (!(each.owner == user))
            continue;
        used.bytes += each.file.size + each.thumbnailSize;
        used.unsent += each.expiresAt.count() > 0 ? 1 : 0;
    }
    if (used.unsent >= share.unsent || used.bytes + more > share.bytes)
        return tooLarge();
    return {};
}

StoredFile *MemoryFileStore::own(const FileId &id, const UserId &owner)
{
    const auto found = m_database.files.find(id);
    return found != m_database.files.end() && found->owner == owner ? &*found : nullptr;
}

StoredFile *MemoryFileStore::writtenBy(const FileId &id, const QString &writer)
{
    const auto found = m_database.files.find(id);
    return found != m_database.files.end() && found->writer == writer && !writer.isEmpty() ? &*found
                                                                                           : nullptr;
}

bool MemoryFileStore::isGiven(const StoredFile &stored, const UserId &user) const
{
    const auto uses = m_database.fileUses.value(stored.file.id);
    return stored.owner == user || std::any_of(uses.cbegin(), uses.cend(), [&](const auto &use) {
               return m_database.rooms.value(use.first).members.contains(user);
           });
}

Outcome<Ok> MemoryFileStore::hold(const QString &hash)
{
    if (m_database.contents.value(hash) > 1)
        return Error{ErrorCode::Temporary, QStringLiteral("Try again in a moment."), {}};
    m_database.contents.insert(hash, m_database.contents.value(hash));
    return Ok{};
}

void MemoryFileStore::create(const NewFile &file, const FileShare &share, std::chrono::milliseconds lifetime,
                             Done<StoredFile> done)
{
    m_database.answer<StoredFile>(done, [&]() -> Outcome<StoredFile> {
        if (const auto refused = refusal(file.owner, share, file.size))
            return *refused;
        StoredFile stored;
        stored.file = {file.id, file.name, file.size, {}, file.width, file.height, file.blurhash};
        stored.owner = file.owner;
        stored.expiresAt = m_database.now() + lifetime;
        m_database.files.insert(file.id, stored);
        return stored;
    });
}

void MemoryFileStore::find(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done)
{
    m_database.answer<std::optional<StoredFile>>(done, [&]() -> std::optional<StoredFile> {
        const StoredFile *stored = own(id, owner);
        return stored ? std::optional(*stored) : std::nullopt;
    });
}

void MemoryFileStore::findFor(const FileId &id, const UserId &user, Done<std::optional<StoredFile>> done)
{
    m_database.answer<std::optional<StoredFile>>(done, [&]() -> std::optional<StoredFile> {
        const auto stored = m_database.files.constFind(id);
        const bool isThere = stored != m_database.files.constEnd() && stored->isFinished();
        return isThere && isGiven(*stored, user) ? std::optional(*stored) : std::nullopt;
    });
}

Outcome<ClaimedFile> MemoryFileStore::claimed(const FileClaim &claim)
{
    StoredFile *stored = own(claim.id, claim.owner);
    if (!stored)
        return notFound();
    ClaimedFile result{*stored, false};
    if (stored->received != claim.offset)
        return result;
    if (claim.size > stored->file.size - claim.offset)
        return tooLarge();
    if (stored->isFinished())
        return result;
    m_database.loosen(stored->hash);
    stored->writer = claim.writer;
    stored->hash.clear();
    result.isClaimed = true;
    return result;
}

void MemoryFileStore::claim(const FileClaim &claim, Done<ClaimedFile> done)
{
    m_database.answer<ClaimedFile>(done, [&] { return claimed(claim); });
}

void MemoryFileStore::setReceived(const FileId &id, const QString &writer, qint64 received, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        StoredFile *stored = writtenBy(id, writer);
        if (stored)
            stored->received = received;
        return stored != nullptr;
    });
}

void MemoryFileStore::setFindings(const FileId &id, const QString &writer, const FileFindings &findings,
                                  Done<bool> done)
{
    m_database.answer<bool>(done, [&]() -> Outcome<bool> {
        StoredFile *stored = writtenBy(id, writer);
        if (!stored)
            return false;
        if (const auto held = hold(findings.hash); !held)
            return held.error();
        stored->hash = findings.hash;
        stored->file.type = findings.type;
        if (!findings.type.startsWith(QLatin1String("image/"))) {
            stored->file.width = 0;
            stored->file.height = 0;
            stored->file.blurhash.clear();
        }
        return true;
    });
}

void MemoryFileStore::finish(const FileId &id, const QString &writer, std::chrono::milliseconds lifetime,
                             Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        StoredFile *stored = writtenBy(id, writer);
        if (!stored || stored->hash.isEmpty())
            return false;
        stored->received = stored->file.size;
        stored->writer.clear();
        stored->expiresAt = m_database.now() + lifetime;
        return true;
    });
}

void MemoryFileStore::setThumbnail(const FileId &id, const UserId &owner, const QString &hash, qint64 size,
                                   const FileShare &share, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&]() -> Outcome<Ok> {
        StoredFile *stored = own(id, owner);
        if (!stored)
            return notFound();
        const FileShare bytesOnly{share.bytes, std::numeric_limits<int>::max()};
        if (const auto refused = refusal(owner, bytesOnly, size - stored->thumbnailSize))
            return *refused;
        if (const auto held = hold(hash); !held)
            return held.error();
        const QString before = std::exchange(stored->thumbnail, hash);
        stored->thumbnailSize = size;
        stored->file.hasThumbnail = true;
        if (before != hash)
            m_database.loosen(before);
        return Ok{};
    });
}

void MemoryFileStore::remove(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done)
{
    m_database.answer<std::optional<StoredFile>>(done, [&]() -> std::optional<StoredFile> {
        const StoredFile *stored = own(id, owner);
        if (!stored || stored->expiresAt.count() == 0)
            return {};
        return m_database.forgetFile(id);
    });
}

void MemoryFileStore::takeExpired(int limit, Done<QList<StoredFile>> done)
{
    m_database.answer<QList<StoredFile>>(done, [&] {
        QList<FileId> ids;
        for (const StoredFile &each : std::as_const(m_database.files)) {
            const bool isExpired = each.expiresAt.count() > 0 && each.expiresAt <= m_database.now();
            if (isExpired && ids.size() < limit)
                ids.append(each.file.id);
        }
        QList<StoredFile> expired;
        for (const FileId &id : std::as_const(ids))
            expired.append(m_database.forgetFile(id));
        return expired;
    });
}

void MemoryFileStore::takeLoose(int limit, Done<QStringList> done)
{
    m_database.answer<QStringList>(done, [&] {
        QStringList loose;
        for (auto content = m_database.contents.begin(); content != m_database.contents.end(); ++content) {
            if (*content == 0 || loose.size() == limit)
                continue;
            const bool isKept =
                std::any_of(m_database.files.cbegin(), m_database.files.cend(), [&](const StoredFile &each) {
                    return each.hash == content.key() || each.thumbnail == content.key();
                });
            *content = isKept ? 0 : 2;
            if (!isKept)
                loose.append(content.key());
        }
        return loose;
    });
}

void MemoryFileStore::forgetContents(const QString &hash, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        if (m_database.contents.value(hash) > 1)
            m_database.contents.remove(hash);
        return Ok{};
    });
}

} // namespace Chinwag
