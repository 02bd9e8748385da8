#include "shared/protocol/limits.h"
#include "tests/contract/storesundertest.h"

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class AccountStoreContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreImplementations(); }
    void init()
    {
        m_implementation = makeStores();
        QVERIFY(m_implementation);
        m_stores.emplace(m_implementation->stores());
    }
    void cleanup()
    {
        m_stores.reset();
        m_implementation.reset();
    }

    void aNewAccountIsFoundByName();
    void anUnknownNameIsNobody();
    void namesAreUnique();
    void lookAlikesAreTaken();
    void namesAreFoundInAnyForm();
    void theBannedFlagIsKept();
    void namesWithQuotesAndOtherScripts();
    void findGivesTheKnownOnes();
    void findCopesWithManyIds();
    void findOfNothingIsEmpty();
    void countCounts();
    void searchMatchesBothNamesWithoutCase();
    void searchTakesWildcardsLiterally();
    void searchIsLimitedAndOrdered();
    void anInviteWorksOnce();
    void anExpiredInviteIsRefused();
    void anUnknownInviteIsRefused();
    void theInviteIsLookedAtBeforeTheName();
    void aTakenNameDoesNotUseUpTheInvite();
    void theFirstInviteMakesTheOwner();
    void aTokenLeadsToItsUser();
    void anUnknownTokenIsNobody();
    void anExpiredTokenIsNobody();
    void aBannedUsersTokenIsNobody();
    void usingATokenSlidesItsExpiry();
    void aTokenUsedOftenSlidesOnceAnHour();
    void devicesListsOnesOwn();
    void aRemovedDeviceIsGone();
    void anotherPasswordSignsOutTheOthers();
    void nobodyRemovesAnothersDevice();
    void aDeviceStandsAsItIsNow();
    void standingsOfManyDevices();
    void theLeastUsedOfTooManyDevicesGoes();
    void whatWasRevokedIsKeptForADay();
    void aPasswordHashIsReplacedOnce();
    void oneNameForManyAtOnce();
    void aFactorIsConfirmedOnce();
    void aCodeIsUsedOnce();
    void aRecoveryCodeIsUsedOnce();
    void aFactorIsRemoved();
    void anOwnerWithoutAFactorIsKnown();
    void aRemovedAccountIsNobody();
    void whatARemovedAccountHadIsGone();
    void theNameOfARemovedAccountStaysTaken();
    void whatRemovedPeopleSaidIsListedUntilItIsGone();
    void whatSomebodySentComesInPages();

private:
    static NewDevice device(const QString &id, const UserId &user)
    {
        return {DeviceId(id), user, QStringLiteral("Laptop")};
    }

    std::unique_ptr<StoresUnderTest> m_implementation;
    std::optional<AwaitedStores> m_stores;
};

void AccountStoreContract::aFactorIsConfirmedOnce()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    QVERIFY(!m_stores->secondFactor(ann));
    QVERIFY(!m_stores->confirmFactor(ann, "first", 7));
    QVERIFY(m_stores->beginFactor(ann, "first"));
    QVERIFY(m_stores->beginFactor(ann, "second"));
    QVERIFY(!m_stores->secondFactor(ann)->isConfirmed);
    QVERIFY(!m_stores->confirmFactor(ann, "first", 7));
    QVERIFY(m_stores->confirmFactor(ann, "second", 7, {"one", "two"}));
    QVERIFY(!m_stores->confirmFactor(ann, "second", 8));
    QVERIFY(!m_stores->beginFactor(ann, "third"));
    const auto factor = m_stores->secondFactor(ann);
    QVERIFY(factor && factor->isConfirmed);
    QCOMPARE(factor->secret, QByteArray("second"));
    QCOMPARE(factor->lastStep, 7);
    QCOMPARE(factor->recoveryLeft, 2);
}

void AccountStoreContract::aCodeIsUsedOnce()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    m_stores->beginFactor(ann, "secret");
    QVERIFY(!m_stores->useCode(ann, 8)); // not confirmed
    m_stores->confirmFactor(ann, "secret", 7);
    QVERIFY(!m_stores->useCode(ann, 7));
    QVERIFY(m_stores->useCode(ann, 9));
    QVERIFY(!m_stores->useCode(ann, 9));
    QVERIFY(!m_stores->useCode(ann, 8));
}

