#include "server/sql/factorrows.h"

namespace Chinwag::FactorRows {

namespace {

void removeRecoveryCodes(Connection &connection, const UserId &user)
{
    connection.execute(QStringLiteral("DELETE FROM recovery_codes WHERE user_id = ?"), {user.toString()});
}

} // namespace

QString lacking()
{
    return QStringLiteral("CASE WHEN u.server_owner <> 0 AND NOT EXISTS (SELECT 1 FROM second_factors f "
                          "WHERE f.user_id = u.id AND f.confirmed <> 0) THEN 1 ELSE 0 END");
}

std::optional<SecondFactor> find(Connection &connection, const UserId &user)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT secret, confirmed, last_step, (SELECT COUNT(*) FROM recovery_codes r WHERE "
                       "r.user_id = f.user_id) FROM second_factors f WHERE f.user_id = ?"),
        {user.toString()});
    if (!rows.next())
        return std::nullopt;
    return SecondFactor{rows.bytes(0), rows.number(1) != 0, rows.number(2), int(rows.number(3))};
}

bool begin(Connection &connection, const UserId &user, const QByteArray &secret)
{
    return connection.execute(
               QStringLiteral("INSERT INTO second_factors (user_id, secret, confirmed, last_step) "
                              "VALUES (?, ?, 0, 0) ON CONFLICT (user_id) DO UPDATE SET secret = "
                              "excluded.secret WHERE second_factors.confirmed = 0"),
               {user.toString(), secret}) > 0;
}

bool confirm(Connection &connection, const UserId &user, const QByteArray &secret, qint64 step,
             const QList<QByteArray> &recoveryHashes)
{
    if (connection.execute(QStringLiteral("UPDATE second_factors SET confirmed = 1, last_step = ? "
                                          "WHERE user_id = ? AND secret = ? AND confirmed = 0"),
                           {step, user.toString(), secret}) == 0)
        return false;
    removeRecoveryCodes(connection, user);
    for (const QByteArray &hash : recoveryHashes)
        connection.execute(QStringLiteral("INSERT INTO recovery_codes (user_id, hash) VALUES (?, ?)"),
                           {user.toString(), hash});
    return true;
}

bool useCode(Connection &connection, const UserId &user, qint64 step)
{
    return connection.execute(QStringLiteral("UPDATE second_factors SET last_step = ? "
                                             "WHERE user_id = ? AND confirmed <> 0 AND last_step < ?"),
                              {step, user.toString(), step}) > 0;
}

bool useRecoveryCode(Connection &connection, const UserId &user, const QByteArray &hash)
{
    return connection.execute(QStringLiteral("DELETE FROM recovery_codes WHERE user_id = ? AND hash = ?"),
                              {user.toString(), hash}) > 0;
}

bool remove(Connection &connection, const UserId &user)
{
    removeRecoveryCodes(connection, user);
    connection.chores().hasErased = true;
    return connection.execute(QStringLiteral("DELETE FROM second_factors WHERE user_id = ?"),
                              {user.toString()}) > 0;
}

} // namespace Chinwag::FactorRows
