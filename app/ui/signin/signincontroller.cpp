#include "app/ui/signin/signincontroller.h"

#include "app/core/connection/obstaclewords.h"
#include "app/core/connection/serveraddress.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/language.h"
#include "app/ui/signin/passwordadvice.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/passwordstrength.h"
#include "shared/protocol/textrules.h"

namespace Chinwag {

SignInController::SignInController(TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
{
    connect(&Language::instance(), &Language::changed, this, &SignInController::retranslate);
}

/// What the server answered is asked for again: it says it in the language of then.
void SignInController::retranslate()
{
    setErrors({});
    if (m_addressState == Unknown)
        return;
    setAddressState(Checking, tr("Looking…"));
    check();
}

bool SignInController::isUnencrypted() const
{
    const auto server = ServerAddress::parse(m_address);
    return server && !server->isConfidential();
}

QString SignInController::nameHint() const
{
    return m_mode == CreateAccount ? tr("Letters from a to z, digits, and . _ -") : QString();
}

QString SignInController::passwordHint() const
{
    if (m_mode == SignIn)
        return {};
    const PasswordWeakness found = weakness();
    if (found != PasswordWeakness::None)
        return adviceOn(found);
    return m_password.isEmpty() ? passwordRule() : strengthWord(passwordStrength());
}

bool SignInController::isPasswordWeak() const
{
    return m_mode == CreateAccount && weakness() != PasswordWeakness::None;
}

PasswordWeakness SignInController::weakness() const
{
    return weaknessOf(m_password, {m_name}, m_neededScore);
}

int SignInController::passwordStrength() const
{
    return m_mode == SignIn || m_password.isEmpty() ? -1 : passwordScore(m_password, {m_name});
}

void SignInController::setCode(const QString &code)
{
    if (m_code == code)
        return;
    m_code = code;
    Errors errors = m_errors;
    errors.code.clear();
    errors.form.clear();
    setErrors(errors);
    Q_EMIT codeChanged();
}

void SignInController::setNeededScore(int score)
{
    m_neededScore = score;
    Q_EMIT passwordHintChanged();
}

/// It was for another account.
void SignInController::forgetCode()
{
    m_code.clear();
    m_codeWanted = false;
    Q_EMIT codeChanged();
}

void SignInController::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    forgetCode();
    setErrors({});
    Q_EMIT modeChanged();
    Q_EMIT passwordHintChanged();
}

void SignInController::setAddress(const QString &address)
{
    if (m_address == address)
        return;
    m_address = address;
    m_invite.clear();
    forgetCode();
    m_checked.clear();
    m_checkTimer = m_timers.after(checkAfter, [this] { check(); });
    Errors errors = m_errors;
    errors.address.clear();
    setErrors(errors);
    Q_EMIT addressChanged();
    const auto server = ServerAddress::parse(m_address);
    if (server && !server->invite().isEmpty())
        setMode(CreateAccount); // who pastes an invitation has no account yet
    if (server)
        setAddressState(Checking, tr("Looking…"));
    else
        setAddressState(Unknown, {});
    Q_EMIT addressStateChanged(); // `unencrypted` follows the text
}

void SignInController::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    forgetCode();
    Errors errors = m_errors;
    errors.name.clear();
    errors.form.clear();
    setErrors(errors);
    Q_EMIT nameChanged();
    Q_EMIT passwordHintChanged();
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
    Q_EMIT passwordHintChanged();
}

void SignInController::openLink(const QString &link)
{
    setAddress(link.trimmed());
    const auto server = ServerAddress::parse(m_address);
    setMode(server && !server->invite().isEmpty() ? CreateAccount : SignIn);
}

void SignInController::openInvite(const QUrl &server, const QString &invite)
{
    setAddress(server.toString());
    m_invite = invite;
    setMode(CreateAccount);
}

void SignInController::goOn()
{
    Q_EMIT fieldFailed(m_address.isEmpty() ? AddressField : m_name.isEmpty() ? NameField : PasswordField);
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
    showErrors(errors);
}

void SignInController::explain(const ReachError &error)
{
    if (error.obstacle == Obstacle::None && error.code == ErrorCode::SecondFactorRequired) {
        m_codeWanted = true;
        Q_EMIT codeChanged();
    }
    refuse(errorsOf(error));
}

void SignInController::comeBack(const QUrl &server, const QString &name)
{
    setMode(SignIn);
    setAddress(server.toString());
    setName(name);
    setPassword({});
}

void SignInController::showErrors(const Errors &errors)
{
    setErrors(errors);
    if (!errors.address.isEmpty())
        Q_EMIT fieldFailed(AddressField);
    else if (!errors.name.isEmpty())
        Q_EMIT fieldFailed(NameField);
    else if (!errors.password.isEmpty())
        Q_EMIT fieldFailed(PasswordField);
    else if (!errors.code.isEmpty() || (m_codeWanted && m_code.isEmpty() && errors.form.isEmpty()))
        Q_EMIT fieldFailed(CodeField);
}

