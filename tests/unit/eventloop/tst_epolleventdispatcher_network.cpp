#include "tests/unit/eventloop/loopharness.h"
#include "tests/unit/eventloop/testcertificate.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUdpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>
#include <vector>

using namespace std::chrono_literals;
using namespace Chinwag::Test;

namespace {

/// Sends back what it reads; with TLS when asked.
class EchoServer : public QTcpServer
{
public:
    explicit EchoServer(bool encrypted = false)
        : m_encrypted(encrypted)
    {
        listen(QHostAddress::LocalHost);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QIODevice::readyRead, socket, [socket] { socket->write(socket->readAll()); });
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        if (!m_encrypted)
            return;
        socket->setLocalCertificate(QSslCertificate(certificate));
        socket->setPrivateKey(QSslKey(certificateKey, QSsl::Ec));
        socket->startServerEncryption();
    }

private:
    const bool m_encrypted;
};

/// Answers every request with its own path and closes.
class PathServer : public QTcpServer
{
public:
    PathServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, [socket] { answer(*socket); });
            connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

private:
    static void answer(QTcpSocket &socket)
    {
        const QByteArray head = socket.peek(socket.bytesAvailable());
        if (!head.contains("\r\n\r\n"))
            return;
        socket.readAll();
        socket.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + head.split(' ').at(1));
        socket.disconnectFromHost();
    }
};

QByteArray pattern(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (int i = 0; i < size; ++i)
        bytes[i] = char(i * 31 / 7);
    return bytes;
}

} // namespace

class DispatcherNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLoops(); }

    void manySocketsEcho()
    {
        const auto account = accountOf([](Journal &journal) {
            EchoServer server;
            std::vector<std::unique_ptr<QTcpSocket>> clients;
            int complete = 0;
            for (int i = 0; i < 100; ++i) {
                QTcpSocket *client = clients.emplace_back(std::make_unique<QTcpSocket>()).get();
                connect(client, &QTcpSocket::connected, client, [client] { client->write("0123456789"); });
                connect(client, &QTcpSocket::readyRead, client, [client, &complete, rounds = 0]() mutable {
                    if (client->bytesAvailable() < 10)
                        return;
                    const QByteArray data = client->readAll();
                    ++rounds == 10 ? void(++complete) : void(client->write(data));
                });
                client->connectToHost(server.serverAddress(), server.serverPort());
            }
            turnUntil([&] { return complete == 100; });
            journal.note(complete);
        });
        QCOMPARE(account, lines({"100"}));
    }

    void muchDataUnderBackPressure()
    {
        const auto account = accountOf([](Journal &journal) {
            EchoServer server;
            QTcpSocket client;
            client.setReadBufferSize(4096); // the read notifier goes off and on
            client.connectToHost(server.serverAddress(), server.serverPort());
            const QByteArray sent = pattern(4 << 20);
            client.write(sent);
            QByteArray received;
            connect(&client, &QTcpSocket::readyRead, &client, [&] { received += client.readAll(); });
            turnUntil([&] { return received.size() >= sent.size(); });
            journal.expect(received == sent, "the same bytes");
        });
        QCOMPARE(account, QStringList());
    }

    void blockingCallsWorkBesideTheLoop()
    {
        const auto account = accountOf([](Journal &journal) {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            QTcpSocket client;
            client.connectToHost(server.serverAddress(), server.serverPort());
            journal.expect(client.waitForConnected() && server.waitForNewConnection(10000), "connected");
            const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
            peer->write("hello");
            journal.expect(peer->waitForBytesWritten() && client.waitForReadyRead(), "arrived");
            journal.note(QString::fromUtf8(client.readAll()));
            client.close();
            bool gone = false;
            connect(peer.get(), &QTcpSocket::disconnected, &client, [&] { gone = true; });
            journal.expect(turnUntil([&] { return gone; }), "disconnected");
        });
        QCOMPARE(account, lines({"hello"}));
    }

    void aRefusedConnectionIsReported()
    {
        const auto account = accountOf([](Journal &journal) {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            const quint16 port = server.serverPort();
            server.close();
            QTcpSocket client;
            connect(&client, &QAbstractSocket::errorOccurred, &client,
                    [&](auto error) { journal.note(error); });
            client.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            turnUntil([&] { return journal.size() > 0; });
        });
        QCOMPARE(account, lines({"0"}));
    }

    void datagrams()
    {
        const auto account = accountOf([](Journal &journal) {
            QUdpSocket receiver, sender;
            receiver.bind(QHostAddress::LocalHost);
            connect(&receiver, &QUdpSocket::readyRead, &receiver, [&] {
                while (receiver.hasPendingDatagrams()) {
                    QByteArray data(16, 0);
                    data.resize(receiver.readDatagram(data.data(), data.size()));
                    journal.note(QString::fromUtf8(data));
                }
            });
            for (const char *data : {"a", "b", "c"})
                sender.writeDatagram(data, 1, QHostAddress(QHostAddress::LocalHost), receiver.localPort());
            turnUntil([&] { return journal.size() == 3; });
        });
        QCOMPARE(account, lines({"a", "b", "c"}));
    }

    void tlsSocketsEcho()
    {
        QVERIFY2(QSslSocket::supportsSsl(), "Qt has no TLS backend here");
        const auto account = accountOf([](Journal &journal) {
            EchoServer server(true);
            QSslSocket client;
            QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
            trust.setCaCertificates({QSslCertificate(certificate)});
            client.setSslConfiguration(trust);
            connect(&client, &QSslSocket::encrypted, &client, [&] { client.write(pattern(300'000)); });
            connect(&client, &QSslSocket::errorOccurred, &client,
                    [&] { journal.note(client.errorString()); });
            client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.serverPort());
            turnUntil([&] { return client.bytesAvailable() == 300'000 || journal.size() > 0; });
            journal.expect(client.readAll() == pattern(300'000), "the same bytes");
        });
        QCOMPARE(account, QStringList());
    }

    void webSocketsEcho()
    {
        const auto account = accountOf([](Journal &journal) {
            QWebSocketServer server(QString(), QWebSocketServer::NonSecureMode);
            server.listen(QHostAddress::LocalHost);
            connect(&server, &QWebSocketServer::newConnection, &server, [&] {
                QWebSocket *peer = server.nextPendingConnection();
                peer->setParent(&server);
                connect(peer, &QWebSocket::textMessageReceived, peer, &QWebSocket::sendTextMessage);
            });
            std::vector<std::unique_ptr<QWebSocket>> clients;
            int complete = 0, closed = 0;
            for (int i = 0; i < 20; ++i) {
                QWebSocket *client = clients.emplace_back(std::make_unique<QWebSocket>()).get();
                connect(client, &QWebSocket::connected, client,
                        [client] { client->sendTextMessage(QStringLiteral("hello")); });
                connect(client, &QWebSocket::textMessageReceived, client,
                        [client, &complete, rounds = 0](const QString &text) mutable {
                            ++rounds == 20 ? (++complete, client->close())
                                           : void(client->sendTextMessage(text));
                        });
                connect(client, &QWebSocket::disconnected, client, [&closed] { ++closed; });
                client->open(server.serverUrl());
            }
            turnUntil([&] { return closed == 20; });
            journal.note(complete);
        });
        QCOMPARE(account, lines({"20"}));
    }

    void httpRequests()
    {
        const auto account = accountOf([](Journal &journal) {
            PathServer server;
            QNetworkAccessManager manager;
            manager.setProxy(QNetworkProxy::NoProxy);
            int complete = 0;
            for (int i = 0; i < 10; ++i) {
                const QUrl url(QStringLiteral("http://127.0.0.1:%1/%2").arg(server.serverPort()).arg(i));
                QNetworkReply *reply = manager.get(QNetworkRequest(url));
                connect(reply, &QNetworkReply::finished, reply, [&journal, &complete, reply, i] {
                    journal.expect(reply->readAll() == "/" + QByteArray::number(i),
                                   "the answer to this request");
                    reply->deleteLater();
                    ++complete;
                });
            }
            turnUntil([&] { return complete == 10; });
            journal.note(complete);
        });
        QCOMPARE(account, lines({"10"}));
    }

    void aProcessIsFedReadAndFinishes()
    {
        const auto account = accountOf([](Journal &journal) {
            QProcess process;
            QByteArray output;
            connect(&process, &QProcess::readyReadStandardOutput, &process,
                    [&] { output += process.readAllStandardOutput(); });
            connect(&process, &QProcess::finished, &process, [&](int code) { journal.note(code); });
            process.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("cat; exit 3")});
            const QByteArray input = pattern(500'000);
            process.write(input);
            process.closeWriteChannel();
            turnUntil([&] { return journal.size() > 0; });
            journal.expect(output + process.readAllStandardOutput() == input, "the same bytes");
        });
        QCOMPARE(account, lines({"3"}));
    }

    void aKilledProcessIsReported()
    {
        const auto account = accountOf([](Journal &journal) {
            QProcess process;
            connect(&process, &QProcess::started, &process, [&] { process.kill(); });
            connect(&process, &QProcess::finished, &process,
                    [&](int, QProcess::ExitStatus status) { journal.note(status); });
            process.start(QStringLiteral("sleep"), {QStringLiteral("60")});
            turnUntil([&] { return journal.size() > 0; });
        });
        QCOMPARE(account, lines({"1"}));
    }

    void aProcessInheritsNothingOfTheLoop()
    {
        const auto account = accountOf([](Journal &journal) {
            QProcess process;
            process.start(QStringLiteral("ls"), {QStringLiteral("-l"), QStringLiteral("/proc/self/fd")});
            bool finished = false;
            connect(&process, &QProcess::finished, &process, [&] { finished = true; });
            turnUntil([&] { return finished; });
            const QByteArray open = process.readAllStandardOutput();
            journal.expect(open.contains("->"), "a listing");
            journal.expect(!open.contains("eventpoll") && !open.contains("eventfd"),
                           "no descriptor of the loop");
        });
        QCOMPARE(account, QStringList());
    }
};

CHINWAG_LOOP_TEST_MAIN(DispatcherNetworkTest)
#include "tst_epolleventdispatcher_network.moc"
