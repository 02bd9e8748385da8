#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

namespace Chinwag {

/// A server on this computer, as it says of itself when it is ready.
struct HostedServer
{
    quint16 port = 0;
    QByteArray fingerprint; ///< of the certificate that it made itself
    QString ownerInvite;    ///< while nobody has an account: who comes in by it is the owner
};

/// What is kept of one's own server between two runs of the program.
struct HostMemory
{
    bool isWanted = false;     ///< it starts with the program
    bool keepsRunning = false; ///< and does not end with it
    quint16 port = 0;          ///< 0: it has never run

    friend bool operator==(const HostMemory &, const HostMemory &) = default;
};

/// Runs the server that is installed beside this program, with a data directory of its own. At most one.
/// Loop thread; handlers are called from the loop, never from inside a call.
class ServerKeeper
{
public:
    struct Handlers
    {
        std::function<void(const HostedServer &)> ready;
        /// It has ended, as it was told or not; a sentence of its own that says why, or nothing.
        std::function<void(const QString &why)> ended;
    };
    virtual ~ServerKeeper() = default;

    /// There is a server program here.
    virtual bool isAvailable() const = 0;
    /// The system can run it while this program does not.
    virtual bool canKeepRunning() const = 0;
    /// IPv4 addresses under which other computers may reach this one; empty: there is no network.
    virtual QStringList addresses() const = 0;

    virtual HostMemory memory() const = 0;
    virtual void remember(const HostMemory &memory) = 0;

    /// Starts it, or finds it running where it keeps running. `name` is the server's, for people. Once at a
    /// time: until `ended`.
    virtual void launch(const QString &name, const HostMemory &memory, Handlers handlers) = 0;
    /// Ends it, politely; `ended` follows.
    virtual void end() = 0;
    /// The program ends: so does the server, unless it keeps running. Nothing follows.
    virtual void leave() = 0;
};

} // namespace Chinwag
