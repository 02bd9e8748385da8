#pragma once

#include "app/core/chatsession.h"
#include "app/core/connection/connectionnotice.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The words of the bar under the room's head. What it shows, and for how long, is ConnectionNotice's to
/// decide.
class ConnectionController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Kind kind READ kind NOTIFY barChanged)
    Q_PROPERTY(QString text READ text NOTIFY barChanged)
    Q_PROPERTY(QString lead READ lead NOTIFY barChanged)
    Q_PROPERTY(QString countdown READ countdown NOTIFY barChanged)
    Q_PROPERTY(QString tail READ tail NOTIFY barChanged)
    Q_PROPERTY(QString action READ action NOTIFY barChanged)

public:
    enum Kind { None, Connecting, Waiting, Offline, Refused, Connected };
    Q_ENUM(Kind)

    ConnectionController(const Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    Kind kind() const { return m_bar.kind; }
    QString text() const { return m_bar.text; }
    /// `text` cut around its number, so that the number can have a fixed width.
    QString lead() const { return m_bar.lead; }
    QString countdown() const { return m_bar.countdown; }
    QString tail() const { return m_bar.tail; }
    QString action() const { return m_bar.action; }

    /// Follows the session's connection until the next call; null: shows nothing.
    void setSession(ChatSession *session);
    void setServer(const QString &server) { m_server = server; }
    /// What a session would bring in by itself.
    void update(const ConnectionNotice::Input &input) { m_notice->update(input); }

    /// What `action` says.
    Q_INVOKABLE void act();

Q_SIGNALS:
    void barChanged();
    /// Only the person knows how to go on.
    void proxyPasswordWanted(const QString &proxy);
    void comparisonWanted(); ///< of the server's fingerprint

private:
    struct Bar
    {
        Kind kind = None;
        QString text;
        QString lead;
        QString countdown;
        QString tail;
        QString action;

        friend bool operator==(const Bar &, const Bar &) = default;
    };

    void refresh();
    Bar wanted() const;
    Bar countdownBar(int number) const;
    Bar obstacleBar() const;
    static QString wayOut(Obstacle obstacle);
    static Bar plainBar(Kind kind, const QString &text, const QString &action = {});
    static QString refusal(ServerConnection::StopReason reason);

    const Clock &m_clock;
    TimerScheduler &m_timers;
    ChatSession *m_session = nullptr;
    std::unique_ptr<ConnectionNotice> m_notice;
    QString m_server;
    Bar m_bar;
};

} // namespace Chinwag
