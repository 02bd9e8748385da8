#include "shared/protocol/httpbodies.h"

#include "shared/protocol/modelreaders.h"
#include "shared/protocol/modelwriters.h"

#include <algorithm>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

// ---- reading ----

// How long a text may be is a rule for people (textrules.h).
constexpr qsizetype anyText = Limits::requestBody;

std::optional<QString> readChange(JsonReader &json, QLatin1StringView name)
{
    return json.has(name) ? std::optional(json.optionalText(name)) : std::nullopt;
}

/// A list is the answer itself here: without one it is another answer.
template <typename Read>
auto needList(JsonReader &json, QLatin1StringView name, Read read)
{
    if (!json.has(name))
        json.fail(name, "is missing");
    return json.list(name, read);
}

void read(JsonReader &json, SignUpRequest &body)
{
    body.username = json.text("username"_L1, anyText);
    body.password = json.text("password"_L1, anyText);
    body.displayName = json.optionalText("display_name"_L1);
    body.invite = json.optionalText("invite"_L1);
    body.device = json.optionalText("device"_L1);
}

void read(JsonReader &json, SignInRequest &body)
{
    body.username = json.text("username"_L1, anyText);
    body.password = json.text("password"_L1, anyText);
    body.device = json.optionalText("device"_L1);
    body.code = json.optionalText("code"_L1);
}

void read(JsonReader &json, ProofRequest &body)
{
    body.password = json.text("password"_L1, anyText);
    body.code = json.optionalText("code"_L1);
}

void read(JsonReader &json, CodeRequest &body) { body.code = json.text("code"_L1, anyText); }

void read(JsonReader &json, FactorSecret &body)
{
    body.secret = json.text("secret"_L1, Limits::tokenLength);
    body.uri = json.text("uri"_L1, anyText);
}

void read(JsonReader &json, RecoveryCodes &body)
{
    if (!json.has("codes"_L1))
        json.fail("codes"_L1, "is missing");
    const QJsonArray codes = json.members().value("codes"_L1).toArray();
    for (const auto &code : codes)
        body.codes.append(code.toString());
}

void read(JsonReader &json, AccountState &body)
{
    using enum AccountState::Factor;
    const QString factor = json.text("second_factor"_L1, Limits::idLength);
    body.factor = factor == "on"_L1 ? On : factor == "wanted"_L1 ? Wanted : Off;
    body.recoveryLeft = int(json.optionalInteger("recovery_left"_L1, 0, 0));
    body.passwordScore = int(json.optionalInteger("password_score"_L1, 0, 0));
    body.messagesStay = json.boolean("messages_stay"_L1);
}

void read(JsonReader &json, NewRoomRequest &body)
{
    body.kind = json.oneOf("kind"_L1, &roomKindFromString);
    if (body.kind == RoomKind::Direct)
        body.user = json.id<UserId>("user"_L1);
    else
        body.name = json.text("name"_L1, anyText);
}

void read(JsonReader &json, RoomChangeRequest &body)
{
    body.name = readChange(json, "name"_L1);
    body.topic = readChange(json, "topic"_L1);
    if (json.has("slow_mode_s"_L1))
        body.slowMode = seconds(json.integer("slow_mode_s"_L1, 0));
    if (json.has("posting"_L1))
        body.posting = json.oneOf("posting"_L1, &postingFromString);
}

void read(JsonReader &json, AddMemberRequest &body) { body.user = json.id<UserId>("user"_L1); }

void read(JsonReader &json, PasswordChangeRequest &body)
{
    body.from = json.text("old"_L1, Limits::requestBody);
    body.to = json.text("new"_L1, Limits::requestBody);
}

void read(JsonReader &json, MeChangeRequest &body)
{
    if (json.has("room_invites"_L1))
        body.roomInvites = json.oneOf("room_invites"_L1, &roomInvitesFromString);
    body.displayName = readChange(json, "display_name"_L1);
    if (json.has("status"_L1)) {
        body.status = json.part("status"_L1, [](JsonReader &status) {
            return Status{status.optionalText("text"_L1),
                          milliseconds(status.optionalInteger("until"_L1, 0, 0))};
        });
    }
}

void read(JsonReader &json, RoleRequest &body) { body.role = json.oneOf("role"_L1, &roleFromString); }

void read(JsonReader &json, SanctionRequest &body)
{
    body.until = milliseconds(json.optionalInteger("until"_L1, 0, 0));
    body.reason = json.optionalText("reason"_L1);
}

