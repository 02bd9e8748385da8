// Profiles, and the desktop's light or dark by a portal of our own on a bus of our own.
#include "app/net/qtnetworkmonitor.h"
#include "app/platform/graphics.h"
#include "app/platform/portalcolorscheme.h"
#include "app/platform/profilepaths.h"
#include "tests/support/privatebus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QFileInfo>
#include <QNetworkInformation>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

static const QRegularExpression anyWarning(u"."_s);

/// What a desktop offers, as far as we ask.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint preference = 0;
    int questions = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        ++questions;
        const bool known = group == "org.freedesktop.appearance"_L1 && key == "color-scheme"_L1;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(known ? preference : 99U)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

class TestPlatform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void isLightWithoutABus();
    void isLightWithoutAPortal();
    void asksThePortal_data();
    void asksThePortal();
    void followsChanges();
    void otherSettingsAreNotOurs();

    void profilesShareNothing();
    void profileNamesAreChecked_data();
    void profileNamesAreChecked();
    void profileFoldersAreForTheirOwner();
    void accountsHaveTheirOwnFiles();

    void theNetworkIsAskedWithoutTrouble();

    void aGraphicsCardIsAFileOfTheKernel();

private:
    QDBusConnection clientBus() const { return QDBusConnection(u"client"_s); }
    void startPortal();

    Test::PrivateBus m_bus;
    FakePortal m_portal;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestPlatform::aGraphicsCardIsAFileOfTheKernel()
{
    const QTemporaryDir devices;
    const QDir directory(devices.path());
    const auto make = [&directory](const QString &name) {
        return QFile(directory.filePath(name)).open(QIODevice::WriteOnly);
    };
    QVERIFY(!hasGraphicsCard(devices.path()));
    QVERIFY(directory.mkdir(u"dri"_s) && make(u"dri/card0"_s)); // shows pictures, draws none
    QVERIFY(!hasGraphicsCard(devices.path()));
    QVERIFY(make(u"dri/renderD128"_s));
    QVERIFY(hasGraphicsCard(devices.path()));
    QVERIFY(QFile::remove(directory.filePath(u"dri/renderD128"_s)) && make(u"nvidia0"_s));
    QVERIFY(hasGraphicsCard(devices.path()));
}

void TestPlatform::initTestCase()
{
    const QString address = m_bus.start();
    QVERIFY(!address.isEmpty());
    QVERIFY(QDBusConnection::connectToBus(address, u"portal"_s).isConnected());
    QVERIFY(QDBusConnection::connectToBus(address, u"client"_s).isConnected());
}

void TestPlatform::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"client"_s);
    QDBusConnection::disconnectFromBus(u"portal"_s);
}

void TestPlatform::init()
{
    QTest::failOnWarning(anyWarning);
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->filePath(u"data"_s)));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_home->path()));
}

void TestPlatform::cleanup()
{
    QDBusConnection bus(u"portal"_s);
    bus.unregisterObject(u"/org/freedesktop/portal/desktop"_s);
    bus.unregisterService(u"org.freedesktop.portal.Desktop"_s);
    m_portal.preference = 0;
    m_portal.questions = 0;
}

void TestPlatform::startPortal()
{
    QDBusConnection bus(u"portal"_s);
    QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal,
                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
}

void TestPlatform::isLightWithoutABus()
{
    const PortalColorScheme scheme{QDBusConnection(u"nowhere"_s)};
    QVERIFY(scheme.current() == ColorScheme::Light);
}

void TestPlatform::isLightWithoutAPortal()
{
    PortalColorScheme scheme(clientBus());
    int changes = 0;
    scheme.setChangedHandler([&] { ++changes; });
    // A later question on the same connection is answered later: then the first one has failed.
    bool answered = false;
    auto ping = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus"_s,
                                               u"GetId"_s);
    auto *watcher = new QDBusPendingCallWatcher(clientBus().asyncCall(ping), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [&] { answered = true; });
    QTRY_VERIFY(answered);
    QVERIFY(scheme.current() == ColorScheme::Light);
    QCOMPARE(changes, 0);
}

void TestPlatform::asksThePortal_data()
{
    QTest::addColumn<uint>("preference");
    QTest::addColumn<bool>("dark");
    QTest::newRow("none") << 0U << false;
    QTest::newRow("dark") << 1U << true;
    QTest::newRow("light") << 2U << false;
    QTest::newRow("unknown") << 7U << false;
}

