#include "app/net/httpaccountapi.h"

#include "app/net/httpreaders.h"
#include "shared/protocol/httpbodies.h"

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

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

QString roomPath(const RoomId &room, QLatin1StringView end)
{
    return "/api/rooms/"_L1 + encoded(room.toString()) + end;
}

/// What there is in a room of somebody: `kind` is members, bans or mutes.
QString personPath(const RoomId &room, QLatin1StringView kind, const UserId &user)
{
    return roomPath(room, kind) + u'/' + encoded(user.toString());
}

QString blockPath(const UserId &user) { return "/api/me/blocks/"_L1 + encoded(user.toString()); }

} // namespace

HttpAccountApi::HttpAccountApi(HttpCalls &calls, const QUrl &server, const QString &token)
    : m_calls(calls)
    , m_server(server)
    , m_token(token)
{
}

void HttpAccountApi::signOut(Done<Ok> done)
{
    ask({"POST", u"/auth/logout"_s}, &readNothing, std::move(done));
}

void HttpAccountApi::fetchTicket(Reached<QString> done)
{
    ask({"POST", u"/auth/ticket"_s}, &readTicket, std::move(done));
}

void HttpAccountApi::createInvite(Done<InviteGrant> done)
{
    ask({"POST", u"/api/invites"_s}, &read<InviteGrant>, std::move(done));
}

void HttpAccountApi::publicRooms(const QString &search, const QString &after, Done<RoomsPage> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"mine"_s, u"0"_s);
    if (!search.isEmpty())
        parameters.addQueryItem(u"q"_s, encoded(search));
    if (!after.isEmpty())
        parameters.addQueryItem(u"after"_s, encoded(after));
    ask({"GET", u"/api/rooms"_s, {}, parameters}, &read<RoomsPage>, std::move(done));
}

void HttpAccountApi::createRoom(const QString &name, RoomKind kind, Done<Room> done)
{
    const QByteArray body = encodeBody(NewRoomRequest{kind, name});
    ask({"POST", u"/api/rooms"_s, body}, &readRoom, std::move(done));
}

void HttpAccountApi::createDirectRoom(const UserId &peer, Done<Room> done)
{
    const QByteArray body = encodeBody(NewRoomRequest{RoomKind::Direct, {}, peer});
    ask({"POST", u"/api/rooms"_s, body}, &readRoom, std::move(done));
}

void HttpAccountApi::joinRoom(const RoomId &room, Done<Room> done)
{
    ask({"POST", roomPath(room, "/join"_L1)}, &readRoom, std::move(done));
}

void HttpAccountApi::leaveRoom(const RoomId &room, Done<Ok> done)
{
    ask({"POST", roomPath(room, "/leave"_L1)}, &readNothing, std::move(done));
}

void HttpAccountApi::changeRoom(const RoomId &room, const RoomChangeRequest &change, Done<Room> done)
{
    ask({"PATCH", roomPath(room, ""_L1), encodeBody(change)}, &readRoom, std::move(done));
}

void HttpAccountApi::deleteRoom(const RoomId &room, Done<Ok> done)
{
    ask({"DELETE", roomPath(room, ""_L1)}, &readNothing, std::move(done));
}

void HttpAccountApi::setPreferences(const RoomId &room, const RoomPreferences &preferences, Done<Room> done)
{
    const QString path = "/api/me/rooms/"_L1 + encoded(room.toString());
    ask({"PUT", path, encodeBody(preferences)}, &readRoom, std::move(done));
}

void HttpAccountApi::addMember(const RoomId &room, const UserId &user, Done<Addition> done)
{
    const QByteArray body = encodeBody(AddMemberRequest{user});
    ask({"POST", roomPath(room, "/members"_L1), body}, &readAddition, std::move(done));
}

void HttpAccountApi::members(const RoomId &room, const QString &after, Done<MembersPage> done)
{
    QUrlQuery parameters;
    if (!after.isEmpty())
        parameters.addQueryItem(u"after"_s, encoded(after));
    ask({"GET", roomPath(room, "/members"_L1), {}, parameters}, &read<MembersPage>, std::move(done));
}

void HttpAccountApi::users(const QList<UserId> &ids, Done<QList<User>> done)
{
    QStringList names;
    for (const UserId &id : ids)
        names.append(id.toString());
    QUrlQuery parameters;
    parameters.addQueryItem(u"ids"_s, encoded(names.join(u',')));
    ask({"GET", u"/api/users"_s, {}, parameters}, &readUsers, std::move(done));
}

void HttpAccountApi::findUsers(const QString &query, Done<QList<User>> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"query"_s, encoded(query));
    ask({"GET", u"/api/users"_s, {}, parameters}, &readUsers, std::move(done));
}

void HttpAccountApi::history(const RoomId &room, Seq before, int limit, Done<HistoryPage> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"before"_s, QString::number(before));
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
    ask({"GET", roomPath(room, "/events"_L1), {}, parameters}, &read<HistoryPage>, std::move(done));
}

void HttpAccountApi::search(const SearchQuery &query, const QString &next, Done<SearchPage> done)
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
    ask({"GET", u"/api/search"_s, {}, parameters}, &read<SearchPage>, std::move(done));
}

void HttpAccountApi::invitations(Done<QList<RoomInvitation>> done)
{
    ask({"GET", u"/api/me/invitations"_s}, &readInvitations, std::move(done));
}

void HttpAccountApi::declineInvitation(const RoomId &room, Done<Ok> done)
{
    const QString path = "/api/me/invitations/"_L1 + encoded(room.toString());
    ask({"DELETE", path}, &readNothing, std::move(done));
}

