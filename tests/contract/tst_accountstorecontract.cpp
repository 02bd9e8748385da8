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
    void nobodyRemovesAnothersDevice();
    void oneNameForManyAtOnce();

private:
    Device device(const QString &id, const UserId &user, milliseconds createdAt = 0ms,
                  milliseconds expiresAt = 24h)
    {
        return {DeviceId(id), user, QStringLiteral("Laptop"), createdAt, createdAt, expiresAt};
    }

    std::unique_ptr<StoresUnderTest> m_implementation;
    std::optional<AwaitedStores> m_stores;
};

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
        await<User>([&](auto done) { m_stores->raw().accounts.create(other, std::nullopt, 1s, done); });
    QCOMPARE(codeOf(second), QStringLiteral("username_taken"));
    QVERIFY(!second.error().message.isEmpty());
    QCOMPARE((*m_stores->findByUsername(QStringLiteral("ann")))->user.id, UserId(QStringLiteral("u_ann")));
}

void AccountStoreContract::theBannedFlagIsKept()
{
    const Account bad{
        {UserId(QStringLiteral("u_bad")), QStringLiteral("bad"), QStringLiteral("Bad")}, {}, true};
    CHINWAG_VERIFY_OK(
        await<User>([&](auto done) { m_stores->raw().accounts.create(bad, std::nullopt, 1s, done); }));
    QVERIFY((*m_stores->findByUsername(QStringLiteral("bad")))->banned);
}

void AccountStoreContract::namesWithQuotesAndOtherScripts()
{
    const QString name = QStringLiteral("'; DROP TABLE users; -- \"%_ Ünïcødé 漢字 😀");
    const User user{UserId(QStringLiteral("u_odd")), QStringLiteral("odd"), name};
    CHINWAG_VERIFY_OK(await<User>([&](auto done) {
        m_stores->raw().accounts.create({user, QString(), false}, std::nullopt, 1s, done);
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
            m_stores->raw().accounts.create({user, QString(), false}, std::nullopt, 1s, done);
        }));
    };
    add(QStringLiteral("mara"), QStringLiteral("Annika"));
    add(QStringLiteral("ann"), QStringLiteral("Zoe"));
    add(QStringLiteral("oe"), QStringLiteral("Östen"));
    add(QStringLiteral("joann"), QStringLiteral("Jo"));

    const auto found = m_stores->search(QStringLiteral("AnN"), 10);
    CHINWAG_VERIFY_OK(found);
    QCOMPARE(found->size(), 2);
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
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ann"), QByteArray("invite"), 9s));
    const auto second = m_stores->createAccount(QStringLiteral("ben"), QByteArray("invite"), 9s);
    QCOMPARE(codeOf(second), QStringLiteral("invalid_invite"));
    QCOMPARE(*m_stores->count(), 1);
    QVERIFY(!*m_stores->isServerOwner(UserId(QStringLiteral("u_ann"))));
}

void AccountStoreContract::anExpiredInviteIsRefused()
{
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("invite"), 10s, false}));
    const auto late = m_stores->createAccount(QStringLiteral("ann"), QByteArray("invite"), 10s);
    QCOMPARE(codeOf(late), QStringLiteral("invalid_invite"));
    QVERIFY(!m_stores->findByUsername(QStringLiteral("ann"))->has_value());
}

void AccountStoreContract::anUnknownInviteIsRefused()
{
    const auto created = m_stores->createAccount(QStringLiteral("ann"), QByteArray("guess"), 1s);
    QCOMPARE(codeOf(created), QStringLiteral("invalid_invite"));
    QCOMPARE(*m_stores->count(), 0);
}

void AccountStoreContract::aTakenNameDoesNotUseUpTheInvite()
{
    m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("invite"), 10s, false}));
    const Account other{
        {UserId(QStringLiteral("u_other")), QStringLiteral("ann"), QStringLiteral("Ann")}, {}, false};
    const auto taken = await<User>(
        [&](auto done) { m_stores->raw().accounts.create(other, QByteArray("invite"), 1s, done); });
    QCOMPARE(codeOf(taken), QStringLiteral("username_taken"));
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ben"), QByteArray("invite"), 1s));
}

void AccountStoreContract::theFirstInviteMakesTheOwner()
{
    CHINWAG_VERIFY_OK(m_stores->addInvite({QByteArray("first"), 10s, true}));
    CHINWAG_VERIFY_OK(m_stores->createAccount(QStringLiteral("ann"), QByteArray("first"), 1s));
    m_stores->person(QStringLiteral("ben"));
    QVERIFY(*m_stores->isServerOwner(UserId(QStringLiteral("u_ann"))));
    QVERIFY(!*m_stores->isServerOwner(UserId(QStringLiteral("u_ben"))));
    QVERIFY(!*m_stores->isServerOwner(UserId(QStringLiteral("u_nobody"))));
}