void SignInController::accept()
{
    setBusy(false);
    setErrors({});
    setPassword({});
    forgetCode();
}

void SignInController::check()
{
    const auto server = ServerAddress::parse(m_address);
    if (!server) {
        m_obstacle = Obstacle::None;
        if (server.error() != ServerAddress::Problem::Empty)
            setAddressState(NotFound, addressProblem());
        return;
    }
    m_checked = server->url();
    tellCertificate(*server);
    Q_EMIT checkRequested(m_checked);
}

/// Whoever brings people into a server knows it. A link to where one has an account already says nothing.
void SignInController::tellCertificate(const ServerAddress &server)
{
    if (!server.invite().isEmpty() && !server.fingerprint().isEmpty())
        Q_EMIT certificateNamed(server.url(), server.fingerprint());
}

void SignInController::setFound(const QUrl &server, const QString &serverName, const QString &version,
                                int people)
{
    if (server != m_checked)
        return;
    const QString line = version.isEmpty()
                             ? serverName
                             : tr("%1, version %2", "server").arg(ForeignText::isolated(serverName), version);
    setAddressState(
        Found, people < 0 ? line : tr("%1 · %n person(s) online", "server and version", people).arg(line));
}

void SignInController::setNotFound(const QUrl &server, Obstacle obstacle, const QString &proxy)
{
    if (server != m_checked)
        return;
    m_obstacle = obstacle;
    setAddressState(NotFound, obstacle == Obstacle::None
                                  ? tr("The server has a problem of its own. Try again in a moment.")
                                  : ObstacleWords::sentence(obstacle, serverName(), proxy));
}

void SignInController::compare()
{
    if (isComparable())
        Q_EMIT comparisonRequested(m_checked);
}

void SignInController::submit()
{
    if (m_busy)
        return;
    const Errors errors = findErrors();
    showErrors(errors);
    if (!errors.isEmpty())
        return;
    setBusy(true);
    const auto server = ServerAddress::parse(m_address);
    tellCertificate(*server);
    const QString invite = m_invite.isEmpty() ? server->invite() : m_invite;
    Q_EMIT submitted(server->url(), m_name.trimmed(), m_password, m_mode == CreateAccount, invite);
}

SignInController::Errors SignInController::findErrors() const
{
    Errors errors;
    errors.address = addressProblem();
    errors.name = nameProblem();
    errors.password = passwordProblem();
    if (m_codeWanted && m_code.trimmed().isEmpty())
        errors.code = tr("Enter the code that your app shows, or a recovery code.");
    return errors;
}

QString SignInController::nameProblem() const
{
    if (m_name.trimmed().isEmpty())
        return tr("Enter your name.");
    if (m_mode == SignIn || normalizedUsername(m_name))
        return {};
    return tr("Use at most %n of the letters a to z, digits, and . _ -, with a letter or digit first.",
              nullptr, Limits::usernameLength);
}

QString SignInController::passwordProblem() const
{
    if (m_password.isEmpty())
        return tr("Enter your password.");
    return m_mode == SignIn ? QString() : Chinwag::passwordProblem(m_password);
}

/// What is known of the server, as the person wrote it.
QString SignInController::serverName() const { return m_address.trimmed(); }

SignInController::Errors SignInController::errorsOf(const ReachError &error) const
{
    Errors errors;
    if (error.obstacle != Obstacle::None) {
        errors.address = ObstacleWords::sentence(error.obstacle, serverName(), error.proxy);
        return errors;
    }
    switch (error.code) {
    case ErrorCode::UsernameTaken:
        errors.name = tr("Somebody else has this name, or one that looks like it.");
        break;
    case ErrorCode::InvalidUsername:
        errors.name =
            tr("Use at most %n of the letters a to z, digits, and . _ -, with a letter or digit first.",
               nullptr, Limits::usernameLength);
        break;
    case ErrorCode::InvalidCredentials:
        errors.password = tr("The name or the password is wrong.");
        break;
    case ErrorCode::WeakPassword:
        errors.password = tr("The server wants a better password: this one is easy to guess.");
        break;
    case ErrorCode::SecondFactorRequired:
        break; // its field says so
    case ErrorCode::InvalidCode:
        errors.code = tr("This code is wrong, or was used already.");
        break;
    case ErrorCode::RegistrationClosed:
        errors.form = tr("This server takes no new accounts. Ask the people who run it for an invitation.");
        break;
    case ErrorCode::InvalidInvite:
        errors.form = tr("This invitation has been used, or is too old. Ask for a new one.");
        break;
    case ErrorCode::RateLimited:
        errors.form = tr("That was tried too often. Wait a moment, then try again.");
        break;
    case ErrorCode::Temporary:
        errors.form = tr("The server has a problem of its own. Try again in a moment.");
        break;
    default:
        errors.form = error.message;
        break;
    }
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
