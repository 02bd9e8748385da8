#include "app/ui/settings/factorcontroller.h"

#include "app/ui/guarded.h"

#include <QClipboard>
#include <QGuiApplication>

namespace Chinwag {

void FactorController::setSession(ChatSession *session)
{
    m_watch.reset();
    m_session = session;
    m_secret = {};
    m_codes.clear();
    m_isWanted = false;
    m_stage = Unknown;
    stop();
    if (!session)
        return;
    m_watch = std::make_unique<QObject>();
    connect(&session->accountBook(), &AccountBook::stateChanged, m_watch.get(), [this] { follow(); });
}

/// What is under way here goes on: it is not asked about again.
void FactorController::follow()
{
    const AccountState::Factor factor = m_session->accountBook().state().factor;
    m_isWanted = factor == AccountState::Factor::Wanted;
    if (m_stage != Scanning && m_stage != Codes)
        m_stage = factor == AccountState::Factor::On ? On : Off;
    Q_EMIT changed();
}

QString FactorController::words() const
{
    if (!m_session || m_stage == Unknown)
        return {};
    if (m_isWanted)
        return tr("This server wants its owners to have one. Until then there is nothing else here for you.");
    if (m_stage != On && m_stage != Codes)
        return tr("Off. Whoever knows your password can sign in.");
    const int left = m_session->accountBook().state().recoveryLeft;
    return tr("On. Signing in asks for a code of your app. %n recovery code(s) left.", nullptr, left);
}

QString FactorController::secret() const
{
    constexpr qsizetype group = 4;
    QStringList groups;
    for (qsizetype at = 0; at < m_secret.secret.size(); at += group)
        groups.append(m_secret.secret.mid(at, group));
    return groups.join(u' ');
}

void FactorController::begin(const QString &password)
{
    if (password.isEmpty())
        return stop(tr("Enter your password."));
    if (!start())
        return;
    m_session->accountBook().beginFactor(
        {password, {}},
        guarded<FactorSecret>(m_watch.get(), [this](const Result<FactorSecret, Error> &secret) {
            if (!secret)
                return refused(secret.error(), false);
            m_secret = *secret;
            become(Scanning);
        }));
}

void FactorController::confirm(const QString &code)
{
    if (code.trimmed().isEmpty())
        return stop({}, tr("Enter the code that your app shows."));
    if (!start())
        return;
    m_session->accountBook().confirmFactor(
        code, guarded<QStringList>(m_watch.get(), [this](const Result<QStringList, Error> &codes) {
            if (!codes)
                return refused(codes.error(), true);
            m_codes = *codes;
            m_secret = {};
            m_session->connection().reconnectNow(); // where one was wanted, it lets one in now
            become(Codes);
            Q_EMIT switchedOn();
        }));
}

void FactorController::cancel()
{
    if (m_stage != Scanning)
        return;
    m_secret = {};
    become(Off);
}

void FactorController::copyCodes() const { QGuiApplication::clipboard()->setText(codesText()); }

void FactorController::codesKept()
{
    m_codes.clear();
    become(On);
}

void FactorController::switchOff(const QString &password, const QString &code)
{
    if (password.isEmpty())
        return stop(tr("Enter your password."));
    if (code.trimmed().isEmpty())
        return stop({}, tr("Enter the code that your app shows, or a recovery code."));
    if (!start())
        return;
    m_session->accountBook().removeFactor(
        {password, code}, guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &removed) {
            if (!removed)
                return refused(removed.error(), true);
            become(Off);
            Q_EMIT switchedOff();
        }));
}

bool FactorController::start()
{
    if (m_busy || !m_session)
        return false;
    m_busy = true;
    m_passwordError.clear();
    m_codeError.clear();
    Q_EMIT changed();
    return true;
}

void FactorController::stop(const QString &passwordError, const QString &codeError)
{
    m_busy = false;
    m_passwordError = passwordError;
    m_codeError = codeError;
    Q_EMIT changed();
}

void FactorController::refused(const Error &error, bool isAboutCode)
{
    if (error.code == ErrorCode::InvalidCredentials)
        return stop(tr("This is not your password."));
    if (error.code == ErrorCode::InvalidCode)
        return stop({}, tr("This code is wrong, or was used already."));
    if (isAboutCode)
        return stop({}, error.message);
    stop(error.message);
}

void FactorController::become(Stage stage)
{
    m_stage = stage;
    stop();
}

} // namespace Chinwag