void read(JsonReader &json, ReportRequest &body)
{
    body.room = json.id<RoomId>("room"_L1);
    body.seq = json.seq("seq"_L1);
    body.reason = json.optionalText("reason"_L1);
}

void read(JsonReader &json, BanList &body)
{
    body.bans = needList(json, "bans"_L1, [](JsonReader &ban) {
        return Ban{ban.part("user"_L1, &readUser), ban.optionalId<UserId>("by"_L1), ban.time("at"_L1),
                   milliseconds(ban.optionalInteger("until"_L1, 0, 0)), ban.optionalText("reason"_L1)};
    });
}

void read(JsonReader &json, ReportList &body)
{
    body.reports = needList(json, "reports"_L1, [](JsonReader &report) {
        return Report{report.id<ReportId>("id"_L1),
                      report.id<RoomId>("room"_L1),
                      report.seq("seq"_L1),
                      report.part("author"_L1, &readUser),
                      report.optionalText("text"_L1),
                      report.part("by"_L1, &readUser),
                      report.optionalText("reason"_L1),
                      report.time("at"_L1)};
    });
}

void read(JsonReader &json, RoomPreferences &body) { body = readRoomPreferences(json); }

void read(JsonReader &json, SignIn &body)
{
    body.token = json.text("token"_L1, Limits::tokenLength);
    body.user = json.part("user"_L1, &readUser);
}

void read(JsonReader &json, TicketGrant &body)
{
    body.ticket = json.text("ticket"_L1, Limits::tokenLength);
    body.expiresIn = seconds(json.optionalInteger("expires_in"_L1, 0, 0));
}

void read(JsonReader &json, InviteGrant &body)
{
    body.invite = json.text("invite"_L1, Limits::tokenLength);
    body.expiresAt = json.time("expires_at"_L1);
}

void read(JsonReader &json, DeviceList &body)
{
    body.devices = needList(json, "devices"_L1, [](JsonReader &device) {
        return DeviceEntry{device.id<DeviceId>("id"_L1), device.optionalText("name"_L1),
                           device.time("created_at"_L1), device.time("last_used_at"_L1),
                           device.time("expires_at"_L1), device.boolean("current"_L1)};
    });
}

void read(JsonReader &json, UserList &body) { body.users = needList(json, "users"_L1, &readUser); }

void read(JsonReader &json, RoomsPage &body)
{
    body.rooms = needList(json, "rooms"_L1, &readRoom);
    body.next = json.optionalText("next"_L1);
}

void read(JsonReader &json, RoomAnswer &body) { body.room = json.part("room"_L1, &readRoom); }

void read(JsonReader &json, MembersPage &body)
{
    body.members = needList(json, "members"_L1, [](JsonReader &member) {
        // A role that is new counts as the least, as in a Room.
        return Member{member.part("user"_L1, &readUser),
                      roleFromString(member.optionalText("role"_L1)).value_or(Role::Member),
                      milliseconds(member.optionalInteger("muted_until"_L1, 0, 0))};
    });
    body.next = json.optionalText("next"_L1);
}

/// Pairs of numbers; what lies outside of the text is left out.
QList<TextMark> readMarks(const JsonReader &json, const QString &text)
{
    QList<TextMark> marks;
    const QJsonArray pairs = json.members().value("marks"_L1).toArray();
    for (const auto &each : pairs) {
        const QJsonArray pair = each.toArray();
        const TextMark mark{pair.at(0).toInteger(-1), pair.at(1).toInteger(-1)};
        if (mark.start >= 0 && mark.length > 0 && mark.start < text.size() &&
            mark.length <= text.size() - mark.start)
            marks.append(mark);
    }
    return marks;
}

SearchHit readHit(JsonReader &json)
{
    SearchHit hit{json.part("event"_L1, &readEvent), {}};
    if (const auto *message = hit.event.as<MessageBody>())
        hit.marks = readMarks(json, message->text);
    return hit;
}

void read(JsonReader &json, SearchPage &body)
{
    body.hits = needList(json, "hits"_L1, &readHit);
    body.users = json.list("users"_L1, &readUser);
    body.next = json.optionalText("next"_L1);
}

void read(JsonReader &json, InvitedAnswer &)
{
    if (!json.boolean("invited"_L1))
        json.fail("invited"_L1, "must be true");
}

void read(JsonReader &json, Me &body)
{
    body.user = json.part("user"_L1, &readUser);
    body.roomInvites = json.oneOf("room_invites"_L1, &roomInvitesFromString);
}

void read(JsonReader &json, InvitationList &body)
{
    body.invitations = needList(json, "invitations"_L1, [](JsonReader &invitation) {
        return Invitation{invitation.part("room"_L1, &readRoom), invitation.part("by"_L1, &readUser)};
    });
}

