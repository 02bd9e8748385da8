#include "server/sql/databaseurl.h"
#include "server/sql/postgresdialect.h"
#include "server/sql/sqlitedialect.h"

namespace Chinwag {

std::unique_ptr<const Dialect> makeDialect(const DatabaseUrl &url)
{
    if (url.kind == DatabaseUrl::Kind::PostgreSql)
        return std::make_unique<PostgresDialect>(url);
    return std::make_unique<SqliteDialect>(url.file);
}

} // namespace Chinwag
