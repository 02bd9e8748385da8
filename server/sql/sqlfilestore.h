#pragma once

#include "server/core/ports/filestore.h"
#include "server/sql/database.h"

namespace Chinwag {

/// FileStore over any Dialect. Loop thread; the Database outlives it.
class SqlFileStore final : public FileStore
{
public:
    explicit SqlFileStore(const DatabaseLane &database);

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
    const DatabaseLane m_database;
};

} // namespace Chinwag
