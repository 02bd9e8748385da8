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

namespace {

constexpr int patience = 60'000; // ms; for a password's hash, or 20,000 messages, on a machine that is busy

} // namespace

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
    return createAccount(u"ann"_s, u"Ann Larsen"_s) && createAccount(u"bob"_s, u"Bob Nwosu"_s) &&
           say(u"bob"_s, {u"Boat leaves from pier 4 at six. Who brings the lantern?"_s});
}

bool People::createAccount(const QString &username, const QString &displayName)
{
    const QJsonObject answer =
        post(u"/auth/register"_s,
             {{u"username"_s, username}, {u"password"_s, m_password}, {u"display_name"_s, displayName}},
             QString());
    const QString token = answer[u"token"_s].toString();
    if (token.isEmpty())
        m_error = u"No account for %1: %2"_s.arg(username, answer[u"message"_s].toString());
    m_tokens.insert(username, token);
    return !token.isEmpty();
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
    if (!waitFor([&] { return reply->isFinished(); }, patience))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

bool People::say(const QString &username, const QStringList &texts)
{
    constexpr qsizetype mostUnanswered = 200; // what the server takes at once
    const QString ticket = post(u"/auth/ticket"_s, {}, m_tokens.value(username))[u"ticket"_s].toString();
    QWebSocket socket;
    qsizetype sent = 0;
    qsizetype accepted = 0;
    const auto goOn = [&] {
        while (sent < texts.size() && sent - accepted < mostUnanswered) {
            const QJsonObject message{{u"type"_s, u"message_send"_s},
                                      {u"id"_s, sent + 2},
                                      {u"room"_s, m_general},
                                      {u"nonce"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                      {u"text"_s, texts[sent]}};
            socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
            ++sent;
        }
    };
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [&](const QString &frame) {
        const QJsonObject json = QJsonDocument::fromJson(frame.toUtf8()).object();
        const QString type = json[u"type"_s].toString();
        if (type == u"hello"_s) {
            socket.sendTextMessage(uR"({"type":"sync","id":1,"rooms":{}})"_s);
        } else if (type == u"ping"_s) {
            socket.sendTextMessage(uR"({"type":"pong"})"_s);
        } else if (json[u"id"_s].toInt() == 1) {
            m_general = json[u"data"_s][u"rooms"_s][0][u"id"_s].toString();
            goOn();
        } else if (json[u"id"_s].toInt() > 1 && json[u"ok"_s].toBool()) {
            ++accepted;
            goOn();
        }
    });
    QUrl address = m_server.resolved(QUrl(u"/ws?ticket="_s + ticket));
    address.setScheme(u"ws"_s);
    socket.open(address);
    const bool done = waitFor([&] { return accepted == texts.size(); }, patience);
    if (!done)
        m_error = u"%1 of %2 messages were accepted: %3"_s.arg(
            QString::number(accepted), QString::number(texts.size()), socket.errorString());
    return done;
}

} // namespace Chinwag::Test
