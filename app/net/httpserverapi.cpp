#include "app/net/httpserverapi.h"

#include "app/net/httpsentences.h"
#include "app/net/serverurl.h"
#include "shared/protocol/codec.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

Error missing(const QString &field) { return {ErrorCode::BadRequest, u"\"%1\" is missing"_s.arg(field), {}}; }

Result<Ok, Error> readNothing(const QJsonObject &) { return Ok{}; }

Result<ServerInfo, Error> readServerInfo(const QJsonObject &json)
{
    if (json.value("status"_L1).toString().isEmpty() || json.value("version"_L1).toString().isEmpty())
        return missing(u"version"_s);
    return ServerInfo{json.value("server"_L1).toString(), json.value("version"_L1).toString(),
                      json.value("online"_L1).toInt(), json.value("registration"_L1).toString()};
}

Result<SignIn, Error> readSignIn(const QJsonObject &json)
{
    auto user = userFromJson(json.value("user"_L1).toObject());
    if (!user)
        return user.error();
    SignIn signIn{json.value("token"_L1).toString(), *user};
    if (signIn.token.isEmpty())
        return missing(u"token"_s);
    return signIn;
}

Result<QString, Error> readTicket(const QJsonObject &json)
{
    const QString ticket = json.value("ticket"_L1).toString();
    if (ticket.isEmpty())
        return missing(u"ticket"_s);
    return ticket;
}

Result<Room, Error> readRoom(const QJsonObject &json)
{
    return roomFromJson(json.value("room"_L1).toObject());
}

/// Those that cannot be read are left out.
template <typename T>
Result<QList<T>, Error> readList(const QJsonValue &array, Result<T, Error> (*readOne)(const QJsonObject &))
{
    if (!array.isArray())
        return Error{ErrorCode::BadRequest, u"a list is missing"_s, {}};
    QList<T> list;
    const QJsonArray values = array.toArray();
    for (const auto &value : values) {
        if (auto one = readOne(value.toObject()))
            list.append(std::move(one).value());
    }
    return list;
}

Result<RoomsPage, Error> readRooms(const QJsonObject &json)
{
    auto rooms = readList<Room>(json.value("rooms"_L1), &roomFromJson);
    if (!rooms)
        return rooms.error();
    return RoomsPage{std::move(rooms).value(), json.value("next"_L1).toString()};
}

Result<QList<User>, Error> readUsers(const QJsonObject &json)
{
    return readList<User>(json.value("users"_L1), &userFromJson);
}

Result<QList<User>, Error> readMembers(const QJsonObject &json)
{
    return readList<User>(json.value("members"_L1), [](const QJsonObject &member) {
        return userFromJson(member.value("user"_L1).toObject());
    });
}

Result<RoomInvitation, Error> readInvitation(const QJsonObject &json)
{
    const auto room = roomFromJson(json.value("room"_L1).toObject());
    if (!room)
        return room.error();
    const auto by = userFromJson(json.value("by"_L1).toObject());
    if (!by)
        return by.error();
    return RoomInvitation{*room, *by};
}

Result<QList<RoomInvitation>, Error> readInvitations(const QJsonObject &json)
{
    return readList<RoomInvitation>(json.value("invitations"_L1), &readInvitation);
}

constexpr std::array whoMayAddNames{std::pair{WhoMayAdd::SharedRooms, "shared"_L1},
                                    std::pair{WhoMayAdd::Ask, "ask"_L1},
                                    std::pair{WhoMayAdd::Nobody, "nobody"_L1}};

Result<WhoMayAdd, Error> readWhoMayAdd(const QJsonObject &json)
{
    const QString name = json.value("room_invites"_L1).toString();
    for (const auto &[who, itsName] : whoMayAddNames) {
        if (name == itsName)
            return who;
    }
    return missing(u"room_invites"_s);
}

QString encoded(const QString &value) { return QString::fromLatin1(QUrl::toPercentEncoding(value)); }

QString roomPath(const RoomId &room, QLatin1StringView end)
{
    return "/api/rooms/"_L1 + encoded(room.toString()) + end;
}

QString blockPath(const UserId &user) { return "/api/me/blocks/"_L1 + encoded(user.toString()); }

} // namespace

