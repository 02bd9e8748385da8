#include "app/ui/settings/accountcontroller.h"

#include "app/ui/guarded.h"
#include "shared/protocol/passwordstrength.h"

namespace Chinwag {

void AccountController::setSession(ChatSession *session)
{
    m_watch.reset();
    m_session = session;
    m_factor.setSession(session);
    m_farewell.setSession(session);
    finish({});
    m_devices.setDevices({});
    Q_EMIT sessionChanged();
    Q_EMIT nameChanged();
    if (!session)
        return;
    m_watch = std::make_unique<QObject>();
    connect(&session->accountBook(), &AccountBook::devicesChanged, m_watch.get(),
            [this] { m_devices.setDevices(m_session->accountBook().devices()); });
    connect(&session->rooms(), &RoomBook::usersChanged, m_watch.get(), [this] { Q_EMIT nameChanged(); });
}

QString AccountController::username() const
{
    return m_session ? u'@' + m_session->account().user.username : QString();
}

void AccountController::refresh()
{
    if (!begin())
        return;
    // An older server has nothing to say to that.
    m_session->accountBook().refreshState([](const Result<Ok, Error> &) {});
    m_session->accountBook().refresh(guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) {
        finish({{}, {}, answer ? QString() : answer.error().message});
    }));
}

void AccountController::signOut(const QString &deviceId)
{
    if (!begin())
        return;
    m_session->accountBook().signOut(DeviceId(deviceId),
                                     guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) {
                                         finish({{}, {}, answer ? QString() : answer.error().message});
                                     }));
}

void AccountController::changePassword(const QString &from, const QString &to)
{
    if (from.isEmpty())
        return finish({tr("Enter the password that you have now."), {}, {}});
    if (const QString problem = passwordProblem(to); !problem.isEmpty())
        return finish({{}, problem, {}});
    if (!begin())
        return;
    m_session->accountBook().changePassword(
        from, to,
        guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) { passwordAnswered(answer); }));
}

void AccountController::changeDisplayName(const QString &name)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return finish({{}, {}, {}, tr("Enter the name that others see.")});
    if (!begin())
        return;
    m_session->accountBook().setDisplayName(
        wanted, guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) {
            finish({{}, {}, {}, answer ? QString() : answer.error().message});
            if (answer)
                Q_EMIT nameTaken();
        }));
}

void AccountController::passwordAnswered(const Result<Ok, Error> &answer)
{
    if (answer) {
        finish({});
        Q_EMIT passwordChanged();
    } else if (answer.error().code == ErrorCode::InvalidCredentials) {
        finish({tr("This is not your password."), {}, {}});
    } else if (answer.error().code == ErrorCode::WeakPassword) {
        finish({{}, tr("The server wants a better password: this one is easy to guess."), {}});
    } else {
        finish({{}, {}, answer.error().message});
    }
}

QStringList AccountController::names() const { return {username().mid(1), displayName()}; }

PasswordWeakness AccountController::weaknessOf(const QString &password) const
{
    const int score = m_session ? m_session->accountBook().state().passwordScore : 0;
    return Chinwag::weaknessOf(password, names(), score);
}

bool AccountController::isWeak(const QString &password) const
{
    return weaknessOf(password) != PasswordWeakness::None;
}

int AccountController::strengthOf(const QString &password) const
{
    return password.isEmpty() ? -1 : passwordScore(password, names());
}

QString AccountController::adviceFor(const QString &password) const
{
    const PasswordWeakness weakness = weaknessOf(password);
    if (weakness != PasswordWeakness::None)
        return adviceOn(weakness);
    return password.isEmpty() ? passwordRule() : strengthWord(strengthOf(password));
}

bool AccountController::begin()
{
    if (m_busy || !m_session)
        return false;
    m_busy = true;
    m_errors = {};
    Q_EMIT requestChanged();
    return true;
}

void AccountController::finish(const Errors &errors)
{
    m_busy = false;
    m_errors = errors;
    Q_EMIT requestChanged();
}

} // namespace Chinwag