void AccountStoreContract::aTokenLeadsToItsUser()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const QByteArray hash = QByteArray::fromHex("00ff10");
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), hash));
    const auto used = m_stores->useToken(hash, 1min, 24h);
    CHINWAG_VERIFY_OK(used);
    QVERIFY(used->has_value());
    QCOMPARE((*used)->first.id, ann);
    QCOMPARE((*used)->first.username, QStringLiteral("ann"));
    QCOMPARE((*used)->second.id, DeviceId(QStringLiteral("d_1")));
    QCOMPARE((*used)->second.user, ann);
    QCOMPARE((*used)->second.name, QStringLiteral("Laptop"));
}

void AccountStoreContract::anUnknownTokenIsNobody()
{
    const auto used = m_stores->useToken(QByteArray("guess"), 1s, 24h);
    CHINWAG_VERIFY_OK(used);
    QVERIFY(!used->has_value());
}

void AccountStoreContract::anExpiredTokenIsNobody()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann, 0ms, 10s), QByteArray("token")));
    QVERIFY(m_stores->useToken(QByteArray("token"), 9999ms, 1ms)->has_value());
    QVERIFY(!m_stores->useToken(QByteArray("token"), 10s, 24h)->has_value());
}

void AccountStoreContract::aBannedUsersTokenIsNobody()
{
    const Account bad{
        {UserId(QStringLiteral("u_bad")), QStringLiteral("bad"), QStringLiteral("Bad")}, {}, true};
    CHINWAG_VERIFY_OK(
        await<User>([&](auto done) { m_stores->raw().accounts.create(bad, std::nullopt, 1s, done); }));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), bad.user.id), QByteArray("token")));
    QVERIFY(!m_stores->useToken(QByteArray("token"), 1s, 24h)->has_value());
}

void AccountStoreContract::usingATokenSlidesItsExpiry()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann, 0ms, 10h), QByteArray("token")));
    const auto used = m_stores->useToken(QByteArray("token"), 9h, 10h);
    CHINWAG_VERIFY_OK(used);
    QCOMPARE((*used)->second.expiresAt, milliseconds(19h));
    QCOMPARE((*used)->second.lastUsedAt, milliseconds(9h));
    QVERIFY(m_stores->useToken(QByteArray("token"), 18h, 10h)->has_value());
    QCOMPARE(m_stores->devices(ann)->first().expiresAt, milliseconds(28h));
}

void AccountStoreContract::aTokenUsedOftenSlidesOnceAnHour()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann, 0ms, 10h), QByteArray("token")));
    QVERIFY(m_stores->useToken(QByteArray("token"), 59min, 10h)->has_value());
    QCOMPARE(m_stores->devices(ann)->first().expiresAt, milliseconds(10h));
    QVERIFY(m_stores->useToken(QByteArray("token"), 60min, 10h)->has_value());
    QCOMPARE(m_stores->devices(ann)->first().expiresAt, milliseconds(11h));
}

void AccountStoreContract::devicesListsOnesOwn()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_2"), ann, 2s), QByteArray("two")));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann, 1s), QByteArray("one")));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_3"), ben, 3s), QByteArray("three")));
    const auto devices = m_stores->devices(ann);
    CHINWAG_VERIFY_OK(devices);
    QCOMPARE(devices->size(), 2);
    QSet<DeviceId> ids{devices->at(0).id, devices->at(1).id};
    QCOMPARE(ids, (QSet<DeviceId>{DeviceId(QStringLiteral("d_1")), DeviceId(QStringLiteral("d_2"))}));
    QVERIFY(m_stores->devices(UserId(QStringLiteral("u_nobody")))->isEmpty());
}

void AccountStoreContract::aRemovedDeviceIsGone()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token")));
    QVERIFY(*m_stores->removeDevice(ann, DeviceId(QStringLiteral("d_1"))));
    QVERIFY(!m_stores->useToken(QByteArray("token"), 1s, 24h)->has_value());
    QVERIFY(m_stores->devices(ann)->isEmpty());
    QVERIFY(!*m_stores->removeDevice(ann, DeviceId(QStringLiteral("d_1"))));
}

void AccountStoreContract::nobodyRemovesAnothersDevice()
{
    const UserId ann = m_stores->person(QStringLiteral("ann"));
    const UserId ben = m_stores->person(QStringLiteral("ben"));
    CHINWAG_VERIFY_OK(m_stores->addDevice(device(QStringLiteral("d_1"), ann), QByteArray("token")));
    QVERIFY(!*m_stores->removeDevice(ben, DeviceId(QStringLiteral("d_1"))));
    QVERIFY(m_stores->useToken(QByteArray("token"), 1s, 24h)->has_value());
}

void AccountStoreContract::oneNameForManyAtOnce()
{
    int created = 0;
    int taken = 0;
    for (int i = 0; i < 50; ++i) {
        const User user{UserId(QStringLiteral("u_%1").arg(i)), QStringLiteral("ann"), QStringLiteral("Ann")};
        m_stores->raw().accounts.create({user, QString(), false}, std::nullopt, 1s,
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
