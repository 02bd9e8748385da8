#include "tests/qml/sampledata.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QPainter>

namespace Chinwag::SampleData {

namespace {

using Test::ChatWorld;

User user(const char *name)
{
    const QString text = QString::fromUtf8(name);
    return {UserId(text), text.section(u' ', 0, 0).toLower(), text};
}

const User mira = user("Mira Okafor");
const User ann = user("Ann Larsen");
const User bo = user("Bo Nwosu");
const User cleo = user("Cleo Ionescu");
const User dee = user("Dee Marsh");

RoomId id(const char *text) { return RoomId(QString::fromLatin1(text)); }

struct Day
{
    ChatWorld &world;

    milliseconds at(int hour, int minute, int daysAgo = 0) const
    {
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(world.client.clock.wall().count());
        return milliseconds(QDateTime(now.date().addDays(-daysAgo), QTime(hour, minute)).toMSecsSinceEpoch());
    }
    void room(const char *name, const char *title, Seq readSeq, const char *topic = "") const
    {
        Room room = Test::makeRoom(QString::fromLatin1(name));
        room.name = QString::fromUtf8(title);
        room.topic = QString::fromUtf8(topic);
        room.memberCount = 5;
        room.readSeq = readSeq;
        world.addRoom(room);
    }
    void direct(const char *name, const User &peer, Seq readSeq) const
    {
        Room room = Test::makeRoom(QString::fromLatin1(name));
        room.name.clear();
        room.kind = RoomKind::Direct;
        room.peer = peer;
        room.readSeq = readSeq;
        world.addRoom(room);
    }
    Seq say(const char *room, const User &who, const char *text, milliseconds when) const
    {
        return world.say(id(room), who.id, QString::fromUtf8(text), when);
    }
};

void talkInGeneral(const Day &day)
{
    day.say("r1", cleo,
            "Boat leaves from pier 4. I moved the start to six so that people who work late can make it.",
            day.at(11, 52));
    day.say("r1", cleo, "The list so far: Ann, Bo, Dee, me.", day.at(11, 53));
    day.say("r1", bo, "Six works. I put the address here for the GPS:\n54.3233 N  10.1394 E", day.at(11, 58));
    const Seq caterer = day.say("r1", ann, "Then we should tell the caterer", day.at(12, 3));
    day.say("r1", mira, "I will call them now.", day.at(12, 5));
    day.world.happen(
        general, ann.id,
        EditBody{caterer, QStringLiteral("Then we should tell the caterer, they planned for seven")});
}

void talkElsewhere(const Day &day)
{
    day.say("r2", cleo, "@mira can you look at 4.2?", day.at(11, 31));
    for (int i = 0; i < 14; ++i)
        day.say("r3", bo, "a heron has moved in", day.at(9, i, 4));
    day.say("d1", ann, "See you at the pier at six", day.at(12, 4));
    day.say("d2", bo, "Have you seen the list?", day.at(11, 47));
    day.say("d2", bo, "The tickets are in the shared folder", day.at(11, 48));
    day.say("d3", dee, "Thanks!", day.at(9, 0, 3));
}

} // namespace

void fill(ChatWorld &world, const QString &draft)
{
    world.restart(mira);
    const Day day{world};
    for (const User &each : {ann, bo, cleo, dee})
        world.addUser(each);
    day.room("r1", "general", 3, "Everything that concerns all of us");
    day.room("r2", "release-train", 0);
    day.room("r3", "random", 0);
    day.direct("d1", ann, 1);
    day.direct("d2", bo, 0);
    day.direct("d3", dee, 1);
    talkInGeneral(day);
    talkElsewhere(day);
    world.setPresence(mira.id, Presence::Online);
    world.setPresence(ann.id, Presence::Online);
    world.setPresence(bo.id, Presence::Away);
    world.setPresence(cleo.id, Presence::DoNotDisturb);
    world.goOnline();
    world.session().setDraft(general, draft);
    world.setTyping(general, {ann.id, bo.id});
    world.setTyping(id("d1"), {ann.id});
}

void shareWords(ChatWorld &world, bool self, bool other)
{
    Room room = world.session().rooms().find(id("d1"))->room;
    room.role = Role::Member;
    room.memberCount = 2;
    room.preferences = RoomPreferences();
    room.preferences->wordsAsTyped = self;
    room.wordsAsTypedBy = (self ? 1 : 0) + (other ? 1 : 0);
    world.client.link().push(RoomUpdatedPush{room});
}

void typeWords(ChatWorld &world, const QString &text)
{
    world.client.link().push(TypingPush{id("d1"), ann.id, true, std::chrono::seconds(6), 0});
    world.client.link().push(TypingTextPush{id("d1"), ann.id, text});
}

void fillLong(ChatWorld &world, int messages, int cached)
{
    world.restart(mira);
    world.addUser(ann);
    QList<Event> log;
    for (Seq seq = 1; seq <= messages; ++seq) {
        Event event = Test::makeMessage(general.toString(), seq, QStringLiteral("ann"));
        event.sender = ann.id;
        // Of different heights, as people write.
        event.body = MessageBody{
            QStringLiteral("message %1").arg(seq) + QStringLiteral("\nand more").repeated(seq % 4), 0};
        log.append(event);
    }
    Room room = Test::makeRoom(general.toString(), messages, messages);
    room.name = QStringLiteral("general");
    world.client.api.log[general] = log;
    world.cache.storeRooms({room});
    world.cache.storeEvents(log.last(cached));
    world.addRoom(room);
    world.goOnline();
}

namespace {

void paintPier(const QString &path, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size.width() / 392.0, size.height() / 220.0);
    painter.fillRect(0, 0, 392, 220, QColor(0xE8, 0xA8, 0x80));
    painter.fillRect(0, 60, 392, 40, QColor(0xEE, 0xBA, 0x86));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xFC, 0xE9, 0xC4));
    painter.drawEllipse(QPointF(262, 116), 24, 24);
    painter.setBrush(QColor(0xA8, 0x68, 0x58));
    painter.drawPolygon(QPolygonF({{0, 112},
                                   {60, 95},
                                   {120, 108},
                                   {182, 88},
                                   {250, 110},
                                   {316, 95},
                                   {392, 110},
                                   {392, 140},
                                   {0, 140}}));
    painter.fillRect(0, 128, 392, 92, QColor(0x3F, 0x6C, 0x79));
    painter.setBrush(QColor(0x2C, 0x2A, 0x30));
    painter.drawPolygon(QPolygonF({{0, 190}, {170, 190}, {184, 220}, {0, 220}}));
    painter.fillRect(118, 92, 5, 100, QColor(0x2C, 0x2A, 0x30));
    painter.fillRect(109, 78, 22, 20, QColor(0xFC, 0xDF, 0x9E));
    painter.end();
    image.save(path);
}

} // namespace

