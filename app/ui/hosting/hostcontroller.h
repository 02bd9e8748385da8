#pragma once

#include "app/core/hosting/hosting.h"

#include <QDateTime>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace Chinwag {

/// One's own server: the way to it on the first page, and the card that says who can reach it and how to
/// bring people in. What it needs of the server goes out as signals; the answers come in by setters.
class HostController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(bool offered READ isOffered NOTIFY changed)
    Q_PROPERTY(bool running READ isRunning NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool reachable READ isReachable NOTIFY changed)
    Q_PROPERTY(QString reach READ reach NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(bool inviting READ isInviting NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(QString linkHint READ linkHint NOTIFY changed)
    Q_PROPERTY(QString people READ people NOTIFY changed)
    Q_PROPERTY(bool canKeepRunning READ canKeepRunning NOTIFY changed)
    Q_PROPERTY(bool keepsRunning READ keepsRunning NOTIFY changed)
    Q_PROPERTY(QString stopQuestion READ stopQuestion NOTIFY changed)

public:
    /// How often one looks who is there, while it matters.
    static constexpr milliseconds lookEvery{5'000};

    explicit HostController(TimerScheduler &timers, QObject *parent = nullptr);

    /// Outlives this; null: nothing can be hosted here.
    void setHosting(Hosting *hosting);
    /// As it was when the program ended.
    void resume();

    bool isOffered() const { return m_hosting && m_hosting->isOffered(); }
    bool isRunning() const { return m_hosting && m_hosting->state() == Hosting::State::Running; }
    bool isBusy() const;
    QString problem() const;
    QString title() const;
    QString name() const;
    bool isReachable() const { return !m_address.isEmpty(); }
    QString reach() const;
    QString address() const; ///< host:port, for people
    /// One may bring people in from here: signed in there, as its owner.
    bool isInviting() const { return m_inviting; }
    QString link() const;
    QString linkHint() const;
    QString people() const;
    bool canKeepRunning() const { return m_hosting && m_hosting->canKeepRunning(); }
    bool keepsRunning() const { return m_hosting && m_hosting->keepsRunning(); }
    QString stopQuestion() const;

    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void setKeepsRunning(bool keeps);
    Q_INVOKABLE void copyAddress() const;
    Q_INVOKABLE void copyLink() const;
    /// The old one stays good.
    Q_INVOKABLE void renewLink();
    Q_INVOKABLE void show() { Q_EMIT shown(); }
    /// The program wants to end: false while that would cut somebody off, and the person is asked.
    Q_INVOKABLE bool letsEnd();

    /// One is signed in at this server (or nowhere: an invalid one).
    void setSignedInAt(const QUrl &server);
    void setInvite(const QString &code, const QDateTime &until);
    /// The server lets nobody else in by this person.
    void setNotInviting();
    void setPeople(int online);

Q_SIGNALS:
    void changed();
    void shown();
    void endQuestioned();
    /// It runs, and nobody is signed in: the next page is that of its owner. `ownerInvite` is empty when it
    /// has one already.
    void entranceWanted(const QUrl &server, const QString &ownerInvite);
    void inviteWanted(const QUrl &server);
    void peopleWanted(const QUrl &server);

private:
    void moved();
    void look();
    QString serverName() const;

    TimerScheduler &m_timers;
    Hosting *m_hosting = nullptr;
    Hosting::State m_state = Hosting::State::Off;
    bool m_isEntering = false; ///< the person started it, and waits to come in
    bool m_inviting = false;
    QString m_address; ///< under which others reach this computer
    QUrl m_signedInAt;
    QString m_invite;
    QDateTime m_inviteUntil;
    int m_online = 0;
    Timer m_looking;
};

} // namespace Chinwag
