// What moderators do, over every kind of store.
#include "server/core/ports/filestore.h"
#include "server/core/ports/moderationstore.h"
#include "shared/protocol/limits.h"
#include "tests/contract/storesundertest.h"

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

using Change = ModerationBody::Change;

ModerationBody sanction(Change change, const UserId &whom, std::chrono::milliseconds until = {})
{
    return {change, whom, until, {}};
}

QStringList kindsOf(const QList<Event> &events)
{
    QStringList kinds;
    for (const Event &event : events)
        kinds.append(kindOf(event.body));
    return kinds;
}

const QString forbidden = QStringLiteral("forbidden");
const QString ok = QStringLiteral("ok");

} // namespace

class ModerationContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreImplementations(); }
    void init()
    {
        m_implementation = makeStores();
        QVERIFY(m_implementation);
        m_stores.emplace(m_implementation->stores());
        m_ann = m_stores->person(QStringLiteral("ann"));
        m_ben = m_stores->person(QStringLiteral("ben"));
        m_cem = m_stores->person(QStringLiteral("cem"));
        m_dora = m_stores->person(QStringLiteral("dora"));
        m_room = m_stores->room(QStringLiteral("tea"), m_ann);
        CHINWAG_VERIFY_OK(m_stores->join(m_room, m_ben));
        CHINWAG_VERIFY_OK(m_stores->join(m_room, m_cem));
    }
    void cleanup()
    {
        m_stores.reset();
        m_implementation.reset();
    }

    void ownersGiveRoles();
    void moderatorsActOnMembersOnly();
    void strangersActOnNobody();
    void nobodyModeratesADirectRoom();
    void theLastOwnerCannotStepDown();
    void whoLeavesLastAsOwnerIsSucceeded();
    void aPrivateRoomEndsWithItsLastMember();
    void kickingTakesOut();
    void whoWasKickedSaysNothing();
    void banningKicksFirst();
    void theBannedCannotComeIn();
    void aBanThatIsOverLetsIn();
    void aBanIsTakenBack();
    void bansAreListedAndBounded();
    void theMutedSayNothing();
    void aMuteOutlivesALeave();
    void aMuteEnds();
    void whoBecomesModeratorIsMutedNoMore();
    void slowModeCountsInTheStore();
    void onlyModeratorsWriteWhereThatIsTheRule();
    void onlyModeratorsMentionTheRoom();
    void aKnownNonceGetsItsFirstAnswer();
    void reportsKeepTheTextAsItWas();
    void reportsAreOfOthersMessages();
    void theOldestReportGoes();
    void onlyOwnersDeleteARoom();
    void nothingOfADeletedRoomIsLeft();
    void statusesAndNamesAreKept();

private:
    QString say(const UserId &who, const QString &text = QStringLiteral("hello"),
                std::chrono::milliseconds at = 5s)
    {
        Event event = message(m_room, who, text, QString::number(++m_nonces));
        event.at = at;
        return codeOf(m_stores->append(event));
    }
    QString change(const UserId &by, const EventBody &body)
    {
        return codeOf(m_stores->moderate(m_room, by, body));
    }
    void promote(const UserId &whom, Role role)
    {
        CHINWAG_VERIFY_OK(m_stores->moderate(m_room, m_ann, RoleBody{whom, role}));
    }
    void setRules(const RoomRules &rules)
    {
        CHINWAG_VERIFY_OK(m_stores->append({m_room, 0, m_ann, 5s, {}, RulesBody{rules}}));
    }
    std::optional<Role> roleOf(const UserId &whom) { return (*m_stores->findRoom(m_room, whom))->role; }

    std::unique_ptr<StoresUnderTest> m_implementation;
    std::optional<AwaitedStores> m_stores;
    UserId m_ann; ///< the owner
    UserId m_ben;
    UserId m_cem;
    UserId m_dora; ///< a stranger
    RoomId m_room;
    int m_nonces = 0;
};

