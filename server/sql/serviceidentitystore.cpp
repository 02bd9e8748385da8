#include "server/sql/serviceidentitystore.h"

#include "server/core/foundation/crypto.h"
#include "server/sql/migrations.h"

namespace Chinwag {

namespace {

Error failed(const Connection &connection)
{
    return {ErrorCode::Internal,
            QStringLiteral("The database %1 failed: %2.")
                .arg(connection.dialect().displayName(), connection.failureDetail()),
            std::nullopt};
}

} // namespace

Outcome<ServiceIdentity> readServiceIdentity(const DatabaseUrl &database)
{
    const auto dialect = makeDialect(database);
    Connection connection(*dialect);
    if (auto opened = connection.open(); !opened)
        return opened.error();
    ServiceIdentity identity;
    {
        auto rows = connection.rows(QStringLiteral("SELECT id, relay_key FROM service"));
        if (rows.next())
            identity = {rows.text(0), rows.bytes(1)};
    }
    if (connection.failure())
        return failed(connection);
    if (identity.id.isEmpty() || identity.key.size() != ServiceIdentity::keyBytes)
        return Error{ErrorCode::Internal,
                     QStringLiteral("The database %1 does not say which service it is. "
                                    "\"chinwagd new-service-id\" makes it one of its own.")
                         .arg(dialect->displayName()),
                     std::nullopt};
    return identity;
}

Outcome<ServiceIdentity> renewServiceIdentity(const DatabaseUrl &database)
{
    const auto dialect = makeDialect(database);
    const auto lock = dialect->lock();
    if (!lock)
        return lock.error();
    Connection connection(*dialect);
    if (auto opened = connection.open(); !opened)
        return opened.error();
    if (auto migrated = migrate(connection, allMigrations()); !migrated)
        return migrated.error();
    const ServiceIdentity identity{Crypto::randomText(9), Crypto::randomBytes(ServiceIdentity::keyBytes)};
    for (const QString &statement : dialect->beginMigration())
        connection.execute(statement);
    connection.execute(QStringLiteral("DELETE FROM service"));
    connection.execute(QStringLiteral("INSERT INTO service (id, relay_key) VALUES (?, ?)"),
                       {identity.id, identity.key});
    connection.execute(QStringLiteral("COMMIT"));
    if (connection.failure())
        return failed(connection);
    return identity;
}

} // namespace Chinwag