void HttpAccountApi::devices(Done<QList<DeviceEntry>> done)
{
    ask({"GET", u"/api/devices"_s}, &readDevices, std::move(done));
}

void HttpAccountApi::removeDevice(const DeviceId &device, Done<Ok> done)
{
    const QString path = "/api/devices/"_L1 + encoded(device.toString());
    ask({"DELETE", path}, &readNothing, std::move(done));
}

void HttpAccountApi::changePassword(const QString &from, const QString &to, Done<Ok> done)
{
    const QByteArray body = encodeBody(PasswordChangeRequest{from, to});
    ask({"PUT", u"/api/me/password"_s, body}, &readNothing, std::move(done));
}

void HttpAccountApi::accountState(Done<AccountState> done)
{
    ask({"GET", u"/api/me/account"_s}, &read<AccountState>, std::move(done));
}

void HttpAccountApi::beginFactor(const ProofRequest &proof, Done<FactorSecret> done)
{
    ask({"POST", u"/api/me/factor"_s, encodeBody(proof)}, &read<FactorSecret>, std::move(done));
}

void HttpAccountApi::confirmFactor(const QString &code, Done<QStringList> done)
{
    ask({"PUT", u"/api/me/factor"_s, encodeBody(CodeRequest{code})},
        &part<&RecoveryCodes::codes, RecoveryCodes, QStringList>, std::move(done));
}

void HttpAccountApi::removeFactor(const ProofRequest &proof, Done<Ok> done)
{
    ask({"POST", u"/api/me/factor/removal"_s, encodeBody(proof)}, &readNothing, std::move(done));
}

void HttpAccountApi::removeAccount(const ProofRequest &proof, Done<Ok> done)
{
    ask({"POST", u"/api/me/removal"_s, encodeBody(proof)}, &readNothing, std::move(done));
}

void HttpAccountApi::whoMayAdd(Done<RoomInvites> done)
{
    ask({"GET", u"/api/me"_s}, &readRoomInvites, std::move(done));
}

void HttpAccountApi::setWhoMayAdd(RoomInvites who, Done<RoomInvites> done)
{
    const QByteArray body = encodeBody(MeChangeRequest{who});
    ask({"PATCH", u"/api/me"_s, body}, &readRoomInvites, std::move(done));
}

void HttpAccountApi::changeMe(const MeChangeRequest &change, Done<User> done)
{
    ask({"PATCH", u"/api/me"_s, encodeBody(change)}, &readMe, std::move(done));
}

void HttpAccountApi::blocked(Done<QList<User>> done)
{
    ask({"GET", u"/api/me/blocks"_s}, &readUsers, std::move(done));
}

void HttpAccountApi::block(const UserId &user, Done<Ok> done)
{
    ask({"PUT", blockPath(user)}, &readNothing, std::move(done));
}

void HttpAccountApi::unblock(const UserId &user, Done<Ok> done)
{
    ask({"DELETE", blockPath(user)}, &readNothing, std::move(done));
}

void HttpAccountApi::setRole(const RoomId &room, const UserId &user, Role role, Done<Ok> done)
{
    const QByteArray body = encodeBody(RoleRequest{role});
    ask({"PUT", personPath(room, "/members"_L1, user), body}, &readNothing, std::move(done));
}

void HttpAccountApi::kick(const RoomId &room, const UserId &user, const QString &reason, Done<Ok> done)
{
    QUrlQuery parameters;
    if (!reason.isEmpty())
        parameters.addQueryItem(u"reason"_s, encoded(reason));
    ask({"DELETE", personPath(room, "/members"_L1, user), {}, parameters}, &readNothing, std::move(done));
}

void HttpAccountApi::bans(const RoomId &room, Done<QList<Ban>> done)
{
    ask({"GET", roomPath(room, "/bans"_L1)}, &readBans, std::move(done));
}

void HttpAccountApi::ban(const RoomId &room, const UserId &user, const SanctionRequest &how, Done<Ok> done)
{
    ask({"PUT", personPath(room, "/bans"_L1, user), encodeBody(how)}, &readNothing, std::move(done));
}

void HttpAccountApi::liftBan(const RoomId &room, const UserId &user, Done<Ok> done)
{
    ask({"DELETE", personPath(room, "/bans"_L1, user)}, &readNothing, std::move(done));
}

void HttpAccountApi::mute(const RoomId &room, const UserId &user, milliseconds until, Done<Ok> done)
{
    const QByteArray body = encodeBody(SanctionRequest{until});
    ask({"PUT", personPath(room, "/mutes"_L1, user), body}, &readNothing, std::move(done));
}

void HttpAccountApi::unmute(const RoomId &room, const UserId &user, Done<Ok> done)
{
    ask({"DELETE", personPath(room, "/mutes"_L1, user)}, &readNothing, std::move(done));
}

void HttpAccountApi::reports(const RoomId &room, Done<QList<Report>> done)
{
    ask({"GET", roomPath(room, "/reports"_L1)}, &readReports, std::move(done));
}

void HttpAccountApi::dismissReport(const RoomId &room, const ReportId &report, Done<Ok> done)
{
    const QString path = roomPath(room, "/reports/"_L1) + encoded(report.toString());
    ask({"DELETE", path}, &readNothing, std::move(done));
}

void HttpAccountApi::reportMessage(const ReportRequest &report, Done<Ok> done)
{
    ask({"POST", u"/api/reports"_s, encodeBody(report)}, &readNothing, std::move(done));
}

} // namespace Chinwag
