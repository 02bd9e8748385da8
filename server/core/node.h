#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/core/ports/retentionstore.h"
#include "server/core/session/nodecontext.h"

namespace Chinwag {

/// One server process behind its sockets: wires the parts, owns none of the logic. Start it before the first
/// call of FrontDoor. What it stands on must outlive it; answers that arrive after its end are dropped.
class Node final : public FrontDoor
{
public:
    struct Started
    {
        std::optional<QString> ownerInvite; ///< of a fresh server, to be shown once to who started it
    };

    Node(const NodeDependencies &dependencies, const NodeOptions &options);
    ~Node() override;

    /// Makes the default rooms, and on a server without accounts the first owner's invite.
    void start(Done<Started> done);
    /// Refuses new connections, spreads `draining` and Close 1001 over `duration`; `done` once when the last
    /// one is gone.
    void drain(milliseconds duration, std::function<void()> done);

    /// As AuthService says.
    void ban(const UserId &user, Done<Ok> done);
    void unban(const UserId &user, Done<Ok> done);

    /// Once it has started. As RetentionService says; `store` outlives the node.
    void keepMessages(RetentionStore &store, int days);
    quint64 expiredMessages() const; ///< deleted because they were too old

    const NodeMetrics &metrics() const;
    const NodeOptions &options() const;
    QStringList routes() const; ///< of its HTTP interface, as ApiRouter's

    BodyRule bodyRule(const QByteArray &method, const QStringList &segments) const override;
    void handle(HttpRequest request, Continuation<HttpResponse> respond) override;
    void redeemTicket(const QString &ticket, const Principal &asker,
                      Continuation<Result<Identity, Error>> done) override;
    void checkToken(const QString &token, const Principal &asker,
                    Continuation<Result<Identity, Error>> done) override;
    void open(std::unique_ptr<Transport> transport, std::optional<Identity> identity) override;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace Chinwag
