#pragma once

#include "app/core/trust/truststore.h"

#include <QHash>

namespace Chinwag {

/// Trust on first use: who may talk to whom although nobody vouches for the server's certificate. Servers are
/// "host:port", fingerprints those of shared/protocol/fingerprint.h. One for all connections of the program.
/// Loop thread.
class ServerTrust
{
public:
    enum class Verdict {
        Trusted,
        New,    ///< the person has to compare it
        Changed ///< another one is trusted there
    };

    /// `store` must outlive this.
    explicit ServerTrust(TrustStore &store);

    /// A server shows this certificate, against which there is nothing but that nobody vouches for it.
    Verdict judge(const QString &server, const QByteArray &fingerprint);
    /// What judge() heard of last; empty: nothing.
    QByteArray shown(const QString &server) const { return m_shown.value(server); }
    /// What is trusted there; empty: nothing.
    QByteArray trusted(const QString &server) const;

    /// The person has compared it: for good, or until the program ends.
    void trust(const QString &server, const QByteArray &fingerprint);
    void trustForNow(const QString &server, const QByteArray &fingerprint);
    /// An invitation names it. That counts where nothing else is known, and is kept once the server shows it.
    void expect(const QString &server, const QByteArray &fingerprint);
    /// The server is one's own, and its certificate lies in a folder of this computer. Outweighs everything.
    void setOwn(const QString &server, const QByteArray &fingerprint) { m_own.insert(server, fingerprint); }
    void forgetOwn() { m_own.clear(); }

private:
    TrustStore &m_store;
    QHash<QString, QByteArray> m_shown;
    QHash<QString, QByteArray> m_own;
    QHash<QString, QByteArray> m_forNow;
    QHash<QString, QByteArray> m_expected;
};

} // namespace Chinwag
