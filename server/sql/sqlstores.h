#pragma once

#include "server/core/ports/auditedstores.h"
#include "server/sql/sqlaccountstore.h"
#include "server/sql/sqleventstore.h"
#include "server/sql/sqlfilestore.h"
#include "server/sql/sqlmoderationstore.h"
#include "server/sql/sqlroomstore.h"

namespace Chinwag {

/// All stores of a node over one database, which outlives them.
class SqlStores final : public AuditedShares
{
public:
    explicit SqlStores(Database &database)
        : m_database(database)
        , m_own(DatabaseLane(database), *this)
    {
    }
    Q_DISABLE_COPY_MOVE(SqlStores)

    Stores stores() { return m_own.stores; }
    std::shared_ptr<const Stores> of(const Principal &principal) override
    {
        const auto share = std::make_shared<Share>(DatabaseLane(m_database, principal), *this);
        return {share, &share->stores};
    }
    std::shared_ptr<const Stores> recorded(const Principal &principal, const AuditRecord &record) override
    {
        const auto share = std::make_shared<Share>(DatabaseLane(m_database, principal, record), *this);
        return {share, &share->stores};
    }

private:
    struct Share
    {
        Share(const DatabaseLane &lane, SqlStores &all)
            : accounts(lane)
            , rooms(lane)
            , events(lane)
            , files(lane)
            , moderation(lane)
            , stores{accounts, rooms, events, files, moderation, &all}
        {
        }
        Q_DISABLE_COPY_MOVE(Share)

        SqlAccountStore accounts;
        SqlRoomStore rooms;
        SqlEventStore events;
        SqlFileStore files;
        SqlModerationStore moderation;
        const Stores stores;
    };

    Database &m_database;
    Share m_own;
};

} // namespace Chinwag
