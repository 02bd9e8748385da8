#include "server/sql/accountremoval.h"

#include "server/core/foundation/crypto.h"
#include "server/sql/consent.h"
#include "shared/protocol/textrules.h"

namespace Chinwag::AccountRemoval {

namespace {

/// The name itself is not kept.
QByteArray digestOf(const QString &username)
{
    return Crypto::secretHash(QStringLiteral("former name ") + usernameSkeleton(username));
}

QString usernameOf(Connection &connection, const UserId &user)
{
    auto rows = connection.rows(QStringLiteral("SELECT username FROM users WHERE id = ? AND deleted = 0"),
                                {user.toString()});
    return rows.next() ? rows.text(0) : QString();
}

void reserveName(Connection &connection, const QString &username)
{
    connection.execute(
        QStringLiteral("INSERT INTO former_names (digest) VALUES (?) ON CONFLICT (digest) DO NOTHING"),
        {digestOf(username)});
}

/// Their row stays: what they said, and what happened in rooms, is by somebody.
void blank(Connection &connection, const UserId &user)
{
    constexpr int bytes = 8;
    const QString username =
        QStringLiteral("deleted-") + QString::fromLatin1(Crypto::randomBytes(bytes).toHex());
    const QString name = QStringLiteral("Deleted user");
    // A search finds no noncharacter: UserSearch ends before it.
    const QString nobody = QString::fromUcs4(U"\U0010FFFF\U0010FFFF", 2);
    connection.execute(
        QStringLiteral(
            "UPDATE users SET username = ?, display_name = ?, username_key = ?, display_key = ?, "
            "username_skeleton = ?, password_hash = '', banned = 0, server_owner = 0, status = '', "
            "status_until = 0, deleted = 1 WHERE id = ?"),
        {username, name, nobody, nobody, usernameSkeleton(username), user.toString()});
    // Nobody adds them to anything.
    Consent::setRoomInvites(connection, user, RoomInvites::Nobody);
}

void forget(Connection &connection, const UserId &user)
{
    for (const char *rows :
         {"devices WHERE user_id = ?", "second_factors WHERE user_id = ?", "recovery_codes WHERE user_id = ?",
          "room_invitations WHERE user_id = ?", "room_invitations WHERE invited_by = ?",
          "blocks WHERE user_id = ?", "blocks WHERE blocked_id = ?", "room_bans WHERE user_id = ?",
          "room_mutes WHERE user_id = ?", "room_paces WHERE user_id = ?", "departures WHERE user_id = ?",
          "tickets WHERE user_id = ?"})
        connection.execute(QStringLiteral("DELETE FROM ") + QLatin1String(rows), {user.toString()});
    // The sweep of files takes what was never sent.
    connection.execute(QStringLiteral("UPDATE files SET expires_at = 1 WHERE user_id = ? AND expires_at > 0"),
                       {user.toString()});
    connection.execute(QStringLiteral("UPDATE members SET notify = '', muted_until = 0, marked_unread = 0, "
                                      "words_as_typed = 0 WHERE user_id = ?"),
                       {user.toString()});
    connection.chores().hasErased = true;
}

} // namespace

bool remove(Connection &connection, const UserId &user, bool messagesStay)
{
    const QString username = usernameOf(connection, user);
    if (username.isEmpty())
        return false;
    reserveName(connection, username);
    blank(connection, user);
    forget(connection, user);
    if (!messagesStay)
        connection.execute(QStringLiteral("INSERT INTO unsaid (user_id, nonce) VALUES (?, '')"),
                           {user.toString()});
    return true;
}

bool isFormerName(Connection &connection, const QString &username)
{
    auto rows =
        connection.rows(QStringLiteral("SELECT 1 FROM former_names WHERE digest = ?"), {digestOf(username)});
    return rows.next();
}

QList<Unsaid> unsaid(Connection &connection)
{
    QList<Unsaid> people;
    auto rows =
        connection.rows(QStringLiteral("SELECT user_id, nonce FROM unsaid ORDER BY user_id LIMIT 100"));
    while (rows.next())
        people.append({UserId(rows.text(0)), Nonce(rows.text(1))});
    return people;
}

void setUnsaid(Connection &connection, const Unsaid &unsaid)
{
    if (unsaid.upTo.isEmpty())
        connection.execute(QStringLiteral("DELETE FROM unsaid WHERE user_id = ?"), {unsaid.user.toString()});
    else
        connection.execute(QStringLiteral("UPDATE unsaid SET nonce = ? WHERE user_id = ?"),
                           {unsaid.upTo.toString(), unsaid.user.toString()});
}

} // namespace Chinwag::AccountRemoval
