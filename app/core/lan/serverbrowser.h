#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace Chinwag {

/// A server that tells the local network of itself. Anybody on it can say anything: nothing of this is trust.
struct NearbyServer
{
    QString name;    ///< for people, foreign
    QString address; ///< IPv4
    quint16 port = 0;
    bool usesTls = true;

    friend bool operator==(const NearbyServer &, const NearbyServer &) = default;
};

/// Looks for servers on the local network. Where the system has nothing for that, there are none. Loop
/// thread.
class ServerBrowser
{
public:
    static constexpr int most = 20; ///< more than a person chooses from; the rest is ignored

    using Found = std::function<void(const QList<NearbyServer> &servers)>;
    virtual ~ServerBrowser() = default;

    /// `found` hears of all there are, by name, whenever that changes, until stop(). From the loop.
    virtual void start(Found found) = 0;
    virtual void stop() = 0;
};

} // namespace Chinwag
