#include "app/net/httpaccountapi.h"

#include "app/core/files/attachment.h"
#include "app/net/httpreaders.h"

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

const std::pair<QByteArray, QByteArray> tusVersion("Tus-Resumable", "1.0.0");
/// It stands elsewhere than this side thinks: for it to be asked.
constexpr int conflict = 409;

QString uploadPath(const FileId &upload) { return "/api/uploads/"_L1 + encoded(upload.toString()); }

QString filePath(const FileId &file, bool isThumbnail)
{
    return "/api/files/"_L1 + encoded(file.toString()) + (isThumbnail ? "/thumbnail"_L1 : ""_L1);
}

QByteArray metadataOf(const File &file)
{
    QByteArray metadata = "filename " + file.name.toUtf8().toBase64();
    if (file.width > 0 && file.height > 0) {
        metadata += ",width " + QByteArray::number(file.width).toBase64();
        metadata += ",height " + QByteArray::number(file.height).toBase64();
    }
    if (!file.blurhash.isEmpty())
        metadata += ",blurhash " + file.blurhash.toUtf8().toBase64();
    return metadata;
}

Error unexpected(const char *what) { return {ErrorCode::Temporary, QString::fromLatin1(what), {}}; }

Result<FileId, Error> readUpload(const ExchangeAnswer &answer)
{
    const FileId id(QString::fromLatin1(answer.headers.value("location").split('/').last()));
    if (!isPlain(id))
        return unexpected("no upload");
    return id;
}

Result<qint64, Error> readOffset(const ExchangeAnswer &answer)
{
    bool isNumber = false;
    const qint64 offset = answer.headers.value("upload-offset").toLongLong(&isNumber);
    if (!isNumber || offset < 0)
        return unexpected("no offset");
    return offset;
}

} // namespace

void HttpAccountApi::createUpload(const File &file, Done<FileId> done)
{
    OutgoingRequest request;
    request.headers = {
        tusVersion, {"Upload-Length", QByteArray::number(file.size)}, {"Upload-Metadata", metadataOf(file)}};
    ask({"POST", u"/api/uploads"_s}, &readUpload, std::move(done), std::move(request));
}

void HttpAccountApi::uploadOffset(const FileId &upload, Done<qint64> done)
{
    OutgoingRequest request;
    request.headers = {tusVersion};
    ask({"HEAD", uploadPath(upload)}, &readOffset, std::move(done), std::move(request));
}

std::unique_ptr<TransferHandle> HttpAccountApi::uploadPiece(const FileId &upload, qint64 offset,
                                                            const QByteArray &piece,
                                                            std::function<void(qint64)> sent,
                                                            Done<qint64> done)
{
    OutgoingRequest request;
    request.headers = {tusVersion, {"Upload-Offset", QByteArray::number(offset)}};
    request.contentType = "application/offset+octet-stream";
    request.temporary = {conflict};
    request.sent = std::move(sent);
    return m_calls.handle(
        ask({"PATCH", uploadPath(upload), piece}, &readOffset, std::move(done), std::move(request)));
}

void HttpAccountApi::endUpload(const FileId &upload, Done<Ok> done)
{
    OutgoingRequest request;
    request.headers = {tusVersion};
    ask({"DELETE", uploadPath(upload)}, &readNothing, std::move(done), std::move(request));
}

void HttpAccountApi::putThumbnail(const FileId &file, const QByteArray &picture, Done<Ok> done)
{
    OutgoingRequest request;
    request.contentType = picture.startsWith("\x89PNG") ? "image/png" : "image/jpeg";
    ask({"PUT", filePath(file, true), picture}, &readNothing, std::move(done), std::move(request));
}

std::unique_ptr<TransferHandle> HttpAccountApi::fetchData(std::function<bool(const QByteArray &)> take,
                                                          Done<Ok> done)
{
    OutgoingRequest request;
    request.sink = {[](qint64, const QByteArray &) { return true; }, std::move(take)};
    return m_calls.handle(ask({"GET", u"/api/me/data"_s}, &readNothing, std::move(done), std::move(request)));
}

std::unique_ptr<TransferHandle> HttpAccountApi::fetchFile(const FileWish &wish, FileSink sink, Done<Ok> done)
{
    OutgoingRequest request;
    if (wish.from > 0 && !wish.version.isEmpty()) {
        request.from = wish.from;
        request.headers = {{"Range", "bytes=" + QByteArray::number(wish.from) + '-'},
                           {"If-Range", wish.version}};
    }
    request.sink = std::move(sink);
    return m_calls.handle(
        ask({"GET", filePath(wish.id, wish.isThumbnail)}, &readNothing, std::move(done), std::move(request)));
}

} // namespace Chinwag
