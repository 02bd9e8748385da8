#include "server/sql/messagesearch.h"

#include "server/sql/messagetext.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// Ids in the first part, and by how much the parts grow while they cost little.
constexpr qint64 firstWidth = 20'000;
constexpr qint64 growth = 4;
/// Ids that are looked at one by one in a part.
constexpr qint64 widthOfAll = 1000;
/// Rows that the index may bring for a part, whether they fit or not.
constexpr int mostCandidates = 200;
/// Rooms of a person that are worth asking the index for.
constexpr int mostRooms = 32;
/// The clock of a server may have been set back: by so much messages may be out of the order of their times.
constexpr std::chrono::milliseconds clockSlack = std::chrono::hours(24);
/// What a hit may weigh in JSON, for each unit of its text.
constexpr qsizetype bytesPerUnit = 3;
constexpr qsizetype bytesPerFile = 512;

Grams::List termsOf(const MessageQuery &query)
{
    Grams::List all = Grams::ofWords(query.words.words());
    if (!query.room.isEmpty())
        all.append(Grams::ofRoom(query.room));
    if (!query.sender.isEmpty())
        all.append(Grams::ofSender(query.sender));
    if (query.withLink)
        all.append(Grams::ofLink());
    if (query.withFile)
        all.append(Grams::ofFile());
    return all;
}

} // namespace

MessageSearch::MessageSearch(Connection &connection, const MessageQuery &query, Now now)
    : m_connection(connection)
    , m_query(query)
    , m_now(std::move(now))
    , m_index(connection.dialect().messageIndex())
    , m_terms{termsOf(query), {}}
    , m_width(firstWidth)
{
}

MessageHits MessageSearch::run()
{
    const auto deadline = m_now() + share;
    m_unindexed = MessageIndex::unindexed(m_connection);
    const qint64 end = newest() + 1;
    m_top = m_query.place > 0 ? std::min(m_query.place, end) : end;
    narrowByTime();
    // Their rooms are all that there is to go by.
    if (m_terms.all.isEmpty())
        narrowByRooms();
    qint64 top = m_top;
    do {
        top = top > m_bottom ? next(top) : m_bottom;
    } while (top > m_bottom && !isFull() && m_now() < deadline);
    if (isFull())
        m_found.next = m_last > m_bottom ? m_last : 0;
    else
        m_found.next = top > m_bottom ? top : 0;
    return std::move(m_found);
}

qint64 MessageSearch::next(qint64 top)
{
    const bool hasTerms = !m_terms.all.isEmpty() || !m_terms.any.isEmpty();
    if (!hasTerms || m_unindexed.contains(top - 1))
        return lookAtAll(top);
    const auto begun = m_now();
    const qint64 end = lookAtCandidates(top);
    if (m_now() - begun < share / (2 * growth))
        m_width *= growth;
    return end;
}

qint64 MessageSearch::bottomOf(qint64 top) const
{
    qint64 bottom = m_bottom;
    if (m_unindexed.contains(top - 1))
        bottom = std::max(bottom, m_unindexed.first);
    else if (!m_unindexed.isEmpty() && m_unindexed.last < top)
        bottom = std::max(bottom, m_unindexed.last + 1);
    return bottom;
}

/// In both, the join keeps away what is said in rooms of others; in the order of the CROSS JOINs, so that
/// SQLite does not begin with the rooms.
qint64 MessageSearch::lookAtAll(qint64 top)
{
    static const QString sql = MessageText::select(
        QStringLiteral("FROM events e CROSS JOIN members m WHERE m.room_id = e.room_id AND m.user_id = ? "
                       "AND e.kind = 'message' AND (e.text <> '' OR e.body <> '') AND e.id >= ? AND e.id < ? "
                       "ORDER BY e.id DESC"));
    const qint64 bottom = std::max(bottomOf(top), top - widthOfAll);
    auto rows = m_connection.rows(sql, {m_query.user.toString(), bottom, top});
    while (!isFull() && rows.next())
        take(rows);
    return bottom;
}

/// Cut before the join: what the index brings costs its time whoever may see it.
QString MessageSearch::candidates() const
{
    return MessageText::selectWhere(
        QStringLiteral("m.user_id IS NOT NULL"),
        QStringLiteral("FROM (SELECT %1 AS id FROM message_index i WHERE %2 AND %1 >= ? AND %1 < ? "
                       "ORDER BY %1 DESC LIMIT ?) c CROSS JOIN events e "
                       "LEFT JOIN members m ON m.room_id = e.room_id AND m.user_id = ? "
                       "WHERE e.id = c.id ORDER BY c.id DESC")
            .arg(m_index.idColumn(), m_index.condition(m_terms)));
}

qint64 MessageSearch::lookAtCandidates(qint64 top)
{
    const qint64 bottom = std::max(bottomOf(top), top - m_width);
    const QVariantList values =
        m_index.values(m_terms) + QVariantList{bottom, top, mostCandidates, m_query.user.toString()};
    int count = 0;
    qint64 last = bottom;
    {
        auto rows = m_connection.rows(candidates(), values);
        for (; !isFull() && rows.next(); ++count) {
            last = MessageText::idFrom(rows);
            take(rows);
        }
    }
    if (count < mostCandidates)
        return bottom;
    if (!m_hasRooms)
        narrowByRooms();
    return last;
}

void MessageSearch::take(const Rows &rows)
{
    Event message = MessageText::eventFrom(rows);
    const QString text = message.as<MessageBody>()->text;
    const bool isThere = !text.isEmpty() || !message.as<MessageBody>()->files.isEmpty();
    if (!isThere || !m_query.fits(message, text))
        return;
    m_last = MessageText::idFrom(rows);
    m_bytes += bytesPerUnit * text.size() + bytesPerFile * message.as<MessageBody>()->files.size();
    m_found.hits.append({std::move(message), m_query.words.marksIn(text)});
}

void MessageSearch::narrowByTime()
{
    if (m_query.after.count() > 0)
        m_bottom = std::max(m_bottom, firstSince(m_query.after - clockSlack));
    if (m_query.before.count() > 0)
        m_top = std::min(m_top, firstSince(m_query.before + clockSlack));
}

/// Ids and times ascend together, but for the slack.
qint64 MessageSearch::firstSince(std::chrono::milliseconds time)
{
    static const QString sql = QStringLiteral("SELECT at FROM events WHERE id >= ? ORDER BY id LIMIT 1");
    qint64 low = 1;
    qint64 high = newest() + 1;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        auto rows = m_connection.rows(sql, {middle});
        if (rows.next() && rows.time(0) < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// For one who is in a few rooms of many: what others say elsewhere is not even looked at.
void MessageSearch::narrowByRooms()
{
    m_hasRooms = true;
    if (!m_query.room.isEmpty())
        return;
    auto rows = m_connection.rows(QStringLiteral("SELECT room_id FROM members WHERE user_id = ? LIMIT ?"),
                                  {m_query.user.toString(), mostRooms + 1});
    Grams::List rooms;
    while (rows.next())
        rooms.append(Grams::ofRoom(RoomId(rows.text(0))));
    if (rooms.size() <= mostRooms)
        m_terms.any = rooms;
}

qint64 MessageSearch::newest()
{
    auto rows = m_connection.rows(QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM events"));
    return rows.next() ? rows.number(0) : 0;
}

} // namespace Chinwag
