#pragma once

#include <QByteArray>
#include <QString>

namespace Chinwag {

/// Which certificates a person has compared, by server ("chat.example.org:7420"). Loop thread.
class TrustStore
{
public:
    virtual ~TrustStore() = default;
    /// The fingerprint that is trusted there; empty: none.
    virtual QByteArray fingerprint(const QString &server) const = 0;
    /// In place of what was trusted there before. What cannot be kept is forgotten when the program ends.
    virtual void keep(const QString &server, const QByteArray &fingerprint) = 0;
};

} // namespace Chinwag
