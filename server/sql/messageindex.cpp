#include "server/sql/messageindex.h"

#include "server/sql/connection.h"
#include "server/sql/messagetext.h"

#include <algorithm>

namespace Chinwag {

namespace {

void setFirst(Connection &connection, qint64 first)
{
    connection.execute(QStringLiteral("UPDATE index_state SET first_id = ?"), {first});
}

} // namespace

MessageIndex::Range MessageIndex::unindexed(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral("SELECT first_id, last_id FROM index_state"));
    return rows.next() ? Range{rows.number(0), rows.number(1)} : Range{1, 0};
}

/// None while another node is at it.
std::optional<MessageIndex::Range> MessageIndex::next(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral("SELECT first_id, last_id FROM index_state") +
                                connection.dialect().skipLocked());
    return rows.next() ? std::optional(Range{rows.number(0), rows.number(1)}) : std::nullopt;
}

bool MessageIndex::catchUp(Connection &connection, int atMost) const
{
    connection.execute(connection.dialect().begin());
    const auto range = next(connection);
    const bool goesOn = !range || putNext(connection, *range, atMost);
    connection.execute(QStringLiteral("COMMIT"));
    return goesOn;
}

bool MessageIndex::putNext(Connection &connection, const Range &range, int atMost) const
{
    const QString sql = MessageText::select(QStringLiteral(
                            "FROM events e WHERE e.id >= ? AND e.id <= ? AND e.kind = 'message' "
                            "AND (e.text <> '' OR e.body <> '') ORDER BY e.id LIMIT ?")) +
                        lock();
    if (range.isEmpty())
        return false;
    QList<Said> found;
    {
        auto rows = connection.rows(sql, {range.first, range.last, atMost});
        while (rows.next())
            found.append(MessageText::saidFrom(rows));
    }
    for (const Said &said : std::as_const(found)) {
        if (said.isThere())
            put(connection, said);
    }
    if (found.size() == atMost || (!found.isEmpty() && range.last == lastId))
        setFirst(connection, found.last().id + 1);
    else if (range.last != lastId)
        setFirst(connection, range.last + 1);
    return found.size() == atMost;
}

qint64 MessageIndex::removed(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral("SELECT removed FROM index_state"));
    return rows.next() ? rows.number(0) : 0;
}

void MessageIndex::forgetRemoved(Connection &connection, qint64 count)
{
    connection.execute(QStringLiteral("UPDATE index_state SET removed = removed - ?"), {count});
}

} // namespace Chinwag