void AccountStoreContract::aRecoveryCodeIsUsedOnce()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId bob = m_stores->person(QStringLiteral("bob"));
    m_stores->beginFactor(ann, "secret");
    m_stores->confirmFactor(ann, "secret", 7, {"one", "two"});
    QVERIFY(!m_stores->useRecoveryCode(bob, "one"));
    QVERIFY(m_stores->useRecoveryCode(ann, "one"));
    QVERIFY(!m_stores->useRecoveryCode(ann, "one"));
    QCOMPARE(m_stores->secondFactor(ann)->recoveryLeft, 1);
}

void AccountStoreContract::aFactorIsRemoved()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    QVERIFY(!m_stores->removeFactor(ann));
    m_stores->beginFactor(ann, "secret");
    m_stores->confirmFactor(ann, "secret", 7, {"one"});
    QVERIFY(m_stores->removeFactor(ann));
    QVERIFY(!m_stores->secondFactor(ann));
    QVERIFY(!m_stores->useRecoveryCode(ann, "one"));
}

void AccountStoreContract::anOwnerWithoutAFactorIsKnown()
{
    CHINWAG_VERIFY_OK(m_stores->addInvite({"invite", 1h, true}));
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ann"), "invite"));
    const UserId ann(QStringLiteral("u_ann"));
    const UserId bob = m_stores->person(QStringLiteral("bob"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_a"), ann), "a"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_b"), bob), "b"));
    const auto lacks = [&](const QByteArray &token) {
        return m_stores->useToken(token, 1h)->value().isOwnerWithoutFactor;
    };
    QVERIFY(lacks("a"));
    QVERIFY(!lacks("b"));
    QVERIFY(m_stores->standing(DeviceId(QStringLiteral("d_a"))).isOwnerWithoutFactor);
    m_stores->beginFactor(ann, "secret");
    QVERIFY(lacks("a"));
    m_stores->confirmFactor(ann, "secret", 1);
    QVERIFY(!lacks("a"));
    QVERIFY(!m_stores->standing(DeviceId(QStringLiteral("d_a"))).isOwnerWithoutFactor);
}

void AccountStoreContract::aRemovedAccountIsNobody()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_a"), ann), "a"));
    QVERIFY(m_stores->removeAccount(ann));
    QVERIFY(!m_stores->removeAccount(ann));
    QVERIFY(!m_stores->removeAccount(UserId(QStringLiteral("u_none"))));
    QVERIFY(!*m_stores->findByUsername(QStringLiteral("ann")));
    QVERIFY(!*m_stores->useToken("a", 1h));
    QVERIFY(m_stores->standing(DeviceId(QStringLiteral("d_a"))).state == DeviceStanding::State::SignedOut);
    const auto users = m_stores->findUsers({ann});
    CHINWAG_VERIFY_OK(users);
    QCOMPARE(users->at(0).displayName, QStringLiteral("Deleted user"));
    QVERIFY(users->at(0).username != QStringLiteral("ann"));
    QVERIFY(m_stores->search(QStringLiteral("de"), 10)->isEmpty());
    QVERIFY(m_stores->search({}, 10)->isEmpty());
    const QList<Revocation> revocations = m_stores->revocations(1h);
    QCOMPARE(revocations.size(), 1);
    QCOMPARE(revocations.at(0).user, ann);
    QVERIFY(revocations.at(0).device.isEmpty());
    QVERIFY(revocations.at(0).reason == Revocation::Reason::SignedOut);
}

void AccountStoreContract::whatARemovedAccountHadIsGone()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId bob = m_stores->person(QStringLiteral("bob"));
    m_stores->beginFactor(ann, "secret");
    m_stores->confirmFactor(ann, "secret", 1, {"one"});
    Stores stores = m_implementation->stores();
    CHINWAG_VERIFY_OK(await<QList<RoomId>>([&](auto done) { stores.rooms.block(ann, bob, done); }));
    CHINWAG_VERIFY_OK(await<QList<RoomId>>([&](auto done) { stores.rooms.block(bob, ann, done); }));
    QVERIFY(m_stores->removeAccount(ann));
    QVERIFY(!m_stores->secondFactor(ann));
    QVERIFY(await<QList<User>>([&](auto done) { stores.rooms.blocks(ann, done); })->isEmpty());
    QVERIFY(await<QList<User>>([&](auto done) { stores.rooms.blocks(bob, done); })->isEmpty());
    QVERIFY(*await<RoomInvites>([&](auto done) { stores.rooms.roomInvites(ann, done); }) ==
            RoomInvites::Nobody);
}

