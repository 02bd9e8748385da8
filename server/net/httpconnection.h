#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/net/bytestream.h"
#include "server/net/hostpolicy.h"
#include "server/net/httpwire.h"
#include "server/net/incomingbody.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Chinwag {

/// One accepted connection, from its first byte until it is closed or has become a WebSocket. Reads one
/// request after the other (keep-alive), never more of one than its limits allow, and none before the answer
/// to the one before has left: whatever the peer does, one answer waits at most, and of a long body a few
/// pieces. Closes a peer that does not finish a request in time, brings no piece of a long body or takes
/// nothing of its answer, and never one that is merely slow.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    struct Environment
    {
        TimerScheduler &timers;
        /// For a connection's first byte, for a request to arrive from its first byte on, for each piece of
        /// a body that comes in pieces, for an upgrade to be decided, and for a peer that takes nothing of
        /// its answer.
        milliseconds deadline;
        milliseconds idle; ///< for the next request's first byte
        std::function<void(HttpRequest, Continuation<HttpResponse>)> handle;
        /// Asked with a checked upgrade request; it answers with refuse() or upgrade().
        /// Empty: the upgrade path is a path like any other.
        std::function<void(HttpConnection &, const UpgradeRequest &)> upgrade;
        UpgradePolicy policy;
        QStringList trustedProxies;
        HostPolicy hosts;
        std::function<BodyRule(const QByteArray &method, const QStringList &segments)> bodyRule;
    };

    /// Takes the stream and begins to read. `environment` outlives the connection.
    HttpConnection(std::unique_ptr<ByteStream> stream, const Environment &environment);
    ~HttpConnection() override;

    QString remoteAddress() const { return m_remoteAddress; }

    /// Answers and closes.
    void refuse(const HttpResponse &response);
    void refuse(const Refusal &refusal);
    /// Writes `answer` (101) and gives the stream away; finished() follows. Null when the peer sent more
    /// meanwhile (it was refused) or is gone.
    std::unique_ptr<ByteStream> upgrade(const QByteArray &answer);
    /// No request after the current one; an idle connection closes at once.
    void drain();

Q_SIGNALS:
    /// Waiting for the peer is half-open, from the start: for its request, or until it has taken its answer.
    /// Being handled or upgraded is not.
    void halfOpenChanged(bool halfOpen);
    void refused(int status);
    /// Refused because of a proxy's settings; the sentence says of which.
    void proxyIsWrong(const QString &sentence);
    /// Once, last. Nothing of the connection is needed any more.
    void finished();

private:
    enum class State {
        Idle,
        Head,
        Body,  ///< comes whole
        Piece, ///< of a body; whoever answers waits for it
        Answering,
        Writing,
        Upgrading,
        Lingering,
        Finished
    };

    static bool isHalfOpen(State state);
    void setState(State state);
    void onReceived(std::span<char> bytes);
    void onEnded(ByteStream::End end);
    void readOn();
    void readHead();
    void readBody();
    void readPiece();
    void beginRequest(RequestHead head);
    std::optional<Refusal> refusalOf(const RequestHead &head);
    void beginUpgrade();
    void beginBody();
    void sayContinue();
    void awaitPiece();
    void failBody();
    void dispatch(HttpRequest request);
    HttpRequest request() const;
    void answer(const HttpResponse &response);
    void write(HttpResponse response, Afterwards afterwards);
    void onBodyEnded(BodyPump::End end);
    void onWritten();
    qint64 progress() const;
    void awaitProgress();
    void onNoProgress();
    void nextRequest();
    void linger();
    void onLingered();
    void onDeadline();
    void finish();
    void armDeadline(milliseconds time);

    std::unique_ptr<ByteStream> m_stream; ///< null once it was given away
    const Environment &m_environment;
    State m_state = State::Idle;
    QByteArray m_input; ///< what has come and is not used
    RequestHead m_head;
    QString m_remoteAddress;
    Timer m_deadline;
    Timer m_linger;
    std::shared_ptr<IncomingBody> m_body; ///< of the request, when it comes in pieces
    std::unique_ptr<BodyPump> m_pump;     ///< while the answer is longer than what was written
    qint64 m_progress = 0;                ///< when the deadline for it was armed
    bool m_draining = false;
    bool m_closing = false; ///< after the answer that is being written
    bool m_peerEnded = false;
};

} // namespace Chinwag