void read(JsonReader &json, ServerInfo &body)
{
    const bool isOk = json.text("status"_L1, Limits::idLength) == "ok"_L1;
    body.status = isOk ? ServerInfo::Status::Ok : ServerInfo::Status::Degraded;
    body.name = json.optionalText("server"_L1);
    body.version = json.text("version"_L1, Limits::idLength);
    body.online = json.has("online"_L1) ? json.count("online"_L1) : 0;
    body.registration = registrationFromString(json.optionalText("registration"_L1));
    body.passwordScore = int(json.optionalInteger("password_score"_L1, 0, 0));
}

/// Whatever stands between may have written it, so every field is welcome alone.
void read(JsonReader &json, Problem &body)
{
    const QJsonObject &members = json.members();
    body.status = members.value("status"_L1).toInt();
    body.code = errorCodeFromString(members.value("code"_L1).toString());
    for (const auto key : {"detail"_L1, "message"_L1, "title"_L1}) {
        if (body.message.trimmed().isEmpty())
            body.message = members.value(key).toString();
    }
    constexpr milliseconds day = std::chrono::hours(24);
    const double wait = members.value("retry_after_ms"_L1).toDouble();
    if (wait > 0)
        body.retryAfter = milliseconds(static_cast<qint64>(std::min(wait, static_cast<double>(day.count()))));
}

void read(JsonReader &json, HistoryPage &body)
{
    body = {json.list("events"_L1, &readEvent), json.optionalSeq("head_seq"_L1),
            json.list("users"_L1, &readUser)};
}

// ---- writing ----

void writeUnlessEmpty(JsonWriter &json, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        json.text(name, value);
}

void write(JsonWriter &json, const SignUpRequest &body)
{
    writeUnlessEmpty(json, "device"_L1, body.device);
    writeUnlessEmpty(json, "display_name"_L1, body.displayName);
    writeUnlessEmpty(json, "invite"_L1, body.invite);
    json.text("password"_L1, body.password);
    json.text("username"_L1, body.username);
}

void write(JsonWriter &json, const SignInRequest &body)
{
    writeUnlessEmpty(json, "code"_L1, body.code);
    writeUnlessEmpty(json, "device"_L1, body.device);
    json.text("password"_L1, body.password);
    json.text("username"_L1, body.username);
}

void write(JsonWriter &json, const ProofRequest &body)
{
    writeUnlessEmpty(json, "code"_L1, body.code);
    json.text("password"_L1, body.password);
}

void write(JsonWriter &json, const CodeRequest &body) { json.text("code"_L1, body.code); }

void write(JsonWriter &json, const FactorSecret &body)
{
    json.text("secret"_L1, body.secret);
    json.text("uri"_L1, body.uri);
}

void write(JsonWriter &json, const RecoveryCodes &body)
{
    json.members({{u"codes"_s, QJsonArray::fromStringList(body.codes)}});
}

QString nameOf(AccountState::Factor factor)
{
    switch (factor) {
    case AccountState::Factor::On:
        return u"on"_s;
    case AccountState::Factor::Wanted:
        return u"wanted"_s;
    case AccountState::Factor::Off:
        break;
    }
    return u"off"_s;
}

void write(JsonWriter &json, const AccountState &body)
{
    json.boolean("messages_stay"_L1, body.messagesStay);
    json.number("password_score"_L1, body.passwordScore);
    json.number("recovery_left"_L1, body.recoveryLeft);
    json.text("second_factor"_L1, nameOf(body.factor));
}

void write(JsonWriter &json, const NewRoomRequest &body)
{
    json.text("kind"_L1, toString(body.kind));
    writeUnlessEmpty(json, "name"_L1, body.name);
    writeUnlessEmpty(json, "user"_L1, body.user.toString());
}

void write(JsonWriter &json, const RoomChangeRequest &body)
{
    if (body.name)
        json.text("name"_L1, *body.name);
    if (body.posting)
        json.text("posting"_L1, toString(*body.posting));
    if (body.slowMode)
        json.number("slow_mode_s"_L1, body.slowMode->count());
    if (body.topic)
        json.text("topic"_L1, *body.topic);
}

void write(JsonWriter &json, const AddMemberRequest &body) { json.text("user"_L1, body.user.toString()); }

void write(JsonWriter &json, const PasswordChangeRequest &body)
{
    json.text("new"_L1, body.to);
    json.text("old"_L1, body.from);
}