void AccountStoreContract::theNameOfARemovedAccountStaysTaken()
{
    QVERIFY(m_stores->removeAccount(m_stores->person(QStringLiteral("ann0"))));
    for (const QString &name : {QStringLiteral("ann0"), QStringLiteral("anno")}) {
        const auto again = m_stores->createAccount(name);
        QVERIFY(!again);
        QVERIFY(again.error().code == ErrorCode::UsernameTaken);
    }
}

void AccountStoreContract::whatRemovedPeopleSaidIsListedUntilItIsGone()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId bob = m_stores->person(QStringLiteral("bob"));
    QVERIFY(m_stores->removeAccount(ann, true));
    QVERIFY(m_stores->unsaid().isEmpty());
    QVERIFY(m_stores->removeAccount(bob, false));
    QCOMPARE(m_stores->unsaid().size(), 1);
    QCOMPARE(m_stores->unsaid().at(0).user, bob);
    QVERIFY(m_stores->unsaid().at(0).upTo.isEmpty());
    m_stores->setUnsaid({bob, Nonce(QStringLiteral("n3"))});
    QCOMPARE(m_stores->unsaid().at(0).upTo, Nonce(QStringLiteral("n3")));
    m_stores->setUnsaid({ann, Nonce(QStringLiteral("n3"))}); // is not there
    m_stores->setUnsaid({bob, {}});
    QVERIFY(m_stores->unsaid().isEmpty());
}

void AccountStoreContract::whatSomebodySentComesInPages()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId bob = m_stores->person(QStringLiteral("bob"));
    const RoomId tea = m_stores->room(QStringLiteral("tea"), ann);
    const RoomId talk = m_stores->room(QStringLiteral("talk"), ann);
    const auto say = [&](const RoomId &room, const UserId &who, const char *nonce) {
        const Event event{
            room, 0, who, milliseconds(5000), Nonce(QLatin1String(nonce)), MessageBody{QLatin1String(nonce)}};
        return await<Appended>([&](auto done) { m_implementation->stores().events.append(event, done); });
    };
    CHINWAG_VERIFY_OK(say(tea, ann, "n2"));
    CHINWAG_VERIFY_OK(say(talk, ann, "n1"));
    CHINWAG_VERIFY_OK(say(talk, ann, "n3"));
    CHINWAG_VERIFY_OK(say(talk, bob, "n2"));
    const auto nonces = [](const QList<Event> &events) {
        QStringList all;
        for (const Event &event : events)
            all.append(event.nonce.toString());
        return all;
    };
    const QList<Event> page = m_stores->sentBy(ann, {}, 2);
    QCOMPARE(nonces(page), (QStringList{QStringLiteral("n1"), QStringLiteral("n2")}));
    QCOMPARE(page.at(1).room, tea);
    QCOMPARE(nonces(m_stores->sentBy(ann, page.at(1).nonce, 2)), QStringList{QStringLiteral("n3")});
    QVERIFY(m_stores->sentBy(ann, Nonce(QStringLiteral("n3")), 2).isEmpty());
}

