#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/net/upgraderequest.h"
#include "shared/base/timerscheduler.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace Chinwag {

/// One accepted socket, from its first byte until it is closed or has become a WebSocket. Reads one request
/// after the other (keep-alive), never more of one than its limits allow, and closes a peer that does not
/// finish a request in time.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    struct Environment
    {
        TimerScheduler &timers;
        milliseconds
            deadline; ///< for a request to arrive completely, for an upgrade to be decided, for a linger
        std::function<void(HttpRequest, Continuation<HttpResponse>)> handle;
        /// Asked with a checked upgrade request; it answers with refuse() or takes the socket with release().
        /// Empty: the upgrade path is a path like any other.
        std::function<void(HttpConnection &, const UpgradeRequest &)> upgrade;
        UpgradePolicy policy;
        QStringList trustedProxies;
    };

    /// Takes the socket. `environment` outlives the connection.
    HttpConnection(std::unique_ptr<QTcpSocket> socket, const Environment &environment);
    ~HttpConnection() override;

    QString remoteAddress() const { return m_remoteAddress; }

    /// Looks at bytes that arrived before the connection was made.
    void start();
    /// Answers and closes.
    void refuse(const HttpResponse &response);
    void refuse(const Refusal &refusal);
    /// Gives the untouched socket away, its request unread; finished() follows. Null when the peer sent more
    /// meanwhile (it was refused) or is gone.
    std::unique_ptr<QTcpSocket> release();
    /// No request after the current one; an idle connection closes at once.
    void drain();

Q_SIGNALS:
    /// Waiting for bytes of a request is half-open, from the start; being answered or upgraded is not.
    void halfOpenChanged(bool halfOpen);
    void refused(int status);
    /// Once, last. Nothing of the connection is needed any more.
    void finished();

private:
    enum class State { Head, Body, Answering, Upgrading, Lingering, Finished };

    static bool isHalfOpen(State state) { return state == State::Head || state == State::Body; }
    void setState(State state);
    void onReadyRead();
    void readHead();
    void readBody();
    void beginRequest(RequestHead head);
    void dispatch();
    void answer(const HttpResponse &response);
    void write(const HttpResponse &response, bool keepAlive);
    void linger();
    void onDeadline();
    void finish();
    void armDeadline();
    QString clientAddress(const RequestHead &head) const;

    std::unique_ptr<QTcpSocket> m_socket;
    const Environment &m_environment;
    State m_state = State::Head;
    RequestHead m_head;
    QString m_remoteAddress;
    Timer m_deadline;
    bool m_draining = false;
};

} // namespace Chinwag