File attach(ChatWorld &world, const QString &folder, const QString &name, QSize size, qint64 bytes,
            QString *path)
{
    static int number = 0;
    const QString place = QDir(folder).filePath(name);
    Attachment made;
    made.path = place;
    made.file.name = name;
    made.file.size = bytes;
    made.file.type = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name();
    if (made.file.type.startsWith(QStringLiteral("image/"))) {
        paintPier(place, size);
        made.file.width = size.width();
        made.file.height = size.height();
        made.file.blurhash = QStringLiteral("LEHV6nWB2yk8pyo0adR*.7kCMdnj");
    } else {
        QFile file(place);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray(path ? static_cast<qsizetype>(bytes) : 5, 'x'));
    }
    made.file.id = FileId(QStringLiteral("f_%1").arg(++number));
    if (path) {
        made.file.size = QFile(place).size();
        *path = place;
    } else {
        world.session().files().adopt(made, made.file.id);
    }
    return made.file;
}

UserId person(ChatWorld &world, const QString &name)
{
    const UserId user(name);
    if (!world.session().rooms().knows(user))
        world.addUser({user, name.toLower(), name});
    return user;
}

void read(ChatWorld &world, const RoomId &room, const QString &reader, Seq seq)
{
    world.client.link().push(ReadPush{room, person(world, reader), seq});
}

void invite(ChatWorld &world, const QString &room, const QString &inviter)
{
    Room about;
    about.id = RoomId(room);
    about.name = room;
    about.kind = RoomKind::Private;
    const QString username = inviter.section(u' ', 0, 0).toLower();
    world.invite(about, {UserId(inviter), username, inviter});
}

void bringInto(ChatWorld &world, const QString &room, const QString &inviter)
{
    QList<Event> &log = world.client.api.log[RoomId(room)];
    for (const char *text : {"Who is awake?", "I am. The wind turns at two.", "Then we go at one."}) {
        Event event = Test::makeMessage(room, log.size() + 1, QStringLiteral("x"), QString::fromUtf8(text));
        event.sender = log.size() == 1 ? bo.id : UserId(inviter);
        event.at = world.client.clock.wall() - std::chrono::minutes(30 - log.size());
        log.append(event);
    }
    Event joined = log.last();
    joined.seq = log.size() + 1;
    joined.at = world.client.clock.wall();
    joined.sender = UserId(inviter);
    joined.body = MembershipBody{MembershipBody::Change::Join, mira.id};
    log.append(joined);
    Room about = Test::makeRoom(room, joined.seq);
    about.name = room;
    about.kind = RoomKind::Private;
    about.memberCount = 3;
    world.client.link().push(RoomAddedPush{about});
}

void lead(ChatWorld &world, Role role)
{
    Room room = world.session().rooms().find(general)->room;
    room.role = role;
    world.client.api.roomAnswer = room;
    world.client.link().push(RoomUpdatedPush{room});
}

void moderate(ChatWorld &world)
{
    lead(world, Role::Owner);
    const milliseconds end = world.client.clock.wall() + std::chrono::hours(1);
    world.client.api.rolesAnswer = {{mira.id, Role::Owner}, {ann.id, Role::Moderator}};
    world.client.api.mutesAnswer = {{dee.id, end}};
    User busy = ann;
    busy.status = {QStringLiteral("In a meeting"), end};
    world.client.link().push(UserUpdatedPush{busy});
    world.session().members().refresh(general);
    world.client.turn();
}

void report(ChatWorld &world, const QString &author, const QString &text, const QString &reason)
{
    const RoomBook &book = world.session().rooms();
    Report made;
    made.author = book.user(person(world, author));
    made.seq = world.say(general, made.author.id, text);
    made.id = ReportId(QStringLiteral("report-%1").arg(made.seq));
    made.room = general;
    made.text = text;
    made.by = cleo;
    made.reason = reason;
    made.at = world.client.clock.wall();
    world.client.api.reportsAnswer.prepend(made);
}

} // namespace Chinwag::SampleData