void AccountStoreContract::aNewAccountIsFoundByName()
{
    const auto created = m_stores->createAccount(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(created);
    QCOMPARE(created->username, QStringLiteral("ann"));

    const auto found = m_stores->findByUsername(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->user, *created);
    QCOMPARE((*found)->passwordHash, QStringLiteral("hash of ann"));
    QVERIFY(!(*found)->banned);
}

void AccountStoreContract::anUnknownNameIsNobody()
{
    const auto found = m_stores->findByUsername(QStringLiteral("nobody"));
    CHINWAG_VERIFY_OK(found);
    QVERIFY(!found->has_value());
}

void AccountStoreContract::namesAreUnique()
{
    m_stores->person(QStringLiteral("ann"));
    const Account other{
        {UserId(QStringLiteral("u_other")), QStringLiteral("ann"), QStringLiteral("Other")}, {}, false};
    const auto second =
        await<User>([&](auto done) { m_stores->raw().accounts.create(other, std::nullopt, done); });
    QCOMPARE(codeOf(second), QStringLiteral("username_taken"));
    QVERIFY(!second.error().message.isEmpty());
    QCOMPARE((*m_stores->findByUsername(QStringLiteral("ann")))->user.id, UserId(QStringLiteral("u_ann")));
}

void AccountStoreContract::lookAlikesAreTaken()
{
    m_stores->person(QStringLiteral("mark0"));
    for (const auto &name : {QStringLiteral("rnark0"), QStringLiteral("marko"), QStringLiteral("rnarko")}) {
        const User user{UserId(QStringLiteral("u_other")), name, name};
        QCOMPARE(codeOf(m_stores->checkAccount(user)), QStringLiteral("username_taken"));
        QCOMPARE(codeOf(m_stores->createAccount(name)), QStringLiteral("username_taken"));
    }
    m_stores->person(QStringLiteral("mark"));
    QVERIFY(!m_stores->findByUsername(QStringLiteral("rnark"))->has_value());
}

void AccountStoreContract::namesAreFoundInAnyForm()
{
    const User zoe{UserId(QStringLiteral("u_zoe")), QStringLiteral("zoe"), QStringLiteral("Zo\u00EB")};
    CHINWAG_VERIFY_OK(await<User>([&](auto done) {
        m_stores->raw().accounts.create({zoe, QString(), false}, std::nullopt, done);
    }));
    QCOMPARE(m_stores->search(QStringLiteral("ZOE\u0308"), 10)->size(), 1);
}

void AccountStoreContract::theBannedFlagIsKept()
{
    const Account bad{
        {UserId(QStringLiteral("u_bad")), QStringLiteral("bad"), QStringLiteral("Bad")}, {}, true};
    CHINWAG_VERIFY_OK(
        await<User>([&](auto done) { m_stores->raw().accounts.create(bad, std::nullopt, done); }));
    QVERIFY((*m_stores->findByUsername(QStringLiteral("bad")))->banned);
}

void AccountStoreContract::namesWithQuotesAndOtherScripts()
{
    const QString name = QStringLiteral("'; DROP TABLE users; -- \"%_ Ünïcødé 漢字 😀");
    const User user{UserId(QStringLiteral("u_odd")), QStringLiteral("odd"), name};
    CHINWAG_VERIFY_OK(await<User>([&](auto done) {
        m_stores->raw().accounts.create({user, QString(), false}, std::nullopt, done);
    }));
    QCOMPARE(*m_stores->findUsers({user.id}), QList<User>{user});
}

void AccountStoreContract::findGivesTheKnownOnes()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    const auto found = m_stores->findUsers({ben, UserId(QStringLiteral("u_nobody")), ann});
    CHINWAG_VERIFY_OK(found);
    QSet<UserId> ids;
    for (const User &user : *found)
        ids.insert(user.id);
    QCOMPARE(found->size(), 2);
    QCOMPARE(ids, (QSet<UserId>{ann, ben}));
}

void AccountStoreContract::findCopesWithManyIds()
{
    QList<UserId> ids;
    for (int i = 0; i < 150; ++i)
        ids.append(m_stores->person(QStringLiteral("user%1").arg(i)));
    for (int i = 0; i < 150; ++i)
        ids.append(UserId(QStringLiteral("u_nobody%1").arg(i)));
    QCOMPARE(m_stores->findUsers(ids)->size(), 150);
}

void AccountStoreContract::findOfNothingIsEmpty()
{
    const auto found = m_stores->findUsers({});
    CHINWAG_VERIFY_OK(found);
    QVERIFY(found->isEmpty());
}

void AccountStoreContract::countCounts()
{
    QCOMPARE(*m_stores->count(), 0);
    m_stores->person(QStringLiteral("ann"));
    m_stores->person(QStringLiteral("ben"));
    QCOMPARE(*m_stores->count(), 2);
}

