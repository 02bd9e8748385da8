#include "app/ui/hosting/hostcontroller.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/language.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QSysInfo>

namespace Chinwag {

namespace {

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

void copy(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace

HostController::HostController(TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
{
    connect(&Language::instance(), &Language::changed, this, &HostController::changed);
}

void HostController::setHosting(Hosting *hosting)
{
    if (m_hosting)
        m_hosting->disconnect(this);
    m_hosting = hosting;
    if (hosting)
        connect(hosting, &Hosting::changed, this, &HostController::moved);
    moved();
}

void HostController::resume()
{
    if (m_hosting)
        m_hosting->resume(serverName());
}

bool HostController::isBusy() const
{
    return m_hosting &&
           (m_hosting->state() == Hosting::State::Starting || m_hosting->state() == Hosting::State::Ending);
}

QString HostController::problem() const
{
    if (!m_hosting || m_hosting->state() != Hosting::State::Failed)
        return {};
    return m_hosting->problem().isEmpty()
               ? tr("The server did not start in time. Try again.")
               : tr("The server has ended: %1").arg(ForeignText::isolated(m_hosting->problem()));
}

QString HostController::title() const
{
    return isRunning() ? tr("Your server is running")
           : isBusy()  ? tr("One moment…")
                       : tr("Your server is not running");
}

QString HostController::serverName() const
{
    return tr("Chinwag on %1", "%1 is a computer").arg(QSysInfo::machineHostName());
}

QString HostController::name() const
{
    return tr("%1, on this computer").arg(ForeignText::isolated(serverName()));
}

QString HostController::reach() const
{
    return isReachable() ? tr("Reachable by people on your network") : tr("Only on this computer");
}

QString HostController::address() const
{
    if (!isRunning())
        return {};
    const QString host = m_address.isEmpty() ? QStringLiteral("127.0.0.1") : m_address;
    return QStringLiteral("%1:%2").arg(host).arg(m_hosting->server().port);
}

QString HostController::link() const
{
    if (!isRunning() || m_invite.isEmpty())
        return {};
    return QStringLiteral("https://%1/join#%2.%3")
        .arg(address(), m_invite, base64(m_hosting->server().fingerprint));
}

QString HostController::linkHint() const
{
    if (m_invite.isEmpty())
        return {};
    return tr("Lets one person in, until %1.", "%1 is a time")
        .arg(QLocale().toString(m_inviteUntil.toLocalTime(), QLocale::ShortFormat));
}

QString HostController::people() const
{
    return m_online > 0 ? tr("%n person(s) online", "of a server", m_online) : QString();
}

bool HostController::letsEnd()
{
    const bool cutsOff = isRunning() && !keepsRunning() && m_online > 1;
    if (cutsOff)
        Q_EMIT endQuestioned();
    return !cutsOff;
}

QString HostController::stopQuestion() const
{
    const int others = m_online - 1;
    return others > 0 ? tr("%n other person(s) will lose their connection.", nullptr, others)
                      : tr("Nobody else is connected. What was written stays on this computer.");
}

void HostController::start()
{
    if (!m_hosting || isBusy())
        return;
    m_isEntering = !m_signedInAt.isValid();
    if (isRunning())
        moved();
    else
        m_hosting->start(serverName());
}

void HostController::stop()
{
    if (m_hosting)
        m_hosting->stop();
}

void HostController::setKeepsRunning(bool keeps)
{
    if (m_hosting)
        m_hosting->setKeepsRunning(keeps);
}

void HostController::copyAddress() const { copy(address()); }

void HostController::copyLink() const { copy(link()); }

void HostController::renewLink()
{
    m_invite.clear();
    if (isRunning() && m_inviting)
        Q_EMIT inviteWanted(m_hosting->url());
    Q_EMIT changed();
}

void HostController::setSignedInAt(const QUrl &server)
{
    m_signedInAt = server;
    m_invite.clear();
    moved();
}

void HostController::setInvite(const QString &code, const QDateTime &until)
{
    m_invite = code;
    m_inviteUntil = until;
    Q_EMIT changed();
}

void HostController::setNotInviting()
{
    m_inviting = false;
    Q_EMIT changed();
}

void HostController::setPeople(int online)
{
    if (m_online == online)
        return;
    m_online = online;
    Q_EMIT changed();
}

void HostController::moved()
{
    const QStringList addresses = isRunning() ? m_hosting->addresses() : QStringList();
    m_address = addresses.value(0);
    m_inviting = isRunning() && m_signedInAt == m_hosting->url();
    if (!isRunning()) {
        m_looking.cancel();
        m_online = 0;
        m_invite.clear();
    } else if (!m_looking.isActive()) {
        m_looking = m_timers.every(lookEvery, [this] { look(); });
    }
    if (m_inviting && m_invite.isEmpty())
        renewLink();
    Q_EMIT changed();
    if (isRunning() && std::exchange(m_isEntering, false))
        Q_EMIT entranceWanted(m_hosting->url(), m_hosting->server().ownerInvite);
}

void HostController::look()
{
    if (!isRunning())
        return;
    Q_EMIT peopleWanted(m_hosting->url());
    const QString address = m_hosting->addresses().value(0); // a laptop moves
    if (m_address != address) {
        m_address = address;
        Q_EMIT changed();
    }
}

} // namespace Chinwag
