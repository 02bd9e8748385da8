#include "tests/qml/sampledata.h"

namespace Chinwag::SampleData {

namespace {

QDateTime at(const QDateTime &now, int hour, int minute)
{
    return QDateTime(now.date(), QTime(hour, minute));
}

RoomRow room(const char *id, const char *name, const char *preview, const QDateTime &when, bool direct)
{
    RoomRow row;
    row.id = RoomId(QString::fromLatin1(id));
    row.name = QString::fromUtf8(name);
    row.preview = QString::fromUtf8(preview);
    row.at = when;
    row.direct = direct;
    if (direct)
        row.peer = UserId(QString::fromUtf8(name));
    return row;
}

QList<RoomRow> rooms(const QDateTime &now)
{
    RoomRow ann = room("d1", "Ann Larsen", "See you at the pier at six", at(now, 12, 4), true);
    ann.presence = Presence::Online;
    ann.typing = {QStringLiteral("Ann")};
    RoomRow bo = room("d2", "Bo Nwosu", "The tickets are in the shared folder", at(now, 11, 48), true);
    bo.presence = Presence::Away;
    bo.unread = 2;
    RoomRow dee = room("d3", "Dee Marsh", "Thanks!", at(now, 9, 0).addDays(-3), true);
    RoomRow general = room("r1", "general", "Ann: Then we should tell the caterer", at(now, 12, 5), false);
    general.typing = {QStringLiteral("Ann"), QStringLiteral("Bo")};
    RoomRow train = room("r2", "release-train", "Cleo: @mira can you look at 4.2?", at(now, 11, 31), false);
    train.unread = 1;
    train.mentions = 1;
    RoomRow random = room("r3", "random", "Bo: a heron has moved in", at(now, 9, 0).addDays(-4), false);
    random.unread = 14;
    return {general, train, random, ann, bo, dee};
}

TimelineEntry message(const char *id, const char *name, const QDateTime &when, const char *text)
{
    TimelineEntry entry;
    entry.id = QString::fromLatin1(id);
    entry.senderName = QString::fromUtf8(name);
    entry.sender = UserId(entry.senderName);
    entry.at = when;
    entry.text = QString::fromUtf8(text);
    return entry;
}

PersonRow person(const char *name, Presence presence)
{
    const QString text = QString::fromUtf8(name);
    return {UserId(text), text, text.toLower(), presence};
}

} // namespace

QList<TimelineEntry> conversation(const QDateTime &now)
{
    QList<TimelineEntry> entries{
        message(
            "1", "Cleo Ionescu", at(now, 11, 52),
            "Boat leaves from pier 4. I moved the start to six so that people who work late can make it."),
        message("2", "Cleo Ionescu", at(now, 11, 53), "The list so far: Ann, Bo, Dee, me."),
        message("3", "Bo Nwosu", at(now, 11, 58),
                "Six works. I put the address here for the GPS:\n54.3233 N  10.1394 E"),
        message("4", "Ann Larsen", at(now, 12, 3), "Then we should tell the caterer, they planned for seven"),
        message("5", "Mira Okafor", at(now, 12, 5), "I will call them now."),
    };
    entries[3].edited = true;
    entries[4].delivery = TimelineEntry::Delivery::Sent;
    return entries;
}

void fill(AppController &app, const QDateTime &now)
{
    AppController::Account account;
    account.user = {UserId(QStringLiteral("Mira Okafor")), QStringLiteral("mira"),
                    QStringLiteral("Mira Okafor")};
    account.server = QStringLiteral("chat.harbour.example");
    account.presence = Presence::Online;
    app.setAccount(account);
    app.rooms()->setRows(rooms(now));
    app.rooms()->select(QStringLiteral("r1"));
    app.timeline()->setRoom({RoomId(QStringLiteral("r1")),
                             {},
                             QStringLiteral("general"),
                             QStringLiteral("Everything that concerns all of us"),
                             5,
                             3,
                             false,
                             Presence::Offline});
    app.timeline()->setFirstUnread(QStringLiteral("4"));
    app.timeline()->setEntries(conversation(now));
    app.composer()->setRoom(QStringLiteral("general"), false,
                            QStringLiteral("And I can bring the big lantern, if"));
    app.typing()->setPeople({person("Ann", Presence::Online), person("Bo", Presence::Away)});
    app.members()->setRows({person("Ann Larsen", Presence::Online), person("Mira Okafor", Presence::Online),
                            person("Bo Nwosu", Presence::Away),
                            person("Cleo Ionescu", Presence::DoNotDisturb),
                            person("Dee Marsh", Presence::Offline)});
}

} // namespace Chinwag::SampleData