void AccountStoreContract::searchMatchesBothNamesWithoutCase()
{
    const auto add = [this](const QString &username, const QString &displayName) {
        const User user{UserId(QStringLiteral("u_") + username), username, displayName};
        CHINWAG_VERIFY_OK(await<User>([&](auto done) {
            m_stores->raw().accounts.create({user, QString(), false}, std::nullopt, done);
        }));
    };
    add(QStringLiteral("mara"), QStringLiteral("Annika"));
    add(QStringLiteral("ann"), QStringLiteral("Zoe"));
    add(QStringLiteral("oe"), QStringLiteral("Östen"));
    add(QStringLiteral("joann"), QStringLiteral("Jo"));

    const auto found = m_stores->search(QStringLiteral("AnN"), 10);
    CHINWAG_VERIFY_OK(found);
    QCOMPARE(found->size(), 2);
    // By the user name first, whoever else is called so.
    QCOMPARE(found->at(0).username, QStringLiteral("ann"));
    QCOMPARE(found->at(1).username, QStringLiteral("mara"));
    QCOMPARE(m_stores->search(QStringLiteral("öS"), 10)->size(), 1);
    QVERIFY(m_stores->search(QStringLiteral("xyz"), 10)->isEmpty());
}

void AccountStoreContract::searchTakesWildcardsLiterally()
{
    m_stores->person(QStringLiteral("ann"));
    for (const auto &wildcard : {QStringLiteral("%"), QStringLiteral("_"), QStringLiteral("*"),
                                 QStringLiteral("a%"), QStringLiteral("'")})
        QVERIFY2(m_stores->search(wildcard, 10)->isEmpty(), qPrintable(wildcard));
}

void AccountStoreContract::searchIsLimitedAndOrdered()
{
    for (const auto &name : {QStringLiteral("anc"), QStringLiteral("ana"), QStringLiteral("anb")})
        m_stores->person(name);
    const auto found = m_stores->search(QStringLiteral("an"), 2);
    CHINWAG_VERIFY_OK(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->at(0).username, QStringLiteral("ana"));
    QCOMPARE(found->at(1).username, QStringLiteral("anb"));
    QVERIFY(m_stores->search(QStringLiteral("an"), 0)->isEmpty());
}

void AccountStoreContract::anInviteWorksOnce()
{
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("invite"), 10s, false}));
    m_implementation->pass(9s);
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ann"), QByteArray("invite")));
    const auto second = m_stores->createAccount(QStringLiteral("ben"), QByteArray("invite"));
    QCOMPARE(codeOf(second), QStringLiteral("invalid_invite"));
    QCOMPARE(*m_stores->count(), 1);
    QVERIFY(!*m_stores->isServerOwner(UserId(QStringLiteral("u_ann"))));
}

void AccountStoreContract::anExpiredInviteIsRefused()
{
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("invite"), 10s, false}));
    m_implementation->pass(10s);
    const auto late = m_stores->createAccount(QStringLiteral("ann"), QByteArray("invite"));
    QCOMPARE(codeOf(late), QStringLiteral("invalid_invite"));
    QVERIFY(!m_stores->findByUsername(QStringLiteral("ann"))->has_value());
}

void AccountStoreContract::anUnknownInviteIsRefused()
{
    const auto created = m_stores->createAccount(QStringLiteral("ann"), QByteArray("guess"));
    QCOMPARE(codeOf(created), QStringLiteral("invalid_invite"));
    QCOMPARE(*m_stores->count(), 0);
}

void AccountStoreContract::theInviteIsLookedAtBeforeTheName()
{
    m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("invite"), 10s, false}));
    const User again{UserId(QStringLiteral("u_other")), QStringLiteral("ann"), QStringLiteral("Ann")};
    const User fresh{UserId(QStringLiteral("u_ben")), QStringLiteral("ben"), QStringLiteral("Ben")};
    QCOMPARE(codeOf(m_stores->createAccount(QStringLiteral("ann"), QByteArray("guess"))),
             QStringLiteral("invalid_invite"));
    QCOMPARE(codeOf(m_stores->checkAccount(again, QByteArray("guess"))), QStringLiteral("invalid_invite"));
    QCOMPARE(codeOf(m_stores->checkAccount(fresh, QByteArray("guess"))), QStringLiteral("invalid_invite"));
    QCOMPARE(codeOf(m_stores->checkAccount(again, QByteArray("invite"))), QStringLiteral("username_taken"));
    QCOMPARE(codeOf(m_stores->checkAccount(again)), QStringLiteral("username_taken"));
    CHINWAG_VERIFY_OK(m_stores->checkAccount(fresh, QByteArray("invite")));
    CHINWAG_VERIFY_OK(m_stores->checkAccount(fresh)); // and it has stored nothing
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ben"), QByteArray("invite")));
}

