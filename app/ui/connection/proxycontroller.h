#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Asks for the name and the password that a proxy wants. The answer goes out as answered() or declined().
class ProxyController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(bool asked READ isAsked NOTIFY askedChanged)
    Q_PROPERTY(QString question READ question NOTIFY askedChanged)
    Q_PROPERTY(QString user READ user NOTIFY askedChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY askedChanged)

public:
    using QObject::QObject;

    bool isAsked() const { return !m_proxy.isEmpty(); }
    QString question() const;
    QString user() const { return m_user; }
    QString problem() const;

    /// `user` is the name that was refused, or nothing.
    void ask(const QString &proxy, const QString &user);

    Q_INVOKABLE void answer(const QString &user, const QString &password);
    Q_INVOKABLE void decline();

Q_SIGNALS:
    void askedChanged();
    void answered(const QString &proxy, const QString &user, const QString &password);
    void declined(const QString &proxy);

private:
    void set(const QString &proxy, const QString &user);

    QString m_proxy;
    QString m_user;
};

} // namespace Chinwag
