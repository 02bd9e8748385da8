#include "shared/protocol/limits.h"
#include "tests/contract/storesundertest.h"

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

class ConsentContract : public QObject
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
    }
    void cleanup()
    {
        m_stores.reset();
        m_implementation.reset();
    }

    void acquaintancesAreAdded();
    void strangersAreInvited();
    void directRoomsMakeNoAcquaintance();
    void theSettingDecides();
    void whoLeftIsAsked();
    void joiningAccepts();
    void decliningForgets();
    void theNewestInvitationIsFirst();
    void oneInviterHasFewOpenOnes();
    void theOldestInvitationGoes();
    void blocksAreKept();
    void theBlockedAddNobody();
    void blockingEndsTheirInvitations();
    void nobodyEndsAllInvitations();
    void theBlockedBeginNoDirectRoom();
    void theBlockedSayNothingInADirectRoom();
    void anUnknownRoomIsRefused();

private:
    RoomStore &rooms() { return m_stores->raw().rooms; }
    Outcome<Added> add(const RoomId &room, const UserId &by, const UserId &target,
                       std::chrono::milliseconds at = 5000ms)
    {
        return await<Added>([&](auto done) { rooms().add(room, by, target, at, done); });
    }
    bool isInvited(const RoomId &room, const UserId &user)
    {
        return await<bool>([&](auto done) { rooms().isInvited(room, user, done); }).value();
    }
    QList<Invitation> invitations(const UserId &user)
    {
        return await<QList<Invitation>>([&](auto done) { rooms().invitations(user, done); }).value();
    }
    /// Both give the rooms of the invitations that are over.
    QList<RoomId> block(const UserId &user, const UserId &other)
    {
        return await<QList<RoomId>>([&](auto done) { rooms().block(user, other, done); }).value();
    }
    QList<RoomId> let(const UserId &user, RoomInvites invites)
    {
        return await<QList<RoomId>>([&](auto done) { rooms().setRoomInvites(user, invites, done); }).value();
    }
    RoomId secret(const QString &id, const UserId &owner)
    {
        const RoomId room(QStringLiteral("r_") + id);
        const auto made = m_stores->createRoom({room, id, RoomKind::Private, owner, {}});
        if (!made)
            QTest::qFail(qPrintable(made.error().message), __FILE__, __LINE__);
        return room;
    }
    /// Both are in one room.
    void acquaint(const UserId &one, const UserId &other)
    {
        CHINWAG_VERIFY_OK(m_stores->join(m_stores->room(QStringLiteral("meeting"), one), other));
    }

    std::unique_ptr<StoresUnderTest> m_implementation;
    std::optional<AwaitedStores> m_stores;
    UserId m_ann;
    UserId m_ben;
    UserId m_cem;
};

void ConsentContract::acquaintancesAreAdded()
{
    acquaint(m_ann, m_ben);
    const RoomId room = secret(QStringLiteral("plot"), m_ann);
    const auto added = add(room, m_ann, m_ben);
    CHINWAG_VERIFY_OK(added);
    QVERIFY(added->how == Added::How::Joined);
    QVERIFY(added->event);
    QCOMPARE(added->event->sender, m_ann);
    QCOMPARE(added->event->as<MembershipBody>()->subject, m_ben);
    QCOMPARE(**m_stores->findEvent(room, 2), *added->event);
    QCOMPARE((*m_stores->findRoom(room, m_ben))->memberCount, 2);
    QVERIFY(add(room, m_ann, m_ben)->how == Added::How::WasIn);
}

