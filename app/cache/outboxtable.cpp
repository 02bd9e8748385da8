#include "app/cache/outboxtable.h"

#include "shared/base/logging.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/eventrow.h"
#include "shared/protocol/utf8.h"

#include <QCoreApplication>
#include <QJsonArray>
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

// A command has the columns of the event that it becomes.
const QStringList &oldColumns()
{
    static const QStringList names =
        QStringList{u"room"_s, u"failed"_s, u"failure"_s, u"sequel_nonce"_s, u"sequel_text"_s} +
        eventColumnNames().split(u", "_s);
    return names;
}

const QStringList &columns()
{
    static const QStringList names = oldColumns() + QStringList{u"files"_s};
    return names;
}

/// What the message itself does not say of them, in their order.
QString textOf(const QList<OutboxEntry::OutgoingFile> &files)
{
    QJsonArray list;
    for (const OutboxEntry::OutgoingFile &file : files) {
        list.append(QJsonObject{{u"file"_s, toJson(file.attachment.file)},
                                {u"path"_s, file.attachment.path},
                                {u"thumbnail"_s, file.attachment.thumbnail},
                                {u"upload"_s, file.upload.toString()},
                                {u"there"_s, file.isThere}});
    }
    return files.isEmpty() ? u""_s : textFromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<OutboxEntry::OutgoingFile> filesOf(const QString &text)
{
    QList<OutboxEntry::OutgoingFile> files;
    const QJsonArray list = jsonFromUtf8(text.toUtf8()).array();
    for (const auto &each : list) {
        const QJsonObject json = each.toObject();
        const auto file = fileFromJson(json.value("file"_L1).toObject());
        if (!file)
            continue;
        files.append({{*file, json.value("path"_L1).toString(), json.value("thumbnail"_L1).toString()},
                      FileId(json.value("upload"_L1).toString()),
                      json.value("there"_L1).toBool()});
    }
    return files;
}

QVariantList valuesOf(const OutboxEntry &entry)
{
    const OutboxEntry::Sequel sequel = entry.sequel.value_or(OutboxEntry::Sequel());
    return QVariantList{textValue(entry.room.toString()), isFailed(entry), textValue(entry.failure),
                        textValue(sequel.nonce.toString()), textValue(sequel.text)} +
           rowOf(eventOf(entry, {}, {0, entry.createdAt})) + QVariantList{textOf(entry.files)};
}

/// None for a kind of another version.
std::optional<Command> commandOf(const EventBody &body)
{
    return std::visit(
        [](const auto &each) -> std::optional<Command> {
            if constexpr (std::is_constructible_v<Command, decltype(each)>)
                return Command(each);
            else
                return std::nullopt;
        },
        body);
}

std::optional<OutboxEntry> entryOf(const QSqlQuery &row)
{
    OutboxEntry entry;
    entry.room = RoomId(row.value(0).toString());
    entry.state = row.value(1).toBool() ? OutboxEntry::State::Failed : OutboxEntry::State::Queued;
    entry.failure = row.value(2).toString();
    if (const Nonce nonce(row.value(3).toString()); !nonce.isEmpty())
        entry.sequel = OutboxEntry::Sequel{nonce, row.value(4).toString()};
    QVariantList columnsOfEvent;
    for (int column = 5; column < int(oldColumns().size()); ++column)
        columnsOfEvent.append(row.value(column));
    const Event event = eventOf(entry.room, columnsOfEvent);
    const auto command = commandOf(event.body);
    if (!command)
        return std::nullopt;
    entry.command = *command;
    entry.nonce = event.nonce;
    entry.createdAt = event.at;
    // Before version 7 there is no such column, and this is empty.
    entry.files = filesOf(row.value(int(oldColumns().size())).toString());
    if (!isFailed(entry))
        entry.state = entry.waitingState();
    return entry;
}

Result<Ok, Error> readAll(const SqliteConnection &connection, const QStringList &names,
                          QList<OutboxEntry> &entries)
{
    return connection.select(u"SELECT %1 FROM outbox ORDER BY position"_s.arg(names.join(u", "_s)), {},
                             [&](const QSqlQuery &row) {
                                 if (auto entry = entryOf(row))
                                     entries.append(*std::move(entry));
                             });
}

/// Before version 5 there were messages only.
Result<Ok, Error> readMessages(const SqliteConnection &connection, QList<OutboxEntry> &entries)
{
    return connection.select(
        u"SELECT room, nonce, text, reply_to, created_at, failed, failure FROM outbox ORDER BY position"_s,
        {}, [&](const QSqlQuery &row) {
            OutboxEntry entry;
            entry.room = RoomId(row.value(0).toString());
            entry.nonce = Nonce(row.value(1).toString());
            entry.command = MessageBody{row.value(2).toString(), row.value(3).toLongLong()};
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
    const QString marks = u", ?"_s.repeated(columns().size()).mid(2);
    const auto added = m_connection.run(
        u"INSERT INTO outbox (%1) VALUES (%2)"_s.arg(columns().join(u", "_s), marks), valuesOf(entry));
    if (added)
        return Ok{};
    warn(added);
    return Error{
        ErrorCode::Internal,
        QCoreApplication::translate("LocalCopy", "This could not be saved on this computer. %1", "reason")
            .arg(sentenceFor(m_connection.lastTrouble())),
        {}};
}

void OutboxTable::replace(const Nonce &nonce, const OutboxEntry &entry)
{
    warn(m_connection.run(u"UPDATE outbox SET %1 = ? WHERE nonce = ?"_s.arg(columns().join(u" = ?, "_s)),
                          valuesOf(entry) + QVariantList{textValue(nonce.toString())}));
}

void OutboxTable::remove(const Nonce &nonce)
{
    warn(m_connection.run(u"DELETE FROM outbox WHERE nonce = ?"_s, {textValue(nonce.toString())}));
}

Result<QList<OutboxEntry>, Error> OutboxTable::all() const
{
    QList<OutboxEntry> entries;
    const auto read = readAll(m_connection, columns(), entries);
    warn(read);
    if (!read)
        return read.error();
    return entries;
}

QList<OutboxEntry> OutboxTable::readable(const SqliteConnection &connection)
{
    QList<OutboxEntry> entries;
    // The damage is known; what was read counts.
    if (!readAll(connection, columns(), entries) && entries.isEmpty() &&
        !readAll(connection, oldColumns(), entries) && entries.isEmpty())
        static_cast<void>(readMessages(connection, entries));
    return entries;
}

} // namespace Chinwag
