#include "server/sql/userrows.h"

#include "shared/base/clock.h"

namespace Chinwag::UserRows {

QString columns(const QString &u)
{
    return QStringLiteral("%1.id, %1.username, %1.display_name, %1.status, %1.status_until").arg(u);
}

User from(const Rows &rows, int first)
{
    User user{UserId(rows.text(first)), rows.text(first + 1), rows.text(first + 2)};
    const Status status{rows.text(first + 3), rows.time(first + 4)};
    // By this machine's clock: it is only shown, and clients look at the end, too.
    if (!status.text.isEmpty() && (status.until.count() == 0 || SystemClock().wall() < status.until))
        user.status = status;
    return user;
}

} // namespace Chinwag::UserRows
