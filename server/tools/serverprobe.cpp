#include "server/tools/serverprobe.h"

#include "server/core/foundation/crypto.h"
#include "shared/protocol/httpbodies.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

namespace Chinwag {

namespace {

constexpr int patience = 60'000; // ms
constexpr int answerMost = 64 * 1024;

Error failed(const QString &what)
{
    return {ErrorCode::Internal, QStringLiteral("a server on the copy does not work: %1").arg(what), {}};
}

QProcessEnvironment environmentWithoutSettings()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith(QLatin1String("CHINWAGD_")) || name == QLatin1String("NOTIFY_SOCKET"))
            environment.remove(name);
    }
    return environment;
}

/// 0 when it never came.
quint16 portOf(const QString &portsFile, QProcess &server)
{
    const QDeadlineTimer end(patience);
    while (!end.hasExpired() && server.state() != QProcess::NotRunning) {
        QFile file(portsFile);
        if (file.open(QIODevice::ReadOnly)) {
            const int port = jsonFromUtf8(file.readAll()).object().value(QLatin1String("listen")).toInt();
            if (port > 0)
                return quint16(port);
        }
        server.waitForFinished(20); // comes back early only when it has ended
    }
    return 0;
}

/// The status; 0 when there was no answer.
int post(quint16 port, const QByteArray &path, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(patience))
        return 0;
    socket.write("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" +
                 "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" +
                 body);
    QByteArray answer;
    while (answer.size() < answerMost && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(patience)))
        answer += socket.readAll();
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

Result<Ok, Error> signIn(quint16 port)
{
    const QString name = QStringLiteral("check-") + QString::fromLatin1(Crypto::randomBytes(8).toHex());
    const QString password = Crypto::randomText(24);
    const int made = post(port, "/auth/register", encodeBody(SignUpRequest{name, password}));
    if (made != 201)
        return failed(QStringLiteral("it makes no account (status %1).").arg(made));
    const int signedIn = post(port, "/auth/login", encodeBody(SignInRequest{name, password}));
    if (signedIn != 200)
        return failed(QStringLiteral("nobody can sign in (status %1).").arg(signedIn));
    return Ok{};
}

} // namespace

Result<Ok, Error> probeServer(const QString &program, const QString &databaseFile)
{
    const QTemporaryDir directory;
    const QString ports = directory.filePath(QStringLiteral("ports"));
    QProcess server;
    server.setProcessEnvironment(environmentWithoutSettings());
    server.setStandardOutputFile(QProcess::nullDevice());
    server.start(program,
                 {QStringLiteral("--data-dir"), directory.filePath(QStringLiteral("data")),
                  QStringLiteral("--database"), QStringLiteral("sqlite:") + databaseFile,
                  QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--admin-listen"),
                  QStringLiteral("off"), QStringLiteral("--registration"), QStringLiteral("open"),
                  QStringLiteral("--log-level"), QStringLiteral("error"), QStringLiteral("--ports-file"),
                  ports});
    if (!server.waitForStarted(patience))
        return failed(server.errorString());
    const quint16 port = portOf(ports, server);
    const Result<Ok, Error> result = port > 0 ? signIn(port) : failed(QStringLiteral("it does not start."));
    server.terminate();
    if (!server.waitForFinished(patience)) {
        server.kill();
        server.waitForFinished(patience);
    }
    if (port == 0)
        return failed(textFromUtf8(server.readAllStandardError()).trimmed());
    return result;
}

} // namespace Chinwag
