#include "app/platform/localsocketinstance.h"

#include "shared/base/logging.h"

#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QLockFile>

namespace Chinwag {

namespace {

constexpr char taken[] = "taken\n";
constexpr qsizetype maxLine = 64 * 1024; // every character of a request escaped, and the names

} // namespace

LocalSocketInstance::LocalSocketInstance(const QString &socket, const QString &lockFile)
    : m_socket(socket)
    , m_lockFile(lockFile)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &LocalSocketInstance::accept);
}

SingleInstance::Claim LocalSocketInstance::claim(const StartRequest &request)
{
    // Without the lock (a file system that has none) all that is lost is the answer to two starts at once.
    QLockFile lock(m_lockFile);
    if (!lock.tryLock(2 * patience))
        qCWarning(lcClient) << "Cannot lock" << m_lockFile;
    switch (ask(request)) {
    case Answer::Taken:
        return Claim::HandedOver;
    case Answer::Silence:
        return Claim::Unanswered;
    case Answer::Nobody:
        break;
    }
    QLocalServer::removeServer(m_socket);
    if (!m_server.listen(m_socket))
        qCWarning(lcClient) << "Links open a second window:" << m_server.errorString();
    return Claim::First;
}

LocalSocketInstance::Answer LocalSocketInstance::ask(const StartRequest &request) const
{
    const QDeadlineTimer deadline(patience);
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(patience))
        return socket.error() == QLocalSocket::SocketTimeoutError ? Answer::Silence : Answer::Nobody;
    socket.write(request.toLine());
    while (!socket.canReadLine()) {
        // Closed without an answer: it is on its way out.
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return deadline.hasExpired() ? Answer::Silence : Answer::Nobody;
    }
    return socket.readLine() == taken ? Answer::Taken : Answer::Silence;
}

void LocalSocketInstance::setHandler(std::function<void(const StartRequest &)> handler)
{
    m_handler = std::move(handler);
    QMetaObject::invokeMethod(this, &LocalSocketInstance::deliver, Qt::QueuedConnection);
}

void LocalSocketInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }
}

void LocalSocketInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > maxLine)
            socket->abort();
        return;
    }
    const auto request = StartRequest::fromLine(socket->readLine(maxLine));
    if (!request) {
        socket->abort();
        return;
    }
    socket->write(taken);
    socket->disconnectFromServer();
    m_waiting.append(*request);
    deliver();
}

void LocalSocketInstance::deliver()
{
    while (m_handler && !m_waiting.isEmpty())
        m_handler(m_waiting.takeFirst());
}

} // namespace Chinwag