void ConsentContract::strangersAreInvited()
{
    const RoomId room = secret(QStringLiteral("plot"), m_ann);
    const auto added = add(room, m_ann, m_ben);
    CHINWAG_VERIFY_OK(added);
    QVERIFY(added->how == Added::How::Invited);
    QVERIFY(!added->event);
    QVERIFY(isInvited(room, m_ben));
    QVERIFY(!isInvited(room, m_cem));
    QCOMPARE((*m_stores->findRoom(room, m_ben))->headSeq, 1);
    const auto open = invitations(m_ben);
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().room, **m_stores->findRoom(room, m_ben));
    QCOMPARE(open.first().by.username, QStringLiteral("ann"));
    QVERIFY(add(room, m_ann, m_ben)->how == Added::How::Invited);
    QCOMPARE(invitations(m_ben).size(), 1);
}

void ConsentContract::directRoomsMakeNoAcquaintance()
{
    CHINWAG_VERIFY_OK(
        m_stores->createRoom({RoomId(QStringLiteral("r_d")), QString(), RoomKind::Direct, m_ann, m_ben}));
    QVERIFY(add(secret(QStringLiteral("plot"), m_ann), m_ann, m_ben)->how == Added::How::Invited);
}

void ConsentContract::theSettingDecides()
{
    const auto setting = [this] {
        return await<RoomInvites>([&](auto done) { rooms().roomInvites(m_ben, done); }).value();
    };
    acquaint(m_ann, m_ben);
    QVERIFY(setting() == RoomInvites::Shared);
    let(m_ben, RoomInvites::Ask);
    let(m_ben, RoomInvites::Ask);
    QVERIFY(setting() == RoomInvites::Ask);
    QVERIFY(add(secret(QStringLiteral("plot"), m_ann), m_ann, m_ben)->how == Added::How::Invited);
    let(m_ben, RoomInvites::Nobody);
    QVERIFY(setting() == RoomInvites::Nobody);
    QCOMPARE(codeOf(add(secret(QStringLiteral("ploy"), m_ann), m_ann, m_ben)), QStringLiteral("forbidden"));
    let(m_ben, RoomInvites::Shared);
    QVERIFY(setting() == RoomInvites::Shared);
    QVERIFY(add(secret(QStringLiteral("plan"), m_ann), m_ann, m_ben)->how == Added::How::Joined);
}

void ConsentContract::whoLeftIsAsked()
{
    acquaint(m_ann, m_ben);
    const RoomId room = secret(QStringLiteral("plot"), m_ann);
    QVERIFY(add(room, m_ann, m_ben)->how == Added::How::Joined);
    CHINWAG_VERIFY_OK(m_stores->leave(room, m_ben));
    QVERIFY(add(room, m_ann, m_ben)->how == Added::How::Invited);
    QVERIFY(add(secret(QStringLiteral("plan"), m_ann), m_ann, m_ben)->how == Added::How::Joined);
}

void ConsentContract::joiningAccepts()
{
    const RoomId room = secret(QStringLiteral("plot"), m_ann);
    CHINWAG_VERIFY_OK(add(room, m_ann, m_ben));
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    QVERIFY(!isInvited(room, m_ben));
    QVERIFY(invitations(m_ben).isEmpty());
}

void ConsentContract::decliningForgets()
{
    const RoomId room = secret(QStringLiteral("plot"), m_ann);
    const auto decline = [&] {
        return await<bool>([&](auto done) { rooms().decline(room, m_ben, done); }).value();
    };
    QVERIFY(!decline());
    CHINWAG_VERIFY_OK(add(room, m_ann, m_ben));
    QVERIFY(decline());
    QVERIFY(!isInvited(room, m_ben));
    QVERIFY(!decline());
}

void ConsentContract::theNewestInvitationIsFirst()
{
    CHINWAG_VERIFY_OK(add(secret(QStringLiteral("one"), m_ann), m_ann, m_ben, 5000ms));
    CHINWAG_VERIFY_OK(add(secret(QStringLiteral("two"), m_cem), m_cem, m_ben, 6000ms));
    const auto open = invitations(m_ben);
    QCOMPARE(open.size(), 2);
    QCOMPARE(open.first().room.name, QStringLiteral("two"));
    QCOMPARE(open.last().room.name, QStringLiteral("one"));
}