void ModerationContract::ownersGiveRoles()
{
    const auto given = m_stores->moderate(m_room, m_ann, RoleBody{m_ben, Role::Moderator});
    CHINWAG_VERIFY_OK(given);
    QCOMPARE(kindsOf(*given), QStringList{QStringLiteral("role")});
    QCOMPARE(given->first().sender, m_ann);
    QVERIFY(roleOf(m_ben) == Role::Moderator);
    // It is so already.
    QVERIFY(m_stores->moderate(m_room, m_ann, RoleBody{m_ben, Role::Moderator})->isEmpty());
    QCOMPARE(change(m_ben, RoleBody{m_cem, Role::Moderator}), forbidden);
    QCOMPARE(change(m_cem, RoleBody{m_cem, Role::Owner}), forbidden);
    QCOMPARE(change(m_ann, RoleBody{m_dora, Role::Moderator}), QStringLiteral("not_found"));
    QCOMPARE(change(m_ann, RoleBody{m_cem, Role::Owner}), ok);
    // Nobody acts on somebody whose role is not below their own.
    QCOMPARE(change(m_cem, RoleBody{m_ann, Role::Member}), forbidden);
}

void ModerationContract::moderatorsActOnMembersOnly()
{
    promote(m_ben, Role::Moderator);
    for (const Change each : {Change::Kick, Change::Ban, Change::Mute}) {
        QCOMPARE(change(m_ben, sanction(each, m_ann)), forbidden);
        QCOMPARE(change(m_cem, sanction(each, m_ben)), forbidden);
        QCOMPARE(change(m_cem, sanction(each, m_cem)), forbidden);
        QCOMPARE(change(m_ben, sanction(each, m_ben)), forbidden);
    }
    QCOMPARE(change(m_ben, sanction(Change::Mute, m_cem)), ok);
    QCOMPARE(change(m_cem, sanction(Change::Unmute, m_cem)), forbidden);
    promote(m_cem, Role::Moderator);
    QCOMPARE(change(m_ben, sanction(Change::Kick, m_cem)), forbidden);
    QCOMPARE(change(m_ann, sanction(Change::Kick, m_cem)), ok);
}

void ModerationContract::strangersActOnNobody()
{
    const QString unknown = QStringLiteral("room_not_found");
    QCOMPARE(change(m_dora, sanction(Change::Kick, m_ben)), unknown);
    QCOMPARE(change(m_dora, RoleBody{m_dora, Role::Owner}), unknown);
    QCOMPARE(
        codeOf(m_stores->moderate(RoomId(QStringLiteral("r_none")), m_ann, sanction(Change::Ban, m_ben))),
        unknown);
    QCOMPARE(codeOf(m_stores->removeRoom(m_room, m_dora)), unknown);
}

void ModerationContract::nobodyModeratesADirectRoom()
{
    const auto direct =
        m_stores->createRoom({RoomId(QStringLiteral("r_direct")), {}, RoomKind::Direct, m_ann, m_ben});
    CHINWAG_VERIFY_OK(direct);
    QCOMPARE(codeOf(m_stores->moderate(direct->id, m_ann, sanction(Change::Mute, m_ben))), forbidden);
    QCOMPARE(codeOf(m_stores->removeRoom(direct->id, m_ann)), forbidden);
}

void ModerationContract::theLastOwnerCannotStepDown()
{
    QCOMPARE(change(m_ann, RoleBody{m_ann, Role::Member}), forbidden);
    promote(m_ben, Role::Owner);
    QCOMPARE(change(m_ann, RoleBody{m_ann, Role::Member}), ok);
    QVERIFY(roleOf(m_ann) == Role::Member);
    QCOMPARE(change(m_ben, RoleBody{m_ben, Role::Moderator}), forbidden);
}

