#include "tests/integration/serverclient.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTest>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr int patience = 30'000;

QString typeOf(const QJsonObject &frame) { return frame.value(QLatin1String("type")).toString(); }

} // namespace

ServerClient::ServerClient(const QUrl &server)
    : m_server(server)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
        if (typeOf(frame) == QLatin1String("ping"))
            send({{QStringLiteral("type"), QStringLiteral("pong")}});
        else
            m_frames.append(frame);
    });
}

HttpAnswer ServerClient::request(const QByteArray &method, const QString &path, const QByteArray &body)
{
    QNetworkRequest request(m_server.resolved(QUrl(path)));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (!body.isNull())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
    std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, patience))
        return {};
    const QByteArray bytes = reply->readAll();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            QJsonDocument::fromJson(bytes).object(), bytes};
}

HttpAnswer ServerClient::get(const QString &path) { return request("GET", path, {}); }

HttpAnswer ServerClient::post(const QString &path, const QJsonObject &body)
{
    return request("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

HttpAnswer ServerClient::put(const QString &path, const QJsonObject &body)
{
    return request("PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

HttpAnswer ServerClient::ask(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    return request(method, path,
                   body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));
}

bool ServerClient::registerUser(const QString &username, const QString &password)
{
    const HttpAnswer answer =
        post(QStringLiteral("/auth/register"),
             {{QStringLiteral("username"), username}, {QStringLiteral("password"), password}});
    m_token = answer.body.value(QLatin1String("token")).toString();
    m_userId = answer.body.value(QLatin1String("user")).toObject().value(QLatin1String("id")).toString();
    return answer.status == 201 && !m_token.isEmpty();
}

bool ServerClient::login(const QString &username, const QString &password)
{
    const HttpAnswer answer = post(QStringLiteral("/auth/login"), {{QStringLiteral("username"), username},
                                                                   {QStringLiteral("password"), password}});
    m_token = answer.body.value(QLatin1String("token")).toString();
    m_userId = answer.body.value(QLatin1String("user")).toObject().value(QLatin1String("id")).toString();
    return answer.status == 200 && !m_token.isEmpty();
}

QString ServerClient::ticket()
{
    return post(QStringLiteral("/auth/ticket")).body.value(QLatin1String("ticket")).toString();
}

bool ServerClient::goOnline()
{
    QUrl url = m_server.resolved(QUrl(QStringLiteral("/ws?ticket=") + ticket()));
    url.setScheme(QStringLiteral("ws"));
    m_frames.clear();
    m_socket.open(url);
    if (take(QStringLiteral("hello")).isEmpty())
        return false;
    const QJsonObject reply =
        call({{QStringLiteral("type"), QStringLiteral("sync")}, {QStringLiteral("rooms"), QJsonObject()}});
    const QJsonArray rooms =
        reply.value(QLatin1String("data")).toObject().value(QLatin1String("rooms")).toArray();
    for (const auto &room : rooms) {
        if (room[QLatin1String("name")].toString() == QLatin1String("general"))
            m_generalRoom = room[QLatin1String("id")].toString();
    }
    return !m_generalRoom.isEmpty();
}

void ServerClient::send(QJsonObject frame)
{
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

QJsonObject ServerClient::call(QJsonObject frame)
{
    const int id = m_nextId++;
    frame.insert(QStringLiteral("id"), id);
    send(frame);
    return take([id](const QJsonObject &answer) {
        return typeOf(answer) == QLatin1String("reply") && answer.value(QLatin1String("id")).toInt() == id;
    });
}

QJsonObject ServerClient::take(const std::function<bool(const QJsonObject &)> &wanted)
{
    const auto find = [&] { return std::find_if(m_frames.begin(), m_frames.end(), wanted); };
    if (!QTest::qWaitFor([&] { return find() != m_frames.end(); }, patience))
        return {};
    const auto found = find();
    const QJsonObject frame = *found;
    m_frames.erase(found);
    return frame;
}

QJsonObject ServerClient::take(const QString &type)
{
    return take([&type](const QJsonObject &frame) { return typeOf(frame) == type; });
}

int ServerClient::count(const QString &type) const
{
    return static_cast<int>(std::count_if(m_frames.begin(), m_frames.end(),
                                          [&](const QJsonObject &frame) { return typeOf(frame) == type; }));
}

} // namespace Chinwag
