#pragma once

#include "server/sql/sqlaccountstore.h"
#include "server/sql/sqleventstore.h"
#include "server/sql/sqlfilestore.h"
#include "server/sql/sqlmoderationstore.h"
#include "server/sql/sqlroomstore.h"

namespace Chinwag {

/// All stores of a node over one database, which outlives them.
class SqlStores final : public StoreShares
{
public:
    explicit SqlStores(Database &database)
        : m_database(database)
        , m_own(database, Principal::server(), *this)
    {
    }
    Q_DISABLE_COPY_MOVE(SqlStores)

    Stores stores() { return m_own.stores; }
    std::shared_ptr<const Stores> of(const Principal &principal) override
    {
        const auto share = std::make_shared<Share>(m_database, principal, *this);
        return {share, &share->stores};
    }

private:
    struct Share
    {
        Share(Database &database, const Principal &principal, SqlStores &all)
            : accounts(DatabaseLane(database, principal))
            , rooms(DatabaseLane(database, principal))
            , events(DatabaseLane(database, principal))
            , files(DatabaseLane(database, principal))
            , moderation(DatabaseLane(database, principal))
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
