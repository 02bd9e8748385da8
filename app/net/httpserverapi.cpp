#include "app/net/httpserverapi.h"

#include "app/core/files/attachment.h"
#include "app/net/httpsentences.h"
#include "app/net/proxies.h"
#include "app/net/serverurl.h"
#include "shared/base/logging.h"
#include "shared/protocol/httpbodies.h"

using namespace Qt::StringLiterals;

#include <QSysInfo>

namespace Chinwag {

namespace {

Result<Ok, Error> readNothing(const ExchangeAnswer &) { return Ok{}; }

/// The whole body.
template <typename Body>
Result<Body, Error> read(const ExchangeAnswer &answer)
{
    return decodeBody<Body>(answer.body, HttpExchange::bodyLimit);
}

/// One member of it.
template <auto member, typename Body, typename T>
Result<T, Error> part(const ExchangeAnswer &answer)
{
    auto body = read<Body>(answer);
    if (!body)
        return body.error();
    return std::move((*body).*member);
}

Result<QString, Error> readTicket(const ExchangeAnswer &answer)
{
    return part<&TicketGrant::ticket, TicketGrant, QString>(answer);
}

Result<Room, Error> readRoom(const ExchangeAnswer &answer)
{
    return part<&RoomAnswer::room, RoomAnswer, Room>(answer);
}

/// Either answer names itself.
Result<Addition, Error> readAddition(const ExchangeAnswer &answer)
{
    if (read<InvitedAnswer>(answer))
        return Addition::Asked;
    const auto room = readRoom(answer);
    return room ? Result<Addition, Error>(Addition::In) : Result<Addition, Error>(room.error());
}

Result<QList<User>, Error> readUsers(const ExchangeAnswer &answer)
{
    return part<&UserList::users, UserList, QList<User>>(answer);
}

Result<QList<Ban>, Error> readBans(const ExchangeAnswer &answer)
{
    return part<&BanList::bans, BanList, QList<Ban>>(answer);
}

Result<QList<Report>, Error> readReports(const ExchangeAnswer &answer)
{
    return part<&ReportList::reports, ReportList, QList<Report>>(answer);
}

Result<QList<RoomInvitation>, Error> readInvitations(const ExchangeAnswer &answer)
{
    return part<&InvitationList::invitations, InvitationList, QList<RoomInvitation>>(answer);
}

Result<QList<DeviceEntry>, Error> readDevices(const ExchangeAnswer &answer)
{
    return part<&DeviceList::devices, DeviceList, QList<DeviceEntry>>(answer);
}

Result<RoomInvites, Error> readRoomInvites(const ExchangeAnswer &answer)
{
    return part<&Me::roomInvites, Me, RoomInvites>(answer);
}

Result<User, Error> readMe(const ExchangeAnswer &answer) { return part<&Me::user, Me, User>(answer); }

ReachError misfit(const QString &address, const Error &error)
{
    qCInfo(lcClient).noquote() << "Not a Chinwag server: its answer does not fit:" << error.message;
    return obstructed(Obstacle::NotChinwag, address);
}

QString encoded(const QString &value) { return QString::fromLatin1(QUrl::toPercentEncoding(value)); }

QString roomPath(const RoomId &room, QLatin1StringView end)
{
    return "/api/rooms/"_L1 + encoded(room.toString()) + end;
}

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

/// What there is in a room of somebody: `kind` is members, bans or mutes.
QString personPath(const RoomId &room, QLatin1StringView kind, const UserId &user)
{
    return roomPath(room, kind) + u'/' + encoded(user.toString());
}

QString blockPath(const UserId &user) { return "/api/me/blocks/"_L1 + encoded(user.toString()); }

} // namespace

HttpServerApi::HttpServerApi(TimerScheduler &timers, const ProxyLogins *proxies, ServerTrust *trust)
    : m_timers(timers)
    , m_proxies(proxies)
    , m_trust(trust)
{
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setProxyFactory(
        std::make_unique<TunnelFactory>(proxies).release()); // the manager's from now on
}

HttpServerApi::~HttpServerApi() = default;

template <typename T, typename E>
quint64 HttpServerApi::ask(const QUrl &server, const Call &call, Reader<T> reader,
                           Continuation<Result<T, E>> done)
{
    return ask(server, call, OutgoingRequest(), reader, std::move(done));
}

template <typename T, typename E>
quint64 HttpServerApi::ask(const QUrl &server, const Call &call, OutgoingRequest request, Reader<T> reader,
                           Continuation<Result<T, E>> done)
{
    const QString address = addressForPeople(server);
    const quint64 id = ++m_lastExchange;
    auto answered = [this, id, address, reader,
                     done = std::move(done)](Result<ExchangeAnswer, ReachError> answer) {
        // Kept until the end of this call, in which it may be the last thing that runs of a destroyed api.
        const auto finished = m_exchanges.extract(id);
        if (!answer) {
            done(E(answer.error()));
            return;
        }
        auto read = reader(*answer);
        if (read)
            done(std::move(*read));
        else
            done(E(misfit(address, read.error())));
    };
    const QUrl url = httpUrl(server, call.path, call.query);
    request.method = call.method;
    request.url = url;
    request.address = address;
    request.trust = m_trust;
    request.proxy = nameOf(proxyFor(url, m_proxies));
    request.token = call.token;
    request.body = call.body;
    m_exchanges.emplace(id,
                        std::make_unique<HttpExchange>(m_manager, m_timers, request, std::move(answered)));
    return id;
}

void HttpServerApi::check(const QUrl &server, Reached<ServerInfo> done)
{
    ask(server, {"GET", u"/healthz"_s, {}, {}, {}}, &read<ServerInfo>, std::move(done));
}

void HttpServerApi::signIn(const QUrl &server, const QString &username, const QString &password,
                           Reached<SignIn> done)
{
    const QByteArray body = encodeBody(SignInRequest{username, password, QSysInfo::machineHostName()});
    ask(server, {"POST", u"/auth/login"_s, {}, body, {}}, &read<SignIn>, std::move(done));
}

void HttpServerApi::createAccount(const QUrl &server, const QString &username, const QString &password,
                                  const QString &displayName, const QString &invite, Reached<SignIn> done)
{
    const QByteArray body =
        encodeBody(SignUpRequest{username, password, displayName, invite, QSysInfo::machineHostName()});
    ask(server, {"POST", u"/auth/register"_s, {}, body, {}}, &read<SignIn>, std::move(done));
}

void HttpServerApi::signOut(const QUrl &server, const QString &token, Done<Ok> done)
{
    ask(server, {"POST", u"/auth/logout"_s, token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::fetchTicket(const QUrl &server, const QString &token, Reached<QString> done)
{
    ask(server, {"POST", u"/auth/ticket"_s, token, {}, {}}, &readTicket, std::move(done));
}

void HttpServerApi::createInvite(const QUrl &server, const QString &token,
                                 Continuation<Result<InviteGrant, Error>> done)
{
    ask(server, {"POST", u"/api/invites"_s, token, {}, {}}, &read<InviteGrant>, std::move(done));
}

void HttpServerApi::publicRooms(const QUrl &server, const QString &token, const QString &search,
                                const QString &after, Done<RoomsPage> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"mine"_s, u"0"_s);
    if (!search.isEmpty())
        parameters.addQueryItem(u"q"_s, encoded(search));
    if (!after.isEmpty())
        parameters.addQueryItem(u"after"_s, encoded(after));
    ask(server, {"GET", u"/api/rooms"_s, token, {}, parameters}, &read<RoomsPage>, std::move(done));
}

void HttpServerApi::createRoom(const QUrl &server, const QString &token, const QString &name, RoomKind kind,
                               Done<Room> done)
{
    const QByteArray body = encodeBody(NewRoomRequest{kind, name});
    ask(server, {"POST", u"/api/rooms"_s, token, body, {}}, &readRoom, std::move(done));
}

void HttpServerApi::createDirectRoom(const QUrl &server, const QString &token, const UserId &peer,
                                     Done<Room> done)
{
    const QByteArray body = encodeBody(NewRoomRequest{RoomKind::Direct, {}, peer});
    ask(server, {"POST", u"/api/rooms"_s, token, body, {}}, &readRoom, std::move(done));
}

void HttpServerApi::joinRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Room> done)
{
    ask(server, {"POST", roomPath(room, "/join"_L1), token, {}, {}}, &readRoom, std::move(done));
}

void HttpServerApi::leaveRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Ok> done)
{
    ask(server, {"POST", roomPath(room, "/leave"_L1), token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::changeRoom(const QUrl &server, const QString &token, const RoomId &room,
                               const RoomChangeRequest &change, Done<Room> done)
{
    ask(server, {"PATCH", roomPath(room, ""_L1), token, encodeBody(change), {}}, &readRoom, std::move(done));
}

void HttpServerApi::deleteRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Ok> done)
{
    ask(server, {"DELETE", roomPath(room, ""_L1), token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::setPreferences(const QUrl &server, const QString &token, const RoomId &room,
                                   const RoomPreferences &preferences, Done<Room> done)
{
    const QString path = "/api/me/rooms/"_L1 + encoded(room.toString());
    ask(server, {"PUT", path, token, encodeBody(preferences), {}}, &readRoom, std::move(done));
}

void HttpServerApi::addMember(const QUrl &server, const QString &token, const RoomId &room,
                              const UserId &user, Done<Addition> done)
{
    const QByteArray body = encodeBody(AddMemberRequest{user});
    ask(server, {"POST", roomPath(room, "/members"_L1), token, body, {}}, &readAddition, std::move(done));
}

void HttpServerApi::members(const QUrl &server, const QString &token, const RoomId &room,
                            const QString &after, Done<MembersPage> done)
{
    QUrlQuery parameters;
    if (!after.isEmpty())
        parameters.addQueryItem(u"after"_s, encoded(after));
    ask(server, {"GET", roomPath(room, "/members"_L1), token, {}, parameters}, &read<MembersPage>,
        std::move(done));
}

void HttpServerApi::users(const QUrl &server, const QString &token, const QList<UserId> &ids,
                          Done<QList<User>> done)
{
    QStringList names;
    for (const UserId &id : ids)
        names.append(id.toString());
    QUrlQuery parameters;
    parameters.addQueryItem(u"ids"_s, encoded(names.join(u',')));
    ask(server, {"GET", u"/api/users"_s, token, {}, parameters}, &readUsers, std::move(done));
}

void HttpServerApi::findUsers(const QUrl &server, const QString &token, const QString &query,
                              Done<QList<User>> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"query"_s, encoded(query));
    ask(server, {"GET", u"/api/users"_s, token, {}, parameters}, &readUsers, std::move(done));
}

void HttpServerApi::history(const QUrl &server, const QString &token, const RoomId &room, Seq before,
                            int limit, Done<HistoryPage> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"before"_s, QString::number(before));
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
    ask(server, {"GET", roomPath(room, "/events"_L1), token, {}, parameters}, &read<HistoryPage>,
        std::move(done));
}

void HttpServerApi::search(const QUrl &server, const QString &token, const SearchQuery &query,
                           const QString &next, Done<SearchPage> done)
{
    QUrlQuery parameters;
    const auto narrow = [&parameters](const QString &name, const QString &value) {
        if (!value.isEmpty())
            parameters.addQueryItem(name, encoded(value));
    };
    const auto number = [](milliseconds at) {
        return at.count() > 0 ? QString::number(at.count()) : QString();
    };
    narrow(u"q"_s, query.words);
    narrow(u"room"_s, query.room.toString());
    narrow(u"from"_s, query.sender.toString());
    narrow(u"after"_s, number(query.after));
    narrow(u"before"_s, number(query.before));
    narrow(u"has"_s, query.withFile ? u"file"_s : query.withLink ? u"link"_s : QString());
    narrow(u"cursor"_s, next);
    ask(server, {"GET", u"/api/search"_s, token, {}, parameters}, &read<SearchPage>, std::move(done));
}

void HttpServerApi::invitations(const QUrl &server, const QString &token, Done<QList<RoomInvitation>> done)
{
    ask(server, {"GET", u"/api/me/invitations"_s, token, {}, {}}, &readInvitations, std::move(done));
}

void HttpServerApi::declineInvitation(const QUrl &server, const QString &token, const RoomId &room,
                                      Done<Ok> done)
{
    const QString path = "/api/me/invitations/"_L1 + encoded(room.toString());
    ask(server, {"DELETE", path, token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::devices(const QUrl &server, const QString &token, Done<QList<DeviceEntry>> done)
{
    ask(server, {"GET", u"/api/devices"_s, token, {}, {}}, &readDevices, std::move(done));
}

void HttpServerApi::removeDevice(const QUrl &server, const QString &token, const DeviceId &device,
                                 Done<Ok> done)
{
    const QString path = "/api/devices/"_L1 + encoded(device.toString());
    ask(server, {"DELETE", path, token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::changePassword(const QUrl &server, const QString &token, const QString &from,
                                   const QString &to, Done<Ok> done)
{
    const QByteArray body = encodeBody(PasswordChangeRequest{from, to});
    ask(server, {"PUT", u"/api/me/password"_s, token, body, {}}, &readNothing, std::move(done));
}

void HttpServerApi::whoMayAdd(const QUrl &server, const QString &token, Done<RoomInvites> done)
{
    ask(server, {"GET", u"/api/me"_s, token, {}, {}}, &readRoomInvites, std::move(done));
}

void HttpServerApi::setWhoMayAdd(const QUrl &server, const QString &token, RoomInvites who,
                                 Done<RoomInvites> done)
{
    const QByteArray body = encodeBody(MeChangeRequest{who, {}, {}});
    ask(server, {"PATCH", u"/api/me"_s, token, body, {}}, &readRoomInvites, std::move(done));
}

void HttpServerApi::changeMe(const QUrl &server, const QString &token, const MeChangeRequest &change,
                             Done<User> done)
{
    ask(server, {"PATCH", u"/api/me"_s, token, encodeBody(change), {}}, &readMe, std::move(done));
}

void HttpServerApi::blocked(const QUrl &server, const QString &token, Done<QList<User>> done)
{
    ask(server, {"GET", u"/api/me/blocks"_s, token, {}, {}}, &readUsers, std::move(done));
}

void HttpServerApi::block(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done)
{
    ask(server, {"PUT", blockPath(user), token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::unblock(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done)
{
    ask(server, {"DELETE", blockPath(user), token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::setRole(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                            Role role, Done<Ok> done)
{
    const QByteArray body = encodeBody(RoleRequest{role});
    ask(server, {"PUT", personPath(room, "/members"_L1, user), token, body, {}}, &readNothing,
        std::move(done));
}

void HttpServerApi::kick(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                         const QString &reason, Done<Ok> done)
{
    QUrlQuery parameters;
    if (!reason.isEmpty())
        parameters.addQueryItem(u"reason"_s, encoded(reason));
    ask(server, {"DELETE", personPath(room, "/members"_L1, user), token, {}, parameters}, &readNothing,
        std::move(done));
}

void HttpServerApi::bans(const QUrl &server, const QString &token, const RoomId &room, Done<QList<Ban>> done)
{
    ask(server, {"GET", roomPath(room, "/bans"_L1), token, {}, {}}, &readBans, std::move(done));
}

void HttpServerApi::ban(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                        const SanctionRequest &how, Done<Ok> done)
{
    ask(server, {"PUT", personPath(room, "/bans"_L1, user), token, encodeBody(how), {}}, &readNothing,
        std::move(done));
}

void HttpServerApi::liftBan(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                            Done<Ok> done)
{
    ask(server, {"DELETE", personPath(room, "/bans"_L1, user), token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::mute(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                         milliseconds until, Done<Ok> done)
{
    const QByteArray body = encodeBody(SanctionRequest{until});
    ask(server, {"PUT", personPath(room, "/mutes"_L1, user), token, body, {}}, &readNothing, std::move(done));
}

void HttpServerApi::unmute(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                           Done<Ok> done)
{
    ask(server, {"DELETE", personPath(room, "/mutes"_L1, user), token, {}, {}}, &readNothing,
        std::move(done));
}

void HttpServerApi::reports(const QUrl &server, const QString &token, const RoomId &room,
                            Done<QList<Report>> done)
{
    ask(server, {"GET", roomPath(room, "/reports"_L1), token, {}, {}}, &readReports, std::move(done));
}

void HttpServerApi::dismissReport(const QUrl &server, const QString &token, const RoomId &room,
                                  const ReportId &report, Done<Ok> done)
{
    const QString path = roomPath(room, "/reports/"_L1) + encoded(report.toString());
    ask(server, {"DELETE", path, token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::reportMessage(const QUrl &server, const QString &token, const ReportRequest &report,
                                  Done<Ok> done)
{
    ask(server, {"POST", u"/api/reports"_s, token, encodeBody(report), {}}, &readNothing, std::move(done));
}

void HttpServerApi::createUpload(const QUrl &server, const QString &token, const File &file,
                                 Done<FileId> done)
{
    OutgoingRequest request;
    request.headers = {
        tusVersion, {"Upload-Length", QByteArray::number(file.size)}, {"Upload-Metadata", metadataOf(file)}};
    ask(server, {"POST", u"/api/uploads"_s, token, {}, {}}, std::move(request), &readUpload, std::move(done));
}

void HttpServerApi::uploadOffset(const QUrl &server, const QString &token, const FileId &upload,
                                 Done<qint64> done)
{
    OutgoingRequest request;
    request.headers = {tusVersion};
    ask(server, {"HEAD", uploadPath(upload), token, {}, {}}, std::move(request), &readOffset,
        std::move(done));
}

/// Of an exchange; outlives the api, if need be.
class HttpServerApi::Handle final : public TransferHandle
{
public:
    Handle(HttpServerApi &api, quint64 exchange)
        : m_api(api.m_self)
        , m_exchange(exchange)
    {
    }
    ~Handle() override
    {
        if (const auto api = m_api.lock())
            (*api)->m_exchanges.erase(m_exchange);
    }
    Q_DISABLE_COPY_MOVE(Handle)

private:
    std::weak_ptr<HttpServerApi *> m_api;
    quint64 m_exchange;
};

std::unique_ptr<TransferHandle>
HttpServerApi::uploadPiece(const QUrl &server, const QString &token, const FileId &upload, qint64 offset,
                           const QByteArray &piece, std::function<void(qint64)> sent, Done<qint64> done)
{
    OutgoingRequest request;
    request.headers = {tusVersion, {"Upload-Offset", QByteArray::number(offset)}};
    request.contentType = "application/offset+octet-stream";
    request.temporary = {conflict};
    request.sent = std::move(sent);
    const quint64 id = ask(server, {"PATCH", uploadPath(upload), token, piece, {}}, std::move(request),
                           &readOffset, std::move(done));
    return std::make_unique<Handle>(*this, id);
}

void HttpServerApi::endUpload(const QUrl &server, const QString &token, const FileId &upload, Done<Ok> done)
{
    OutgoingRequest request;
    request.headers = {tusVersion};
    ask(server, {"DELETE", uploadPath(upload), token, {}, {}}, std::move(request), &readNothing,
        std::move(done));
}

void HttpServerApi::putThumbnail(const QUrl &server, const QString &token, const FileId &file,
                                 const QByteArray &picture, Done<Ok> done)
{
    OutgoingRequest request;
    request.contentType = picture.startsWith("\x89PNG") ? "image/png" : "image/jpeg";
    ask(server, {"PUT", filePath(file, true), token, picture, {}}, std::move(request), &readNothing,
        std::move(done));
}

std::unique_ptr<TransferHandle> HttpServerApi::fetchFile(const QUrl &server, const QString &token,
                                                         const FileWish &wish, FileSink sink, Done<Ok> done)
{
    OutgoingRequest request;
    if (wish.from > 0 && !wish.version.isEmpty()) {
        request.from = wish.from;
        request.headers = {{"Range", "bytes=" + QByteArray::number(wish.from) + '-'},
                           {"If-Range", wish.version}};
    }
    request.sink = std::move(sink);
    const quint64 id = ask(server, {"GET", filePath(wish.id, wish.isThumbnail), token, {}, {}},
                           std::move(request), &readNothing, std::move(done));
    return std::make_unique<Handle>(*this, id);
}

} // namespace Chinwag