void ModerationContract::whoLeavesLastAsOwnerIsSucceeded()
{
    CHINWAG_VERIFY_OK(m_stores->join(m_room, m_dora));
    promote(m_dora, Role::Moderator);
    auto left = m_stores->leave(m_room, m_ann);
    CHINWAG_VERIFY_OK(left);
    QCOMPARE(kindsOf(left->events), (QStringList{QStringLiteral("role"), QStringLiteral("leave")}));
    QVERIFY(left->events.first().body == EventBody(RoleBody{m_dora, Role::Owner}));
    QVERIFY(roleOf(m_dora) == Role::Owner);
    // Without moderators it is who came first; coming back is coming late.
    CHINWAG_VERIFY_OK(m_stores->leave(m_room, m_ben));
    CHINWAG_VERIFY_OK(m_stores->join(m_room, m_ben));
    CHINWAG_VERIFY_OK(m_stores->leave(m_room, m_dora));
    QVERIFY(roleOf(m_cem) == Role::Owner);
    QVERIFY(roleOf(m_ben) == Role::Member);
    left = m_stores->leave(m_room, m_ben);
    QCOMPARE(kindsOf(left->events), QStringList{QStringLiteral("leave")});
    left = m_stores->leave(m_room, m_cem);
    QCOMPARE(kindsOf(left->events), QStringList{QStringLiteral("leave")});
    QVERIFY(!left->removed);
    QVERIFY(*m_stores->findRoom(m_room, m_ann)); // a public room stays
}

void ModerationContract::aPrivateRoomEndsWithItsLastMember()
{
    const auto made = m_stores->createRoom(
        {RoomId(QStringLiteral("r_secret")), QStringLiteral("secret"), RoomKind::Private, m_ann, {}});
    CHINWAG_VERIFY_OK(made);
    CHINWAG_VERIFY_OK(m_stores->add(made->id, m_ann, m_dora)); // who is asked
    const auto left = m_stores->leave(made->id, m_ann);
    CHINWAG_VERIFY_OK(left);
    QVERIFY(left->events.isEmpty());
    QVERIFY(left->removed);
    QCOMPARE(left->removed->invited, QList{m_dora});
    QVERIFY(!*m_stores->findRoom(made->id, m_ann));
}

void ModerationContract::kickingTakesOut()
{
    const auto kicked =
        m_stores->moderate(m_room, m_ann, ModerationBody{Change::Kick, m_ben, {}, QStringLiteral("Adverts")});
    CHINWAG_VERIFY_OK(kicked);
    QCOMPARE(kindsOf(*kicked), QStringList{QStringLiteral("kick")});
    const auto stored = m_stores->findEvent(m_room, kicked->first().seq);
    QVERIFY(stored && *stored);
    QVERIFY((*stored)->body == kicked->first().body);
    QVERIFY(!roleOf(m_ben));
    QCOMPARE((*m_stores->findRoom(m_room, m_ann))->memberCount, 2);
    QCOMPARE(change(m_ann, sanction(Change::Kick, m_ben)), QStringLiteral("not_found"));
    // They may come back, but who would add them asks first.
    QVERIFY(m_stores->add(m_room, m_ann, m_ben)->how == Added::How::Invited);
    QVERIFY(m_stores->join(m_room, m_ben)->has_value());
}

void ModerationContract::whoWasKickedSaysNothing()
{
    QCOMPARE(say(m_ben), ok);
    QCOMPARE(change(m_ann, sanction(Change::Kick, m_ben)), ok);
    QCOMPARE(say(m_ben), QStringLiteral("room_not_found"));
}

