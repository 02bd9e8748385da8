#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QWebSocket>

#include <functional>

namespace Chinwag {

struct HttpAnswer
{
    int status = 0;
    QJsonObject body;
    QByteArray bytes;
};

/// A person at a server, as far as tests need one: HTTP and one WebSocket. Frames are kept in order of
/// arrival.
class ServerClient final : public QObject
{
    Q_OBJECT

public:
    explicit ServerClient(const QUrl &server);

    HttpAnswer get(const QString &path);
    HttpAnswer post(const QString &path, const QJsonObject &body = {});
    HttpAnswer put(const QString &path, const QJsonObject &body);
    /// Whatever else there is; without a body when that is empty.
    HttpAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    /// Registers and keeps the token; false when refused.
    bool registerUser(const QString &username, const QString &password);
    bool login(const QString &username, const QString &password);
    /// Ticket, WebSocket, hello, sync; false when any of them does not come.
    bool goOnline();
    void send(QJsonObject frame);
    /// Sends with a new id and waits for its reply.
    QJsonObject call(QJsonObject frame);
    /// The first frame not taken yet that `wanted` accepts, waiting for it; empty when it does not come.
    QJsonObject take(const std::function<bool(const QJsonObject &)> &wanted);
    QJsonObject take(const QString &type);
    int count(const QString &type) const;

    QString ticket();
    QString token() const { return m_token; }
    QString userId() const { return m_userId; }
    QString generalRoom() const { return m_generalRoom; }
    QWebSocket &socket() { return m_socket; }
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    HttpAnswer request(const QByteArray &method, const QString &path, const QByteArray &body);

    QUrl m_server;
    QNetworkAccessManager m_network;
    QWebSocket m_socket;
    QString m_token;
    QString m_userId;
    QString m_generalRoom;
    QList<QJsonObject> m_frames;
    int m_nextId = 1;
};

} // namespace Chinwag
