#include "server/sql/messagetext.h"

#include "shared/protocol/eventrow.h"

namespace Chinwag::MessageText {

namespace {

enum Column { IdAt, RoomAt, SeqAt, SenderAt, TimeAt, ReplyToAt, NonceAt, TextAt, BodyAt };

const QString heads = QStringLiteral("SELECT e.id, e.room_id, e.seq, e.sender, e.at, e.reply_to, e.nonce, ");
/// The last edit counts, as for whoever folds the log. The plus keeps SQLite from reading the whole room in
/// its order instead of sorting the few edits of a message.
const QString textNow = QStringLiteral("COALESCE((SELECT x.text FROM events x WHERE x.room_id = e.room_id "
                                       "AND x.target = e.seq AND x.kind = 'edit' "
                                       "ORDER BY +x.seq DESC LIMIT 1), e.text)");

/// What has no column of its own.
MessageBody restFrom(const Rows &rows)
{
    const QString body = rows.text(BodyAt);
    if (body.isEmpty())
        return {};
    const QString none = QStringLiteral("");
    const Event event =
        eventOf(RoomId(none), {1, QStringLiteral("message"), none, 0, none, none, 0, 0, none, body});
    const auto *message = event.as<MessageBody>();
    return message ? *message : MessageBody();
}

} // namespace

QString select(const QString &from) { return heads + textNow + QStringLiteral(", e.body ") + from; }

QString selectWhere(const QString &condition, const QString &from)
{
    return heads + QStringLiteral("CASE WHEN %1 THEN %2 ELSE '' END, CASE WHEN %1 THEN e.body ELSE '' END %3")
                       .arg(condition, textNow, from);
}

qint64 idFrom(const Rows &rows) { return rows.number(IdAt); }

Said saidFrom(const Rows &rows)
{
    return {idFrom(rows), RoomId(rows.text(RoomAt)), UserId(rows.text(SenderAt)), rows.text(TextAt),
            !restFrom(rows).files.isEmpty()};
}

Event eventFrom(const Rows &rows)
{
    Event event;
    event.room = RoomId(rows.text(RoomAt));
    event.seq = rows.number(SeqAt);
    event.sender = UserId(rows.text(SenderAt));
    event.at = rows.time(TimeAt);
    event.nonce = Nonce(rows.text(NonceAt));
    MessageBody body = restFrom(rows);
    body.text = rows.text(TextAt);
    body.replyTo = rows.number(ReplyToAt);
    event.body = body;
    return event;
}

std::optional<Said> find(Connection &connection, const RoomId &room, Seq message)
{
    static const QString sql =
        select(QStringLiteral("FROM events e WHERE e.room_id = ? AND e.seq = ? AND e.kind = 'message' AND "
                              "(e.text <> '' OR e.body <> '')"));
    const QString lock = connection.dialect().hasOneWriter() ? QString() : QStringLiteral(" FOR UPDATE OF e");
    auto rows = connection.rows(sql + lock, {room.toString(), qint64(message)});
    return rows.next() ? std::optional(saidFrom(rows)) : std::nullopt;
}

} // namespace Chinwag::MessageText
