// The tray, the dock, idleness and the start with the desktop: over real buses, beside services of our own.
#include "app/platform/desktop/desktopidle.h"
#include "app/platform/desktop/launchercount.h"
#include "app/platform/desktop/statusnotifiericon.h"
#include "app/platform/desktop/xdgautostart.h"
#include "shared/base/manualtime.h"
#include "tests/support/privatebus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The part of a desktop that keeps the icons.
class FakeWatcher : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)

public:
    QStringList items;
    bool host = true;

    mutable int questions = 0;

    bool hasHost() const
    {
        ++questions;
        return host;
    }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service) { items.append(service); }

Q_SIGNALS:
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();
};

/// A session of logind's.
class FakeSession : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Session")
    Q_PROPERTY(bool IdleHint READ isIdle)
    Q_PROPERTY(qulonglong IdleSinceHintMonotonic READ since)

public:
    bool idle = false;
    qulonglong microseconds = 0;

    bool isIdle() const { return idle; }
    qulonglong since() const { return microseconds; }
};

class FakeManager : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public Q_SLOTS:
    QDBusObjectPath GetSession(const QString &name)
    {
        return QDBusObjectPath(name == u"auto" ? u"/org/freedesktop/login1/session/_32"_s : u"/"_s);
    }
};

/// How often a signal of the icon came.
class SignalCount : public QObject
{
    Q_OBJECT

public:
    SignalCount(QDBusConnection bus, const QString &name)
    {
        bus.connect({}, u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, name, this, SLOT(count()));
    }
    int times = 0;

public Q_SLOTS:
    void count() { ++times; }
};

class FakeDock : public QObject
{
    Q_OBJECT

public:
    QList<std::pair<QString, QVariantMap>> updates;

public Q_SLOTS:
    void update(const QString &uri, const QVariantMap &properties) { updates.append({uri, properties}); }
};

