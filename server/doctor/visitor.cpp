#include "server/doctor/visitor.h"

#include "server/core/foundation/crypto.h"

#include <functional>

namespace Chinwag {

namespace {

constexpr qint64 lifetime = 60'000; // ms
/// No username begins so: nobody can have it.
const QString nameStart = QStringLiteral("*doctor-");
/// Nothing that a search looks for begins so.
constexpr QChar unfound(1);

Error failed(const Connection &connection)
{
    return {ErrorCode::Internal, connection.failureDetail(), std::nullopt};
}

void remove(Connection &connection, const QString &where, const QVariantList &values)
{
    for (const char *table : {"tickets", "revocations", "devices"})
        connection.execute(QStringLiteral("DELETE FROM %1 WHERE user_id IN (SELECT id FROM users WHERE %2)")
                               .arg(QLatin1String(table), where),
                           values);
    connection.execute(QStringLiteral("DELETE FROM users WHERE %1").arg(where), values);
}

/// Makes all of it, or nothing.
Outcome<Ok> inTransaction(Connection &connection, const std::function<void()> &work)
{
    connection.execute(connection.dialect().begin());
    work();
    connection.execute(QStringLiteral("COMMIT"));
    if (!connection.failure())
        return Ok{};
    const Error error = failed(connection);
    connection.clearFailure();
    connection.execute(QStringLiteral("ROLLBACK"));
    connection.clearFailure();
    return error;
}

} // namespace

Visitor::Visitor(Connection &connection, QString id, QString token)
    : m_connection(connection)
    , m_id(std::move(id))
    , m_token(std::move(token))
{
}

Visitor::~Visitor()
{
    m_connection.clearFailure();
    // What stays behind can open nothing after its minute, and goes with the next visitor.
    (void)inTransaction(m_connection, [this] { remove(m_connection, QStringLiteral("id = ?"), {m_id}); });
}

Outcome<std::unique_ptr<Visitor>> Visitor::enter(Connection &connection)
{
    const QString id = Crypto::randomId('u');
    const QString token = Crypto::randomText(32);
    const QString name = nameStart + Crypto::randomText(9);
    const QString key = unfound + name;
    const QString now = connection.dialect().now();
    const auto made = inTransaction(connection, [&] {
        // Another doctor may be at it.
        remove(connection, QStringLiteral("username LIKE ? AND created_at < %1 - ?").arg(now),
               {QString(nameStart + QLatin1Char('%')), lifetime});
        connection.execute(
            QStringLiteral("INSERT INTO users (id, username, display_name, username_key, display_key, "
                           "username_skeleton, password_hash, banned, server_owner, created_at) "
                           "VALUES (?, ?, ?, ?, ?, ?, '*', 0, 0, %1)")
                .arg(now),
            {id, name, name, key, key, key});
        connection.execute(QStringLiteral("INSERT INTO devices (id, user_id, name, token_hash, created_at, "
                                          "last_used_at, expires_at) VALUES (?, ?, ?, ?, %1, %1, %1 + ?)")
                               .arg(now),
                           {Crypto::randomId('d'), id, nameStart, Crypto::secretHash(token), lifetime});
    });
    if (!made)
        return made.error();
    return std::unique_ptr<Visitor>(new Visitor(connection, id, token));
}

} // namespace Chinwag