void write(JsonWriter &json, const MeChangeRequest &body)
{
    if (body.displayName)
        json.text("display_name"_L1, *body.displayName);
    if (body.roomInvites)
        json.text("room_invites"_L1, toString(*body.roomInvites));
    if (body.status)
        json.object("status"_L1, [&body](JsonWriter &status) { write(status, *body.status); });
}

void write(JsonWriter &json, const RoleRequest &body) { json.text("role"_L1, toString(body.role)); }

void write(JsonWriter &json, const SanctionRequest &body)
{
    writeUnlessEmpty(json, "reason"_L1, body.reason);
    if (body.until.count() > 0)
        json.number("until"_L1, body.until.count());
}

void write(JsonWriter &json, const ReportRequest &body)
{
    writeUnlessEmpty(json, "reason"_L1, body.reason);
    json.text("room"_L1, body.room.toString());
    json.number("seq"_L1, body.seq);
}

void write(JsonWriter &json, const SignIn &body)
{
    json.text("token"_L1, body.token);
    json.object("user"_L1, [&body](JsonWriter &user) { write(user, body.user); });
}

void write(JsonWriter &json, const TicketGrant &body)
{
    json.number("expires_in"_L1, body.expiresIn.count());
    json.text("ticket"_L1, body.ticket);
}

void write(JsonWriter &json, const InviteGrant &body)
{
    json.number("expires_at"_L1, body.expiresAt.count());
    json.text("invite"_L1, body.invite);
}

void write(JsonWriter &json, const DeviceEntry &device)
{
    json.number("created_at"_L1, device.createdAt.count());
    json.boolean("current"_L1, device.isCurrent);
    json.number("expires_at"_L1, device.expiresAt.count());
    json.text("id"_L1, device.id.toString());
    json.number("last_used_at"_L1, device.lastUsedAt.count());
    json.text("name"_L1, device.name);
}

void write(JsonWriter &json, const Ban &ban)
{
    json.number("at"_L1, ban.at.count());
    writeUnlessEmpty(json, "by"_L1, ban.by.toString());
    writeUnlessEmpty(json, "reason"_L1, ban.reason);
    if (ban.until.count() > 0)
        json.number("until"_L1, ban.until.count());
    json.object("user"_L1, [&ban](JsonWriter &user) { write(user, ban.user); });
}

void write(JsonWriter &json, const Report &report)
{
    json.number("at"_L1, report.at.count());
    json.object("author"_L1, [&report](JsonWriter &author) { write(author, report.author); });
    json.object("by"_L1, [&report](JsonWriter &by) { write(by, report.by); });
    json.text("id"_L1, report.id.toString());
    writeUnlessEmpty(json, "reason"_L1, report.reason);
    json.text("room"_L1, report.room.toString());
    json.number("seq"_L1, report.seq);
    writeUnlessEmpty(json, "text"_L1, report.text);
}

void write(JsonWriter &json, const BanList &body)
{
    json.list("bans"_L1, body.bans, [](JsonWriter &item, const Ban &each) { write(item, each); });
}

void write(JsonWriter &json, const ReportList &body)
{
    json.list("reports"_L1, body.reports, [](JsonWriter &item, const Report &each) { write(item, each); });
}

void write(JsonWriter &json, const Member &member)
{
    if (member.mutedUntil.count() > 0)
        json.number("muted_until"_L1, member.mutedUntil.count());
    json.text("role"_L1, toString(member.role));
    json.object("user"_L1, [&member](JsonWriter &user) { write(user, member.user); });
}

void write(JsonWriter &json, const Invitation &invitation)
{
    json.object("by"_L1, [&invitation](JsonWriter &by) { write(by, invitation.by); });
    json.object("room"_L1, [&invitation](JsonWriter &room) { writeInvitedTo(room, invitation.room); });
}

void write(JsonWriter &json, const DeviceList &body)
{
    json.list("devices"_L1, body.devices,
              [](JsonWriter &item, const DeviceEntry &each) { write(item, each); });
}

void write(JsonWriter &json, const UserList &body) { json.list("users"_L1, body.users, writeItem); }

void write(JsonWriter &json, const RoomsPage &body)
{
    writeUnlessEmpty(json, "next"_L1, body.next);
    json.list("rooms"_L1, body.rooms, writeItem);
}

void write(JsonWriter &json, const RoomAnswer &body)
{
    json.object("room"_L1, [&body](JsonWriter &room) { write(room, body.room); });
}

void write(JsonWriter &json, const MembersPage &body)
{
    json.list("members"_L1, body.members, [](JsonWriter &item, const Member &each) { write(item, each); });
    writeUnlessEmpty(json, "next"_L1, body.next);
}