class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString address = m_bus.start();
        QVERIFY(!address.isEmpty());
        QVERIFY(QDBusConnection::connectToBus(address, u"service"_s).isConnected());
        QVERIFY(QDBusConnection::connectToBus(address, u"client"_s).isConnected());
        registerTrayTypes();
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"client"_s);
        QDBusConnection::disconnectFromBus(u"service"_s);
    }
    void cleanup()
    {
        service().unregisterService(watcherName);
        service().unregisterService(u"org.freedesktop.login1"_s);
        service().unregisterService(u"com.canonical.Unity"_s);
    }

    void theIconGoesToTheTray()
    {
        FakeWatcher watcher;
        openTray(watcher);
        StatusNotifierIcon icon(client());
        int changes = 0;
        icon.setHandlers({{}, {}, [&changes] { ++changes; }});
        QTRY_VERIFY(icon.isThere());
        QCOMPARE(watcher.items, QStringList{client().baseService()});
        QCOMPARE(changes, 1);
        QCOMPARE(property(u"Id"_s).toString(), u"chinwag"_s);
        QCOMPARE(property(u"Status"_s).toString(), u"Active"_s);
        QCOMPARE(property(u"Menu"_s).value<QDBusObjectPath>().path(), u"/StatusNotifierItem/Menu"_s);
        QCOMPARE(property(u"ItemIsMenu"_s).toBool(), false);
    }
    void withoutATrayThereIsNone()
    {
        StatusNotifierIcon icon(client());
        icon.show({1, true, u"1 new message"_s, {}});
        QVERIFY(!icon.isThere());
        // A watcher that nobody shows anything of.
        FakeWatcher watcher;
        watcher.host = false;
        openTray(watcher);
        QTRY_VERIFY(watcher.questions > 0);
        QVERIFY(!icon.isThere());
        watcher.host = true;
        Q_EMIT watcher.StatusNotifierHostRegistered();
        QTRY_VERIFY(icon.isThere());
    }
    void aTrayMayComeLateAndGo()
    {
        StatusNotifierIcon icon(client());
        {
            FakeWatcher watcher;
            openTray(watcher);
            QTRY_VERIFY(icon.isThere());
            closeTray();
            QTRY_VERIFY(!icon.isThere());
        }
        FakeWatcher next;
        openTray(next);
        QTRY_VERIFY(icon.isThere());
        QCOMPARE(next.items.size(), 1);
    }
    void itSaysWhatChanged()
    {
        FakeWatcher watcher;
        openTray(watcher);
        StatusNotifierIcon icon(client());
        QTRY_VERIFY(icon.isThere());
        icon.show({0, false, u"Nothing new"_s, {}});
        const auto calm = pixmaps();
        QVERIFY(calm.size() >= 2);
        for (const TrayPixmap &each : calm)
            QCOMPARE(each.argb.size(), qsizetype(each.width) * each.height * 4);
        SignalCount icons(service(), u"NewIcon"_s);
        SignalCount tips(service(), u"NewToolTip"_s);
        SignalCount states(service(), u"NewStatus"_s);
        icon.show({2, true, u"2 new messages, 1 of them for you"_s, {}});
        QTRY_COMPARE(states.times, 1);
        QCOMPARE(icons.times, 1);
        QCOMPARE(tips.times, 1);
        QCOMPARE(property(u"Status"_s).toString(), u"NeedsAttention"_s);
        QCOMPARE(qdbus_cast<TrayToolTip>(property(u"ToolTip"_s)).text,
                 u"2 new messages, 1 of them for you"_s);
        QVERIFY(pixmaps().first().argb != calm.first().argb);
        icon.show({3, true, u"3 new messages, 1 of them for you"_s, {}});
        QTRY_COMPARE(tips.times, 2);
        QCOMPARE(icons.times, 1); // the same picture
    }
    void clicksBringTheirPermission()
    {
        FakeWatcher watcher;
        openTray(watcher);
        StatusNotifierIcon icon(client());
        QStringList clicks;
        icon.setHandlers({[&clicks](const QString &activation) { clicks.append(activation); }, {}, {}});
        item(u"ProvideXdgActivationToken"_s, {u"permission"_s});
        item(u"Activate"_s, {10, 10});
        item(u"SecondaryActivate"_s, {10, 10});
        QTRY_COMPARE(clicks, (QStringList{u"permission"_s, QString()}));
    }
    void theMenuIsTheDesktops()
    {
        FakeWatcher watcher;
        openTray(watcher);
        StatusNotifierIcon icon(client());
        QList<TrayChoice> choices;
        icon.setHandlers(
            {{}, [&choices](TrayChoice choice, const QString &) { choices.append(choice); }, {}});
        icon.show({0,
                   false,
                   {},
                   {{TrayChoice::ShowOrHide, u"Show_it"_s},
                    {TrayChoice::DoNotDisturb, u"Do not disturb"_s, true, true},
                    {TrayChoice::Quit, u"Quit"_s}}});
        const QDBusMessage answer = menu(u"GetLayout"_s, {0, -1, QStringList()});
        QCOMPARE(answer.signature(), u"u(ia{sv}av)"_s);
        const auto layout = qdbus_cast<MenuLayout>(answer.arguments().at(1));
        QCOMPARE(layout.children.size(), 3);
        QCOMPARE(layout.children.at(0).properties.value(u"label"_s).toString(), u"Show__it"_s);
        QCOMPARE(layout.children.at(1).properties.value(u"toggle-state"_s).toInt(), 1);
        event(3, u"clicked"_s);
        event(3, u"hovered"_s);
        event(99, u"clicked"_s);
        event(-1, u"clicked"_s);
        QCOMPARE(choices, QList<TrayChoice>{TrayChoice::Quit});
        const QDBusMessage group =
            menu(u"GetGroupProperties"_s, {QVariant::fromValue(QList<int>{1, 99}), QStringList()});
        QCOMPARE(group.signature(), u"a(ia{sv})"_s);
        QCOMPARE(qdbus_cast<MenuItemsProperties>(group.arguments().at(0)).size(), 1);
        QCOMPARE(menu(u"AboutToShow"_s, {0}).arguments(), QVariantList{false});
    }

    void theDockCounts()
    {
        FakeDock dock;
        service().connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, &dock,
                          SLOT(update(QString, QVariantMap)));
        {
            LauncherCount count(u"chinwag"_s, client());
            count.show(3);
            QTRY_COMPARE(dock.updates.size(), 1);
            QCOMPARE(dock.updates.first().first, u"application://chinwag.desktop"_s);
            QCOMPARE(dock.updates.first().second.value(u"count"_s).toInt(), 3);
            QCOMPARE(dock.updates.first().second.value(u"count-visible"_s).toBool(), true);
            QVERIFY(service().registerService(u"com.canonical.Unity"_s)); // a dock starts
            QTRY_COMPARE(dock.updates.size(), 2);
        }
        QTRY_COMPARE(dock.updates.size(), 3);
        QCOMPARE(dock.updates.last().second.value(u"count-visible"_s).toBool(), false);
    }

    void logindSaysSinceWhen()
    {
        FakeManager manager;
        FakeSession session;
        startLogind(manager, session);
        ManualClock clock;
        clock.advance(60s);
        DesktopIdle idle(clock, client(), client());
        int changes = 0;
        idle.setChangedHandler([&changes] { ++changes; });
        session.idle = true;
        session.microseconds = 40'000'000;
        const auto hint = [&](const QVariantMap &changed, const QStringList &invalid) {
            auto signal = QDBusMessage::createSignal(sessionPath, u"org.freedesktop.DBus.Properties"_s,
                                                     u"PropertiesChanged"_s);
            signal << u"org.freedesktop.login1.Session"_s << changed << invalid;
            service().send(signal);
        };
        // It was asked for its state before or is now; either way it says so.
        QTRY_VERIFY((hint({}, {u"IdleHint"_s}), idle.idleSince() == 40s));
        const int before = changes;
        session.idle = false;
        hint({{u"IdleHint"_s, false}, {u"IdleSinceHintMonotonic"_s, qulonglong(0)}}, {});
        QTRY_VERIFY(!idle.idleSince());
        QCOMPARE(changes, before + 1);
        hint({{u"IdleHint"_s, true}, {u"IdleSinceHintMonotonic"_s, qulonglong(50'000'000)}}, {});
        QTRY_VERIFY(idle.idleSince() == 50s);
    }
    void aScreenSaverSaysSo()
    {
        ManualClock clock;
        clock.advance(60s);
        DesktopIdle idle(clock, client(), client());
        int changes = 0;
        idle.setChangedHandler([&changes] { ++changes; });
        const auto save = [](bool active) {
            auto signal = QDBusMessage::createSignal(u"/ScreenSaver"_s, u"org.freedesktop.ScreenSaver"_s,
                                                     u"ActiveChanged"_s);
            signal << active;
            service().send(signal);
        };
        // Until the bus knows who listens.
        const milliseconds began = clock.monotonic();
        QTRY_VERIFY((save(true), idle.idleSince() == began));
        clock.advance(1s);
        save(true); // again: arrives before the next, and says nothing new
        save(false);
        QTRY_VERIFY(!idle.idleSince());
        QCOMPARE(changes, 2);
    }

    void autostartIsAnEntryOfOnesOwn()
    {
        QTemporaryDir home;
        const QString file = home.filePath(u"new/autostart/chinwag-default.desktop"_s);
        XdgAutostart autostart(file, {u"/opt/my \"chat\"/100%/chin$wag"_s, u"--minimized"_s});
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
        QFile entry(file);
        QVERIFY(entry.open(QFile::ReadOnly));
        const QByteArray text = entry.readAll();
        QVERIFY(text.startsWith("[Desktop Entry]\n"));
        QVERIFY2(text.contains(R"(Exec="/opt/my \\"chat\\"/100%%/chin\\$wag" "--minimized")"), text);
        QVERIFY(autostart.set(false));
        QVERIFY(!QFile::exists(file));
        QVERIFY(autostart.set(false));
    }
    void anEntryThatTheDesktopSwitchedOffIsOff()
    {
        QTemporaryDir home;
        const QString file = home.filePath(u"chinwag.desktop"_s);
        XdgAutostart autostart(file, {u"chinwag"_s});
        QVERIFY(autostart.set(true));
        QFile entry(file);
        QVERIFY(entry.open(QFile::Append));
        entry.write("Hidden=true\n");
        entry.close();
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
    }
    void whereNothingCanBeWrittenItSaysSo()
    {
        QTemporaryDir home;
        QFile file(home.filePath(u"autostart"_s)); // a file where the folder would be
        QVERIFY(file.open(QFile::WriteOnly));
        file.close();
        const QString path = home.filePath(u"autostart/chinwag.desktop"_s);
        const auto done = XdgAutostart(path, {u"chinwag"_s}).set(true);
        QVERIFY(!done);
        QVERIFY2(done.error().startsWith(path), qPrintable(done.error()));
    }

