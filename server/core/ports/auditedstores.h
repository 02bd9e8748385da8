#pragma once

#include "server/core/ports/audit.h"
#include "server/core/ports/stores.h"

namespace Chinwag {

/// Stores that keep records of what those who run the server do.
class AuditedShares : public StoreShares
{
public:
    /// For one deed: every call that changes something keeps `record` in the same transaction. One that comes
    /// to false or to none has changed nothing.
    virtual std::shared_ptr<const Stores> recorded(const Principal &principal, const AuditRecord &record) = 0;
};

/// As Stores::of(); where nothing is kept (memory), no records are either.
inline std::shared_ptr<const Stores> recordedBy(const Stores &stores, const Principal &principal,
                                                const AuditRecord &record)
{
    auto *audited = dynamic_cast<AuditedShares *>(stores.shares);
    return audited ? audited->recorded(principal, record) : stores.of(principal);
}

} // namespace Chinwag
