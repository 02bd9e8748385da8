#include "server/sql/connection.h"
#include "server/sql/messageindex.h"

namespace Chinwag {

namespace {

/// Pages of 4 KiB: what one step of a merge writes, some milliseconds.
constexpr int pagesAtOnce = 48;

/// Lower-case letters and digits are a word to FTS5 and never an operator.
QString word(quint32 gram) { return QString::number(gram, 36); }

QString words(const Grams::List &grams, const QString &between)
{
    QStringList list;
    for (const quint32 gram : grams)
        list.append(word(gram));
    return list.join(between);
}

QString textOf(const Said &said)
{
    return words(Grams::ofMessage(said.room, said.sender, said.text, said.hasFiles), QStringLiteral(" "));
}

void command(Connection &connection, const QString &name, qint64 value)
{
    connection.execute(QStringLiteral("INSERT INTO message_index (message_index, rank) VALUES (?, ?)"),
                       {name, value});
}

qint64 totalChanges(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral("SELECT total_changes()"));
    return rows.next() ? rows.number(0) : 0;
}

} // namespace

void FtsIndex::create(Connection &connection) const
{
    connection.execute(QStringLiteral("CREATE VIRTUAL TABLE message_index USING fts5 (grams, content='', "
                                      "columnsize=0, detail=none, tokenize='ascii')"));
    // It would do its merging inside whatever transaction comes along; tidy() does it.
    command(connection, QStringLiteral("automerge"), 0);
    command(connection, QStringLiteral("usermerge"), 8);
    connection.execute(
        QStringLiteral("CREATE TABLE index_state (first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, "
                       "removed INTEGER NOT NULL)"));
    connection.execute(QStringLiteral("INSERT INTO index_state VALUES (1, ?, 0)"), {lastId});
}

void FtsIndex::beginAnew(Connection &connection) const
{
    connection.execute(QStringLiteral("INSERT INTO message_index (message_index) VALUES ('delete-all')"));
    connection.execute(QStringLiteral("UPDATE index_state SET first_id = 1"));
    connection.chores().isUnindexed = true;
}

void FtsIndex::added(Connection &connection, Seq, const Said &) const
{
    connection.chores().isUnindexed = true;
}

void FtsIndex::changed(Connection &connection, const Said &was, const QString &text) const
{
    static const QString remove =
        QStringLiteral("INSERT INTO message_index (message_index, rowid, grams) VALUES ('delete', ?, ?)");
    if (was.id >= unindexed(connection).first)
        return;
    if (was.isThere()) {
        connection.execute(remove, {was.id, textOf(was)});
        connection.execute(QStringLiteral("UPDATE index_state SET removed = removed + 1"));
        connection.chores().isUntidy = true;
    }
    if (!text.isEmpty())
        put(connection, {was.id, was.room, was.sender, text, was.hasFiles});
}

void FtsIndex::put(Connection &connection, const Said &said) const
{
    static const QString sql = QStringLiteral("INSERT INTO message_index (rowid, grams) VALUES (?, ?)");
    connection.execute(sql, {said.id, textOf(said)});
}

bool FtsIndex::tidy(Connection &connection, bool thorough) const
{
    connection.execute(connection.dialect().begin());
    const qint64 before = totalChanges(connection);
    // A negative number makes all of the index one piece in the end, which has nothing left of what was
    // deleted; positive ones go on with that.
    command(connection, QStringLiteral("merge"), thorough ? -pagesAtOnce : pagesAtOnce);
    const bool hasWorked = totalChanges(connection) - before > 1;
    connection.execute(QStringLiteral("COMMIT"));
    return hasWorked;
}

QString FtsIndex::idColumn() const { return QStringLiteral("i.rowid"); }

QString FtsIndex::condition(const Terms &) const { return QStringLiteral("i.message_index MATCH ?"); }

QVariantList FtsIndex::values(const Terms &terms) const
{
    QString all = words(terms.all, QStringLiteral(" AND "));
    if (terms.any.isEmpty())
        return {all};
    const QString any = QLatin1Char('(') + words(terms.any, QStringLiteral(" OR ")) + QLatin1Char(')');
    return {all.isEmpty() ? any : all + QStringLiteral(" AND ") + any};
}

} // namespace Chinwag
