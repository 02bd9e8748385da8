#pragma once

#include "app/core/trust/truststore.h"

#include <QHash>

namespace Chinwag {

/// Keeps fingerprints until exit.
class MemoryTrustStore final : public TrustStore
{
public:
    QByteArray fingerprint(const QString &server) const override { return m_kept.value(server); }
    void keep(const QString &server, const QByteArray &fingerprint) override
    {
        m_kept.insert(server, fingerprint);
    }

private:
    QHash<QString, QByteArray> m_kept;
};

} // namespace Chinwag