void ConsentContract::oneInviterHasFewOpenOnes()
{
    for (int i = 0; i < Limits::invitationsPerInviter; ++i)
        QVERIFY(add(secret(QString::number(i), m_ann), m_ann, m_ben)->how == Added::How::Invited);
    QCOMPARE(codeOf(add(secret(QStringLiteral("more"), m_ann), m_ann, m_ben)), QStringLiteral("forbidden"));
    QVERIFY(add(secret(QStringLiteral("other"), m_cem), m_cem, m_ben)->how == Added::How::Invited);
}

void ConsentContract::theOldestInvitationGoes()
{
    const int inviters = Limits::invitationsPerPerson / Limits::invitationsPerInviter;
    std::chrono::milliseconds at = 5000ms;
    for (int i = 0; i < inviters; ++i) {
        const UserId by = m_stores->person(QStringLiteral("person%1").arg(i));
        for (int each = 0; each < Limits::invitationsPerInviter; ++each)
            CHINWAG_VERIFY_OK(add(secret(QStringLiteral("%1x%2").arg(i).arg(each), by), by, m_ben, ++at));
    }
    QCOMPARE(invitations(m_ben).size(), qsizetype{Limits::invitationsPerPerson});
    QVERIFY(isInvited(RoomId(QStringLiteral("r_0x0")), m_ben));
    const RoomId room = secret(QStringLiteral("last"), m_ann);
    QVERIFY(add(room, m_ann, m_ben, ++at)->how == Added::How::Invited);
    QCOMPARE(invitations(m_ben).size(), qsizetype{Limits::invitationsPerPerson});
    QCOMPARE(invitations(m_ben).first().room.id, room);
    QVERIFY(!isInvited(RoomId(QStringLiteral("r_0x0")), m_ben));
}

void ConsentContract::blocksAreKept()
{
    const auto blocks = [this](const UserId &user) {
        return await<QList<User>>([&](auto done) { rooms().blocks(user, done); }).value();
    };
    QVERIFY(blocks(m_ben).isEmpty());
    block(m_ben, m_cem);
    block(m_ben, m_ann);
    block(m_ben, m_ann);
    QCOMPARE(blocks(m_ben).size(), 2);
    QCOMPARE(blocks(m_ben).first().username, QStringLiteral("ann"));
    QVERIFY(blocks(m_ann).isEmpty());
    for (int i = 0; i < 2; ++i)
        CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { rooms().unblock(m_ben, m_ann, done); }));
    QCOMPARE(blocks(m_ben).size(), 1);
}

void ConsentContract::theBlockedAddNobody()
{
    acquaint(m_ann, m_ben);
    block(m_ben, m_ann);
    QCOMPARE(codeOf(add(secret(QStringLiteral("plot"), m_ann), m_ann, m_ben)), QStringLiteral("forbidden"));
    QVERIFY(invitations(m_ben).isEmpty());
}

void ConsentContract::blockingEndsTheirInvitations()
{
    const RoomId ofAnn = secret(QStringLiteral("plot"), m_ann);
    const RoomId ofCem = secret(QStringLiteral("plan"), m_cem);
    QVERIFY(add(ofAnn, m_ann, m_ben)->how == Added::How::Invited);
    QVERIFY(add(ofCem, m_cem, m_ben)->how == Added::How::Invited);
    QVERIFY(add(ofAnn, m_ann, m_cem)->how == Added::How::Invited);
    QCOMPARE(block(m_ben, m_ann), QList{ofAnn});
    QVERIFY(!isInvited(ofAnn, m_ben));
    QVERIFY(isInvited(ofCem, m_ben));
    QVERIFY(isInvited(ofAnn, m_cem));
    QCOMPARE(block(m_ben, m_ann), QList<RoomId>());
}

