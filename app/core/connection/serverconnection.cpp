#include "app/core/connection/serverconnection.h"

#include "app/core/connection/connectionengine.h"

namespace Chinwag {

ServerConnection::ServerConnection(Dependencies dependencies, Positions positions, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(dependencies), std::move(positions)))
{
}

ServerConnection::~ServerConnection() = default;

void ServerConnection::start(const QUrl &server, const QString &token) { d->start(server, token); }

void ServerConnection::stop() { d->stop(StopReason::Stopped); }

void ServerConnection::reconnectNow()
{
    if (d->state == State::Waiting)
        d->attemptNow();
}

ServerConnection::State ServerConnection::state() const { return d->state; }

ServerConnection::StopReason ServerConnection::stopReason() const { return d->stopReason; }

milliseconds ServerConnection::untilNextAttempt() const
{
    if (d->state != State::Waiting)
        return milliseconds{0};
    return std::max(d->nextAttemptAt - d->deps.clock.monotonic(), milliseconds{0});
}

int ServerConnection::attempt() const { return d->backoff.attempt(); }

bool ServerConnection::hasNetwork() const { return d->deps.network.isOnline(); }

std::optional<HelloFrame> ServerConnection::hello() const { return d->hello; }

std::optional<quint16> ServerConnection::lastCloseCode() const { return d->lastCloseCode; }

milliseconds ServerConnection::nominalDelay() const { return d->nominalDelay; }

milliseconds ServerConnection::actualDelay() const { return d->actualDelay; }

std::optional<milliseconds> ServerConnection::roundTrip() const { return d->pending.roundTrip(); }

int ServerConnection::heartbeats() const { return d->heartbeats; }

void ServerConnection::request(ClientFrame frame, Continuation<Result<QJsonObject, Error>> done)
{
    if (isOnline() && !d->pending.isFull())
        d->request(std::move(frame), std::move(done));
    else
        d->refuseLater(std::move(done));
}

void ServerConnection::sendEphemeral(ClientFrame frame)
{
    if (isOnline())
        d->send({std::nullopt, std::move(frame)});
}

} // namespace Chinwag
