#pragma once

#include "app/core/chatsession.h"
#include "app/ui/settings/devicemodel.h"
#include "app/ui/settings/factorcontroller.h"
#include "app/ui/settings/farewellcontroller.h"
#include "app/ui/signin/passwordadvice.h"

namespace Chinwag {

/// One's account: where one is signed in, and another password.
class AccountController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::DeviceModel *devices READ devices CONSTANT)
    Q_PROPERTY(Chinwag::FactorController *factor READ factor CONSTANT)
    Q_PROPERTY(Chinwag::FarewellController *farewell READ farewell CONSTANT)
    Q_PROPERTY(QString username READ username NOTIFY sessionChanged)
    Q_PROPERTY(QString displayName READ displayName NOTIFY nameChanged)
    Q_PROPERTY(QString nameError READ nameError NOTIFY requestChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY requestChanged)
    Q_PROPERTY(QString error READ error NOTIFY requestChanged)
    Q_PROPERTY(QString oldError READ oldError NOTIFY requestChanged)
    Q_PROPERTY(QString newError READ newError NOTIFY requestChanged)

public:
    using QObject::QObject;

    /// Null: signed out.
    void setSession(ChatSession *session);

    DeviceModel *devices() { return &m_devices; }
    FactorController *factor() { return &m_factor; }
    FarewellController *farewell() { return &m_farewell; }
    QString username() const; ///< "@ann"
    QString displayName() const { return m_session ? m_session->self().displayName : QString(); }
    QString nameError() const { return m_errors.name; }
    bool isBusy() const { return m_busy; }
    /// What is not about a field.
    QString error() const { return m_errors.other; }
    QString oldError() const { return m_errors.old; }
    QString newError() const { return m_errors.chosen; }

    /// Asks the server how things stand, and forgets what went wrong.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void signOut(const QString &deviceId);
    Q_INVOKABLE void changeDisplayName(const QString &name);
    Q_INVOKABLE void changePassword(const QString &from, const QString &to);
    /// Why `password` is a bad choice, or what it must be like.
    Q_INVOKABLE QString adviceFor(const QString &password) const;
    Q_INVOKABLE bool isWeak(const QString &password) const;
    /// From 0 to 4; -1 of nothing.
    Q_INVOKABLE int strengthOf(const QString &password) const;

Q_SIGNALS:
    void sessionChanged();
    void requestChanged();
    void passwordChanged(); ///< done
    void nameChanged();
    void nameTaken(); ///< done

private:
    struct Errors
    {
        QString old; ///< of the password that holds
        QString chosen;
        QString other;
        QString name = {};
    };

    QStringList names() const;
    PasswordWeakness weaknessOf(const QString &password) const;
    bool begin();
    void finish(const Errors &errors);
    void passwordAnswered(const Result<Ok, Error> &answer);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the session, and so do the answers it still owes
    DeviceModel m_devices;
    FactorController m_factor;
    FarewellController m_farewell;
    Errors m_errors;
    bool m_busy = false;
};

} // namespace Chinwag
