#include "tests/gui/stage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUuid>
#include <QWebSocket>

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

Stage::Stage(QString binaries)
    : m_binaries(std::move(binaries))
    , m_password(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_server(m_binaries + u"/chinwagd"_s)
{
}

QString Stage::serverUrl() const { return u"http://127.0.0.1:%1"_s.arg(m_server.port()); }

bool Stage::setUp()
{
    QFile password(m_directory.filePath(u"password"_s));
    if (!password.open(QIODevice::WriteOnly) || password.write(m_password.toUtf8()) < 0) {
        m_error = u"The temporary directory cannot be written: %1"_s.arg(password.errorString());
        return false;
    }
    m_server.setArguments({u"--demo"_s, u"--server-name"_s, u"Harbour crew"_s});
    if (!m_server.start()) {
        m_error = u"chinwagd did not start:\n%1"_s.arg(QString::fromUtf8(m_server.log()));
        return false;
    }
    QString ann;
    QString bob;
    return createAccount(u"ann"_s, u"Ann Larsen"_s, &ann) && createAccount(u"bob"_s, u"Bob Nwosu"_s, &bob) &&
           say(bob, u"Boat leaves from pier 4 at six. Who brings the lantern?"_s);
}

std::unique_ptr<ClientWindow> Stage::window(const Desktop &desktop, const QString &user,
                                            const QString &geometry, const QString &theme,
                                            const QStringList &environment)
{
    ClientWindow::Options options;
    options.binary = m_binaries + u"/chinwag"_s;
    options.display = desktop.display();
    options.server = serverUrl();
    options.user = user;
    options.passwordFile = m_directory.filePath(u"password"_s);
    options.geometry = geometry;
    options.theme = theme;
    options.environment = environment;
    return std::make_unique<ClientWindow>(options);
}

bool Stage::createAccount(const QString &username, const QString &displayName, QString *token)
{
    const QJsonObject answer =
        post(u"/auth/register"_s,
             {{u"username"_s, username}, {u"password"_s, m_password}, {u"display_name"_s, displayName}},
             QString());
    *token = answer[u"token"_s].toString();
    if (token->isEmpty())
        m_error = u"No account for %1: %2"_s.arg(username, answer[u"message"_s].toString());
    return !token->isEmpty();
}

QJsonObject Stage::post(const QString &path, const QJsonObject &body, const QString &token)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(serverUrl() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    const std::unique_ptr<QNetworkReply> reply(network.post(request, QJsonDocument(body).toJson()));
    if (!waitFor([&] { return reply->isFinished(); }))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

bool Stage::say(const QString &token, const QString &text)
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
    socket.open(QUrl(u"ws://127.0.0.1:%1/ws?ticket=%2"_s.arg(m_server.port()).arg(ticket)));
    if (!waitFor([&] { return done; }))
        m_error = u"The first message was not accepted: %1"_s.arg(socket.errorString());
    return done;
}

} // namespace Chinwag::Test