void AccountStoreContract::aTakenNameDoesNotUseUpTheInvite()
{
    m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("invite"), 10s, false}));
    const Account other{
        {UserId(QStringLiteral("u_other")), QStringLiteral("ann"), QStringLiteral("Ann")}, {}, false};
    const auto taken =
        await<User>([&](auto done) { m_stores->raw().accounts.create(other, QByteArray("invite"), done); });
    QCOMPARE(codeOf(taken), QStringLiteral("username_taken"));
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ben"), QByteArray("invite")));
}

void AccountStoreContract::theFirstInviteMakesTheOwner()
{
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("first"), 10s, true}));
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ann"), QByteArray("first")));
    m_stores->person(QStringLiteral("ben"));
    QVERIFY(*m_stores->isServerOwner(UserId(QStringLiteral("u_ann"))));
    QVERIFY(!*m_stores->isServerOwner(UserId(QStringLiteral("u_ben"))));
    QVERIFY(!*m_stores->isServerOwner(UserId(QStringLiteral("u_nobody"))));
}

void AccountStoreContract::aTokenLeadsToItsUser()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const QByteArray hash = QByteArray::fromHex("00ff10");
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), hash, 10h));
    const auto used = m_stores->useToken(hash, 24h);
    CHINWAG_VERIFY_OK(used);
    QVERIFY(used->has_value());
    QCOMPARE((*used)->user.id, ann);
    QCOMPARE((*used)->user.username, QStringLiteral("ann"));
    QCOMPARE((*used)->device.id, DeviceId(QStringLiteral("d_1")));
    QCOMPARE((*used)->device.user, ann);
    QCOMPARE((*used)->device.name, QStringLiteral("Laptop"));
    QVERIFY((*used)->validFor > 9h && (*used)->validFor <= 10h);
}

void AccountStoreContract::anUnknownTokenIsNobody()
{
    const auto used = m_stores->useToken(QByteArray("guess"), 24h);
    CHINWAG_VERIFY_OK(used);
    QVERIFY(!used->has_value());
}

void AccountStoreContract::anExpiredTokenIsNobody()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token"), 30min));
    m_implementation->pass(29min);
    QVERIFY(m_stores->useToken(QByteArray("token"), 1ms)->has_value());
    m_implementation->pass(1min);
    QVERIFY(!m_stores->useToken(QByteArray("token"), 24h)->has_value());
}

void AccountStoreContract::aBannedUsersTokenIsNobody()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token")));
    QVERIFY(*m_stores->ban(ann));
    QVERIFY(!m_stores->useToken(QByteArray("token"), 24h)->has_value());
    QVERIFY((*m_stores->findByUsername(QStringLiteral("ann")))->banned);
    QVERIFY(*m_stores->unban(ann));
    QVERIFY(m_stores->useToken(QByteArray("token"), 24h)->has_value());
    QVERIFY(!*m_stores->ban(UserId(QStringLiteral("u_nobody"))));
    QVERIFY(!*m_stores->unban(UserId(QStringLiteral("u_nobody"))));
}

void AccountStoreContract::usingATokenSlidesItsExpiry()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token"), 10h));
    m_implementation->pass(9h);
    const auto used = m_stores->useToken(QByteArray("token"), 10h);
    CHINWAG_VERIFY_OK(used);
    QCOMPARE((*used)->validFor, milliseconds(10h));
    QCOMPARE((*used)->device.expiresAt - (*used)->device.lastUsedAt, milliseconds(10h));
    m_implementation->pass(9h);
    QVERIFY(m_stores->useToken(QByteArray("token"), 20h)->has_value());
    const Device slid = m_stores->devices(ann)->first();
    QCOMPARE(slid.expiresAt - slid.lastUsedAt, milliseconds(20h));
}

void AccountStoreContract::aTokenUsedOftenSlidesOnceAnHour()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token"), 10h));
    const auto lifetime = [&] {
        const Device found = m_stores->devices(ann)->first();
        return found.expiresAt - found.lastUsedAt;
    };
    m_implementation->pass(59min);
    QVERIFY(m_stores->useToken(QByteArray("token"), 11h)->has_value());
    QCOMPARE(lifetime(), milliseconds(10h));
    m_implementation->pass(1min);
    QVERIFY(m_stores->useToken(QByteArray("token"), 11h)->has_value());
    QCOMPARE(lifetime(), milliseconds(11h));
}

