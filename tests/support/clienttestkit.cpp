#include "tests/support/clienttestkit.h"

#include "shared/protocol/limits.h"

#include <utility>

namespace Chinwag::Test {

namespace {

class FakeTransport final : public ClientTransport
{
public:
    explicit FakeTransport(std::shared_ptr<FakeLink> link)
        : m_link(std::move(link))
    {
    }
    ~FakeTransport() override
    {
        m_link->open = false;
        m_link->destroyed = true;
    }

    void open(const QUrl &url, Callbacks callbacks) override
    {
        m_link->url = url;
        m_link->callbacks = std::move(callbacks);
        m_link->open = true;
    }
    void send(const QByteArray &payload) override
    {
        const auto envelope = decodeClientFrame(payload);
        Q_ASSERT(envelope.hasValue());
        if (m_link->open)
            m_link->sent.append(*envelope);
    }
    void close(CloseCode code) override
    {
        m_link->closedWith = code;
        m_link->open = false;
    }
    void abort() override { m_link->open = false; }

private:
    std::shared_ptr<FakeLink> m_link;
};

} // namespace

void FakeServerApi::later(std::function<void()> action)
{
    m_answers.push_back(m_timers.after(milliseconds{0}, std::move(action)));
}

void FakeServerApi::check(const QUrl &, Reached<ServerInfo> done) { answer(std::move(done), ServerInfo()); }

void FakeServerApi::signIn(const QUrl &, const QString &, const QString &, const QString &,
                           Reached<SignIn> done)
{
    answer(std::move(done), SignIn());
}

void FakeServerApi::createAccount(const QUrl &, const QString &, const QString &, const QString &,
                                  const QString &, Reached<SignIn> done)
{
    answer(std::move(done), SignIn());
}

void FakeServerApi::signOut(Done<Ok> done) { answer(std::move(done), Ok()); }

std::shared_ptr<AccountApi> FakeServerApi::account(const QUrl &, const QString &withToken)
{
    m_token = withToken;
    return {std::shared_ptr<AccountApi>(), this};
}

void FakeServerApi::fetchTicket(Reached<QString> done)
{
    tokens.append(m_token);
    const QString ticket = QStringLiteral("ticket-%1").arg(++tickets);
    if (silent)
        return;
    Result<QString, ReachError> result =
        ticketError ? Result<QString, ReachError>(*ticketError) : Result<QString, ReachError>(ticket);
    later([done = std::move(done), result] { done(result); });
}

void FakeServerApi::createInvite(Done<InviteGrant> done) { answer(std::move(done), InviteGrant()); }

void FakeServerApi::publicRooms(const QString &search, const QString &after, Done<RoomsPage> done)
{
    actions.append(QStringLiteral("rooms %1 after %2").arg(search, after));
    answer(std::move(done), roomsAnswers.isEmpty() ? RoomsPage() : roomsAnswers.takeFirst());
}

void FakeServerApi::createRoom(const QString &name, RoomKind kind, Done<Room> done)
{
    actions.append(QStringLiteral("create ") + name);
    Room room = makeRoom(QStringLiteral("r_") + name);
    room.kind = kind;
    answer(std::move(done), room);
}

void FakeServerApi::createDirectRoom(const UserId &peer, Done<Room> done)
{
    actions.append(QStringLiteral("direct ") + peer.toString());
    Room room = makeRoom(QStringLiteral("r_direct"));
    room.kind = RoomKind::Direct;
    room.peer = makeUser(peer.toString().mid(2)); // without the "u_" of its id
    answer(std::move(done), room);
}

void FakeServerApi::joinRoom(const RoomId &room, Done<Room> done)
{
    actions.append(QStringLiteral("join ") + room.toString());
    answer(std::move(done), makeRoom(room.toString()));
}

void FakeServerApi::leaveRoom(const RoomId &room, Done<Ok> done)
{
    actions.append(QStringLiteral("leave ") + room.toString());
    answer(std::move(done), Ok());
}

void FakeServerApi::changeRoom(const RoomId &room, const RoomChangeRequest &change, Done<Room> done)
{
    Room changed = roomAnswer.id == room ? roomAnswer : makeRoom(room.toString());
    if (change.name) {
        actions.append(QStringLiteral("name %1 %2").arg(room.toString(), *change.name));
        changed.name = *change.name;
    }
    if (change.topic) {
        actions.append(QStringLiteral("topic %1 %2").arg(room.toString(), *change.topic));
        changed.topic = *change.topic;
    }
    if (change.slowMode) {
        actions.append(QStringLiteral("slow mode %1 %2").arg(room.toString()).arg(change.slowMode->count()));
        changed.rules.slowMode = *change.slowMode;
    }
    if (change.posting) {
        actions.append(QStringLiteral("posting %1 %2").arg(room.toString(), toString(*change.posting)));
        changed.rules.posting = *change.posting;
    }
    answer(std::move(done), changed);
}

void FakeServerApi::deleteRoom(const RoomId &room, Done<Ok> done)
{
    actions.append(QStringLiteral("delete ") + room.toString());
    answer(std::move(done), Ok());
}

void FakeServerApi::setPreferences(const RoomId &room, const RoomPreferences &preferences, Done<Room> done)
{
    actions.append(QStringLiteral("preferences ") + room.toString());
    Room changed = makeRoom(room.toString());
    changed.preferences = preferences;
    answer(std::move(done), changed);
}

void FakeServerApi::addMember(const RoomId &room, const UserId &user, Done<Addition> done)
{
    actions.append(QStringLiteral("add %1 to %2").arg(user.toString(), room.toString()));
    answer(std::move(done), Addition(additionAnswer));
}

void FakeServerApi::members(const RoomId &room, const QString &after, Done<MembersPage> done)
{
    actions.append(QStringLiteral("members ") + room.toString() +
                   (after.isEmpty() ? QString() : QStringLiteral(" after ") + after));
    MembersPage page;
    const qsizetype from = after.toInt();
    for (const User &user : membersAnswer.mid(from, Limits::listPageMax))
        page.members.append({user, rolesAnswer.value(user.id, Role::Member), mutesAnswer.value(user.id)});
    if (from + page.members.size() < membersAnswer.size())
        page.next = QString::number(from + page.members.size());
    answer(std::move(done), page);
}

void FakeServerApi::users(const QList<UserId> &ids, Done<QList<User>> done)
{
    QStringList names;
    for (const UserId &id : ids)
        names.append(id.toString());
    names.sort();
    actions.append(QStringLiteral("users ") + names.join(u' '));
    answer(std::move(done), usersAnswer);
}

void FakeServerApi::findUsers(const QString &query, Done<QList<User>> done)
{
    actions.append(QStringLiteral("find ") + query);
    answer(std::move(done), foundAnswer);
}

void FakeServerApi::search(const SearchQuery &query, const QString &next, Done<SearchPage> done)
{
    actions.append(QStringLiteral("search %1 in %2 after %3").arg(query.words, query.room.toString(), next));
    answer(std::move(done), searchAnswers.isEmpty() ? SearchPage() : searchAnswers.takeFirst());
}

void FakeServerApi::history(const RoomId &room, Seq before, int limit, Done<HistoryPage> done)
{
    historyCalls.append({room, before});
    HistoryPage page;
    for (const Event &event : std::as_const(log[room])) {
        if (event.seq < before)
            page.events.append(event);
        page.headSeq = std::max(page.headSeq, event.seq);
    }
    page.events = page.events.last(std::min<qsizetype>(page.events.size(), limit));
    answer(std::move(done), page);
}

void FakeServerApi::invitations(Done<QList<RoomInvitation>> done)
{
    answer(std::move(done), invitationsAnswer);
}

void FakeServerApi::declineInvitation(const RoomId &room, Done<Ok> done)
{
    actions.append(QStringLiteral("decline ") + room.toString());
    answer(std::move(done), Ok());
}

void FakeServerApi::devices(Done<QList<DeviceEntry>> done) { answer(std::move(done), devicesAnswer); }

void FakeServerApi::removeDevice(const DeviceId &device, Done<Ok> done)
{
    actions.append(QStringLiteral("sign out ") + device.toString());
    answer(std::move(done), Ok());
}

void FakeServerApi::changePassword(const QString &from, const QString &to, Done<Ok> done)
{
    actions.append(QStringLiteral("password ") + to);
    if (from == password)
        return answer(std::move(done), Ok());
    const Error wrong{ErrorCode::InvalidCredentials, {}, std::nullopt};
    later([done = std::move(done), wrong] { done(wrong); });
}

void FakeServerApi::setRole(const RoomId &room, const UserId &user, Role role, Done<Ok> done)
{
    actions.append(QStringLiteral("role %1 %2 %3").arg(room.toString(), user.toString(), toString(role)));
    answer(std::move(done), Ok());
}

void FakeServerApi::kick(const RoomId &room, const UserId &user, const QString &reason, Done<Ok> done)
{
    actions.append(QStringLiteral("kick %1 %2: %3").arg(room.toString(), user.toString(), reason));
    answer(std::move(done), Ok());
}

void FakeServerApi::bans(const RoomId &room, Done<QList<Ban>> done)
{
    actions.append(QStringLiteral("bans ") + room.toString());
    answer(std::move(done), bansAnswer);
}

void FakeServerApi::ban(const RoomId &room, const UserId &user, const SanctionRequest &how, Done<Ok> done)
{
    actions.append(QStringLiteral("ban %1 %2 until %3: %4")
                       .arg(room.toString(), user.toString())
                       .arg(how.until.count())
                       .arg(how.reason));
    answer(std::move(done), Ok());
}

void FakeServerApi::liftBan(const RoomId &room, const UserId &user, Done<Ok> done)
{
    actions.append(QStringLiteral("lift %1 %2").arg(room.toString(), user.toString()));
    answer(std::move(done), Ok());
}

void FakeServerApi::mute(const RoomId &room, const UserId &user, milliseconds until, Done<Ok> done)
{
    actions.append(
        QStringLiteral("mute %1 %2 until %3").arg(room.toString(), user.toString()).arg(until.count()));
    answer(std::move(done), Ok());
}

void FakeServerApi::unmute(const RoomId &room, const UserId &user, Done<Ok> done)
{
    actions.append(QStringLiteral("unmute %1 %2").arg(room.toString(), user.toString()));
    answer(std::move(done), Ok());
}

void FakeServerApi::reports(const RoomId &room, Done<QList<Report>> done)
{
    actions.append(QStringLiteral("reports ") + room.toString());
    answer(std::move(done), reportsAnswer);
}

void FakeServerApi::dismissReport(const RoomId &room, const ReportId &report, Done<Ok> done)
{
    actions.append(QStringLiteral("dismiss %1 %2").arg(room.toString(), report.toString()));
    answer(std::move(done), Ok());
}

void FakeServerApi::reportMessage(const ReportRequest &report, Done<Ok> done)
{
    actions.append(
        QStringLiteral("report %1 %2: %3").arg(report.room.toString()).arg(report.seq).arg(report.reason));
    answer(std::move(done), Ok());
}

std::optional<Error> FakeServerApi::refusal(const ProofRequest &proof) const
{
    if (proof.password != password)
        return Error{ErrorCode::InvalidCredentials, QStringLiteral("Wrong."), {}};
    if (accountAnswer.factor != AccountState::Factor::On || proof.code == code)
        return {};
    return Error{proof.code.isEmpty() ? ErrorCode::SecondFactorRequired : ErrorCode::InvalidCode,
                 QStringLiteral("No such code."),
                 {}};
}

void FakeServerApi::accountState(Done<AccountState> done) { answer(std::move(done), accountAnswer); }

void FakeServerApi::beginFactor(const ProofRequest &proof, Done<FactorSecret> done)
{
    if (const auto refused = refusal(proof))
        return later([done = std::move(done), refused] { done(*refused); });
    answer(
        std::move(done),
        FactorSecret{QStringLiteral("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
                     QStringLiteral("otpauth://totp/Chinwag:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")});
}

void FakeServerApi::confirmFactor(const QString &given, Done<QStringList> done)
{
    if (given != code)
        return later([done = std::move(done)] {
            done(Error{ErrorCode::InvalidCode, QStringLiteral("No such code."), {}});
        });
    accountAnswer.factor = AccountState::Factor::On;
    accountAnswer.recoveryLeft = 10;
    QStringList codes;
    for (int i = 0; i < 10; ++i)
        codes.append(QStringLiteral("GEZD-GNBV-GY3T-QOJ%1").arg(i));
    answer(std::move(done), codes);
}

void FakeServerApi::removeFactor(const ProofRequest &proof, Done<Ok> done)
{
    if (const auto refused = refusal(proof))
        return later([done = std::move(done), refused] { done(*refused); });
    accountAnswer.factor = AccountState::Factor::Off;
    answer(std::move(done), Ok());
}

void FakeServerApi::removeAccount(const ProofRequest &proof, Done<Ok> done)
{
    if (const auto refused = refusal(proof))
        return later([done = std::move(done), refused] { done(*refused); });
    actions.append(QStringLiteral("remove account"));
    answer(std::move(done), Ok());
}

std::unique_ptr<TransferHandle> FakeServerApi::fetchData(std::function<bool(const QByteArray &)> take,
                                                         Done<Ok> done)
{
    class Transfer final : public TransferHandle
    {
    public:
        std::shared_ptr<bool> alive = std::make_shared<bool>(true);
    };

    actions.append(QStringLiteral("fetch data"));
    auto transfer = std::make_unique<Transfer>();
    if (actionError || take(dataAnswer)) {
        answer<Ok, Error>(
            [alive = std::weak_ptr(transfer->alive),
             done = std::move(done)](const Result<Ok, Error> &result) {
                if (!alive.expired())
                    done(result);
            },
            Ok());
    }
    return transfer;
}

void FakeServerApi::whoMayAdd(Done<RoomInvites> done) { answer(std::move(done), whoMayAddAnswer); }

void FakeServerApi::setWhoMayAdd(RoomInvites who, Done<RoomInvites> done)
{
    actions.append(QStringLiteral("who may add %1").arg(static_cast<int>(who)));
    answer(std::move(done), who);
}

void FakeServerApi::changeMe(const MeChangeRequest &change, Done<User> done)
{
    if (change.displayName) {
        actions.append(QStringLiteral("name ") + *change.displayName);
        me.displayName = *change.displayName;
    }
    if (change.status) {
        actions.append(QStringLiteral("status ") + change.status->text);
        me.status = *change.status;
    }
    answer(std::move(done), me);
}

void FakeServerApi::blocked(Done<QList<User>> done) { answer(std::move(done), blockedAnswer); }

void FakeServerApi::block(const UserId &user, Done<Ok> done)
{
    actions.append(QStringLiteral("block ") + user.toString());
    answer(std::move(done), Ok());
}

void FakeServerApi::unblock(const UserId &user, Done<Ok> done)
{
    actions.append(QStringLiteral("unblock ") + user.toString());
    answer(std::move(done), Ok());
}

void FakeLink::progress()
{
    if (open)
        callbacks.progress();
}

void FakeLink::push(const ServerFrame &frame) { pushBytes(encode(frame)); }

void FakeLink::pushBytes(const QByteArray &bytes)
{
    if (open)
        callbacks.frame(bytes);
}

void FakeLink::end(quint16 code)
{
    if (std::exchange(open, false))
        callbacks.ended({code});
}

void FakeNetworkMonitor::change(bool online)
{
    m_online = online;
    if (m_changed)
        m_changed();
}

ClientWorld::ClientWorld()
{
    hello.user = makeUser(QStringLiteral("me"));
    hello.session = SessionId(QStringLiteral("s_1"));
    hello.node = QStringLiteral("node-a");
    hello.server = QStringLiteral("Test");
    hello.protocol = 1;
    hello.heartbeatInterval = seconds{30};
    hello.heartbeatTimeout = seconds{10};
    hello.typingRefresh = seconds{3};
    hello.typingIdle = seconds{1};
    hello.typingExpiry = seconds{6};
    hello.maxMessageLength = 4000;
    hello.maxFrame = 65536;
    hello.maxFileSize = Limits::fileSize;
}

ServerConnection::Dependencies ClientWorld::dependencies()
{
    return {clock, timers, api, transports(), network, [this] { return random; }};
}

ClientTransportFactory ClientWorld::transports()
{
    return [this] {
        links.push_back(std::make_shared<FakeLink>());
        return std::make_unique<FakeTransport>(links.back());
    };
}

void ClientWorld::sayHello() { link().push(hello); }

void ClientWorld::answerSync() { reply<SyncFrame>(toJson(sync)); }

void ClientWorld::accept()
{
    turn();
    sayHello();
    answerSync();
    turn();
}

User makeUser(const QString &name) { return {UserId(QStringLiteral("u_") + name), name, name.toUpper()}; }

Room makeRoom(const QString &id, Seq headSeq, Seq readSeq)
{
    Room room;
    room.id = RoomId(id);
    room.name = id;
    room.memberCount = 2;
    room.headSeq = headSeq;
    room.readSeq = readSeq;
    room.role = Role::Member;
    return room;
}

Event makeMessage(const QString &room, Seq seq, const QString &sender, const QString &text)
{
    Event event;
    event.room = RoomId(room);
    event.seq = seq;
    event.sender = UserId(QStringLiteral("u_") + sender);
    event.at = milliseconds{1'700'000'000'000 + seq * 1000};
    event.body = MessageBody{text, 0};
    event.nonce = Nonce(QStringLiteral("n-%1-%2").arg(sender).arg(seq));
    return event;
}

OutboxEntry makeEntry(const QString &room, const QString &nonce, const QString &text)
{
    OutboxEntry entry;
    entry.room = RoomId(room);
    entry.nonce = Nonce(nonce);
    entry.command = MessageBody{text, 0};
    entry.createdAt = milliseconds{1'700'000'000'000};
    return entry;
}

} // namespace Chinwag::Test
