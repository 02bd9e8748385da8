#include "server/sql/sqlticketstore.h"

namespace Chinwag {

namespace {

constexpr milliseconds pruneInterval{10'000};
constexpr int pruneLimit = 500; ///< rows at once, so that whoever asks for a ticket never waits for a flood

QString timed(const Connection &connection, const QString &sql)
{
    return sql.arg(connection.dialect().now());
}

void prune(Connection &connection)
{
    static const QString sql = QStringLiteral(
        "DELETE FROM tickets WHERE hash IN (SELECT hash FROM tickets WHERE expires_at <= %1 LIMIT ?%2)");
    connection.execute(sql.arg(connection.dialect().now(), connection.dialect().skipLocked()), {pruneLimit});
}

void insert(Connection &connection, const QByteArray &hash, const Identity &identity, milliseconds lifetime)
{
    static const QString sql =
        QStringLiteral("INSERT INTO tickets (hash, user_id, username, display_name, device_id, expires_at) "
                       "VALUES (?, ?, ?, ?, ?, %1 + ?)");
    connection.execute(timed(connection, sql),
                       {hash, identity.user.id.toString(), identity.user.username, identity.user.displayName,
                        identity.device.toString(), qint64(lifetime.count())});
}

/// Whoever deletes the row has it; everybody else finds none.
std::optional<Identity> take(Connection &connection, const QByteArray &hash)
{
    static const QString sql =
        QStringLiteral("DELETE FROM tickets WHERE hash = ? RETURNING user_id, username, "
                       "display_name, device_id, expires_at - %1");
    auto rows = connection.rows(timed(connection, sql), {hash});
    if (!rows.next() || rows.time(4) <= milliseconds(0))
        return std::nullopt;
    return Identity{{UserId(rows.text(0)), rows.text(1), rows.text(2)}, DeviceId(rows.text(3))};
}

} // namespace

SqlTicketStore::SqlTicketStore(Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
{
}

void SqlTicketStore::put(const QByteArray &ticketHash, const Identity &identity, milliseconds lifetime,
                         Done<Ok> done)
{
    m_database.write<Ok>(
        [ticketHash, identity, lifetime, withPrune = shouldPrune()](Connection &connection) {
            if (withPrune)
                prune(connection);
            insert(connection, ticketHash, identity, lifetime);
            return Ok{};
        },
        std::move(done), identity.user.id);
}

void SqlTicketStore::take(const QByteArray &ticketHash, const Principal &asker,
                          Done<std::optional<Identity>> done)
{
    m_database.write<std::optional<Identity>>(
        [ticketHash](Connection &connection) { return Chinwag::take(connection, ticketHash); },
        std::move(done), asker);
}

bool SqlTicketStore::shouldPrune()
{
    const milliseconds now = m_clock.monotonic();
    if (m_prunedAt && now < *m_prunedAt + pruneInterval)
        return false;
    m_prunedAt = now;
    return true;
}

} // namespace Chinwag
