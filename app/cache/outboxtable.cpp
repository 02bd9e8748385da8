#include "app/cache/outboxtable.h"

#include "shared/base/logging.h"

#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

void warn(const Result<Ok, Error> &result)
{
    if (!result)
        qCWarning(lcCache).noquote() << result.error().message;
}

bool isFailed(const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Failed; }

Result<Ok, Error> readAll(const SqliteConnection &connection, QList<OutboxEntry> &entries)
{
    return connection.select(
        u"SELECT room, nonce, text, reply_to, created_at, failed, failure FROM outbox ORDER BY position"_s,
        {}, [&](const QSqlQuery &row) {
            OutboxEntry entry;
            entry.room = RoomId(row.value(0).toString());
            entry.nonce = Nonce(row.value(1).toString());
            entry.text = row.value(2).toString();
            entry.replyTo = row.value(3).toLongLong();
            entry.createdAt = std::chrono::milliseconds(row.value(4).toLongLong());
            entry.state = row.value(5).toBool() ? OutboxEntry::State::Failed : OutboxEntry::State::Queued;
            entry.failure = row.value(6).toString();
            entries.append(entry);
        });
}

} // namespace

OutboxTable::OutboxTable(SqliteConnection &connection)
    : m_connection(connection)
{
}

Result<Ok, Error> OutboxTable::add(const OutboxEntry &entry)
{
    const auto added = m_connection.run(
        u"INSERT INTO outbox (nonce, room, text, reply_to, created_at, failed, failure) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {textValue(entry.nonce.toString()), textValue(entry.room.toString()), textValue(entry.text),
         qlonglong(entry.replyTo), qlonglong(entry.createdAt.count()), isFailed(entry),
         textValue(entry.failure)});
    if (added)
        return Ok{};
    warn(added);
    return Error{ErrorCode::Internal,
                 u"This could not be saved on this computer. "_s + sentenceFor(m_connection.lastTrouble()),
                 {}};
}

void OutboxTable::update(const OutboxEntry &entry)
{
    warn(m_connection.run(
        u"UPDATE outbox SET room = ?, text = ?, reply_to = ?, created_at = ?, failed = ?, failure = ? WHERE nonce = ?"_s,
        {textValue(entry.room.toString()), textValue(entry.text), qlonglong(entry.replyTo),
         qlonglong(entry.createdAt.count()), isFailed(entry), textValue(entry.failure),
         textValue(entry.nonce.toString())}));
}

void OutboxTable::remove(const Nonce &nonce)
{
    warn(m_connection.run(u"DELETE FROM outbox WHERE nonce = ?"_s, {textValue(nonce.toString())}));
}

Result<QList<OutboxEntry>, Error> OutboxTable::all() const
{
    QList<OutboxEntry> entries;
    const auto read = readAll(m_connection, entries);
    warn(read);
    if (!read)
        return read.error();
    return entries;
}

QList<OutboxEntry> OutboxTable::readable(const SqliteConnection &connection)
{
    QList<OutboxEntry> entries;
    static_cast<void>(readAll(connection, entries)); // the damage is known; what was read counts
    return entries;
}

} // namespace Chinwag