void ModerationContract::banningKicksFirst()
{
    const auto banned = m_stores->moderate(
        m_room, m_ann, ModerationBody{Change::Ban, m_ben, 9000ms, QStringLiteral("Adverts")});
    CHINWAG_VERIFY_OK(banned);
    QCOMPARE(kindsOf(*banned), (QStringList{QStringLiteral("kick"), QStringLiteral("ban")}));
    QCOMPARE(banned->last().seq, banned->first().seq + 1);
    QVERIFY(!roleOf(m_ben));
    const auto again = m_stores->moderate(m_room, m_ann, sanction(Change::Ban, m_ben));
    QCOMPARE(kindsOf(*again), QStringList{QStringLiteral("ban")});
    QCOMPARE(m_stores->bans(m_room)->size(), 1);
}

void ModerationContract::theBannedCannotComeIn()
{
    CHINWAG_VERIFY_OK(m_stores->add(m_room, m_ann, m_dora));
    QVERIFY(!await<QList<Invitation>>([&](auto done) {
                 m_stores->raw().rooms.invitations(m_dora, done);
             })->isEmpty());
    QCOMPARE(change(m_ann, sanction(Change::Ban, m_dora)), ok); // who was never in
    QVERIFY(await<QList<Invitation>>([&](auto done) {
                m_stores->raw().rooms.invitations(m_dora, done);
            })->isEmpty());
    QCOMPARE(codeOf(m_stores->join(m_room, m_dora)), forbidden);
    QCOMPARE(codeOf(m_stores->add(m_room, m_ann, m_dora)), forbidden);
    QVERIFY(!roleOf(m_dora));
}

void ModerationContract::aBanThatIsOverLetsIn()
{
    QCOMPARE(change(m_ann, sanction(Change::Ban, m_ben, 5001ms)), ok);
    const auto join = [&](std::chrono::milliseconds at) {
        return codeOf(await<std::optional<Event>>(
            [&](auto done) { m_stores->raw().rooms.join(m_room, m_ben, Role::Member, at, done); }));
    };
    QCOMPARE(join(5000ms), forbidden);
    QCOMPARE(join(5001ms), ok);
    QVERIFY(m_stores->bans(m_room, 5001ms)->isEmpty());
}

void ModerationContract::aBanIsTakenBack()
{
    QCOMPARE(change(m_ann, sanction(Change::Unban, m_ben)), QStringLiteral("not_found"));
    QCOMPARE(change(m_ann, sanction(Change::Ban, m_ben)), ok);
    QCOMPARE(change(m_cem, sanction(Change::Unban, m_ben)), forbidden);
    const auto taken = m_stores->moderate(m_room, m_ann, sanction(Change::Unban, m_ben));
    QCOMPARE(kindsOf(*taken), QStringList{QStringLiteral("unban")});
    QCOMPARE(codeOf(m_stores->join(m_room, m_ben)), ok);
}

void ModerationContract::bansAreListedAndBounded()
{
    CHINWAG_VERIFY_OK(m_stores->moderate(
        m_room, m_ann, ModerationBody{Change::Ban, m_ben, 9000ms, QStringLiteral("Adverts")}, 5000ms));
    CHINWAG_VERIFY_OK(m_stores->moderate(m_room, m_ann, sanction(Change::Ban, m_dora), 6000ms));
    const auto bans = m_stores->bans(m_room);
    QCOMPARE(bans->size(), 2);
    QCOMPARE(bans->first(), (Ban{(*m_stores->findUsers({m_dora})).first(), m_ann, 6000ms, 0ms, {}}));
    QCOMPARE(bans->last(), (Ban{(*m_stores->findUsers({m_ben})).first(), m_ann, 5000ms, 9000ms,
                                QStringLiteral("Adverts")}));
    for (int i = 2; i < Limits::bansPerRoom; ++i) {
        const UserId other = m_stores->person(QStringLiteral("p%1").arg(i));
        CHINWAG_VERIFY_OK(m_stores->moderate(m_room, m_ann, sanction(Change::Ban, other)));
    }
    QCOMPARE(change(m_ann, sanction(Change::Ban, m_cem)), QStringLiteral("too_large"));
    QVERIFY(roleOf(m_cem) == Role::Member);                    // and is not kicked, either
    QCOMPARE(change(m_ann, sanction(Change::Ban, m_ben)), ok); // who is among them
}

