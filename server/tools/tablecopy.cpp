#include "server/tools/tablecopy.h"

#include "shared/protocol/eventrow.h"

#include <QCryptographicHash>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

std::vector<CopiedColumn> columnsOfEvents()
{
    using enum CopiedColumn::Type;
    std::vector<CopiedColumn> columns{{"room_id"_L1, Text}};
    for (const EventColumn &column : eventColumns())
        columns.push_back({column.name, column.type == EventColumn::Type::Text ? Text : Number});
    columns.push_back({"id"_L1, Number}); // the order in which they were stored, over all rooms
    return columns;
}

QStringList columnNames(const CopiedTable &table, std::size_t count)
{
    QStringList names;
    for (std::size_t i = 0; i < count; ++i)
        names.append(table.columns[i].name);
    return names;
}

QString placeholders(qsizetype count)
{
    return QStringLiteral("?") + QStringLiteral(", ?").repeated(count - 1);
}

/// Reads a table in the order of its key, a few rows at a time, so that its size does not matter.
class TableReader
{
public:
    TableReader(Connection &connection, const CopiedTable &table)
        : m_connection(connection)
        , m_table(table)
    {
    }

    /// Empty at the end and after a failure.
    QList<QVariantList> next();

private:
    static constexpr int rowsAtOnce = 500;

    QVariantList rowFrom(const Rows &rows) const;

    Connection &m_connection;
    const CopiedTable &m_table;
    QVariantList m_lastKey;
};

QList<QVariantList> TableReader::next()
{
    const QString key = columnNames(m_table, std::size_t(m_table.keys)).join(QLatin1String(", "));
    const QString behind = m_lastKey.isEmpty()
                               ? QString()
                               : QStringLiteral("WHERE (%1) > (%2) ").arg(key, placeholders(m_table.keys));
    const QString sql = QStringLiteral("SELECT %1 FROM %2 %3ORDER BY %4 LIMIT %5")
                            .arg(columnNames(m_table, m_table.columns.size()).join(QLatin1String(", ")),
                                 QLatin1String(m_table.name), behind, key)
                            .arg(rowsAtOnce);
    QList<QVariantList> found;
    auto rows = m_connection.rows(sql, m_lastKey);
    while (rows.next())
        found.append(rowFrom(rows));
    if (!found.isEmpty())
        m_lastKey = found.constLast().first(m_table.keys);
    return found;
}

QVariantList TableReader::rowFrom(const Rows &rows) const
{
    QVariantList row;
    for (int i = 0; i < int(m_table.columns.size()); ++i) {
        const CopiedColumn::Type type = m_table.columns[std::size_t(i)].type;
        if (rows.isNull(i))
            row.append(QVariant());
        else if (type == CopiedColumn::Type::Number)
            row.append(rows.number(i));
        else if (type == CopiedColumn::Type::Bytes)
            row.append(rows.bytes(i));
        else
            row.append(rows.text(i));
    }
    return row;
}

/// The same bytes for the same value whichever database it comes from; each value says where it ends.
void digest(QCryptographicHash &hash, const QVariant &value)
{
    const bool isText = value.metaType() == QMetaType::fromType<QString>();
    const bool isBytes = value.metaType() == QMetaType::fromType<QByteArray>();
    const QByteArray bytes = isText    ? value.toString().toUtf8()
                             : isBytes ? value.toByteArray()
                                       : QByteArray::number(value.toLongLong());
    const char kind = !value.isValid() ? 'z' : isText ? 't' : isBytes ? 'b' : 'n';
    hash.addData(QByteArray(1, kind) + QByteArray::number(bytes.size()) + ':' + bytes);
}

} // namespace