void AccountStoreContract::devicesListsOnesOwn()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_2"), ann), QByteArray("two")));
    m_implementation->pass(1s);
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("one")));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_3"), ben), QByteArray("three")));
    const auto devices = m_stores->devices(ann);
    CHINWAG_VERIFY_OK(devices);
    QCOMPARE(devices->size(), 2);
    QCOMPARE(devices->at(0).id, DeviceId(QStringLiteral("d_2")));
    QCOMPARE(devices->at(1).id, DeviceId(QStringLiteral("d_1")));
    QVERIFY(m_stores->devices(UserId(QStringLiteral("u_nobody")))->isEmpty());
}

void AccountStoreContract::aRemovedDeviceIsGone()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token")));
    QVERIFY(*m_stores->removeDevice(ann, DeviceId(QStringLiteral("d_1"))));
    QVERIFY(!m_stores->useToken(QByteArray("token"), 24h)->has_value());
    QVERIFY(m_stores->devices(ann)->isEmpty());
    QVERIFY(!*m_stores->removeDevice(ann, DeviceId(QStringLiteral("d_1"))));
}

void AccountStoreContract::anotherPasswordSignsOutTheOthers()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    const DeviceId kept(QStringLiteral("d_1"));
    for (const char *id : {"d_1", "d_2", "d_3"})
        CHINWAG_VERIFY_OK(m_stores->addDevice(device(QString::fromLatin1(id), ann), QByteArray(id)));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_4"), ben), QByteArray("d_4")));
    const QString before = (*m_stores->findByUsername(QStringLiteral("ann")))->passwordHash;

    const auto wrong = m_stores->changePassword(ann, kept, QStringLiteral("other"), QStringLiteral("new"));
    CHINWAG_VERIFY_OK(wrong);
    QVERIFY(!*wrong);
    QCOMPARE(m_stores->devices(ann)->size(), 3);

    const auto changed = m_stores->changePassword(ann, kept, before, QStringLiteral("new"));
    CHINWAG_VERIFY_OK(changed);
    QCOMPARE(QSet<DeviceId>((*changed)->cbegin(), (*changed)->cend()),
             (QSet<DeviceId>{DeviceId(QStringLiteral("d_2")), DeviceId(QStringLiteral("d_3"))}));
    QCOMPARE((*m_stores->findByUsername(QStringLiteral("ann")))->passwordHash, QStringLiteral("new"));
    QCOMPARE(m_stores->devices(ann)->size(), 1);
    QVERIFY(m_stores->useToken(QByteArray("d_1"), 24h)->has_value());
    QVERIFY(!m_stores->useToken(QByteArray("d_2"), 24h)->has_value());
    QVERIFY(m_stores->useToken(QByteArray("d_4"), 24h)->has_value());
    QCOMPARE(m_stores->revocations(1h).size(), 2);
}

void AccountStoreContract::nobodyRemovesAnothersDevice()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token")));
    QVERIFY(!*m_stores->removeDevice(ben, DeviceId(QStringLiteral("d_1"))));
    QVERIFY(m_stores->useToken(QByteArray("token"), 24h)->has_value());
    QVERIFY(m_stores->revocations(1h).isEmpty());
}

void AccountStoreContract::aDeviceStandsAsItIsNow()
{
    using State = DeviceStanding::State;
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const DeviceId id(QStringLiteral("d_1"));
    QVERIFY(m_stores->standing(id).state == State::SignedOut);
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token"), 10h));
    m_implementation->pass(1h);
    const DeviceStanding standing = m_stores->standing(id);
    QVERIFY(standing.state == State::Good);
    QCOMPARE(standing.user.id, ann);
    QVERIFY(standing.validFor > 8h && standing.validFor <= 9h);
    QVERIFY(*m_stores->ban(ann));
    QVERIFY(m_stores->standing(id).state == State::Banned);
    QVERIFY(*m_stores->unban(ann));
    m_implementation->pass(9h);
    QVERIFY(m_stores->standing(id).state == State::SignedOut);
}

void AccountStoreContract::standingsOfManyDevices()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    QList<DeviceId> ids;
    for (int i = 0; i < 150; ++i) {
        const QString id = QStringLiteral("d_%1").arg(i);
        ids.append(DeviceId(id));
        if (i % 3 > 0)
            CHINWAG_VERIFY_OK(m_stores->addDevice(device(id, ann), QByteArray::number(i)));
    }
    const auto found = await<QHash<DeviceId, DeviceStanding>>(
        [&](auto done) { m_stores->raw().accounts.standings(ids, done); });
    CHINWAG_VERIFY_OK(found);
    QCOMPARE(found->size(), 100);
    QVERIFY(!found->contains(ids.at(0)));
}