void ModerationContract::theMutedSayNothing()
{
    QCOMPARE(say(m_ben), ok);
    const Seq own = *m_stores->heads({m_room})->constBegin();
    const auto muted = m_stores->moderate(m_room, m_ann, sanction(Change::Mute, m_ben));
    QCOMPARE(kindsOf(*muted), QStringList{QStringLiteral("mute")});
    QCOMPARE((*m_stores->findRoom(m_room, m_ben))->mutedUntil, Limits::forGood);
    QCOMPARE((*m_stores->findRoom(m_room, m_ann))->mutedUntil, 0ms);
    QCOMPARE(say(m_ben), forbidden);
    const auto send = [&](const EventBody &body) {
        return codeOf(m_stores->append({m_room, 0, m_ben, 5s, Nonce(QString::number(++m_nonces)), body}));
    };
    QCOMPARE(send(EditBody{own, QStringLiteral("and more")}), forbidden);
    QCOMPARE(send(ReactionBody{own, QStringLiteral("👍"), true}), forbidden);
    QCOMPARE(send(ReactionBody{own, QStringLiteral("👍"), false}), ok);
    QCOMPARE(send(DeleteBody{own}), ok);
    const auto members = m_stores->members(m_room);
    for (const Member &member : *members)
        QCOMPARE(member.mutedUntil, member.user.id == m_ben ? Limits::forGood : 0ms);
    QCOMPARE(change(m_ann, sanction(Change::Unmute, m_ben)), ok);
    QCOMPARE(say(m_ben), ok);
    QCOMPARE(change(m_ann, sanction(Change::Unmute, m_ben)), QStringLiteral("not_found"));
}

void ModerationContract::aMuteOutlivesALeave()
{
    QCOMPARE(change(m_ann, sanction(Change::Mute, m_ben)), ok);
    CHINWAG_VERIFY_OK(m_stores->leave(m_room, m_ben));
    CHINWAG_VERIFY_OK(m_stores->join(m_room, m_ben));
    QCOMPARE(say(m_ben), forbidden);
    QCOMPARE((*m_stores->findRoom(m_room, m_ben))->mutedUntil, Limits::forGood);
}

void ModerationContract::aMuteEnds()
{
    QCOMPARE(change(m_ann, sanction(Change::Mute, m_ben, 7s)), ok);
    QCOMPARE(say(m_ben, QStringLiteral("too early"), 6999ms), forbidden);
    QCOMPARE(say(m_ben, QStringLiteral("now"), 7s), ok);
    QCOMPARE((*m_stores->findRoom(m_room, m_ben))->mutedUntil, 0ms); // that was in 1970
}

void ModerationContract::whoBecomesModeratorIsMutedNoMore()
{
    QCOMPARE(change(m_ann, sanction(Change::Mute, m_ben)), ok);
    promote(m_ben, Role::Moderator);
    QCOMPARE(say(m_ben), ok);
    promote(m_ben, Role::Member);
    QCOMPARE(say(m_ben), ok);
}

