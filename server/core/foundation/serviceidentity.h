#pragma once

#include <QByteArray>
#include <QString>

namespace Chinwag {

/// What tells a service from others that use the same Redis, and its nodes from whoever else can write there.
/// Made once, kept in the service's database, known to nobody else.
struct ServiceIdentity
{
    static constexpr int keyBytes = 32;

    QString id;     ///< in the names of channels and keys; no secret
    QByteArray key; ///< keyBytes random ones; never shown

    friend bool operator==(const ServiceIdentity &, const ServiceIdentity &) = default;
};

} // namespace Chinwag
