// Notifications, by a service of our own on a bus of our own.
#include "app/platform/notices/freedesktopnotices.h"
#include "tests/support/privatebus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QTest>
#include <QVariantMap>

using namespace Chinwag;
using namespace Qt::StringLiterals;

/// What a desktop offers, as the specification has it.
class FakeNotifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Call
    {
        uint replaces = 0;
        uint id = 0;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    QStringList capabilities;
    QList<Call> calls;
    QList<uint> closings;
    bool isAsked = false;

public Q_SLOTS:
    QStringList GetCapabilities()
    {
        isAsked = true;
        return capabilities;
    }
    uint Notify(const QString &, uint replaces, const QString &, const QString &summary, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        const uint id = replaces > 0 ? replaces : ++m_last;
        calls.append({replaces, id, summary, body, actions, hints});
        return id;
    }
    void CloseNotification(uint id) { closings.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationReplied(uint id, const QString &text);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
};

class TestFreedesktopNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString address = m_bus.start();
        QVERIFY(!address.isEmpty());
        QVERIFY(QDBusConnection::connectToBus(address, u"service"_s).isConnected());
        QVERIFY(QDBusConnection::connectToBus(address, u"client"_s).isConnected());
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"client"_s);
        QDBusConnection::disconnectFromBus(u"service"_s);
    }
    void init()
    {
        m_desktop = std::make_unique<FakeNotifications>();
        QDBusConnection bus(u"service"_s);
        QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, m_desktop.get(),
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    }
    void cleanup()
    {
        m_notices.reset();
        QDBusConnection bus(u"service"_s);
        bus.unregisterObject(u"/org/freedesktop/Notifications"_s);
        bus.unregisterService(u"org.freedesktop.Notifications"_s);
    }

    void withoutABusNothingHappens()
    {
        FreedesktopNotices notices{QDBusConnection(u"nowhere"_s)};
        notices.show({RoomId(u"r1"_s), 1, u"Ann"_s, u"hi"_s});
        notices.withdraw(RoomId(u"r1"_s));
    }

    void aNoticeHasWhatPeopleNeed()
    {
        begin({});
        m_notices->show({RoomId(u"r1"_s), 7, u"Ann"_s, u"<b>hi</b> & bye"_s});
        QTRY_COMPARE(m_desktop->calls.size(), 1);
        const auto call = m_desktop->calls.first();
        QCOMPARE(call.summary, u"Ann"_s);
        QCOMPARE(call.body, u"<b>hi</b> & bye"_s); // a service without markup shows it as it is
        QCOMPARE(call.actions.value(0), u"default"_s);
        QVERIFY(call.actions.contains(u"mark-read"_s));
        QVERIFY(!call.actions.contains(u"inline-reply"_s));
        QCOMPARE(call.hints.value(u"desktop-entry"_s).toString(), u"chinwag"_s);
        QVERIFY(call.hints.contains(u"sound-name"_s));
    }

    void markupIsNoMarkup()
    {
        begin({u"body-markup"_s});
        m_notices->show({RoomId(u"r1"_s), 7, u"Ann"_s, u"<b>hi</b> & bye"_s, false});
        QTRY_COMPARE(m_desktop->calls.size(), 1);
        QCOMPARE(m_desktop->calls.first().body, u"&lt;b&gt;hi&lt;/b&gt; &amp; bye"_s);
        QVERIFY(!m_desktop->calls.first().hints.contains(u"sound-name"_s));
    }

    void aRoomHasOneNotice()
    {
        begin({});
        // Before the service has answered, too.
        for (int i = 1; i <= 3; ++i)
            m_notices->show({RoomId(u"r1"_s), i, u"Ann"_s, QString::number(i)});
        QTRY_COMPARE(m_desktop->calls.size(), 2);
        QCOMPARE(m_desktop->calls.last().body, u"3"_s);
        QCOMPARE(m_desktop->calls.last().replaces, m_desktop->calls.first().id);
        m_notices->show({RoomId(u"r2"_s), 1, u"Bob"_s, u"hi"_s});
        QTRY_COMPARE(m_desktop->calls.size(), 3);
        QCOMPARE(m_desktop->calls.last().replaces, 0U);
    }

    void whatIsTakenBackIsClosed()
    {
        begin({});
        m_notices->show({RoomId(u"r1"_s), 1, u"Ann"_s, u"hi"_s});
        m_notices->withdraw(RoomId(u"r1"_s)); // at once
        QTRY_COMPARE(m_desktop->closings.size(), 1);
        m_notices->show({RoomId(u"r1"_s), 2, u"Ann"_s, u"hi"_s});
        QTRY_COMPARE(m_desktop->calls.size(), 2);
        QCOMPARE(m_desktop->calls.last().replaces, 0U);
        settle();
        m_notices->withdraw(RoomId(u"r1"_s));
        QTRY_COMPARE(m_desktop->closings.size(), 2);
        QCOMPARE(m_desktop->closings.last(), m_desktop->calls.last().id);
    }

    void aClickOpens()
    {
        begin({});
        QString opened;
        Seq seq = 0;
        QString permission;
        NoticeService::Handlers handlers;
        handlers.opened = [&](const RoomId &room, Seq at, const QString &activation) {
            opened = room.toString();
            seq = at;
            permission = activation;
        };
        m_notices->setHandlers(handlers);
        m_notices->show({RoomId(u"r1"_s), 9, u"Ann"_s, u"hi"_s});
        QTRY_COMPARE(m_desktop->calls.size(), 1);
        settle();
        Q_EMIT m_desktop->ActionInvoked(999, u"default"_s); // another program's
        Q_EMIT m_desktop->ActivationToken(m_desktop->calls.first().id, u"token"_s);
        Q_EMIT m_desktop->ActionInvoked(m_desktop->calls.first().id, u"default"_s);
        QTRY_COMPARE(opened, u"r1"_s);
        QCOMPARE(seq, 9);
        QCOMPARE(permission, u"token"_s);
    }

    void answersAndMarks()
    {
        begin({u"inline-reply"_s});
        QStringList said;
        Seq read = 0;
        NoticeService::Handlers handlers;
        handlers.replied = [&](const RoomId &, const QString &text) { said.append(text); };
        handlers.markedRead = [&](const RoomId &, Seq seq) { read = seq; };
        m_notices->setHandlers(handlers);
        m_notices->show({RoomId(u"r1"_s), 9, u"Ann"_s, u"hi"_s});
        QTRY_COMPARE(m_desktop->calls.size(), 1);
        QVERIFY(m_desktop->calls.first().actions.contains(u"inline-reply"_s));
        settle();
        const uint id = m_desktop->calls.first().id;
        Q_EMIT m_desktop->NotificationReplied(id, u"yes"_s);
        Q_EMIT m_desktop->ActionInvoked(id, u"mark-read"_s);
        QTRY_COMPARE(read, 9);
        QCOMPARE(said, QStringList{u"yes"_s});
        // What the desktop has closed is not ours any more.
        Q_EMIT m_desktop->NotificationClosed(id, 2);
        settle();
        m_notices->show({RoomId(u"r1"_s), 10, u"Ann"_s, u"hi"_s});
        QTRY_COMPARE(m_desktop->calls.size(), 2);
        QCOMPARE(m_desktop->calls.last().replaces, 0U);
    }

    void aSummaryHasNothingToAnswer()
    {
        begin({u"inline-reply"_s});
        m_notices->show({{}, 0, u"3 new messages"_s, u"In 2 rooms"_s});
        QTRY_COMPARE(m_desktop->calls.size(), 1);
        QCOMPARE(m_desktop->calls.first().actions.size(), 2);
    }

private:
    void begin(const QStringList &capabilities)
    {
        m_desktop->capabilities = capabilities;
        m_notices = std::make_unique<FreedesktopNotices>(QDBusConnection(u"client"_s));
        QTRY_VERIFY(m_desktop->isAsked);
        settle();
    }
    /// Whatever is on its way on the bus has come: messages of one connection keep their order.
    void settle()
    {
        bool answered = false;
        auto ping = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
                                                   u"/org/freedesktop/Notifications"_s,
                                                   u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
        auto *watcher =
            new QDBusPendingCallWatcher(QDBusConnection(u"client"_s).asyncCall(ping), m_desktop.get());
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [&] { answered = true; });
        QTRY_VERIFY(answered);
    }

    Test::PrivateBus m_bus;
    std::unique_ptr<FakeNotifications> m_desktop;
    std::unique_ptr<FreedesktopNotices> m_notices;
};

QTEST_GUILESS_MAIN(TestFreedesktopNotices)
#include "tst_freedesktopnotices.moc"
