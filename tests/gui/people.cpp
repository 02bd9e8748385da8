#include "tests/gui/people.h"

#include "tests/support/desktop.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUuid>
#include <QWebSocket>

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

People::People()
    : m_password(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

bool People::join(const QUrl &server)
{
    m_server = server;
    QFile password(passwordFile());
    if (!password.open(QIODevice::WriteOnly) || password.write(m_password.toUtf8()) < 0) {
        m_error = u"The temporary directory cannot be written: %1"_s.arg(password.errorString());
        return false;
    }
    QString ann;
    QString bob;
    return createAccount(u"ann"_s, u"Ann Larsen"_s, &ann) && createAccount(u"bob"_s, u"Bob Nwosu"_s, &bob) &&
           say(bob, u"Boat leaves from pier 4 at six. Who brings the lantern?"_s);
}

bool People::createAccount(const QString &username, const QString &displayName, QString *token)
{
    const QJsonObject answer =
        post(u"/auth/register"_s,
             {{u"username"_s, username}, {u"password"_s, m_password}, {u"display_name"_s, displayName}},
             QString());
    *token = answer[u"token"_s].toString();
    if (token->isEmpty())
        m_error = u"No account for %1: %2"_s.arg(username, answer[u"message"_s].toString());
    m_tokens.insert(username, *token);
    return !token->isEmpty();
}

bool People::wantWords(const QString &username, bool wanted)
{
    QNetworkAccessManager network;
    QNetworkRequest request(m_server.resolved(QUrl(u"/api/me/rooms/"_s + m_general)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + m_tokens.value(username).toUtf8());
    const QByteArray body = QJsonDocument(QJsonObject{{u"words_as_typed"_s, wanted}}).toJson();
    const std::unique_ptr<QNetworkReply> reply(network.put(request, body));
    return waitFor([&] { return reply->isFinished(); }) && reply->error() == QNetworkReply::NoError;
}

QJsonObject People::post(const QString &path, const QJsonObject &body, const QString &token)
{
    QNetworkAccessManager network;
    QNetworkRequest request(m_server.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    const std::unique_ptr<QNetworkReply> reply(network.post(request, QJsonDocument(body).toJson()));
    if (!waitFor([&] { return reply->isFinished(); }))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

bool People::say(const QString &token, const QString &text)
{
    const QString ticket = post(u"/auth/ticket"_s, {}, token)[u"ticket"_s].toString();
    QWebSocket socket;
    bool done = false;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [&](const QString &frame) {
        const QJsonObject json = QJsonDocument::fromJson(frame.toUtf8()).object();
        const QString type = json[u"type"_s].toString();
        if (type == u"hello"_s) {
            socket.sendTextMessage(uR"({"type":"sync","id":1,"rooms":{}})"_s);
        } else if (json[u"id"_s].toInt() == 1) {
            const QJsonObject general = json[u"data"_s][u"rooms"_s][0].toObject();
            m_general = general[u"id"_s].toString();
            const QJsonObject message{{u"type"_s, u"message_send"_s},
                                      {u"id"_s, 2},
                                      {u"room"_s, general[u"id"_s]},
                                      {u"nonce"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                      {u"text"_s, text}};
            socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
        } else if (json[u"id"_s].toInt() == 2) {
            done = json[u"ok"_s].toBool();
        }
    });
    QUrl address = m_server.resolved(QUrl(u"/ws?ticket="_s + ticket));
    address.setScheme(u"ws"_s);
    socket.open(address);
    if (!waitFor([&] { return done; }))
        m_error = u"The first message was not accepted: %1"_s.arg(socket.errorString());
    return done;
}

} // namespace Chinwag::Test
