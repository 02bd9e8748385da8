#pragma once

#include "server/core/ports/retentionstore.h"
#include "server/sql/database.h"

namespace Chinwag {

/// RetentionStore over any Dialect. Loop thread; the Database outlives it.
class SqlRetentionStore final : public RetentionStore
{
public:
    explicit SqlRetentionStore(const DatabaseLane &database)
        : m_database(database)
    {
    }

    void expire(const RoomId &after, int days, std::chrono::milliseconds now, int atMost,
                Done<Expired> done) override;
    /// How long messages stay in this room, if it is not less in all; 0: as everywhere.
    void setDays(const RoomId &room, int days, Done<Ok> done);

private:
    const DatabaseLane m_database;
};

} // namespace Chinwag