void TestPlatform::asksThePortal()
{
    QFETCH(uint, preference);
    QFETCH(bool, dark);
    m_portal.preference = preference;
    startPortal();
    PortalColorScheme scheme(clientBus());
    int changes = 0;
    scheme.setChangedHandler([&] { ++changes; });
    QVERIFY(scheme.current() == ColorScheme::Light); // nobody waited
    QTRY_COMPARE(m_portal.questions, 1);
    // The signal comes after the reply, so when it is here the reply was, too.
    Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s,
                                   QDBusVariant(dark ? 0U : 1U));
    QTRY_COMPARE(changes, dark ? 2 : 1);
    QVERIFY(scheme.current() == (dark ? ColorScheme::Light : ColorScheme::Dark));
}

void TestPlatform::followsChanges()
{
    startPortal();
    PortalColorScheme scheme(clientBus());
    int changes = 0;
    scheme.setChangedHandler([&] { ++changes; });
    QTRY_COMPARE(m_portal.questions, 1);
    for (const uint preference : {1U, 1U, 0U, 2U, 1U})
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s,
                                       QDBusVariant(preference));
    QTRY_COMPARE(changes, 3);
    QVERIFY(scheme.current() == ColorScheme::Dark);
}

void TestPlatform::otherSettingsAreNotOurs()
{
    startPortal();
    PortalColorScheme scheme(clientBus());
    int changes = 0;
    scheme.setChangedHandler([&] { ++changes; });
    QTRY_COMPARE(m_portal.questions, 1);
    Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"contrast"_s, QDBusVariant(1U));
    Q_EMIT m_portal.SettingChanged(u"org.gnome.desktop"_s, u"color-scheme"_s, QDBusVariant(1U));
    Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(1U));
    QTRY_VERIFY(scheme.current() == ColorScheme::Dark);
    QCOMPARE(changes, 1);
}

void TestPlatform::profilesShareNothing()
{
    const auto standard = ProfilePaths::of({});
    const auto second = ProfilePaths::of(u"second"_s);
    QVERIFY(standard && second);
    QCOMPARE(standard->name(), u"default"_s);
    const QUrl server(u"http://chat.example:7420"_s);
    QVERIFY(standard->settingsFile() != second->settingsFile());
    QVERIFY(standard->tokenFile() != second->tokenFile());
    QVERIFY(standard->keychainService() != second->keychainService());
    QVERIFY(standard->instanceSocket() != second->instanceSocket());
    QVERIFY(standard->instanceLock() != second->instanceLock());
    QVERIFY(standard->databaseFile(server, u"ann"_s) != second->databaseFile(server, u"ann"_s));
    QVERIFY(standard->tokenFile().startsWith(m_home->path()));
}

void TestPlatform::profileNamesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("letters") << u"Work-2_b"_s << true;
    QTest::newRow("up") << u"../x"_s << false;
    QTest::newRow("slash") << u"a/b"_s << false;
    QTest::newRow("dot") << u"."_s << false;
    QTest::newRow("line") << u"a\n"_s << false;
    QTest::newRow("32") << QString(32, u'a') << true;
    QTest::newRow("33") << QString(33, u'a') << false;
}

void TestPlatform::profileNamesAreChecked()
{
    QFETCH(QString, name);
    QTEST(ProfilePaths::of(name).hasValue(), "good");
}

void TestPlatform::profileFoldersAreForTheirOwner()
{
    const auto paths = ProfilePaths::of({});
    QVERIFY(paths);
    for (const QString &file : {paths->settingsFile(), paths->tokenFile()}) {
        const QFileInfo folder(QFileInfo(file).absolutePath());
        QVERIFY(folder.isDir());
        QVERIFY(!(folder.permissions() &
                  (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)));
    }
}

void TestPlatform::accountsHaveTheirOwnFiles()
{
    const auto paths = ProfilePaths::of({});
    const QString ann = paths->databaseFile(QUrl(u"http://chat.example:7420"_s), u"ann"_s);
    QCOMPARE(paths->databaseFile(QUrl(u"ws://chat.example:7420/"_s), u" Ann"_s), ann);
    QVERIFY(paths->databaseFile(QUrl(u"http://chat.example:7420"_s), u"bob"_s) != ann);
    QVERIFY(paths->databaseFile(QUrl(u"http://chat.example:7421"_s), u"ann"_s) != ann);
    QCOMPARE(ProfilePaths::accountKey(QUrl(u"https://chat.example"_s), u"Ann"_s), u"ann@chat.example:443"_s);
}

void TestPlatform::theNetworkIsAskedWithoutTrouble()
{
    QtNetworkMonitor monitor;
    monitor.setChangedHandler([] {});
    // A machine with an address can reach its neighbours, whatever the system says of the rest of the world.
    QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    addresses.removeIf([](const QHostAddress &each) { return each.isLoopback(); });
    const auto *information = QNetworkInformation::instance();
    const bool isConnected =
        !information || information->reachability() != QNetworkInformation::Reachability::Disconnected;
    QCOMPARE(monitor.isOnline(), isConnected || !addresses.isEmpty());
}

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