QJsonArray marksOf(const SearchHit &hit)
{
    QJsonArray marks;
    for (const TextMark &mark : hit.marks)
        marks.append(QJsonArray{qint64(mark.start), qint64(mark.length)});
    return marks;
}

void write(JsonWriter &json, const SearchHit &hit)
{
    json.object("event"_L1, [&hit](JsonWriter &event) { write(event, hit.event); });
    json.members({{u"marks"_s, marksOf(hit)}});
    json.text("room"_L1, hit.event.room.toString());
}

void write(JsonWriter &json, const SearchPage &body)
{
    json.list("hits"_L1, body.hits, [](JsonWriter &item, const SearchHit &each) { write(item, each); });
    writeUnlessEmpty(json, "next"_L1, body.next);
    json.list("users"_L1, body.users, writeItem);
}

void write(JsonWriter &json, const InvitedAnswer &) { json.boolean("invited"_L1, true); }

void write(JsonWriter &json, const Me &body)
{
    json.text("room_invites"_L1, toString(body.roomInvites));
    json.object("user"_L1, [&body](JsonWriter &user) { write(user, body.user); });
}

void write(JsonWriter &json, const InvitationList &body)
{
    json.list("invitations"_L1, body.invitations,
              [](JsonWriter &item, const Invitation &each) { write(item, each); });
}

void write(JsonWriter &json, const ServerInfo &body)
{
    json.number("online"_L1, body.online);
    if (body.passwordScore > 0)
        json.number("password_score"_L1, body.passwordScore);
    if (body.registration)
        json.text("registration"_L1, toString(*body.registration));
    json.text("server"_L1, body.name);
    json.text("status"_L1, body.status == ServerInfo::Status::Ok ? u"ok"_s : u"degraded"_s);
    json.text("version"_L1, body.version);
}

void write(JsonWriter &json, const Problem &body)
{
    if (body.code)
        json.text("code"_L1, toString(*body.code));
    json.text("message"_L1, body.message);
    if (body.retryAfter)
        json.number("retry_after_ms"_L1, body.retryAfter->count());
    json.number("status"_L1, body.status);
    json.text("title"_L1, body.message);
    json.text("type"_L1, u"about:blank"_s);
}

} // namespace

template <typename Body>
QByteArray encodeBody(const Body &body)
{
    JsonWriter json;
    write(json, body);
    return json.take();
}

template <typename Body>
Result<Body, Error> decodeBody(const QByteArray &bytes, qsizetype limit)
{
    const auto object = parseObject(bytes, limit);
    if (!object)
        return object.error();
    JsonReader json(*object);
    Body body;
    read(json, body);
    return json.finish(std::move(body));
}

#define CHINWAG_BODY(Body)                                                                                   \
    template QByteArray encodeBody(const Body &);                                                            \
    template Result<Body, Error> decodeBody(const QByteArray &, qsizetype);
CHINWAG_BODY(SignUpRequest)
CHINWAG_BODY(SignInRequest)
CHINWAG_BODY(ProofRequest)
CHINWAG_BODY(CodeRequest)
CHINWAG_BODY(FactorSecret)
CHINWAG_BODY(RecoveryCodes)
CHINWAG_BODY(AccountState)
CHINWAG_BODY(NewRoomRequest)
CHINWAG_BODY(RoomChangeRequest)
CHINWAG_BODY(AddMemberRequest)
CHINWAG_BODY(RoleRequest)
CHINWAG_BODY(SanctionRequest)
CHINWAG_BODY(ReportRequest)
CHINWAG_BODY(BanList)
CHINWAG_BODY(ReportList)
CHINWAG_BODY(MeChangeRequest)
CHINWAG_BODY(PasswordChangeRequest)
CHINWAG_BODY(RoomPreferences)
CHINWAG_BODY(SignIn)
CHINWAG_BODY(TicketGrant)
CHINWAG_BODY(InviteGrant)
CHINWAG_BODY(DeviceList)
CHINWAG_BODY(UserList)
CHINWAG_BODY(RoomsPage)
CHINWAG_BODY(RoomAnswer)
CHINWAG_BODY(MembersPage)
CHINWAG_BODY(SearchPage)
CHINWAG_BODY(InvitedAnswer)
CHINWAG_BODY(Me)
CHINWAG_BODY(InvitationList)
CHINWAG_BODY(ServerInfo)
CHINWAG_BODY(Problem)
CHINWAG_BODY(HistoryPage)
#undef CHINWAG_BODY

} // namespace Chinwag
