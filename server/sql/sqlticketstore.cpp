#include "server/sql/sqlticketstore.h"

namespace Chinwag {

namespace {

constexpr milliseconds pruneInterval{10'000};
constexpr int pruneLimit = 500; ///< rows at once, so that whoever asks for a ticket never waits for a flood

void prune(Connection &connection, milliseconds now)
{
    static const QString sql = QStringLiteral(
        "DELETE FROM tickets WHERE hash IN (SELECT hash FROM tickets WHERE expires_at <= ? LIMIT ?%1)");
    connection.execute(sql.arg(connection.dialect().skipLocked()), {qint64(now.count()), pruneLimit});
}

void insert(Connection &connection, const QByteArray &hash, const Identity &identity, milliseconds expiresAt)
{
    connection.execute(
        QStringLiteral("INSERT INTO tickets (hash, user_id, username, display_name, device_id, expires_at) "
                       "VALUES (?, ?, ?, ?, ?, ?)"),
        {hash, identity.user.id.toString(), identity.user.username, identity.user.displayName,
         identity.device.toString(), qint64(expiresAt.count())});
}

/// Whoever deletes the row has it; everybody else finds none.
std::optional<Identity> take(Connection &connection, const QByteArray &hash, milliseconds now)
{
    auto rows =
        connection.rows(QStringLiteral("DELETE FROM tickets WHERE hash = ? "
                                       "RETURNING user_id, username, display_name, device_id, expires_at"),
                        {hash});
    if (!rows.next() || rows.time(4) <= now)
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
    const milliseconds now = m_clock.wall();
    m_database.write<Ok>(
        [=, withPrune = shouldPrune()](Connection &connection) {
            if (withPrune)
                prune(connection, now);
            insert(connection, ticketHash, identity, now + lifetime);
            return Ok{};
        },
        std::move(done), identity.user.id);
}

void SqlTicketStore::take(const QByteArray &ticketHash, Done<std::optional<Identity>> done)
{
    m_database.write<std::optional<Identity>>(
        [ticketHash, now = m_clock.wall()](Connection &connection) {
            return Chinwag::take(connection, ticketHash, now);
        },
        std::move(done), Principal::stranger({}));
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