HttpServerApi::HttpServerApi(TimerScheduler &timers)
    : m_timers(timers)
{
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HttpServerApi::~HttpServerApi() = default;

template <typename T>
void HttpServerApi::ask(const QUrl &server, const Call &call, Reader<T> reader, Done<T> done)
{
    const QString address = addressForPeople(server);
    const quint64 id = ++m_lastExchange;
    auto answered = [this, id, address, reader, done = std::move(done)](Result<QJsonObject, Error> answer) {
        // Kept until the end of this call, in which it may be the last thing that runs of a destroyed api.
        const auto finished = m_exchanges.extract(id);
        if (!answer) {
            done(answer.error());
            return;
        }
        auto read = reader(*answer);
        if (!read)
            read = notChinwag(address, u"its answer does not fit (%1)"_s.arg(read.error().message));
        done(std::move(read));
    };
    const OutgoingRequest request{call.method, httpUrl(server, call.path, call.query), address, call.token,
                                  call.body};
    m_exchanges.emplace(id,
                        std::make_unique<HttpExchange>(m_manager, m_timers, request, std::move(answered)));
}

void HttpServerApi::check(const QUrl &server, Done<ServerInfo> done)
{
    ask<ServerInfo>(server, {"GET", u"/healthz"_s, {}, {}, {}}, &readServerInfo, std::move(done));
}

void HttpServerApi::signIn(const QUrl &server, const QString &username, const QString &password,
                           Done<SignIn> done)
{
    const QJsonObject body{{u"username"_s, username}, {u"password"_s, password}};
    ask<SignIn>(server, {"POST", u"/auth/login"_s, {}, body, {}}, &readSignIn, std::move(done));
}

void HttpServerApi::createAccount(const QUrl &server, const QString &username, const QString &password,
                                  const QString &displayName, const QString &invite, Done<SignIn> done)
{
    QJsonObject body{{u"username"_s, username}, {u"password"_s, password}};
    if (!displayName.isEmpty())
        body.insert(u"display_name"_s, displayName);
    if (!invite.isEmpty())
        body.insert(u"invite"_s, invite);
    ask<SignIn>(server, {"POST", u"/auth/register"_s, {}, body, {}}, &readSignIn, std::move(done));
}

void HttpServerApi::signOut(const QUrl &server, const QString &token, Done<Ok> done)
{
    ask<Ok>(server, {"POST", u"/auth/logout"_s, token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::fetchTicket(const QUrl &server, const QString &token, Done<QString> done)
{
    ask<QString>(server, {"POST", u"/auth/ticket"_s, token, {}, {}}, &readTicket, std::move(done));
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
    ask<RoomsPage>(server, {"GET", u"/api/rooms"_s, token, {}, parameters}, &readRooms, std::move(done));
}

void HttpServerApi::createRoom(const QUrl &server, const QString &token, const QString &name, RoomKind kind,
                               Done<Room> done)
{
    const QJsonObject body{{u"name"_s, name}, {u"kind"_s, toString(kind)}};
    ask<Room>(server, {"POST", u"/api/rooms"_s, token, body, {}}, &readRoom, std::move(done));
}

void HttpServerApi::createDirectRoom(const QUrl &server, const QString &token, const UserId &peer,
                                     Done<Room> done)
{
    const QJsonObject body{{u"kind"_s, toString(RoomKind::Direct)}, {u"user"_s, peer.toString()}};
    ask<Room>(server, {"POST", u"/api/rooms"_s, token, body, {}}, &readRoom, std::move(done));
}

void HttpServerApi::joinRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Room> done)
{
    ask<Room>(server, {"POST", roomPath(room, "/join"_L1), token, {}, {}}, &readRoom, std::move(done));
}

void HttpServerApi::leaveRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Ok> done)
{
    ask<Ok>(server, {"POST", roomPath(room, "/leave"_L1), token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::members(const QUrl &server, const QString &token, const RoomId &room,
                            Done<QList<User>> done)
{
    ask<QList<User>>(server, {"GET", roomPath(room, "/members"_L1), token, {}, {}}, &readMembers,
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
    ask<QList<User>>(server, {"GET", u"/api/users"_s, token, {}, parameters}, &readUsers, std::move(done));
}

void HttpServerApi::findUsers(const QUrl &server, const QString &token, const QString &query,
                              Done<QList<User>> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"query"_s, encoded(query));
    ask<QList<User>>(server, {"GET", u"/api/users"_s, token, {}, parameters}, &readUsers, std::move(done));
}

void HttpServerApi::history(const QUrl &server, const QString &token, const RoomId &room, Seq before,
                            int limit, Done<HistoryPage> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"before"_s, QString::number(before));
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
    ask<HistoryPage>(server, {"GET", roomPath(room, "/events"_L1), token, {}, parameters},
                     &historyPageFromJson, std::move(done));
}

void HttpServerApi::invitations(const QUrl &server, const QString &token, Done<QList<RoomInvitation>> done)
{
    ask<QList<RoomInvitation>>(server, {"GET", u"/api/me/invitations"_s, token, {}, {}}, &readInvitations,
                               std::move(done));
}

void HttpServerApi::declineInvitation(const QUrl &server, const QString &token, const RoomId &room,
                                      Done<Ok> done)
{
    const QString path = "/api/me/invitations/"_L1 + encoded(room.toString());
    ask<Ok>(server, {"DELETE", path, token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::whoMayAdd(const QUrl &server, const QString &token, Done<WhoMayAdd> done)
{
    ask<WhoMayAdd>(server, {"GET", u"/api/me"_s, token, {}, {}}, &readWhoMayAdd, std::move(done));
}

void HttpServerApi::setWhoMayAdd(const QUrl &server, const QString &token, WhoMayAdd who,
                                 Done<WhoMayAdd> done)
{
    const auto *const name = std::find_if(whoMayAddNames.begin(), whoMayAddNames.end(),
                                          [who](const auto &each) { return each.first == who; });
    const QJsonObject body{{u"room_invites"_s, QString(name->second)}};
    ask<WhoMayAdd>(server, {"PATCH", u"/api/me"_s, token, body, {}}, &readWhoMayAdd, std::move(done));
}

void HttpServerApi::blocked(const QUrl &server, const QString &token, Done<QList<User>> done)
{
    ask<QList<User>>(server, {"GET", u"/api/me/blocks"_s, token, {}, {}}, &readUsers, std::move(done));
}

void HttpServerApi::block(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done)
{
    ask<Ok>(server, {"PUT", blockPath(user), token, {}, {}}, &readNothing, std::move(done));
}

void HttpServerApi::unblock(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done)
{
    ask<Ok>(server, {"DELETE", blockPath(user), token, {}, {}}, &readNothing, std::move(done));
}

} // namespace Chinwag