void ModerationContract::slowModeCountsInTheStore()
{
    setRules({30s, Posting::Members});
    QCOMPARE((*m_stores->findRoom(m_room, m_ben))->rules, (RoomRules{30s, Posting::Members}));
    QCOMPARE(say(m_ben, QStringLiteral("one"), 100s), ok);
    Event early = message(m_room, m_ben, QStringLiteral("two"), QStringLiteral("early"));
    early.at = 110s;
    const auto refused = m_stores->append(early);
    QCOMPARE(codeOf(refused), QStringLiteral("rate_limited"));
    QCOMPARE(refused.error().retryAfter, std::optional<std::chrono::milliseconds>(20s));
    // Another node's clock may be behind.
    early.at = 50s;
    QCOMPARE(m_stores->append(early).error().retryAfter, std::optional<std::chrono::milliseconds>(30s));
    // Leaving is no way around it.
    CHINWAG_VERIFY_OK(m_stores->leave(m_room, m_ben));
    CHINWAG_VERIFY_OK(m_stores->join(m_room, m_ben));
    QCOMPARE(say(m_ben, QStringLiteral("two"), 129'999ms), QStringLiteral("rate_limited"));
    QCOMPARE(say(m_ben, QStringLiteral("two"), 130s), ok);
    QCOMPARE(say(m_cem, QStringLiteral("one"), 130s), ok);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(say(m_ann, QStringLiteral("quick"), 130s), ok); // not for owners
    setRules({});
    QCOMPARE(say(m_ben, QStringLiteral("three"), 131s), ok);
}

void ModerationContract::onlyModeratorsWriteWhereThatIsTheRule()
{
    QCOMPARE(say(m_ben), ok);
    const Seq own = *m_stores->heads({m_room})->constBegin();
    setRules({0s, Posting::Moderators});
    QVERIFY((*m_stores->findRoom(m_room, m_ben))->rules.posting == Posting::Moderators);
    QCOMPARE(say(m_ben), forbidden);
    const auto send = [&](const EventBody &body) {
        return codeOf(m_stores->append({m_room, 0, m_ben, 5s, Nonce(QString::number(++m_nonces)), body}));
    };
    QCOMPARE(send(EditBody{own, QStringLiteral("and more")}), forbidden);
    QCOMPARE(send(ReactionBody{own, QStringLiteral("👍"), true}), ok);
    QCOMPARE(send(DeleteBody{own}), ok);
    promote(m_cem, Role::Moderator);
    QCOMPARE(say(m_cem), ok);
    QCOMPARE(say(m_ann), ok);
}

void ModerationContract::onlyModeratorsMentionTheRoom()
{
    const auto mentions = [&](const UserId &who) {
        Event event = message(m_room, who, QStringLiteral("@room tea"), QString::number(++m_nonces));
        std::get<MessageBody>(event.body).mentionsRoom = true;
        const auto appended = m_stores->append(event);
        const auto found = m_stores->findEvent(m_room, appended->event.seq);
        const bool stored = (*found)->as<MessageBody>()->mentionsRoom;
        return stored == appended->event.as<MessageBody>()->mentionsRoom && stored;
    };
    QVERIFY(!mentions(m_ben));
    QVERIFY(mentions(m_ann));
    promote(m_ben, Role::Moderator);
    QVERIFY(mentions(m_ben));
}

void ModerationContract::aKnownNonceGetsItsFirstAnswer()
{
    const Event event = message(m_room, m_ben, QStringLiteral("hello"), QStringLiteral("once"));
    const auto first = m_stores->append(event);
    CHINWAG_VERIFY_OK(first);
    QCOMPARE(change(m_ann, sanction(Change::Mute, m_ben)), ok);
    const auto again = m_stores->append(event);
    CHINWAG_VERIFY_OK(again);
    QVERIFY(again->duplicate);
    QCOMPARE(again->event.seq, first->event.seq);
}

void ModerationContract::reportsKeepTheTextAsItWas()
{
    QCOMPARE(say(m_ben, QStringLiteral("Buy te")), ok);
    const Seq seq = *m_stores->heads({m_room})->constBegin();
    const auto send = [&](const EventBody &body) {
        CHINWAG_VERIFY_OK(m_stores->append({m_room, 0, m_ben, 5s, Nonce(QString::number(++m_nonces)), body}));
    };
    send(EditBody{seq, QStringLiteral("Buy tea!")});
    const NewReport report{ReportId(QStringLiteral("p_1")), m_room, seq, m_cem, QStringLiteral("Adverts")};
    CHINWAG_VERIFY_OK(m_stores->report(report));
    NewReport again = report;
    again.id = ReportId(QStringLiteral("p_2"));
    CHINWAG_VERIFY_OK(m_stores->report(again)); // once is enough
    send(DeleteBody{seq});
    const auto reports = m_stores->reports(m_room);
    CHINWAG_VERIFY_OK(reports);
    QCOMPARE(reports->size(), 1);
    const Report &kept = reports->first();
    QCOMPARE(kept, (Report{report.id, m_room, seq, (*m_stores->findUsers({m_ben})).first(),
                           QStringLiteral("Buy tea!"), (*m_stores->findUsers({m_cem})).first(),
                           QStringLiteral("Adverts"), 6000ms}));
    QVERIFY(!*m_stores->settle(RoomId(QStringLiteral("r_other")), report.id));
    QVERIFY(*m_stores->settle(m_room, report.id));
    QVERIFY(!*m_stores->settle(m_room, report.id));
    QVERIFY(m_stores->reports(m_room)->isEmpty());
}

void ModerationContract::reportsAreOfOthersMessages()
{
    QCOMPARE(say(m_ben), ok);
    const Seq seq = *m_stores->heads({m_room})->constBegin();
    const auto report = [&](Seq what, const UserId &who) {
        return codeOf(m_stores->report({ReportId(QString::number(++m_nonces)), m_room, what, who, {}}));
    };
    QCOMPARE(report(seq, m_ben), forbidden);
    QCOMPARE(report(1, m_cem), QStringLiteral("not_found")); // a join
    QCOMPARE(report(seq + 1, m_cem), QStringLiteral("not_found"));
    QCOMPARE(report(seq, m_cem), ok);
    CHINWAG_VERIFY_OK(
        m_stores->append({m_room, 0, m_ben, 5s, Nonce(QStringLiteral("gone")), DeleteBody{seq}}));
    QCOMPARE(report(seq, m_ann), QStringLiteral("not_found"));
}

void ModerationContract::theOldestReportGoes()
{
    for (int i = 0; i <= Limits::reportsPerRoom; ++i) {
        QCOMPARE(say(m_ben, QString::number(i)), ok);
        const Seq seq = *m_stores->heads({m_room})->constBegin();
        const NewReport report{ReportId(QStringLiteral("p_%1").arg(i)), m_room, seq, m_cem, {}};
        CHINWAG_VERIFY_OK(m_stores->report(report, std::chrono::milliseconds(6000 + i)));
    }
    const auto reports = m_stores->reports(m_room, 2 * Limits::reportsPerRoom);
    QCOMPARE(reports->size(), qsizetype{Limits::reportsPerRoom});
    QCOMPARE(reports->first().text, QString::number(Limits::reportsPerRoom));
    QCOMPARE(reports->last().text, QStringLiteral("1"));
}

void ModerationContract::onlyOwnersDeleteARoom()
{
    promote(m_ben, Role::Moderator);
    QCOMPARE(codeOf(m_stores->removeRoom(m_room, m_cem)), forbidden);
    QCOMPARE(codeOf(m_stores->removeRoom(m_room, m_ben)), forbidden);
    QCOMPARE(codeOf(m_stores->removeRoom(m_room, m_ann)), ok);
}

void ModerationContract::nothingOfADeletedRoomIsLeft()
{
    const RoomId other = m_stores->room(QStringLiteral("coffee"), m_ann);
    CHINWAG_VERIFY_OK(
        m_stores->append(message(other, m_ann, QStringLiteral("kept words"), QStringLiteral("k"))));
    const File file{FileId(QStringLiteral("f_1")),
                    QStringLiteral("a.txt"),
                    5,
                    QStringLiteral("text/plain"),
                    0,
                    0,
                    {},
                    false};
    CHINWAG_VERIFY_OK(m_stores->bringFile(file, m_ben));
    Event withFile = message(m_room, m_ben, QStringLiteral("gone words"), QStringLiteral("f"));
    std::get<MessageBody>(withFile.body).files = {file};
    CHINWAG_VERIFY_OK(m_stores->append(withFile));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(say(m_ben, QStringLiteral("gone words %1").arg(i)), ok);
    m_implementation->settle();
    CHINWAG_VERIFY_OK(m_stores->report({ReportId(QStringLiteral("p_1")), m_room, 5, m_cem, {}}));
    QCOMPARE(change(m_ann, sanction(Change::Ban, m_cem)), ok);
    QCOMPARE(change(m_ann, sanction(Change::Mute, m_ben)), ok);
    CHINWAG_VERIFY_OK(m_stores->add(m_room, m_ann, m_dora));
    const auto removed = m_stores->removeRoom(m_room, m_ann);
    CHINWAG_VERIFY_OK(removed);
    QCOMPARE(removed->invited, QList{m_dora});
    const auto found = [&](const QString &words) {
        MessageQuery query;
        query.user = m_ann;
        query.words = SearchWords(words);
        query.limit = 50;
        return m_stores->search(query)->hits.size();
    };
    for (int i = 0; i < 2; ++i) { // at once, and when all is carried away
        QVERIFY(!*m_stores->findRoom(m_room, m_ann));
        QCOMPARE(m_stores->roomsOf(m_ben)->size(), 0);
        QCOMPARE(codeOf(m_stores->join(m_room, m_ben)), QStringLiteral("room_not_found"));
        QCOMPARE(say(m_ben), QStringLiteral("room_not_found"));
        QVERIFY(m_stores->heads({m_room})->isEmpty());
        QVERIFY(m_stores->bans(m_room)->isEmpty());
        QVERIFY(m_stores->reports(m_room)->isEmpty());
        QCOMPARE(found(QStringLiteral("gone words")), 0);
        QCOMPARE(found(QStringLiteral("kept words")), 1);
        CHINWAG_VERIFY_OK(m_stores->purge());
    }
    QVERIFY(m_stores->range(m_room, 0, 0, 100, false)->isEmpty());
    const auto stored = await<std::optional<StoredFile>>(
        [&](auto done) { m_stores->raw().files.find(file.id, m_ben, done); });
    QVERIFY(!*stored);
}

void ModerationContract::statusesAndNamesAreKept()
{
    const Status status{QStringLiteral("In a meeting"), Limits::forGood};
    const auto set = m_stores->setProfile(m_ben, QStringLiteral("Benjamin"), status);
    CHINWAG_VERIFY_OK(set);
    const User ben{m_ben, QStringLiteral("ben"), QStringLiteral("Benjamin"), status};
    QCOMPARE(*set, ben);
    QCOMPARE(m_stores->findUsers({m_ben})->first(), ben);
    QCOMPARE(m_stores->search(QStringLiteral("benj"), 5)->first(), ben);
    const auto members = m_stores->members(m_room);
    QVERIFY(std::any_of(members->cbegin(), members->cend(),
                        [&](const Member &each) { return each.user == ben; }));
    const auto direct =
        m_stores->createRoom({RoomId(QStringLiteral("r_direct")), {}, RoomKind::Direct, m_ann, m_ben});
    QCOMPARE(direct->peer, std::optional(ben));
    // What is none stays; what is over is not shown.
    QCOMPARE(m_stores->setProfile(m_ben, std::nullopt, Status{QStringLiteral("Gone"), 1ms})->status,
             Status());
    QCOMPARE(m_stores->findUsers({m_ben})->first().displayName, QStringLiteral("Benjamin"));
    QCOMPARE(
        codeOf(m_stores->setProfile(UserId(QStringLiteral("u_none")), QStringLiteral("X"), std::nullopt)),
        QStringLiteral("not_found"));
}

QTEST_GUILESS_MAIN(ModerationContract)
#include "tst_moderationcontract.moc"
