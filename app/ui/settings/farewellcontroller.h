#pragma once

#include "app/core/chatsession.h"

#include <QObject>
#include <QSaveFile>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What one takes along, and how one goes: all that the server has of one as a file, and the end of the
/// account.
class FarewellController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AccountController")
    Q_PROPERTY(QString consequences READ consequences NOTIFY changed)
    Q_PROPERTY(bool asksForCode READ asksForCode NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString passwordError READ passwordError NOTIFY changed)
    Q_PROPERTY(QString codeError READ codeError NOTIFY changed)
    Q_PROPERTY(bool saving READ isSaving NOTIFY savingChanged)
    Q_PROPERTY(QString savingWords READ savingWords NOTIFY savingChanged)

public:
    using QObject::QObject;

    /// Null: signed out.
    void setSession(ChatSession *session);

    QString consequences() const;
    bool asksForCode() const;
    bool isBusy() const { return m_busy; }
    QString passwordError() const { return m_passwordError; }
    QString codeError() const { return m_codeError; }
    bool isSaving() const { return m_transfer != nullptr; }
    /// How far it is, where it is, or why it did not work.
    QString savingWords() const { return m_savingWords; }

    Q_INVOKABLE void removeAccount(const QString &password, const QString &code);
    /// Forgets what went wrong.
    Q_INVOKABLE void reset();
    Q_INVOKABLE void saveData(const QUrl &file);
    Q_INVOKABLE void cancelSaving();

Q_SIGNALS:
    void changed();
    void savingChanged();
    void accountRemoved(); ///< done

private:
    void stop(const QString &passwordError = {}, const QString &codeError = {});
    void removalAnswered(const Result<Ok, Error> &answer);
    bool take(const QByteArray &bytes);
    void saved(const Result<Ok, Error> &answer);
    void endSaving(const QString &words);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the session, and so do the answers it still owes
    bool m_busy = false;
    QString m_passwordError;
    QString m_codeError;
    std::unique_ptr<QSaveFile> m_file; ///< nothing is there under its name until all of it is
    std::unique_ptr<TransferHandle> m_transfer;
    qint64 m_bytes = 0;
    QString m_savingWords;
};

} // namespace Chinwag
