#include "tests/support/clienttestkit.h"

#include <algorithm>

namespace Chinwag::Test {

namespace {

const Error lost{ErrorCode::Temporary, QStringLiteral("The connection was lost."), std::nullopt};
const Error gone{ErrorCode::NotFound, QStringLiteral("There is no such file."), std::nullopt};

} // namespace

class FakeServerApi::FakeTransfer final : public TransferHandle
{
public:
    explicit FakeTransfer(FakeFiles &files)
        : m_files(files)
    {
        m_files.mostRunning = std::max(m_files.mostRunning, ++m_files.running);
    }
    ~FakeTransfer() override { --m_files.running; }
    Q_DISABLE_COPY_MOVE(FakeTransfer)

    std::weak_ptr<bool> alive() const { return m_alive; }

private:
    FakeFiles &m_files;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

template <typename T>
void FakeServerApi::answerOfFile(Result<T, Error> result, Done<T> done)
{
    if (files.error)
        result = *files.error;
    later([done = std::move(done), result = std::move(result)] { done(result); });
}

void FakeServerApi::createUpload(const File &file, Done<FileId> done)
{
    files.log.append(QStringLiteral("create ") + file.name);
    const FileId id(QStringLiteral("f_%1").arg(files.log.size()));
    if (!files.error)
        files.uploads[id] = {file, {}, {}};
    answerOfFile<FileId>(id, std::move(done));
}

void FakeServerApi::uploadOffset(const FileId &upload, Done<qint64> done)
{
    files.log.append(QStringLiteral("offset ") + upload.toString());
    const auto found = files.uploads.find(upload);
    const bool isThere = found != files.uploads.end();
    answerOfFile<qint64>(isThere ? Result<qint64, Error>(qint64(found->second.bytes.size()))
                                 : Result<qint64, Error>(gone),
                         std::move(done));
}

std::unique_ptr<TransferHandle> FakeServerApi::uploadPiece(const FileId &upload, qint64 offset,
                                                           const QByteArray &piece,
                                                           std::function<void(qint64)> sent,
                                                           Done<qint64> done)
{
    files.log.append(QStringLiteral("piece %1 %2+%3").arg(upload.toString()).arg(offset).arg(piece.size()));
    auto transfer = std::make_unique<FakeTransfer>(files);
    later([this, alive = transfer->alive(), upload, offset, piece, sent = std::move(sent),
           done = std::move(done)] {
        const auto found = files.uploads.find(upload);
        if (alive.expired())
            return;
        if (files.error || found == files.uploads.end())
            return done(files.error.value_or(gone));
        QByteArray &bytes = found->second.bytes;
        if (bytes.size() != offset)
            return done(lost);
        const bool isCut = files.cutAfter >= 0 && piece.size() > files.cutAfter;
        const qint64 arrives = files.stalls ? piece.size() / 2 : isCut ? files.cutAfter : piece.size();
        bytes += piece.first(arrives);
        sent(arrives);
        if (isCut)
            done(lost);
        else if (!files.stalls)
            done(qint64(bytes.size()));
    });
    return transfer;
}

void FakeServerApi::endUpload(const FileId &upload, Done<Ok> done)
{
    files.log.append(QStringLiteral("end ") + upload.toString());
    files.uploads.erase(upload);
    answerOfFile<Ok>(Ok(), std::move(done));
}

void FakeServerApi::putThumbnail(const FileId &file, const QByteArray &picture, Done<Ok> done)
{
    files.log.append(QStringLiteral("thumbnail ") + file.toString());
    files.uploads[file].thumbnail = picture;
    answerOfFile<Ok>(Ok(), std::move(done));
}

std::unique_ptr<TransferHandle> FakeServerApi::fetchFile(const FileWish &wish, FileSink sink, Done<Ok> done)
{
    files.log.append(QStringLiteral("fetch %1%2 from %3")
                         .arg(wish.id.toString(), wish.isThumbnail ? QStringLiteral(" small") : QString())
                         .arg(wish.from));
    auto transfer = std::make_unique<FakeTransfer>(files);
    later([this, alive = transfer->alive(), wish, sink = std::move(sink), done = std::move(done)] {
        if (alive.expired())
            return;
        const QHash<FileId, QByteArray> &there = wish.isThumbnail ? files.thumbnails : files.whole;
        if (files.error || !there.contains(wish.id))
            return done(files.error.value_or(gone));
        const qint64 from = wish.version == files.version ? wish.from : 0;
        const QByteArray rest = there.value(wish.id).sliced(from);
        const bool isCut = files.cutAfter >= 0 && rest.size() > files.cutAfter;
        const qint64 comes = files.stalls ? rest.size() / 2 : isCut ? files.cutAfter : rest.size();
        const bool isTaken = sink.begin(from, files.version) && sink.take(rest.first(comes));
        if (isCut || !isTaken)
            done(lost);
        else if (!files.stalls)
            done(Ok());
    });
    return transfer;
}

} // namespace Chinwag::Test