void AccountStoreContract::theLeastUsedOfTooManyDevicesGoes()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    const auto add = [this](const UserId &user, const QString &id) {
        CHINWAG_VERIFY_OK(m_stores->addDevice(device(id, user), id.toUtf8(), 100h));
        m_implementation->pass(1s);
    };
    add(ben, QStringLiteral("d_ben"));
    for (int i = 0; i < Limits::devicesPerUser; ++i)
        add(ann, QStringLiteral("d_%1").arg(i));
    m_implementation->pass(2h);
    QVERIFY(m_stores->useToken(QByteArray("d_0"), 100h)->has_value());
    QVERIFY(m_stores->revocations(100h).isEmpty());
    add(ann, QStringLiteral("d_new"));
    const auto devices = m_stores->devices(ann);
    CHINWAG_VERIFY_OK(devices);
    QCOMPARE(devices->size(), qsizetype{Limits::devicesPerUser});
    QVERIFY(m_stores->useToken(QByteArray("d_0"), 100h)->has_value());
    QVERIFY(!m_stores->useToken(QByteArray("d_1"), 100h)->has_value());
    QVERIFY(m_stores->useToken(QByteArray("d_new"), 100h)->has_value());
    QVERIFY(m_stores->useToken(QByteArray("d_ben"), 100h)->has_value());
    const QList<Revocation> revoked = m_stores->revocations(100h);
    QCOMPARE(revoked.size(), 1);
    QCOMPARE(revoked.first().device, DeviceId(QStringLiteral("d_1")));
    QVERIFY(revoked.first().reason == Revocation::Reason::SignedOut);
}

void AccountStoreContract::whatWasRevokedIsKeptForADay()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token")));
    QVERIFY(*m_stores->removeDevice(ann, DeviceId(QStringLiteral("d_1"))));
    m_implementation->pass(1min);
    QVERIFY(*m_stores->ban(ben));
    const QList<Revocation> both = m_stores->revocations(1h);
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.at(0).user, ann);
    QCOMPARE(both.at(0).device, DeviceId(QStringLiteral("d_1")));
    QVERIFY(both.at(0).reason == Revocation::Reason::SignedOut);
    QCOMPARE(both.at(1).user, ben);
    QVERIFY(both.at(1).device.isEmpty());
    QVERIFY(both.at(1).reason == Revocation::Reason::Banned);
    QVERIFY(both.at(0).id != both.at(1).id);
    QCOMPARE(m_stores->revocations(30s).size(), 1);
    m_implementation->pass(Limits::revocationsKept + 1s); // a store may do both in one millisecond
    QVERIFY(*m_stores->ban(ann));
    QCOMPARE(m_stores->revocations(Limits::revocationsKept * 2).size(), 1);
}

void AccountStoreContract::aPasswordHashIsReplacedOnce()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const QString old = QStringLiteral("hash of ann");
    const QString fresh = QStringLiteral("better hash of ann");
    QVERIFY(*m_stores->replacePasswordHash(ann, old, fresh));
    QVERIFY(!*m_stores->replacePasswordHash(ann, old, QStringLiteral("another")));
    QCOMPARE((*m_stores->findByUsername(QStringLiteral("ann")))->passwordHash, fresh);
}

void AccountStoreContract::oneNameForManyAtOnce()
{
    int created = 0;
    int taken = 0;
    for (int i = 0; i < 50; ++i) {
        const User user{UserId(QStringLiteral("u_%1").arg(i)), QStringLiteral("ann"), QStringLiteral("Ann")};
        m_stores->raw().accounts.create({user, QString(), false}, std::nullopt,
                                        [&](const Outcome<User> &outcome) {
                                            if (outcome)
                                                ++created;
                                            else if (outcome.error().code == ErrorCode::UsernameTaken)
                                                ++taken;
                                        });
    }
    QCOMPARE(*m_stores->count(), 1); // answered after all of them
    QCOMPARE(created, 1);
    QCOMPARE(taken, 49);
}

QTEST_GUILESS_MAIN(AccountStoreContract)
#include "tst_accountstorecontract.moc"
