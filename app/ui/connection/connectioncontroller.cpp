#include "app/ui/connection/connectioncontroller.h"

#include "app/core/connection/obstaclewords.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/language.h"

namespace Chinwag {

ConnectionController::ConnectionController(const Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
{
    setSession(nullptr);
    connect(&Language::instance(), &Language::changed, this, &ConnectionController::refresh);
}

void ConnectionController::setSession(ChatSession *session)
{
    m_session = session;
    m_server = session ? session->account().server.host() : QString();
    m_notice = std::make_unique<ConnectionNotice>(m_clock, m_timers);
    connect(m_notice.get(), &ConnectionNotice::changed, this, &ConnectionController::refresh);
    if (session)
        m_notice->watch(session->connection());
    refresh();
}

void ConnectionController::act()
{
    if (!m_session)
        return;
    const bool isObstructed = m_notice->shown() == ConnectionNotice::Shown::Obstructed;
    if (isObstructed && m_notice->obstacle() == Obstacle::ProxyPassword)
        Q_EMIT proxyPasswordWanted(m_notice->proxy());
    else if (isObstructed && isMatterOfTrust(m_notice->obstacle()))
        Q_EMIT comparisonWanted();
    else
        m_session->connection().reconnectNow();
}

void ConnectionController::refresh()
{
    const Bar bar = wanted();
    if (m_bar == bar)
        return;
    m_bar = bar;
    Q_EMIT barChanged();
}

ConnectionController::Bar ConnectionController::wanted() const
{
    using Shown = ConnectionNotice::Shown;
    switch (m_notice->shown()) {
    case Shown::Nothing:
        break;
    case Shown::Connecting:
        return plainBar(Connecting,
                        tr("Connecting to %1…", "%1 is a server").arg(ForeignText::isolated(m_server)));
    case Shown::Waiting:
        return countdownBar(m_notice->secondsLeft());
    case Shown::Offline:
        return plainBar(Offline, tr("You are offline. Messages will be sent when you are back."));
    case Shown::Obstructed:
        return obstacleBar();
    case Shown::Refused:
        return plainBar(Refused, refusal(m_notice->reason()));
    case Shown::Back:
        return plainBar(Connected, tr("Connected"));
    }
    return {};
}

ConnectionController::Bar ConnectionController::countdownBar(int number) const
{
    if (number == 0) // an attempt is being made
        return plainBar(Waiting, tr("Connection lost. Reconnecting…"));
    Bar bar = plainBar(Waiting, tr("Connection lost. Reconnecting in %n second(s)…", nullptr, number),
                       tr("Reconnect now"));
    const QString digits = QString::number(number);
    const auto at = bar.text.indexOf(digits);
    if (at < 0)
        return bar; // a translation may spell the number out; then there is nothing to hold still
    bar.lead = bar.text.left(at);
    bar.countdown = digits;
    bar.tail = bar.text.mid(at + digits.size());
    return bar;
}

ConnectionController::Bar ConnectionController::obstacleBar() const
{
    const Obstacle obstacle = m_notice->obstacle();
    return plainBar(Refused, ObstacleWords::sentence(obstacle, m_server, m_notice->proxy()),
                    wayOut(obstacle));
}

QString ConnectionController::wayOut(Obstacle obstacle)
{
    if (obstacle == Obstacle::ProxyPassword)
        return tr("Sign in there", "to a proxy");
    return isMatterOfTrust(obstacle) ? tr("Compare…", "the fingerprints of certificates") : tr("Try again");
}

ConnectionController::Bar ConnectionController::plainBar(Kind kind, const QString &text,
                                                         const QString &action)
{
    return {kind, text, text, {}, {}, action};
}

QString ConnectionController::refusal(ServerConnection::StopReason reason)
{
    switch (reason) {
    case ServerConnection::StopReason::ClientTooOld:
        return tr("This version of Chinwag is too old for the server. Please update it.");
    case ServerConnection::StopReason::SignedOut:
        return tr("You have been signed out. Please sign in again.");
    default:
        return tr("The server does not let you in any more. Ask the people who run it.");
    }
}

} // namespace Chinwag