const std::vector<CopiedTable> &databaseTables()
{
    using enum CopiedColumn::Type;
    static const std::vector<CopiedTable> all{
        {"users",
         1,
         {{"id"_L1, Text},
          {"username"_L1, Text},
          {"display_name"_L1, Text},
          {"username_key"_L1, Text},
          {"display_key"_L1, Text},
          {"password_hash"_L1, Text},
          {"banned"_L1, Number},
          {"server_owner"_L1, Number},
          {"created_at"_L1, Number},
          {"username_skeleton"_L1, Text},
          {"status"_L1, Text},
          {"status_until"_L1, Number},
          {"deleted"_L1, Number}}},
        {"devices",
         1,
         {{"id"_L1, Text},
          {"user_id"_L1, Text},
          {"name"_L1, Text},
          {"token_hash"_L1, Bytes},
          {"created_at"_L1, Number},
          {"last_used_at"_L1, Number},
          {"expires_at"_L1, Number}}},
        {"revocations",
         1,
         {{"id"_L1, Text},
          {"user_id"_L1, Text},
          {"device_id"_L1, Text},
          {"reason"_L1, Text},
          {"at"_L1, Number}}},
        {"invites", 1, {{"hash"_L1, Bytes}, {"expires_at"_L1, Number}, {"makes_owner"_L1, Number}}},
        {"rooms",
         1,
         {{"id"_L1, Text},
          {"name"_L1, Text},
          {"kind"_L1, Text},
          {"topic"_L1, Text},
          {"head_seq"_L1, Number},
          {"member_count"_L1, Number},
          {"created_at"_L1, Number},
          {"direct_a"_L1, Text},
          {"direct_b"_L1, Text},
          {"slow_mode"_L1, Number},
          {"posting"_L1, Text}}},
        {"members",
         2,
         {{"room_id"_L1, Text},
          {"user_id"_L1, Text},
          {"role"_L1, Text},
          {"read_seq"_L1, Number},
          {"notify"_L1, Text},
          {"muted_until"_L1, Number},
          {"marked_unread"_L1, Number},
          {"words_as_typed"_L1, Number},
          {"joined_seq"_L1, Number}}},
        {"events", 2, columnsOfEvents()},
        {"reactions",
         4,
         {{"room_id"_L1, Text}, {"target"_L1, Number}, {"emoji"_L1, Text}, {"user_id"_L1, Text}}},
        {"blocks", 2, {{"user_id"_L1, Text}, {"blocked_id"_L1, Text}}},
        {"room_invitations",
         2,
         {{"user_id"_L1, Text}, {"room_id"_L1, Text}, {"invited_by"_L1, Text}, {"at"_L1, Number}}},
        {"room_invite_settings", 1, {{"user_id"_L1, Text}, {"invites"_L1, Text}}},
        {"departures", 2, {{"room_id"_L1, Text}, {"user_id"_L1, Text}}},
        {"room_bans",
         2,
         {{"room_id"_L1, Text},
          {"user_id"_L1, Text},
          {"banned_by"_L1, Text},
          {"at"_L1, Number},
          {"ends_at"_L1, Number},
          {"reason"_L1, Text}}},
        {"room_mutes", 2, {{"room_id"_L1, Text}, {"user_id"_L1, Text}, {"ends_at"_L1, Number}}},
        {"room_paces", 2, {{"room_id"_L1, Text}, {"user_id"_L1, Text}, {"at"_L1, Number}}},
        {"reports",
         1,
         {{"id"_L1, Text},
          {"room_id"_L1, Text},
          {"seq"_L1, Number},
          {"author"_L1, Text},
          {"text"_L1, Text},
          {"reported_by"_L1, Text},
          {"reason"_L1, Text},
          {"at"_L1, Number}}},
        {"removed_rooms", 1, {{"room_id"_L1, Text}}},
        {"room_retention", 1, {{"room_id"_L1, Text}, {"days"_L1, Number}, {"done_seq"_L1, Number}}},
        {"audit",
         1,
         {{"id"_L1, Text},
          {"at"_L1, Number},
          {"actor"_L1, Text},
          {"action"_L1, Text},
          {"subject"_L1, Text},
          {"subject_name"_L1, Text},
          {"detail"_L1, Text}}},
        {"second_factors",
         1,
         {{"user_id"_L1, Text}, {"secret"_L1, Bytes}, {"confirmed"_L1, Number}, {"last_step"_L1, Number}}},
        {"recovery_codes", 2, {{"user_id"_L1, Text}, {"hash"_L1, Bytes}}},
        {"former_names", 1, {{"digest"_L1, Bytes}}},
        {"unsaid", 1, {{"user_id"_L1, Text}, {"nonce"_L1, Text}}},
        {"files",
         1,
         {{"id"_L1, Text},
          {"user_id"_L1, Text},
          {"name"_L1, Text},
          {"size"_L1, Number},
          {"type"_L1, Text},
          {"width"_L1, Number},
          {"height"_L1, Number},
          {"blurhash"_L1, Text},
          {"received"_L1, Number},
          {"writer"_L1, Text},
          {"hash"_L1, Text},
          {"thumbnail"_L1, Text},
          {"thumbnail_size"_L1, Number},
          {"expires_at"_L1, Number}}},
        {"file_uses", 3, {{"file_id"_L1, Text}, {"room_id"_L1, Text}, {"seq"_L1, Number}}},
        {"file_contents", 1, {{"hash"_L1, Text}, {"size"_L1, Number}, {"loose"_L1, Number}}},
        {"tickets",
         1,
         {{"hash"_L1, Bytes},
          {"user_id"_L1, Text},
          {"username"_L1, Text},
          {"display_name"_L1, Text},
          {"device_id"_L1, Text},
          {"expires_at"_L1, Number}}},
    };
    return all;
}

TableSummary summarise(Connection &connection, const CopiedTable &table)
{
    TableSummary summary;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    TableReader reader(connection, table);
    for (auto rows = reader.next(); !rows.isEmpty(); rows = reader.next()) {
        summary.rows += rows.size();
        for (const QVariantList &row : std::as_const(rows)) {
            for (const QVariant &value : row)
                digest(hash, value);
        }
    }
    summary.digest = hash.result().toHex();
    return summary;
}

void copyRows(Connection &source, Connection &target, const CopiedTable &table)
{
    const QStringList names = columnNames(table, table.columns.size());
    const QString sql =
        QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
            .arg(QLatin1String(table.name), names.join(QLatin1String(", ")), placeholders(names.size()));
    TableReader reader(source, table);
    for (auto rows = reader.next(); !rows.isEmpty() && !target.failure(); rows = reader.next()) {
        for (const QVariantList &row : std::as_const(rows))
            target.execute(sql, row);
    }
}

} // namespace Chinwag
