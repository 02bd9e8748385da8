#pragma once

#include "app/core/chatsession.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The second factor: switched on in two steps, with codes for when the app is lost, and off again.
class FactorController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AccountController")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(bool wanted READ isWanted NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(QString uri READ uri NOTIFY changed)
    Q_PROPERTY(QString secret READ secret NOTIFY changed)
    Q_PROPERTY(QString codesText READ codesText NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString passwordError READ passwordError NOTIFY changed)
    Q_PROPERTY(QString codeError READ codeError NOTIFY changed)

public:
    enum Stage {
        Unknown,
        Off,
        Scanning, ///< the app is given the secret, and shows its first code
        Codes,    ///< it is on; the recovery codes are shown, this once
        On
    };
    Q_ENUM(Stage)

    using QObject::QObject;

    /// Null: signed out.
    void setSession(ChatSession *session);

    Stage stage() const { return m_stage; }
    /// The server lets one do nothing else before.
    bool isWanted() const { return m_isWanted; }
    QString words() const; ///< how things stand
    QString uri() const { return m_secret.uri; }
    QString secret() const; ///< in groups, to be typed
    QStringList codes() const { return m_codes; }
    QString codesText() const { return m_codes.join(u'\n'); } ///< a line each
    bool isBusy() const { return m_busy; }
    QString passwordError() const { return m_passwordError; }
    QString codeError() const { return m_codeError; }

    Q_INVOKABLE void begin(const QString &password);
    Q_INVOKABLE void confirm(const QString &code);
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void copyCodes() const;
    /// The person has them.
    Q_INVOKABLE void codesKept();
    Q_INVOKABLE void switchOff(const QString &password, const QString &code);

Q_SIGNALS:
    void changed();
    void switchedOn();  ///< done
    void switchedOff(); ///< done

private:
    void follow();
    bool start();
    void stop(const QString &passwordError = {}, const QString &codeError = {});
    void refused(const Error &error, bool isAboutCode);
    void become(Stage stage);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the session, and so do the answers it still owes
    Stage m_stage = Unknown;
    bool m_isWanted = false;
    bool m_busy = false;
    FactorSecret m_secret;
    QStringList m_codes;
    QString m_passwordError;
    QString m_codeError;
};

} // namespace Chinwag
