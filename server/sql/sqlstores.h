#pragma once

#include "server/sql/sqlaccountstore.h"
#include "server/sql/sqleventstore.h"
#include "server/sql/sqlroomstore.h"

namespace Chinwag {

/// All stores of a node over one database, which outlives them.
class SqlStores
{
public:
    explicit SqlStores(Database &database)
        : m_accounts(database)
        , m_rooms(database)
        , m_events(database)
    {
    }

    Stores stores() { return {m_accounts, m_rooms, m_events}; }

private:
    SqlAccountStore m_accounts;
    SqlRoomStore m_rooms;
    SqlEventStore m_events;
};

} // namespace Chinwag
