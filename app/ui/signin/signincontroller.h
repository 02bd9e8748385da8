#pragma once

#include "app/core/connection/obstacle.h"
#include "app/ui/signin/passwordadvice.h"
#include "shared/base/timerscheduler.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

class ServerAddress;

/// The sign-in page. What it asks for goes out as checkRequested() and submitted(); the answers come in by
/// setters.
class SignInController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Mode mode READ mode WRITE setMode NOTIFY modeChanged)
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY addressChanged)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(QString password READ password WRITE setPassword NOTIFY passwordChanged)
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY codeChanged)
    Q_PROPERTY(bool codeWanted READ isCodeWanted NOTIFY codeChanged)
    Q_PROPERTY(AddressState addressState READ addressState NOTIFY addressStateChanged)
    Q_PROPERTY(QString addressLine READ addressLine NOTIFY addressStateChanged)
    Q_PROPERTY(bool comparable READ isComparable NOTIFY addressStateChanged)
    Q_PROPERTY(bool unencrypted READ isUnencrypted NOTIFY addressStateChanged)
    Q_PROPERTY(QString addressError READ addressError NOTIFY errorsChanged)
    Q_PROPERTY(QString nameError READ nameError NOTIFY errorsChanged)
    Q_PROPERTY(QString passwordError READ passwordError NOTIFY errorsChanged)
    Q_PROPERTY(QString codeError READ codeError NOTIFY errorsChanged)
    Q_PROPERTY(QString formError READ formError NOTIFY errorsChanged)
    Q_PROPERTY(QString nameHint READ nameHint NOTIFY modeChanged)
    Q_PROPERTY(QString passwordHint READ passwordHint NOTIFY passwordHintChanged)
    Q_PROPERTY(bool passwordIsWeak READ isPasswordWeak NOTIFY passwordHintChanged)
    Q_PROPERTY(int passwordStrength READ passwordStrength NOTIFY passwordHintChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)

public:
    enum Mode { SignIn, CreateAccount };
    Q_ENUM(Mode)
    enum AddressState { Unknown, Checking, Found, NotFound };
    Q_ENUM(AddressState)
    enum Field { AddressField, NameField, PasswordField, CodeField };
    Q_ENUM(Field)

    struct Errors
    {
        QString address;
        QString name;
        QString password;
        QString form; ///< what belongs to no field
        QString code = {};

        bool isEmpty() const
        {
            return address.isEmpty() && name.isEmpty() && password.isEmpty() && form.isEmpty() &&
                   code.isEmpty();
        }
        friend bool operator==(const Errors &, const Errors &) = default;
    };

    static constexpr milliseconds checkAfter{400};

    explicit SignInController(TimerScheduler &timers, QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    QString address() const { return m_address; }
    QString name() const { return m_name; }
    QString password() const { return m_password; }
    /// Of the second factor, which the server asks for after the right password.
    QString code() const { return m_code; }
    bool isCodeWanted() const { return m_codeWanted; }
    AddressState addressState() const { return m_addressState; }
    QString addressLine() const { return m_addressLine; }
    bool isUnencrypted() const;
    /// Somebody answers there, and the person can find out whether it is the right one.
    bool isComparable() const { return m_addressState == NotFound && isMatterOfTrust(m_obstacle); }
    QString addressError() const { return m_errors.address; }
    QString nameError() const { return m_errors.name; }
    QString passwordError() const { return m_errors.password; }
    QString codeError() const { return m_errors.code; }
    QString formError() const { return m_errors.form; }
    QString nameHint() const;
    QString passwordHint() const;
    bool isPasswordWeak() const;
    /// From 0 to strongestPassword; -1: there is nothing to say.
    int passwordStrength() const;
    bool isBusy() const { return m_busy; }

    void setMode(Mode mode);
    void setAddress(const QString &address);
    void setName(const QString &name);
    void setPassword(const QString &password);
    void setCode(const QString &code);
    /// Of a new password, as the server says.
    void setNeededScore(int score);
    /// Fills in what a chinwag:// link says. One with an invitation is for whoever has no account yet.
    void openLink(const QString &link);
    /// For whoever comes to `server` with this invitation; another address has nothing to do with it.
    void openInvite(const QUrl &server, const QString &invite);
    /// The person goes on at the first field that is empty.
    void goOn();
    void setErrors(const Errors &errors);
    /// The answer to submitted(), when it is no.
    void refuse(const Errors &errors);
    /// Likewise, in our words and at the field it belongs to.
    void explain(const ReachError &error);
    /// For whoever was signed in there until now.
    void comeBack(const QUrl &server, const QString &name);
    /// The answer to submitted(), when it is yes. The password is forgotten.
    void accept();
    /// The answer to checkRequested(); answers to older questions are ignored. `people` < 0: the server does
    /// not say.
    void setFound(const QUrl &server, const QString &serverName, const QString &version, int people = -1);
    void setNotFound(const QUrl &server, Obstacle obstacle = Obstacle::Unreachable,
                     const QString &proxy = {});

    Q_INVOKABLE void submit();
    Q_INVOKABLE void compare();
    /// What was asked is answered otherwise by now.
    void checkAgain() { check(); }

Q_SIGNALS:
    void modeChanged();
    void addressChanged();
    void nameChanged();
    void passwordChanged();
    void codeChanged();
    void passwordHintChanged();
    void addressStateChanged();
    void errorsChanged();
    void busyChanged();
    /// The first one with an error, or without anything: that is where one goes on.
    void fieldFailed(Chinwag::SignInController::Field field);
    void checkRequested(const QUrl &server);
    /// Before either of these: the invitation says which certificate the server has.
    void certificateNamed(const QUrl &server, const QByteArray &fingerprint);
    void comparisonRequested(const QUrl &server); ///< of the server's fingerprint
    void submitted(const QUrl &server, const QString &name, const QString &password, bool createAccount,
                   const QString &invite);

private:
    void forgetCode();
    PasswordWeakness weakness() const;
    Errors findErrors() const;
    QString addressProblem() const;
    QString nameProblem() const;
    QString passwordProblem() const;
    QString serverName() const;
    Errors errorsOf(const ReachError &error) const;
    void showErrors(const Errors &errors);
    void setAddressState(AddressState state, const QString &line);
    void check();
    void retranslate();
    void tellCertificate(const ServerAddress &server);
    void setBusy(bool busy);

    TimerScheduler &m_timers;
    Timer m_checkTimer;
    QUrl m_checked;
    Obstacle m_obstacle = Obstacle::None; ///< where NotFound
    Mode m_mode = SignIn;
    AddressState m_addressState = Unknown;
    QString m_address;
    QString m_invite; // that is not part of the address
    QString m_name;
    QString m_password;
    QString m_code;
    bool m_codeWanted = false;
    int m_neededScore = 0;
    QString m_addressLine;
    Errors m_errors;
    bool m_busy = false;
};

} // namespace Chinwag
