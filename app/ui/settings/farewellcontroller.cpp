#include "app/ui/settings/farewellcontroller.h"

#include "app/core/files/filewords.h"
#include "app/ui/guarded.h"

#include <QDir>

namespace Chinwag {

void FarewellController::setSession(ChatSession *session)
{
    m_watch.reset();
    m_session = session;
    endSaving({});
    stop();
    if (!session)
        return;
    m_watch = std::make_unique<QObject>();
    connect(&session->accountBook(), &AccountBook::stateChanged, m_watch.get(), [this] { Q_EMIT changed(); });
}

QString FarewellController::consequences() const
{
    if (!m_session)
        return {};
    const QString always =
        tr("You leave all rooms, are signed out everywhere, and nobody gets your name again. This cannot be "
           "taken back.");
    const QString messages =
        m_session->accountBook().state().messagesStay
            ? tr("On this server what you wrote stays, by a \"Deleted user\".")
            : tr("On this server everything you wrote is deleted, and so are the files you sent.");
    return messages + u' ' + always;
}

bool FarewellController::asksForCode() const
{
    return m_session && m_session->accountBook().state().factor == AccountState::Factor::On;
}

void FarewellController::removeAccount(const QString &password, const QString &code)
{
    if (password.isEmpty())
        return stop(tr("Enter your password."));
    if (asksForCode() && code.trimmed().isEmpty())
        return stop({}, tr("Enter the code that your app shows, or a recovery code."));
    if (m_busy || !m_session)
        return;
    stop();
    m_busy = true;
    Q_EMIT changed();
    m_session->accountBook().removeAccount(
        {password, code},
        guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) { removalAnswered(answer); }));
}

void FarewellController::removalAnswered(const Result<Ok, Error> &answer)
{
    if (answer) {
        stop();
        Q_EMIT accountRemoved();
    } else if (answer.error().code == ErrorCode::InvalidCredentials) {
        stop(tr("This is not your password."));
    } else if (answer.error().code == ErrorCode::InvalidCode) {
        stop({}, tr("This code is wrong, or was used already."));
    } else {
        stop(answer.error().message);
    }
}

void FarewellController::reset() { stop(); }

void FarewellController::stop(const QString &passwordError, const QString &codeError)
{
    m_busy = false;
    m_passwordError = passwordError;
    m_codeError = codeError;
    Q_EMIT changed();
}

void FarewellController::saveData(const QUrl &file)
{
    if (m_transfer || !m_session)
        return;
    m_file = std::make_unique<QSaveFile>(file.toLocalFile());
    if (!m_file->open(QIODevice::WriteOnly))
        return endSaving(tr("The file cannot be written: %1").arg(m_file->errorString()));
    m_bytes = 0;
    m_savingWords = tr("Beginning…");
    m_transfer = m_session->accountBook().fetchData(
        [this](const QByteArray &bytes) { return take(bytes); },
        guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) { saved(answer); }));
    Q_EMIT savingChanged();
}

bool FarewellController::take(const QByteArray &bytes)
{
    if (!m_file || m_file->write(bytes) != bytes.size())
        return false;
    m_bytes += bytes.size();
    m_savingWords = tr("%1 so far", "an amount of data").arg(sizeForPeople(m_bytes));
    Q_EMIT savingChanged();
    return true;
}

void FarewellController::saved(const Result<Ok, Error> &answer)
{
    if (!answer)
        return endSaving(answer.error().message);
    if (!m_file->commit())
        return endSaving(tr("The file cannot be written: %1").arg(m_file->errorString()));
    endSaving(tr("Saved: %1").arg(QDir::toNativeSeparators(m_file->fileName())));
}

void FarewellController::cancelSaving() { endSaving({}); }

void FarewellController::endSaving(const QString &words)
{
    m_transfer.reset();
    m_file.reset();
    m_savingWords = words;
    Q_EMIT savingChanged();
}

} // namespace Chinwag
