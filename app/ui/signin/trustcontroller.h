#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Lets the person compare the fingerprint of a server that nobody vouches for. Once they have said yes, it
/// goes out as trusted(); a no changes nothing.
class TrustController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(bool asked READ isAsked NOTIFY askedChanged)
    Q_PROPERTY(bool changed READ hasChanged NOTIFY askedChanged)
    Q_PROPERTY(QString title READ title NOTIFY askedChanged)
    Q_PROPERTY(QString explanation READ explanation NOTIFY askedChanged)
    Q_PROPERTY(QString words READ words NOTIFY askedChanged)
    Q_PROPERTY(QString hex READ hex NOTIFY askedChanged)
    Q_PROPERTY(QString formerWords READ formerWords NOTIFY askedChanged)
    Q_PROPERTY(QString formerHex READ formerHex NOTIFY askedChanged)

public:
    using QObject::QObject;

    bool isAsked() const { return !m_server.isEmpty(); }
    /// Another certificate is trusted there: the former one.
    bool hasChanged() const { return !m_former.hex.isEmpty(); }
    QString title() const;
    QString explanation() const;
    QString words() const { return m_shown.words; } ///< two lines of four
    QString hex() const { return m_shown.hex; }     ///< two lines
    QString formerWords() const { return m_former.words; }
    QString formerHex() const { return m_former.hex; }

    /// `server` ("host:port") shows `shown`; `trusted` is what is trusted there, or empty. While a question
    /// is open others are ignored.
    void ask(const QString &server, const QByteArray &shown, const QByteArray &trusted);
    /// Nobody wants to know any more.
    void withdraw();

    Q_INVOKABLE void trust() { answer(true); }
    /// Not for a certificate that has changed.
    Q_INVOKABLE void trustForNow();
    Q_INVOKABLE void decline() { withdraw(); }

Q_SIGNALS:
    void askedChanged();
    void trusted(const QString &server, const QByteArray &fingerprint, bool forGood);

private:
    struct Picture
    {
        QString words;
        QString hex;
    };

    static Picture pictureOf(const QByteArray &fingerprint);
    void answer(bool forGood);

    QString m_server;
    QByteArray m_fingerprint;
    Picture m_shown;
    Picture m_former;
};

} // namespace Chinwag
