#pragma once

#include "server/sql/connection.h"

#include <vector>

/// The tables that hold what people have done, and how one of them goes from one database to another. What is
/// copied and compared here is the same whichever databases they are. Blocks; the connections' thread.
namespace Chinwag {

struct CopiedColumn
{
    enum class Type { Text, Bytes, Number };

    QLatin1StringView name;
    Type type;
};

struct CopiedTable
{
    const char *name;
    int keys; ///< the first so many columns are the primary key, whose order is the same on both sides
    std::vector<CopiedColumn> columns;
};

/// Those that others refer to come first.
const std::vector<CopiedTable> &databaseTables();

/// What two databases must agree on.
struct TableSummary
{
    qint64 rows = 0;
    QByteArray digest; ///< SHA-256 over all values in the order of the key, in hexadecimal

    bool operator==(const TableSummary &) const = default;
};

TableSummary summarise(Connection &connection, const CopiedTable &table);
/// Ends early when one of them fails.
void copyRows(Connection &source, Connection &target, const CopiedTable &table);

} // namespace Chinwag
