#pragma once

#include "server/core/ports/filestore.h"
#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

class MemoryFileStore final : public FileStore
{
public:
    explicit MemoryFileStore(MemoryDatabase &database)
        : m_database(database)
    {
    }

    void create(const NewFile &file, const FileShare &share, std::chrono::milliseconds lifetime,
                Done<StoredFile> done) override;
    void find(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done) override;
    void findFor(const FileId &id, const UserId &user, Done<std::optional<StoredFile>> done) override;
    void claim(const FileClaim &claim, Done<ClaimedFile> done) override;
    void setReceived(const FileId &id, const QString &writer, qint64 received, Done<bool> done) override;
    void setFindings(const FileId &id, const QString &writer, const FileFindings &findings,
                     Done<bool> done) override;
    void finish(const FileId &id, const QString &writer, std::chrono::milliseconds lifetime,
                Done<bool> done) override;
    void setThumbnail(const FileId &id, const UserId &owner, const QString &hash, qint64 size,
                      const FileShare &share, Done<Ok> done) override;
    void remove(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done) override;
    void takeExpired(int limit, Done<QList<StoredFile>> done) override;
    void takeLoose(int limit, Done<QStringList> done) override;
    void forgetContents(const QString &hash, Done<Ok> done) override;

private:
    std::optional<Error> refusal(const UserId &user, const FileShare &share, qint64 more) const;
    StoredFile *own(const FileId &id, const UserId &owner);
    StoredFile *writtenBy(const FileId &id, const QString &writer);
    bool isGiven(const StoredFile &stored, const UserId &user) const;
    Outcome<Ok> hold(const QString &hash);
    Outcome<ClaimedFile> claimed(const FileClaim &claim);

    MemoryDatabase &m_database;
};

} // namespace Chinwag
