#include "app/ui/signin/signincontroller.h"

#include "app/core/connection/serveraddress.h"
#include "shared/protocol/limits.h"

namespace Chinwag {

SignInController::SignInController(TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
{
}

bool SignInController::isUnencrypted() const
{
    const auto server = ServerAddress::parse(m_address);
    return server && !server->isConfidential();
}

QString SignInController::passwordHint() const
{
    return m_mode == CreateAccount ? tr("At least %n character(s)", nullptr, Limits::passwordMinLength)
                                   : QString();
}

void SignInController::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    setErrors({});
    Q_EMIT modeChanged();
}

void SignInController::setAddress(const QString &address)
{
    if (m_address == address)
        return;
    m_address = address;
    m_checked.clear();
    m_checkTimer = m_timers.after(checkAfter, [this] { check(); });
    Errors errors = m_errors;
    errors.address.clear();
    setErrors(errors);
    Q_EMIT addressChanged();
    setAddressState(Unknown, {});
    Q_EMIT addressStateChanged(); // `unencrypted` follows the text
}

void SignInController::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    Errors errors = m_errors;
    errors.name.clear();
    errors.form.clear();
    setErrors(errors);
    Q_EMIT nameChanged();
}

void SignInController::setPassword(const QString &password)
{
    if (m_password == password)
        return;
    m_password = password;
    Errors errors = m_errors;
    errors.password.clear();
    errors.form.clear();
    setErrors(errors);
    Q_EMIT passwordChanged();
}

void SignInController::openLink(const QString &link)
{
    setAddress(link.trimmed());
    const auto server = ServerAddress::parse(m_address);
    setMode(server && !server->invite().isEmpty() ? CreateAccount : SignIn);
}

void SignInController::setErrors(const Errors &errors)
{
    if (m_errors == errors)
        return;
    m_errors = errors;
    Q_EMIT errorsChanged();
}

void SignInController::refuse(const Errors &errors)
{
    setBusy(false);
    setErrors(errors);
}

void SignInController::accept()
{
    setBusy(false);
    setErrors({});
    setPassword({});
}

void SignInController::check()
{
    const auto server = ServerAddress::parse(m_address);
    if (!server)
        return; // half an address is no mistake yet
    m_checked = server->url();
    setAddressState(Checking, tr("Looking for a server…"));
    Q_EMIT checkRequested(m_checked);
}

void SignInController::setFound(const QUrl &server, const QString &serverName, const QString &version,
                                int people)
{
    if (server != m_checked)
        return;
    const QString line =
        version.isEmpty() ? serverName : tr("%1, version %2", "server").arg(serverName, version);
    setAddressState(
        Found, people < 0 ? line : tr("%1 · %n person(s) online", "server and version", people).arg(line));
}

void SignInController::setNotFound(const QUrl &server)
{
    if (server == m_checked)
        setAddressState(NotFound, tr("No Chinwag server answered at %1").arg(m_address.trimmed()));
}

void SignInController::submit()
{
    if (m_busy)
        return;
    const Errors errors = findErrors();
    setErrors(errors);
    if (!errors.isEmpty())
        return;
    setBusy(true);
    const auto server = ServerAddress::parse(m_address);
    Q_EMIT submitted(server->url(), m_name.trimmed(), m_password, m_mode == CreateAccount, server->invite());
}

SignInController::Errors SignInController::findErrors() const
{
    Errors errors;
    errors.address = addressProblem();
    if (m_name.trimmed().isEmpty())
        errors.name = tr("Enter your name.");
    if (m_password.isEmpty())
        errors.password = tr("Enter your password.");
    else if (m_mode == CreateAccount && m_password.size() < Limits::passwordMinLength)
        errors.password = tr("Use at least %n character(s).", nullptr, Limits::passwordMinLength);
    return errors;
}

QString SignInController::addressProblem() const
{
    const auto server = ServerAddress::parse(m_address);
    if (server)
        return {};
    switch (server.error()) {
    case ServerAddress::Problem::Empty:
        return tr("Enter the address of a server.");
    case ServerAddress::Problem::BadPort:
        return tr("The port is a number from 1 to 65535.");
    case ServerAddress::Problem::HasPassword:
        return tr("Leave the name and the password out of the address.");
    case ServerAddress::Problem::HasPath:
        return tr("Leave out what follows the server's name.");
    case ServerAddress::Problem::NotAnAddress:
    case ServerAddress::Problem::UnknownScheme:
        break;
    }
    return tr("This is not an address. Try something like chat.example.org.");
}

void SignInController::setAddressState(AddressState state, const QString &line)
{
    if (m_addressState == state && m_addressLine == line)
        return;
    m_addressState = state;
    m_addressLine = line;
    Q_EMIT addressStateChanged();
}

void SignInController::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace Chinwag
