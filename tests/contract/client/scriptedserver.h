#pragma once

#include <QByteArray>
#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

/// A server that says exactly what a test wants, byte by byte. Port 0, loopback.
class ScriptedServer : public QTcpServer
{
    Q_OBJECT
public:
    /// One request as it came over the wire.
    struct Request
    {
        QByteArray method;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
        QPointer<QTcpSocket> socket;
    };
    using Handler = std::function<void(const Request &)>;

    explicit ScriptedServer(Handler handler = {});

    QUrl url(const QString &scheme = QStringLiteral("http"), const QString &path = {}) const;
    const QList<Request> &requests() const { return m_requests; }
    const Request &request() const { return m_requests.last(); }
    int connections() const { return m_connections; }

    /// A whole answer, after which the server closes the connection.
    static void answer(const Request &request, const QByteArray &status, const QByteArray &body,
                       const QByteArray &headers = {});

private:
    void read(QTcpSocket *socket);

    Handler m_handler;
    QHash<QTcpSocket *, QByteArray> m_input;
    QList<Request> m_requests;
    int m_connections = 0;
};
