#include "server/sql/usersearch.h"

#include "server/sql/userrows.h"
#include "shared/protocol/textrules.h"

#include <algorithm>

namespace Chinwag::UserSearch {

namespace {

/// The first text behind everything that begins with `prefix`: no character sorts behind U+10FFFF.
QString endOfPrefix(const QString &prefix) { return prefix + QString::fromUcs4(U"\U0010FFFF", 1); }

/// `key` is a column; each of them has an index that ends in the id.
QString inOrderOf(const QString &key)
{
    return QStringLiteral("SELECT %2 FROM users u WHERE u.%1 >= ? AND u.%1 < ? ORDER BY u.%1, u.id LIMIT ?")
        .arg(key, UserRows::columns());
}

} // namespace

QString byUsername() { return inOrderOf(QStringLiteral("username_key")); }

QString byDisplayName() { return inOrderOf(QStringLiteral("display_key")); }

QList<User> find(Connection &connection, const QString &prefix, int limit)
{
    static const QString statements[] = {byUsername(), byDisplayName()};
    const QString begin = searchKey(prefix);
    const QString end = endOfPrefix(begin);
    QList<User> users;
    for (const QString &statement : statements) {
        auto rows = connection.rows(statement, {begin, end, std::max(limit, 0)});
        while (rows.next() && users.size() < limit) {
            const User user = UserRows::from(rows);
            if (!users.contains(user))
                users.append(user);
        }
    }
    return users;
}

} // namespace Chinwag::UserSearch