void ConsentContract::nobodyEndsAllInvitations()
{
    const RoomId ofAnn = secret(QStringLiteral("plot"), m_ann);
    const RoomId ofCem = secret(QStringLiteral("plan"), m_cem);
    QVERIFY(add(ofAnn, m_ann, m_ben)->how == Added::How::Invited);
    QVERIFY(add(ofCem, m_cem, m_ben)->how == Added::How::Invited);
    QVERIFY(add(ofAnn, m_ann, m_cem)->how == Added::How::Invited);
    QCOMPARE(let(m_ben, RoomInvites::Ask), QList<RoomId>());
    QCOMPARE(invitations(m_ben).size(), 2);
    QList<RoomId> over = let(m_ben, RoomInvites::Nobody);
    std::sort(over.begin(), over.end());
    QCOMPARE(over, (QList{ofCem, ofAnn}));
    QCOMPARE(invitations(m_ben).size(), 0);
    QVERIFY(isInvited(ofAnn, m_cem));
}

void ConsentContract::theBlockedBeginNoDirectRoom()
{
    block(m_ben, m_ann);
    const NewRoom room{RoomId(QStringLiteral("r_d")), QString(), RoomKind::Direct, m_ann, m_ben};
    QCOMPARE(codeOf(m_stores->createRoom(room)), QStringLiteral("forbidden"));
    QVERIFY(!m_stores->findRoom(room.id, m_ann)->has_value());
    CHINWAG_VERIFY_OK(
        m_stores->createRoom({RoomId(QStringLiteral("r_e")), QString(), RoomKind::Direct, m_ben, m_ann}));
    QCOMPARE(m_stores->createRoom(room)->id, RoomId(QStringLiteral("r_e")));
}

void ConsentContract::theBlockedSayNothingInADirectRoom()
{
    const RoomId direct(QStringLiteral("r_d"));
    CHINWAG_VERIFY_OK(m_stores->createRoom({direct, QString(), RoomKind::Direct, m_ann, m_ben}));
    const auto append = [this](const RoomId &room, const UserId &who, const char *nonce, EventBody body) {
        return m_stores->append({room, 0, who, 6000ms, Nonce(QLatin1String(nonce)), std::move(body)});
    };
    const MessageBody hello{QStringLiteral("Hello"), 0};
    const auto before = append(direct, m_ann, "before", hello);
    CHINWAG_VERIFY_OK(before);
    block(m_ben, m_ann);
    const Seq seq = before->event.seq;
    QCOMPARE(codeOf(append(direct, m_ann, "1", hello)), QStringLiteral("forbidden"));
    QCOMPARE(codeOf(append(direct, m_ann, "2", EditBody{seq, QStringLiteral("!")})),
             QStringLiteral("forbidden"));
    QCOMPARE(codeOf(append(direct, m_ann, "3", ReactionBody{seq, QStringLiteral("👍"), true})),
             QStringLiteral("forbidden"));
    QCOMPARE(append(direct, m_ann, "before", hello)->event, before->event);
    // No seq was used up.
    QCOMPARE(append(direct, m_ann, "4", ReactionBody{seq, QStringLiteral("👍"), false})->event.seq, seq + 1);
    QCOMPARE(append(direct, m_ann, "5", DeleteBody{seq})->event.seq, seq + 2);
    QCOMPARE(append(direct, m_ben, "6", hello)->event.seq, seq + 3);
    const RoomId meeting = m_stores->room(QStringLiteral("meeting"), m_ben);
    CHINWAG_VERIFY_OK(m_stores->join(meeting, m_ann));
    CHINWAG_VERIFY_OK(append(meeting, m_ann, "7", hello));
}

void ConsentContract::anUnknownRoomIsRefused()
{
    QCOMPARE(codeOf(add(RoomId(QStringLiteral("r_unknown")), m_ann, m_ben)),
             QStringLiteral("room_not_found"));
}

QTEST_GUILESS_MAIN(ConsentContract)
#include "tst_consentcontract.moc"