private:
    static inline const QString watcherName = u"org.kde.StatusNotifierWatcher"_s;
    static inline const QString sessionPath = u"/org/freedesktop/login1/session/_32"_s;

    static QDBusConnection service() { return QDBusConnection(u"service"_s); }
    static QDBusConnection client() { return QDBusConnection(u"client"_s); }

    void openTray(FakeWatcher &watcher)
    {
        QVERIFY(service().registerObject(u"/StatusNotifierWatcher"_s, &watcher,
                                         QDBusConnection::ExportAllContents));
        QVERIFY(service().registerService(watcherName));
    }
    void closeTray()
    {
        service().unregisterService(watcherName);
        service().unregisterObject(u"/StatusNotifierWatcher"_s);
    }
    void startLogind(FakeManager &manager, FakeSession &session)
    {
        QVERIFY(service().registerObject(u"/org/freedesktop/login1"_s, &manager,
                                         QDBusConnection::ExportAllContents));
        QVERIFY(service().registerObject(sessionPath, &session, QDBusConnection::ExportAllContents));
        QVERIFY(service().registerService(u"org.freedesktop.login1"_s));
    }
    /// The other side is in this thread, too: waits with the event loop running.
    static QDBusMessage ask(const QString &path, const QString &interface, const QString &method,
                            const QVariantList &arguments)
    {
        auto message = QDBusMessage::createMethodCall(client().baseService(), path, interface, method);
        message.setArguments(arguments);
        return service().call(message, QDBus::BlockWithGui);
    }
    static QDBusMessage item(const QString &method, const QVariantList &arguments = {})
    {
        return ask(u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, method, arguments);
    }
    static QDBusMessage menu(const QString &method, const QVariantList &arguments)
    {
        return ask(u"/StatusNotifierItem/Menu"_s, u"com.canonical.dbusmenu"_s, method, arguments);
    }
    static QVariant property(const QString &name)
    {
        const QDBusMessage answer = ask(u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s,
                                        u"Get"_s, {u"org.kde.StatusNotifierItem"_s, name});
        return answer.arguments().value(0).value<QDBusVariant>().variant();
    }
    static TrayPixmaps pixmaps() { return qdbus_cast<TrayPixmaps>(property(u"IconPixmap"_s)); }
    static void event(int id, const QString &what)
    {
        menu(u"Event"_s, {id, what, QVariant::fromValue(QDBusVariant(0)), 0U});
    }

    PrivateBus m_bus;
};

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
