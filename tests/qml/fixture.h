#pragma once

#include "app/core/memory/memoryserverbrowser.h"
#include "app/core/memory/memoryserverkeeper.h"
#include "app/ui/appcontroller.h"
#include "app/ui/denynetwork.h"
#include "tests/qml/sampledata.h"
#include "tests/support/chatworld.h"
#include "tests/support/desktopparts.h"
#include "tests/support/fakedictionaries.h"
#include "tests/support/recordingnotices.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QNetworkAccessManager>
#include <QQuickItem>
#include <QTemporaryDir>

namespace Chinwag {

/// As DenyNetwork, and counts who asks.
class CountingNetwork final : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override;
    static int requests();
};

/// What a QML test needs of C++: a window over a real session with a scripted server, and the hands on its
/// clock.
class Fixture : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Chinwag::AppController *app READ app CONSTANT)

public:
    explicit Fixture(QObject *parent = nullptr);
    ~Fixture() override;

    AppController *app() { return &m_app; }

    Q_INVOKABLE void fill();
    /// Two rooms, and nobody wrote to oneself yet.
    Q_INVOKABLE void fillWithoutDirectMessages();
    Q_INVOKABLE void addDirect(const QString &room, const QString &person);
    Q_INVOKABLE void advance(int duration);
    Q_INVOKABLE void setTypists(const QStringList &names);
    /// Of the direct room d1, Ann's.
    Q_INVOKABLE void shareWords(bool self, bool ann) { SampleData::shareWords(m_world, self, ann); }
    Q_INVOKABLE void typeWords(const QString &text) { SampleData::typeWords(m_world, text); }
    /// Oneself is that in the open room.
    Q_INVOKABLE void setOwner(bool owner);
    Q_INVOKABLE void loseConnection(int retryInMilliseconds);
    Q_INVOKABLE void connectAgain();
    /// The connection is lost, and the next attempt finds an old certificate.
    Q_INVOKABLE void expireCertificate();
    Q_INVOKABLE void goOffline();
    Q_INVOKABLE void dropConnection();
    /// Of the Connection Lab: the newest one, so many milliseconds from now.
    Q_INVOKABLE void answerMeasurement(int after);
    Q_INVOKABLE void waitForKeychain(bool waits) { m_app.setWaitsForKeychain(waits); }
    Q_INVOKABLE void tell(const QString &title, const QString &text) { m_app.tell(title, text); }
    Q_INVOKABLE void askForProxy(const QString &proxy, const QString &user)
    {
        m_app.proxy()->ask(proxy, user);
    }
    /// A server shows this certificate (a letter stands for one), and `former` is trusted there; "": none.
    Q_INVOKABLE void askToTrust(const QString &shown, const QString &former)
    {
        const auto print = [](const QString &letter) {
            return QByteArray(letter.isEmpty() ? 0 : 32, letter.isEmpty() ? ' ' : letter.at(0).toLatin1());
        };
        m_app.trust()->ask(QStringLiteral("chat.harbour.example:7420"), print(shown), print(former));
    }
    /// What the sign-in page finds at the address.
    Q_INVOKABLE void findUnknownServer();
    /// Servers of these names are on the network.
    Q_INVOKABLE void setNearby(const QStringList &names);
    /// A server of one's own, to which one is signed in, with so many people.
    Q_INVOKABLE void host(int people);
    Q_INVOKABLE void stopHosting();
    Q_INVOKABLE void offerHosting(bool offered)
    {
        m_keeper.available = offered;
        m_app.host()->setHosting(&m_hosting);
    }
    Q_INVOKABLE static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    Q_INVOKABLE int launches() const { return m_keeper.launches; }
    /// `inviter` wants oneself in a private room of that name.
    Q_INVOKABLE void invite(const QString &room, const QString &inviter);
    /// `inviter` brought oneself into a room of that name in which something was said.
    Q_INVOKABLE void bringInto(const QString &room, const QString &inviter);
    Q_INVOKABLE void takeOutOf(const QString &room);
    /// Where one is signed in: on the first of them now.
    Q_INVOKABLE void setDevices(const QStringList &names);
    Q_INVOKABLE void setBlocked(const QStringList &names);
    /// The server refuses what is asked over HTTP; an empty reason ends that.
    /// As the protocol's Presence numbers it: the newest that others were told.
    Q_INVOKABLE int presenceTold();
    /// Of somebody, for so many minutes; 0: without an end.
    Q_INVOKABLE void setStatus(const QString &person, const QString &text, int minutes);
    Q_INVOKABLE void setTray(bool isThere) { m_tray.setThere(isThere); }
    Q_INVOKABLE QStringList trayMenu() const { return m_tray.menu(); }
    Q_INVOKABLE QString trayToolTip() const { return m_tray.look.toolTip; }
    Q_INVOKABLE void clickTray() { m_tray.handlers.clicked({}); }
    /// What English has, and what `meant` are the suggestions for.
    Q_INVOKABLE void setDictionary(const QStringList &words, const QString &wrong, const QStringList &meant);
    Q_INVOKABLE void refuseActions(const QString &reason);
    /// These are in the open room.
    Q_INVOKABLE void setMembers(const QStringList &names);
    /// As Role numbers it, in the open room: oneself.
    Q_INVOKABLE void lead(int role) { SampleData::lead(m_world, static_cast<Role>(role)); }
    Q_INVOKABLE void moderate() { SampleData::moderate(m_world); }
    Q_INVOKABLE void report(const QString &author, const QString &text, const QString &reason)
    {
        SampleData::report(m_world, author, text, reason);
    }
    Q_INVOKABLE void setBans(const QStringList &names);
    /// Ann mutes oneself in the open room; after 0 minutes: she takes it back.
    Q_INVOKABLE void muteSelf(int minutes);
    Q_INVOKABLE void setRules(int slowMode, bool onlyModeratorsWrite);
    Q_INVOKABLE void rename(const QString &person, const QString &name);
    /// Who is added is only asked.
    Q_INVOKABLE void asksFirst(bool asks);
    Q_INVOKABLE QStringList actions() const { return m_world.client.api.actions; }
    Q_INVOKABLE void addMessageTo(const QString &room, const QString &sender, const QString &text);
    Q_INVOKABLE void addMessage(const QString &sender, const QString &text);
    /// In the open room, or in d1, the direct one: up to there.
    Q_INVOKABLE void read(const QString &person, qint64 seq)
    {
        SampleData::read(m_world, RoomId(m_app.timeline()->roomId()), person, seq);
    }
    /// The newest message that was sent is in the log.
    Q_INVOKABLE void acknowledge() { m_lastSent = m_world.acknowledge(); }
    /// That message says something else now.
    Q_INVOKABLE void editLast(const QString &text);
    Q_INVOKABLE void addOwnMessage(const QString &text);
    Q_INVOKABLE void answer(const QString &sender, qint64 original, const QString &text);
    Q_INVOKABLE void react(const QString &sender, qint64 target, const QString &emoji);
    /// Of these sizes in pixels; here at once, or when picturesArrive().
    Q_INVOKABLE void addPictures(const QString &sender, const QString &text, const QVariantList &sizes,
                                 bool here);
    Q_INVOKABLE void picturesArrive();
    /// The server does not have them for a while.
    Q_INVOKABLE void losePictures();
    Q_INVOKABLE void findPictures();
    /// How many pictures within `item` show what is in their files.
    Q_INVOKABLE static int picturesDrawn(QQuickItem *item);
    Q_INVOKABLE void addFile(const QString &sender, const QString &name, const QString &type);
    /// One waits to be sent.
    Q_INVOKABLE void sendPicture(const QString &text);
    /// Files of this computer.
    Q_INVOKABLE QList<QUrl> makeFiles(const QStringList &names);
    Q_INVOKABLE void copyFiles(const QStringList &names);
    /// As if somebody dragged them there; false: they may not be dropped.
    Q_INVOKABLE bool drag(QQuickItem *over, const QList<QUrl> &urls);
    Q_INVOKABLE void drop(QQuickItem *over, const QList<QUrl> &urls);
    Q_INVOKABLE QStringList sentReactions();
    Q_INVOKABLE int sentDeletions();
    /// An own message that the server refuses.
    Q_INVOKABLE void failMessage(const QString &text, const QString &reason);
    /// An input method composes `composing` in `input` and says that `committed` is done with.
    Q_INVOKABLE void compose(QQuickItem *input, const QString &composing, const QString &committed = {});
    Q_INVOKABLE void copy(const QString &text);
    /// As with the mouse; false: this platform has no selection.
    Q_INVOKABLE bool select(const QString &text);
    /// What the server finds next, whatever it is asked for: in that room, for each text its first word.
    Q_INVOKABLE void findMessages(const QString &room, const QStringList &texts);
    /// The machine is carried to another zone, and the window is looked at.
    Q_INVOKABLE void moveTo(const QString &zone);
    /// A room of that name that one is not in, as the server lists it.
    Q_INVOKABLE void listPublicRooms(const QStringList &names);
    /// Nobody else comes into it.
    Q_INVOKABLE void addPrivateRoom(const QString &room);
    /// The person comes into the room, or is in it from the beginning.
    Q_INVOKABLE void addJoin(const QString &room, const QString &person);
    /// Only the wall clock goes on.
    Q_INVOKABLE void sleep(int hours) { m_world.client.clock.jumpWall(std::chrono::hours(hours)); }
    Q_INVOKABLE QStringList sentTexts();
    /// Whether others were told last that one types, and how often.
    Q_INVOKABLE bool saysTyping() const;
    Q_INVOKABLE int typingFrames() const;
    /// How often the session asked the server for this.
    Q_INVOKABLE int sent();
    Q_INVOKABLE int attempts() const { return m_world.client.api.tickets; }
    Q_INVOKABLE void fillLongHistory(int messages);
    /// As if the room had been talked in for long: the newest are in the cache, the others at the server.
    Q_INVOKABLE void openLongLog(int messages, int cached);
    /// Answers of the server, and other things that are due.
    Q_INVOKABLE void turn() { m_world.client.turn(); }
    Q_INVOKABLE int noticesShown() const { return static_cast<int>(m_notices.shown.size()); }
    /// As the desktop does when the newest notice is clicked.
    Q_INVOKABLE void clickNotice();
    /// None was chosen before.
    Q_INVOKABLE void forgetEmoji() { m_app.settings()->setRecentEmoji({}); }
    Q_INVOKABLE void setSignInErrors(const QString &address, const QString &name, const QString &password);
    Q_INVOKABLE int requests() const { return CountingNetwork::requests(); }
    /// Where the browser and its like were sent since the last call.
    Q_INVOKABLE QStringList takeOpened() { return std::exchange(m_opened, {}); }
    /// So that what a test leaves behind does not survive it.
    Q_INVOKABLE void clear();

private Q_SLOTS:
    void openUrl(const QUrl &url) { m_opened.append(url.toString()); }

private:
    QStringList m_opened;
    QTemporaryDir m_settings;
    Test::ChatWorld m_world;
    Test::RecordingNotices m_notices;
    Test::FakeTray m_tray;
    Test::FakeAutostart m_autostart;
    Test::FakeDictionaries m_dictionaries;
    MemoryServerKeeper m_keeper{m_world.client.timers};
    Hosting m_hosting{m_keeper, m_world.client.timers};
    MemoryServerBrowser m_browser;
    AppController m_app;
    Seq m_lastSent = 0;
    QTemporaryDir m_files;
    QHash<FileId, QByteArray> m_lost;
};

} // namespace Chinwag
