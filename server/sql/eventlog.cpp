#include "server/sql/eventlog.h"

#include "server/sql/consent.h"
#include "server/sql/filerows.h"
#include "server/sql/messageindex.h"
#include "server/sql/messagetext.h"
#include "server/sql/reactions.h"
#include "server/sql/roommembers.h"
#include "shared/protocol/eventrow.h"
#include "shared/protocol/targets.h"

#include <algorithm>
#include <limits>

namespace Chinwag::EventLog {

namespace {

const QString columns = QStringLiteral("room_id, ") + eventColumnNames();

Event eventFrom(const Rows &rows)
{
    const RoomId room(rows.text(0));
    QVariantList row;
    for (int column = 1; column <= int(eventColumns().size()); ++column)
        row.append(rows.value(column));
    return eventOf(room, row);
}

/// The values of `columns`. No nonce is a NULL, so that the index of nonces leaves it out.
QVariantList valuesOf(const Event &event)
{
    QVariantList values = rowOf(event);
    for (qsizetype i = 0; event.nonce.isEmpty() && i < values.size(); ++i) {
        if (eventColumns()[std::size_t(i)].name == QLatin1String("nonce"))
            values[i] = QVariant();
    }
    values.prepend(event.room.toString());
    return values;
}

struct Place
{
    Seq seq = 0; ///< 0: there is no such room
    RoomKind kind = RoomKind::Private;
    RoomRules rules;
};

/// Where the next event of the room belongs. With several writers the head
/// is moved at once, which locks the room until the transaction ends and keeps its log free of gaps and
/// doubles. A writer that is alone only looks: SQLite makes a table for what a statement returns, which costs
/// more than the statement.
Place nextPlace(Connection &connection, const RoomId &room)
{
    static const QString look =
        QStringLiteral("SELECT head_seq + 1, kind, slow_mode, posting FROM rooms WHERE id = ?");
    static const QString move = QStringLiteral("UPDATE rooms SET head_seq = head_seq + 1 WHERE id = ? "
                                               "RETURNING head_seq, kind, slow_mode, posting");
    auto rows = connection.rows(connection.dialect().hasOneWriter() ? look : move, {room.toString()});
    if (!rows.next())
        return {};
    return {
        rows.number(0),
        roomKindFromString(rows.text(1)).value_or(RoomKind::Private),
        {std::chrono::seconds(rows.number(2)), postingFromString(rows.text(3)).value_or(Posting::Members)}};
}

/// Where the head belongs after the event was inserted, or was not.
void settleHead(Connection &connection, const Event &event, bool isInserted)
{
    static const QString sql = QStringLiteral("UPDATE rooms SET head_seq = ? WHERE id = ?");
    const bool wasMoved = !connection.dialect().hasOneWriter();
    if (isInserted == wasMoved)
        return;
    connection.execute(sql, {qint64(isInserted ? event.seq : event.seq - 1), event.room.toString()});
}

/// False when the nonce of this sender is known.
bool insert(Connection &connection, const Event &event)
{
    static const QString sql =
        QStringLiteral("INSERT INTO events (%1) VALUES (?%2) "
                       "ON CONFLICT (sender, nonce) WHERE nonce IS NOT NULL DO NOTHING")
            .arg(columns, QStringLiteral(", ?").repeated(qsizetype(eventColumns().size())));
    return connection.execute(sql, valuesOf(event)) > 0;
}

/// Nobody finds it any more, neither in the log nor, by and by, in the files.
void erase(Connection &connection, const RoomId &room, Seq message)
{
    static const QString sql =
        QStringLiteral("UPDATE events SET text = '', body = '' WHERE room_id = ? AND ");
    static const QString ofMessage = sql + QStringLiteral("seq = ? AND kind = 'message'");
    static const QString ofEdits = sql + QStringLiteral("target = ? AND kind = 'edit'");
    for (const QString &each : {ofMessage, ofEdits})
        connection.execute(each, {room.toString(), qint64(message)});
    connection.chores().hasErased = true;
}

/// What an edit or a deletion is about, as it reads before; none for everything else.
std::optional<Said> changedBy(Connection &connection, const Event &event)
{
    if (!event.as<EditBody>() && !event.as<DeleteBody>())
        return std::nullopt;
    return MessageText::find(connection, event.room, targetOf(event));
}

void applyToIndex(Connection &connection, const Event &event, const std::optional<Said> &was)
{
    const MessageIndex &index = connection.dialect().messageIndex();
    if (const auto *message = event.as<MessageBody>())
        index.added(connection, event.seq,
                    {0, event.room, event.sender, message->text, !message->files.isEmpty()});
    const auto *edit = event.as<EditBody>();
    if (was)
        index.changed(connection, *was, edit ? edit->text : QString());
}

/// What the event changes in the room beside its log.
void applyToRoom(Connection &connection, const Event &event)
{
    if (const auto *message = event.as<MessageBody>())
        FileRows::attach(connection, event.room, event.seq, message->files);
    if (const auto *topic = event.as<TopicBody>())
        connection.execute(QStringLiteral("UPDATE rooms SET topic = ? WHERE id = ?"),
                           {topic->text, event.room.toString()});
    if (const auto *name = event.as<NameBody>())
        connection.execute(QStringLiteral("UPDATE rooms SET name = ? WHERE id = ?"),
                           {name->text, event.room.toString()});
    if (const auto *rules = event.as<RulesBody>())
        RoomMembers::setRules(connection, event.room, rules->rules);
    if (const auto *role = event.as<RoleBody>())
        RoomMembers::setRole(connection, event.room, *role);
    if (const auto *deletion = event.as<DeleteBody>()) {
        erase(connection, event.room, deletion->target);
        FileRows::detach(connection, event.room, deletion->target);
        Reactions::forget(connection, event.room, deletion->target);
    }
    if (const auto *reaction = event.as<ReactionBody>())
        Reactions::apply(connection, event.room, event.sender, *reaction);
}

std::optional<Event> findByNonce(Connection &connection, const UserId &sender, const Nonce &nonce)
{
    static const QString sql =
        QStringLiteral("SELECT %1 FROM events WHERE sender = ? AND nonce = ?").arg(columns);
    auto rows = connection.rows(sql, {sender.toString(), nonce.toString()});
    return rows.next() ? std::optional(eventFrom(rows)) : std::nullopt;
}

bool isAboutADeletedMessage(Connection &connection, const Event &event)
{
    const Seq target = targetOf(event);
    const auto message = target > 0 ? find(connection, event.room, target) : std::nullopt;
    return message && isDeletedMessage(*message);
}

Error isGone() { return {ErrorCode::NotFound, QStringLiteral("This message was deleted."), std::nullopt}; }

Error noSuchReply()
{
    return {ErrorCode::BadRequest, QStringLiteral("'reply_to' must be a message of this room."),
            std::nullopt};
}

/// The same event, with what is known of its files.
std::optional<Error> describeFiles(Connection &connection, Event &event)
{
    auto *message = std::get_if<MessageBody>(&event.body);
    if (!message || message->files.isEmpty())
        return std::nullopt;
    const auto described = FileRows::toSend(connection, event.sender, message->files);
    if (!described)
        return described.error();
    message->files = *described;
    return std::nullopt;
}

/// Asked behind the lock of the room, so that nobody deletes the message meanwhile.
std::optional<Error> refusalOf(Connection &connection, Event &event, const ModerationRules::Speaker &speaker)
{
    if (const auto refusal = ModerationRules::refusal(event.body, speaker))
        return refusal;
    if (const auto refusal = describeFiles(connection, event))
        return refusal;
    if (isAboutADeletedMessage(connection, event))
        return isGone();
    if (const auto *reaction = event.as<ReactionBody>();
        reaction && !Reactions::hasRoomFor(connection, event.room, *reaction))
        return Reactions::tooMany();
    if (speaker.kind == RoomKind::Direct && saysSomething(event) &&
        Consent::isBlockedIn(connection, event.room, event.sender))
        return Consent::refusal("This person cannot be written to.");
    return std::nullopt;
}

/// Behind the lock of the room, too: a mute is before the message, or behind it.
ModerationRules::Speaker speakerOf(Connection &connection, const Event &event, const Place &place)
{
    if (!ModerationRules::isModerated(event.body))
        return {place.kind, place.rules, {}};
    return RoomMembers::speakerOf(connection, event, place.kind, place.rules);
}

bool isMessage(Connection &connection, const RoomId &room, Seq seq)
{
    const auto event = find(connection, room, seq);
    return event && event->as<MessageBody>();
}

} // namespace

Error roomNotFound()
{
    return {ErrorCode::RoomNotFound, QStringLiteral("There is no such room, or you are not in it."),
            std::nullopt};
}

Outcome<Appended> append(Connection &connection, const Event &event)
{
    if (const auto *message = event.as<MessageBody>();
        message && message->replyTo != 0 && !isMessage(connection, event.room, message->replyTo)) {
        const auto first = findByNonce(connection, event.sender, event.nonce);
        return first ? Outcome<Appended>(Appended{*first, true}) : Outcome<Appended>(noSuchReply());
    }
    const Place place = nextPlace(connection, event.room);
    if (place.seq == 0)
        return roomNotFound();
    Appended appended{event, false};
    appended.event.seq = place.seq;
    const auto speaker = speakerOf(connection, event, place);
    const std::optional<Error> refusal = refusalOf(connection, appended.event, speaker);
    if (auto *message = std::get_if<MessageBody>(&appended.event.body))
        message->mentionsRoom = message->mentionsRoom && ModerationRules::mayMentionRoom(speaker);
    const auto was = changedBy(connection, event);
    const bool isInserted = !refusal && insert(connection, appended.event);
    settleHead(connection, appended.event, isInserted);
    if (isInserted) {
        applyToRoom(connection, appended.event);
        if (ModerationRules::isPaced(event.body, speaker))
            RoomMembers::setPace(connection, event);
        applyToIndex(connection, appended.event, was);
        return appended;
    }
    // Trying first and looking afterwards keeps the usual case cheap.
    if (const auto first = findByNonce(connection, event.sender, event.nonce))
        return Appended{*first, true};
    if (refusal)
        return *refusal;
    return Error{ErrorCode::Internal, QStringLiteral("The server's storage failed."), std::nullopt};
}

std::optional<Event> expire(Connection &connection, const Event &message, std::chrono::milliseconds at)
{
    const Place place = nextPlace(connection, message.room);
    if (place.seq == 0)
        return std::nullopt;
    const Event deletion{message.room, place.seq, {}, at, {}, DeleteBody{message.seq}};
    const auto was = changedBy(connection, deletion);
    const bool isInserted = !isAboutADeletedMessage(connection, deletion) && insert(connection, deletion);
    settleHead(connection, deletion, isInserted);
    if (!isInserted)
        return std::nullopt;
    applyToRoom(connection, deletion);
    applyToIndex(connection, deletion, was);
    return deletion;
}

std::optional<Event> find(Connection &connection, const RoomId &room, Seq seq)
{
    static const QString sql =
        QStringLiteral("SELECT %1 FROM events WHERE room_id = ? AND seq = ?").arg(columns);
    auto rows = connection.rows(sql, {room.toString(), qint64(seq)});
    return rows.next() ? std::optional(eventFrom(rows)) : std::nullopt;
}

QList<Event> range(Connection &connection, const RoomId &room, Seq after, Seq before, int limit, bool newest)
{
    static const QString sql = QStringLiteral(
        "SELECT %1 FROM events WHERE room_id = ? AND seq > ? AND seq < ? ORDER BY seq %2 LIMIT ?");
    static const QString oldestFirst = sql.arg(columns, QStringLiteral("ASC"));
    static const QString newestFirst = sql.arg(columns, QStringLiteral("DESC"));
    const Seq end = before > 0 ? before : std::numeric_limits<Seq>::max();
    QList<Event> events;
    auto rows = connection.rows(newest ? newestFirst : oldestFirst,
                                {room.toString(), qint64(after), qint64(end), std::max(limit, 0)});
    while (rows.next())
        events.append(eventFrom(rows));
    if (newest)
        std::reverse(events.begin(), events.end());
    return events;
}

QList<Event> sentBy(Connection &connection, const UserId &user, const Nonce &after, int limit)
{
    static const QString sql =
        QStringLiteral("SELECT %1 FROM events WHERE sender = ? AND nonce IS NOT NULL AND nonce > ? "
                       "ORDER BY nonce LIMIT ?")
            .arg(columns);
    QList<Event> events;
    auto rows = connection.rows(sql, {user.toString(), after.toString(), std::max(limit, 0)});
    while (rows.next())
        events.append(eventFrom(rows));
    return events;
}

} // namespace Chinwag::EventLog
