#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"
#include "server/core/services/filemetadata.h"
#include "shared/base/digits.h"

#include <QDateTime>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <functional>

/// Uploads as https://tus.io/protocols/resumable-upload says, version 1.0.0.
namespace Chinwag {

namespace {

constexpr char version[] = "1.0.0";
constexpr int wrongVersion = 412;
constexpr int wrongOffset = 409;
constexpr int wrongDigest = 460;
constexpr int wrongType = 415;
const QString uploadPath = QStringLiteral("/api/uploads");
const QString thumbnailPath = QStringLiteral("/api/files/{id}/thumbnail");

using Handler = Task<HttpResponse> (*)(FileService &, ApiRequest);

const UserId &askerOf(const ApiRequest &request) { return request.identity.user.id; }

FileId fileOf(const ApiRequest &request) { return FileId(request.parameters.first()); }

Result<qint64, Error> numberOf(const ApiRequest &request, QByteArrayView header)
{
    const auto number = digitsOf(QString::fromLatin1(request.http.header(header)));
    if (!number || *number > Limits::largestNumber)
        return Errors::badRequest(QStringLiteral("'%1' must be a whole number.").arg(QLatin1String(header)));
    return *number;
}

/// As HTTP writes times (RFC 9110 §5.6.7).
QByteArray httpDate(milliseconds at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.count(), Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() + " GMT";
}

HttpResponse withState(HttpResponse response, const StoredFile &file)
{
    response.headers.emplaceBack("Upload-Offset", QByteArray::number(file.received));
    if (file.expiresAt.count() > 0)
        response.headers.emplaceBack("Upload-Expires", httpDate(file.expiresAt));
    return response;
}

/// Of everything that belongs to uploads; answers in this version only, and says so.
Task<HttpResponse> resumable(Handler handler, FileService &files, ApiRequest request)
{
    if (request.http.header("tus-resumable") != version) {
        HttpResponse refusal = Responses::problem(
            wrongVersion, Errors::badRequest(QStringLiteral("'Tus-Resumable' must be 1.0.0.")));
        refusal.headers.emplaceBack("Tus-Version", version);
        co_return refusal;
    }
    const Outcome<HttpResponse> answer = co_await handler(files, std::move(request)).settled();
    HttpResponse response = answer ? *answer : Responses::problem(answer.error());
    response.headers.emplaceBack("Tus-Resumable", version);
    co_return response;
}

Task<HttpResponse> describe(qint64 most, ApiRequest)
{
    HttpResponse response = Responses::empty();
    response.headers.emplaceBack("Tus-Resumable", version);
    response.headers.emplaceBack("Tus-Version", version);
    response.headers.emplaceBack("Tus-Extension", "creation,termination,expiration,checksum");
    response.headers.emplaceBack("Tus-Max-Size", QByteArray::number(most));
    response.headers.emplaceBack("Tus-Checksum-Algorithm", "sha1,sha256");
    co_return response;
}

Task<HttpResponse> create(FileService &files, ApiRequest request)
{
    const qint64 size = co_await numberOf(request, "upload-length");
    if (size == 0)
        co_return Errors::badRequest(QStringLiteral("A file must have at least one byte."));
    NewFile file = co_await fileFromMetadata(request.http.header("upload-metadata"));
    file.size = size;
    const StoredFile made = co_await files.create(askerOf(request), file);
    HttpResponse response = withState(Responses::empty(), made);
    response.status = 201;
    response.headers.emplaceBack("Location",
                                 uploadPath.toLatin1() + '/' + made.file.id.toString().toLatin1());
    co_return response;
}

/// The gate makes GET of HEAD.
Task<HttpResponse> state(FileService &files, ApiRequest request)
{
    const StoredFile file = co_await files.find(askerOf(request), fileOf(request));
    HttpResponse response = withState(Responses::empty(), file);
    response.status = 200;
    response.headers.emplaceBack("Upload-Length", QByteArray::number(file.file.size));
    co_return response;
}

/// "sha1 <base64>"; none when it is absent.
Result<std::optional<FilePart::Digest>, Error> digestOf(const ApiRequest &request)
{
    const QByteArray field = request.http.header("upload-checksum").trimmed();
    if (field.isEmpty())
        return std::optional<FilePart::Digest>();
    const qsizetype space = field.indexOf(' ');
    const QByteArray name = space < 0 ? field : field.first(space);
    FilePart::Digest digest;
    if (name == "sha256")
        digest.algorithm = QCryptographicHash::Sha256;
    else if (name != "sha1")
        return Errors::badRequest(QStringLiteral("'Upload-Checksum' must be sha1 or sha256."));
    const auto value = QByteArray::fromBase64Encoding(field.mid(name.size()).trimmed(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    if (!value || value.decoded.size() != QCryptographicHash::hashLength(digest.algorithm))
        return Errors::badRequest(QStringLiteral("'Upload-Checksum' must have the digest in base64."));
    digest.value = value.decoded;
    return std::optional(digest);
}

HttpResponse answerTo(const PartResult &result)
{
    if (result.how == PartResult::How::Stored)
        return withState(Responses::empty(), result.file);
    const bool isOffset = result.how == PartResult::How::WrongOffset;
    const Error error = Errors::badRequest(isOffset ? QStringLiteral("The upload stands elsewhere.")
                                                    : QStringLiteral("The checksum is another one."));
    return withState(Responses::problem(isOffset ? wrongOffset : wrongDigest, error), result.file);
}

Task<HttpResponse> add(FileService &files, ApiRequest request)
{
    if (request.http.header("content-type") != "application/offset+octet-stream")
        co_return Responses::problem(wrongType, Errors::badRequest(QStringLiteral(
                                                    "The body must be application/offset+octet-stream.")));
    FilePart part;
    part.id = fileOf(request);
    part.offset = co_await numberOf(request, "upload-offset");
    part.digest = co_await digestOf(request);
    part.body = request.http.pieces;
    const PartResult result = co_await files.add(askerOf(request), part);
    co_return answerTo(result);
}

Task<HttpResponse> remove(FileService &files, ApiRequest request)
{
    co_await files.remove(askerOf(request), fileOf(request));
    co_return Responses::empty();
}

Task<HttpResponse> setThumbnail(FileService &files, ApiRequest request)
{
    co_await files.setThumbnail(askerOf(request), fileOf(request), request.http.pieces);
    co_return Responses::empty();
}

/// Pictures that browsers and clients show; whatever else it is, nobody shall take it for a page.
QByteArray contentTypeOf(const QString &type)
{
    static const QList<QByteArray> pictures{"image/jpeg", "image/png", "image/gif", "image/webp"};
    const QByteArray bytes = type.toLatin1();
    return pictures.contains(bytes) ? bytes : QByteArray("application/octet-stream");
}

/// RFC 6266, with a name for those who understand only ASCII.
QByteArray dispositionOf(const QString &name)
{
    QByteArray plain;
    for (const QChar c : name) {
        const char ascii = c.unicode() < 0x7f ? char(c.unicode()) : '_';
        const bool isPlain = QByteArrayView(" !#$&+-.^_`|~()[]{}@=,").contains(ascii) || c.isLetterOrNumber();
        plain += isPlain ? ascii : '_';
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + QUrl::toPercentEncoding(name);
}

HttpResponse download(const GivenFile &given, const QByteArray &type, const QString &name)
{
    HttpResponse response;
    response.contentType = type;
    response.source = given.source;
    response.etag = '"' + given.hash.toLatin1() + '"';
    response.headers.emplaceBack("Content-Disposition", dispositionOf(name));
    // The gate adds nosniff, as to everything.
    response.headers.emplaceBack("Content-Security-Policy", "sandbox; default-src 'none'");
    return response;
}

Task<HttpResponse> give(FileService &files, ApiRequest request)
{
    const GivenFile given = co_await files.give(askerOf(request), fileOf(request));
    const File &file = given.file.file;
    co_return download(given, contentTypeOf(file.type), file.name);
}

Task<HttpResponse> giveThumbnail(FileService &files, ApiRequest request)
{
    const GivenFile given = co_await files.giveThumbnail(askerOf(request), fileOf(request));
    co_return download(given, "application/octet-stream", QStringLiteral("thumbnail"));
}

} // namespace

void addFileRoutes(ApiRouter &router, NodeContext &context, Services &services)
{
    using Access = ApiRouter::Access;
    using Body = ApiRouter::Body;
    const QString anUpload = uploadPath + QStringLiteral("/{id}");
    const QString aFile = QStringLiteral("/api/files/{id}");
    const qint64 most = context.options.fileSize;
    const auto upload = [&](const QByteArray &method, const QString &path, Body body, Handler handler) {
        router.add(method, path, Access::SignedIn, body,
                   std::bind_front(resumable, handler, std::ref(services.files)),
                   body == Body::Pieces ? most : Limits::requestBody);
    };
    router.add("OPTIONS", uploadPath, Access::Everybody, Body::None, std::bind_front(describe, most));
    upload("POST", uploadPath, Body::None, create);
    upload("GET", anUpload, Body::None, state);
    upload("PATCH", anUpload, Body::Pieces, add);
    upload("DELETE", anUpload, Body::None, remove);
    router.add("PUT", thumbnailPath, Access::SignedIn, Body::Pieces,
               std::bind_front(setThumbnail, std::ref(services.files)), Limits::thumbnailSize);
    router.add("GET", aFile, Access::SignedIn, Body::None, std::bind_front(give, std::ref(services.files)));
    router.add("GET", thumbnailPath, Access::SignedIn, Body::None,
               std::bind_front(giveThumbnail, std::ref(services.files)));
}

} // namespace Chinwag
