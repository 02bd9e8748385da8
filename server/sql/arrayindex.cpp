#include "server/sql/connection.h"
#include "server/sql/messageindex.h"

namespace Chinwag {

namespace {

/// As PostgreSQL reads an array of numbers, which have a sign there.
QString arrayOf(const Grams::List &grams)
{
    QStringList list;
    for (const quint32 gram : grams)
        list.append(QString::number(qint32(gram)));
    return QLatin1Char('{') + list.join(QLatin1Char(',')) + QLatin1Char('}');
}

QString arrayOf(const Said &said)
{
    return arrayOf(Grams::ofMessage(said.room, said.sender, said.text, said.hasFiles));
}

} // namespace

void ArrayIndex::create(Connection &connection) const
{
    connection.execute(QStringLiteral(
        "CREATE TABLE message_index (id BIGINT NOT NULL PRIMARY KEY, grams INTEGER[] NOT NULL)"));
    connection.execute(QStringLiteral("CREATE INDEX message_index_grams ON message_index USING GIN (grams)"));
    connection.execute(
        QStringLiteral("CREATE TABLE index_state (first_id BIGINT NOT NULL, last_id BIGINT NOT NULL, "
                       "removed BIGINT NOT NULL)"));
    connection.execute(
        QStringLiteral("INSERT INTO index_state SELECT 1, COALESCE(MAX(id), 0), 0 FROM events"));
}

void ArrayIndex::beginAnew(Connection &connection) const
{
    connection.execute(QStringLiteral("DELETE FROM message_index"));
    // Ids that were copied have not moved the sequence.
    connection.execute(QStringLiteral("SELECT setval(pg_get_serial_sequence('events', 'id'), "
                                      "(SELECT COALESCE(MAX(id), 0) + 1 FROM events), false)"));
    connection.execute(QStringLiteral(
        "UPDATE index_state SET first_id = 1, last_id = (SELECT COALESCE(MAX(id), 0) FROM events)"));
    connection.chores().isUnindexed = true;
}

void ArrayIndex::added(Connection &connection, Seq seq, const Said &said) const
{
    static const QString sql =
        QStringLiteral("INSERT INTO message_index (id, grams) SELECT id, CAST(? AS INTEGER[]) FROM events "
                       "WHERE room_id = ? AND seq = ?");
    if (said.isThere())
        connection.execute(sql, {arrayOf(said), said.room.toString(), qint64(seq)});
}

void ArrayIndex::changed(Connection &connection, const Said &was, const QString &text) const
{
    static const QString remove = QStringLiteral("DELETE FROM message_index WHERE id = ?");
    static const QString replace =
        QStringLiteral("INSERT INTO message_index (id, grams) VALUES (?, CAST(? AS INTEGER[])) "
                       "ON CONFLICT (id) DO UPDATE SET grams = excluded.grams");
    // Unindexed ones, too: whoever catches up may have read the old text and waits for this transaction.
    if (text.isEmpty())
        connection.execute(remove, {was.id});
    else
        connection.execute(replace, {was.id, arrayOf({was.id, was.room, was.sender, text, was.hasFiles})});
}

void ArrayIndex::put(Connection &connection, const Said &said) const
{
    static const QString sql =
        QStringLiteral("INSERT INTO message_index (id, grams) VALUES (?, CAST(? AS INTEGER[])) "
                       "ON CONFLICT (id) DO NOTHING");
    connection.execute(sql, {said.id, arrayOf(said)});
}

QString ArrayIndex::idColumn() const { return QStringLiteral("i.id"); }

QString ArrayIndex::condition(const Terms &terms) const
{
    QStringList conditions;
    if (!terms.all.isEmpty())
        conditions.append(QStringLiteral("i.grams @> CAST(? AS INTEGER[])"));
    if (!terms.any.isEmpty())
        conditions.append(QStringLiteral("i.grams && CAST(? AS INTEGER[])"));
    return conditions.join(QStringLiteral(" AND "));
}

QVariantList ArrayIndex::values(const Terms &terms) const
{
    QVariantList values;
    for (const Grams::List *each : {&terms.all, &terms.any}) {
        if (!each->isEmpty())
            values.append(arrayOf(*each));
    }
    return values;
}

QString ArrayIndex::lock() const { return QStringLiteral(" FOR SHARE OF e"); }

} // namespace Chinwag
