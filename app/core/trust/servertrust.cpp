#include "app/core/trust/servertrust.h"

namespace Chinwag {

ServerTrust::ServerTrust(TrustStore &store)
    : m_store(store)
{
}

ServerTrust::Verdict ServerTrust::judge(const QString &server, const QByteArray &fingerprint)
{
    if (fingerprint.isEmpty())
        return Verdict::New;
    m_shown.insert(server, fingerprint);
    const QByteArray known = trusted(server);
    if (known.isEmpty())
        return Verdict::New;
    if (known != fingerprint)
        return Verdict::Changed;
    if (m_expected.value(server) == fingerprint) {
        m_expected.remove(server);
        m_store.keep(server, fingerprint);
    }
    return Verdict::Trusted;
}

QByteArray ServerTrust::trusted(const QString &server) const
{
    if (const QByteArray own = m_own.value(server); !own.isEmpty())
        return own;
    if (const QByteArray now = m_forNow.value(server); !now.isEmpty())
        return now;
    if (const QByteArray kept = m_store.fingerprint(server); !kept.isEmpty())
        return kept;
    return m_expected.value(server);
}

void ServerTrust::trust(const QString &server, const QByteArray &fingerprint)
{
    m_forNow.remove(server);
    m_expected.remove(server);
    m_store.keep(server, fingerprint);
}

void ServerTrust::trustForNow(const QString &server, const QByteArray &fingerprint)
{
    m_forNow.insert(server, fingerprint);
}

void ServerTrust::expect(const QString &server, const QByteArray &fingerprint)
{
    m_expected.insert(server, fingerprint);
}

} // namespace Chinwag
