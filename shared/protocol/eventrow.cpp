#include "shared/protocol/eventrow.h"

#include "shared/protocol/modelreaders.h"
#include "shared/protocol/modelwriters.h"
#include "shared/protocol/utf8.h"

#include <QJsonDocument>
#include <QStringList>

namespace Chinwag {

namespace {

using enum EventColumn::Type;

constexpr EventColumn columns[] = {
    {"seq"_L1, Number},   {"kind"_L1, Text},  {"sender"_L1, Text},     {"at"_L1, Number},
    {"text"_L1, Text},    {"nonce"_L1, Text}, {"reply_to"_L1, Number}, {"target"_L1, Number},
    {"subject"_L1, Text}, {"body"_L1, Text},
};
/// The same order, by name.
enum At : qsizetype {
    SeqAt,
    KindAt,
    SenderAt,
    TimeAt,
    TextAt,
    NonceAt,
    ReplyToAt,
    TargetAt,
    SubjectAt,
    BodyAt
};

/// What the text of a row is called on the wire.
QLatin1StringView textName(const QString &kind)
{
    return kind.startsWith("reaction_"_L1) ? "emoji"_L1 : "text"_L1;
}

/// A text that is not null, which databases would take for a NULL.
QVariant value(const QString &text) { return text.isNull() ? u""_s : text; }

QVariant value(qint64 number) { return number; }

/// Moves a member to a column, if it fits there.
QString takeText(QJsonObject &json, QLatin1StringView name)
{
    const QString text = json.value(name).toString();
    if (text.isEmpty() || !isStorable(text))
        return {};
    json.remove(name);
    return text;
}

qint64 takeNumber(QJsonObject &json, QLatin1StringView name)
{
    const qint64 number = json.value(name).toInteger();
    if (number > 0)
        json.remove(name);
    return std::max<qint64>(number, 0);
}

void putText(QJsonObject &json, QLatin1StringView name, const QVariant &column)
{
    if (const QString text = column.toString(); !text.isEmpty())
        json.insert(name, text);
}

void putNumber(QJsonObject &json, QLatin1StringView name, const QVariant &column)
{
    if (const qint64 number = column.toLongLong(); number > 0)
        json.insert(name, number);
}

QJsonObject objectOf(const QString &json) { return jsonFromUtf8(json.toUtf8()).object(); }

QString textOf(const QJsonObject &json)
{
    return json.isEmpty() ? QString() : textFromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

std::span<const EventColumn> eventColumns() { return columns; }

QString eventColumnNames()
{
    QStringList names;
    for (const EventColumn &column : columns)
        names.append(column.name);
    return names.join(u", "_s);
}

QVariantList rowOf(const Event &event)
{
    const QString kind = kindOf(event.body);
    JsonTree tree;
    write(tree, event.body);
    QJsonObject body = tree.take();
    const QString text = takeText(body, textName(kind));
    const Seq replyTo = takeNumber(body, "reply_to"_L1);
    const Seq target = takeNumber(body, "target"_L1);
    const QString subject = takeText(body, "subject"_L1);
    return {value(qint64(event.seq)),
            value(kind),
            value(event.sender.toString()),
            value(qint64(event.at.count())),
            value(text),
            value(event.nonce.toString()),
            value(replyTo),
            value(target),
            value(subject),
            value(textOf(body))};
}

Event eventOf(const RoomId &room, const QVariantList &row)
{
    Event event;
    event.room = room;
    event.seq = row.at(SeqAt).toLongLong();
    event.sender = UserId(row.at(SenderAt).toString());
    event.at = std::chrono::milliseconds(row.at(TimeAt).toLongLong());
    event.nonce = Nonce(row.at(NonceAt).toString());
    const QString kind = row.at(KindAt).toString();

    QJsonObject json = objectOf(row.at(BodyAt).toString());
    const bool hasRest = !json.isEmpty();
    putText(json, textName(kind), row.at(TextAt));
    putNumber(json, "reply_to"_L1, row.at(ReplyToAt));
    putNumber(json, "target"_L1, row.at(TargetAt));
    putText(json, "subject"_L1, row.at(SubjectAt));
    if (!hasRest) {
        event.body = readBody(kind, json);
        return event;
    }
    // Members of the head that could not be read are among the rest, and may be readable by now.
    JsonTree whole;
    event.body = UnknownBody{kind, json};
    write(whole, event);
    readRest(event, whole.take());
    return event;
}

} // namespace Chinwag
