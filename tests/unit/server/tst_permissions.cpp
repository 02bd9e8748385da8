// The table "Who may do what" of PROTOCOL.md, done by everybody it speaks of.
#include "tests/support/servertestkit.h"

#include <QFile>
#include <QTest>

#include <vector>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

const QString zoe = u"zoe"_s; ///< who does it
const QString olga = u"olga"_s;
const QString mona = u"mona"_s;
const QString mike = u"mike"_s;
const QString bea = u"bea"_s;   ///< banned from the room, and muted in it
const QString nora = u"nora"_s; ///< a stranger

NodeOptions unlimited()
{
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    return options;
}

/// A room of Olga's, in which Zoe is what the column says.
class Scene
{
public:
    Scene(RoomKind kind, const QString &column);

    QString http(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return codeOf(node.http(method, path, body, zoe));
    }
    QString inRoom(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return http(method, "/api/rooms/"_L1 + room.toString() + path, body);
    }
    QString file(const QByteArray &method, const QString &path, const QByteArray &bytes = {},
                 const TestNode::Headers &headers = {})
    {
        return codeOf(node.request(
            node.fileRequest(method, path, zoe, headers, bytes.isEmpty() ? nullptr : node.body(bytes))));
    }
    QString send(const ClientFrame &frame)
    {
        if (const auto code = client->closeCode())
            return QString::number(*code);
        const auto error = client->askError(frame);
        return error ? toString(*error) : u"ok"_s;
    }
    QString id(const QString &name) { return ids.value(name).toString(); }
    MemoryDatabase::RoomRecord &record() { return world.database.rooms[room]; }

    TestWorld world;
    TestNode node;
    RoomId room;
    QHash<QString, UserId> ids;
    ClientPtr client;
    Seq own = 0;    ///< a message of Zoe's
    Seq others = 0; ///< of Mike's, with a file
    FileId ownFile;
    FileId othersFile;
    FileId half; ///< an upload of Zoe's that has not come
    FileId othersHalf;

private:
    static QString codeOf(const TestAnswer &answer) { return answer.status < 300 ? u"ok"_s : answer.code(); }
    Seq say(const QString &who, const QList<FileId> &files = {});
};

Scene::Scene(RoomKind kind, const QString &column)
    : node(world, unlimited())
{
    for (const QString &name : {zoe, olga, mona, mike, bea, nora})
        ids.insert(name, node.user(name).id);
    room = kind == RoomKind::Direct ? node.makeDirect(olga, mike) : node.makeRoom(olga, u"room"_s, kind);
    auto &members = record().members;
    members.insert(ids.value(mona), Role::Moderator);
    members.insert(ids.value(mike), Role::Member);
    if (column != "stranger"_L1)
        members.insert(ids.value(zoe), roleFromString(column).value_or(Role::Member));
    ownFile = node.upload(zoe, "\xff\xd8\xff one"_ba);
    othersFile = node.upload(mike, "\xff\xd8\xff two"_ba);
    half = node.begin(zoe, 5);
    othersHalf = node.begin(mike, 5);
    for (const auto &[who, which] : {std::pair(zoe, ownFile), std::pair(mike, othersFile)})
        node.request(node.fileRequest("PUT", u"/api/files/%1/thumbnail"_s.arg(which.toString()), who, {},
                                      node.body("\xff\xd8\xff small"_ba)));
    own = say(zoe);
    others = say(mike, {othersFile});
    record().bans.insert(ids.value(bea), {{}, ids.value(olga), milliseconds(1), Limits::forGood, {}});
    record().mutes.insert(ids.value(bea), Limits::forGood);
    record().reports.append({ReportId(u"p_1"_s), room, others, {}, {}, {}, {}, {}});
    if (column == "muted"_L1)
        record().mutes.insert(ids.value(zoe), Limits::forGood);
    client = node.connect(zoe);
    if (column == "banned"_L1)
        node.node.ban(ids.value(zoe), [](const Outcome<Ok> &) {});
    if (column == "signed out"_L1)
        http("POST", u"/auth/logout"_s);
    world.run();
}

Seq Scene::say(const QString &who, const QList<FileId> &files)
{
    MessageBody body{u"words"_s, 0};
    for (const FileId &each : files) {
        File attached;
        attached.id = each;
        body.files.append(attached);
    }
    const Event event{room, 0, ids.value(who), world.clock.wall(), Nonce(u"first of "_s + who), body};
    Seq seq = 0;
    world.events.append(event,
                        [&seq](const Outcome<Appended> &stored) { seq = stored ? stored->event.seq : 0; });
    world.run();
    return seq;
}

using Action = std::function<QString(Scene &)>;

struct Row
{
    QList<RoomKind> kinds; ///< each of them
    std::vector<Action> actions;
};

Action get(const QString &path)
{
    return [path](Scene &scene) { return scene.http("GET", path); };
}

Action inRoom(const QByteArray &method, const QString &path, const QJsonObject &body = {})
{
    return [=](Scene &scene) { return scene.inRoom(method, path, body); };
}

/// Something that is done to somebody.
Action onPerson(const QByteArray &method, const QString &what, const QString &whom,
                const QJsonObject &body = {})
{
    return [=](Scene &scene) { return scene.inRoom(method, u"/%1/"_s.arg(what) + scene.id(whom), body); };
}

const QJsonObject someReason{{u"reason"_s, u"because"_s}};
const QJsonObject moderatorRole{{u"role"_s, u"moderator"_s}};

std::vector<Action> sanctionsOn(const QString &whom)
{
    return {onPerson("DELETE", u"members"_s, whom), onPerson("PUT", u"bans"_s, whom, someReason),
            onPerson("PUT", u"mutes"_s, whom, someReason)};
}

Action command(const std::function<ClientFrame(Scene &)> &frame)
{
    return [frame](Scene &scene) { return scene.send(frame(scene)); };
}

Nonce fresh() { return Nonce(u"fresh"_s); }

Action joinPublic() { return inRoom("POST", u"/join"_s); }

const QList<RoomKind> anyKind{RoomKind::Public, RoomKind::Private, RoomKind::Direct};
const QList<RoomKind> ofSeveral{RoomKind::Public, RoomKind::Private};
const QList<RoomKind> onlyPublic{RoomKind::Public};
const QList<RoomKind> onlyPrivate{RoomKind::Private};
const QList<RoomKind> direct{RoomKind::Direct};

Action report()
{
    return [](Scene &scene) {
        return scene.http("POST", u"/api/reports"_s,
                          {{u"room"_s, scene.room.toString()}, {u"seq"_s, qint64(scene.others)}});
    };
}

void addCommands(QHash<QString, Row> &rows)
{
    const auto send = command([](Scene &s) { return ClientFrame(message(s.room, u"hello"_s)); });
    rows[u"`message_send`"_s] = {ofSeveral, {send}};
    rows[u"`message_send`, where moderators write"_s] = {ofSeveral, {[send](Scene &scene) {
                                                             scene.record().room.rules.posting =
                                                                 Posting::Moderators;
                                                             return send(scene);
                                                         }}};
    const auto edit = [](bool own) {
        return command([own](Scene &s) {
            return ClientFrame(MessageEditFrame{s.room, fresh(), own ? s.own : s.others, u"other"_s});
        });
    };
    const auto remove = [](bool own) {
        return command([own](Scene &s) {
            return ClientFrame(MessageDeleteFrame{s.room, fresh(), own ? s.own : s.others});
        });
    };
    const auto react = [](bool add) {
        return command([add](Scene &s) {
            return ClientFrame(ReactionFrame{s.room, fresh(), s.others, u"👍"_s, add});
        });
    };
    rows[u"`message_edit`, own message"_s] = {ofSeveral, {edit(true)}};
    rows[u"`message_edit`, another's"_s] = {ofSeveral, {edit(false)}};
    rows[u"`message_delete`, own message"_s] = {ofSeveral, {remove(true)}};
    rows[u"`message_delete`, another's"_s] = {ofSeveral, {remove(false)}};
    rows[u"`reaction_add`"_s] = {ofSeveral, {react(true)}};
    rows[u"`reaction_remove`"_s] = {ofSeveral, {react(false)}};
    const auto type = [](bool active) {
        return command([active](Scene &s) { return ClientFrame(TypingFrame{s.room, active}); });
    };
    rows[u"`typing_start`, `typing_stop`"_s] = {anyKind, {type(true), type(false)}};
    rows[u"`read`"_s] = {anyKind, {command([](Scene &s) { return ClientFrame(ReadFrame{s.room, 1}); })}};
    rows[u"`sync`, `presence_set`, `pong`"_s] = {
        onlyPublic,
        {command([](Scene &) { return ClientFrame(SyncFrame{}); }),
         command([](Scene &) { return ClientFrame(PresenceSetFrame{Presence::Away}); }),
         command([](Scene &) { return ClientFrame(PongFrame{}); })}};
}

void addAccounts(QHash<QString, Row> &rows)
{
    const auto post = [](const QString &path, const QJsonObject &body = {}) -> Action {
        return [=](Scene &scene) { return scene.http("POST", path, body); };
    };
    const auto credentials = [](const QString &name) {
        return QJsonObject{{u"username"_s, name}, {u"password"_s, u"correct horse"_s}};
    };
    rows[u"`POST /auth/register`"_s] = {onlyPublic, {post(u"/auth/register"_s, credentials(u"ulla"_s))}};
    rows[u"`POST /auth/login`"_s] = {onlyPublic, {post(u"/auth/login"_s, credentials(zoe))}};
    rows[u"`POST /auth/ticket`, `POST /auth/logout`"_s] = {
        onlyPublic, {post(u"/auth/ticket"_s), post(u"/auth/logout"_s)}};
    rows[u"`GET /api/rooms`, `POST /api/rooms`, `GET /api/users`"_s] = {
        onlyPublic,
        {get(u"/api/rooms"_s), post(u"/api/rooms"_s, {{u"kind"_s, u"public"_s}, {u"name"_s, u"more"_s}}),
         get(u"/api/users?query=m"_s)}};
    const auto removeDeviceOf = [](const QString &name) -> Action {
        return [name](Scene &scene) {
            for (const auto &each : std::as_const(scene.world.database.devices)) {
                if (each.device.user == scene.ids.value(name))
                    return scene.http("DELETE", u"/api/devices/"_s + each.device.id.toString());
            }
            return scene.http("DELETE", u"/api/devices/d_none"_s);
        };
    };
    rows[u"`GET /api/devices`, `DELETE /api/devices/{id}`, one's own"_s] = {
        onlyPublic, {get(u"/api/devices"_s), removeDeviceOf(zoe)}};
    rows[u"`DELETE /api/devices/{id}`, another's"_s] = {onlyPublic, {removeDeviceOf(mike)}};
    const QJsonObject proof{{u"password"_s, u"correct horse"_s}};
    rows[u"`GET /api/me/account`, `POST /api/me/factor`, `GET /api/me/data`, `POST /api/me/removal`"_s] = {
        onlyPublic,
        {get(u"/api/me/account"_s), post(u"/api/me/factor"_s, proof), get(u"/api/me/data"_s),
         post(u"/api/me/removal"_s, proof)}};
    rows[u"`PUT /api/me/factor`, `POST /api/me/factor/removal`, none begun"_s] = {
        onlyPublic,
        {[](Scene &scene) {
             return scene.http("PUT", u"/api/me/factor"_s, {{u"code"_s, u"123456"_s}});
         },
         post(u"/api/me/factor/removal"_s, proof)}};
    rows[u"`PUT /api/me/password`"_s] = {
        onlyPublic, {[](Scene &scene) {
            return scene.http("PUT", u"/api/me/password"_s,
                              {{u"old"_s, u"correct horse"_s}, {u"new"_s, u"another horse"_s}});
        }}};
    rows[u"`/api/me`, `/api/me/invitations`, `/api/me/blocks`"_s] = {
        onlyPublic,
        {get(u"/api/me"_s), get(u"/api/me/invitations"_s), get(u"/api/me/blocks"_s), [](Scene &scene) {
             return scene.http("PATCH", u"/api/me"_s, {{u"display_name"_s, u"Zoe Z."_s}});
         }}};
    rows[u"`PUT /api/me/rooms/{id}`"_s] = {
        anyKind, {[](Scene &scene) {
            return scene.http("PUT", u"/api/me/rooms/"_s + scene.room.toString(), {{u"notify"_s, u"none"_s}});
        }}};
    rows[u"`GET /api/search`"_s] = {onlyPublic, {get(u"/api/search?q=words"_s)}};
    rows[u"`GET /api/search?room=`"_s] = {anyKind, {[](Scene &scene) {
                                              return scene.http("GET", u"/api/search?q=words&room="_s +
                                                                           scene.room.toString());
                                          }}};
}

void addRooms(QHash<QString, Row> &rows)
{
    rows[u"`POST …/join`, public room"_s] = {onlyPublic, {joinPublic()}};
    rows[u"`POST …/join`, public room that one is banned from"_s] = {
        onlyPublic, {[](Scene &scene) {
            scene.record().bans.insert(scene.ids.value(zoe), {{}, {}, milliseconds(1), Limits::forGood, {}});
            return scene.inRoom("POST", u"/join"_s);
        }}};
    rows[u"`POST …/join`, private room, invited"_s] = {
        onlyPrivate, {[](Scene &scene) {
            scene.world.database.invitations[scene.ids.value(zoe)].append(
                {scene.room, scene.ids.value(olga)});
            return scene.inRoom("POST", u"/join"_s);
        }}};
    rows[u"`POST …/join`, private room, not invited, or direct room"_s] = {
        {RoomKind::Private, RoomKind::Direct}, {inRoom("POST", u"/join"_s)}};
    const std::vector<Action> patch{inRoom("PATCH", u""_s, {{u"name"_s, u"other"_s}}),
                                    inRoom("PATCH", u""_s, {{u"slow_mode_s"_s, 30}})};
    rows[u"`PATCH …`, public or private room"_s] = {ofSeveral, patch};
    rows[u"`PATCH …`, direct room"_s] = {direct, patch};
    const std::vector<Action> leave{inRoom("POST", u"/leave"_s)};
    rows[u"`POST …/leave`, public or private room"_s] = {ofSeveral, leave};
    rows[u"`POST …/leave`, direct room"_s] = {direct, leave};
    rows[u"`GET …/members`, `GET …/events`"_s] = {
        anyKind, {inRoom("GET", u"/members"_s), inRoom("GET", u"/events"_s)}};
    const std::vector<Action> add{[](Scene &scene) {
        return scene.inRoom("POST", u"/members"_s, {{u"user"_s, scene.id(nora)}});
    }};
    rows[u"`POST …/members`, public room"_s] = {onlyPublic, add};
    rows[u"`POST …/members`, private room"_s] = {onlyPrivate, add};
    rows[u"`POST …/members`, direct room"_s] = {direct, add};
}

void addModeration(QHash<QString, Row> &rows)
{
    const auto setRoleOf = [](const QString &whom) {
        return onPerson("PUT", u"members"_s, whom, moderatorRole);
    };
    const QString sanctions =
        u"`DELETE …/members/{user}`, `PUT …/bans/{user}`, `PUT …/mutes/{user}`, of a "_s;
    rows[u"`DELETE /api/rooms/{id}`, public or private room"_s] = {ofSeveral, {inRoom("DELETE", u""_s)}};
    rows[u"`PUT …/members/{user}`, of a member"_s] = {ofSeveral, {setRoleOf(mike)}};
    rows[sanctions + u"member"_s] = {ofSeveral, sanctionsOn(mike)};
    rows[sanctions + u"moderator"_s] = {ofSeveral, sanctionsOn(mona)};
    std::vector<Action> onOwner = sanctionsOn(olga);
    onOwner.push_back(setRoleOf(olga));
    rows[u"`PUT …/members/{user}`, `DELETE …/members/{user}`, `PUT …/bans/{user}`, `PUT …/mutes/{user}`, of an owner"_s] =
        {ofSeveral, onOwner};
    rows[u"`PUT …/bans/{user}`, of a stranger"_s] = {ofSeveral,
                                                     {onPerson("PUT", u"bans"_s, nora, someReason)}};
    rows[u"`DELETE …/bans/{user}`, `DELETE …/mutes/{user}`"_s] = {
        ofSeveral, {onPerson("DELETE", u"bans"_s, bea), onPerson("DELETE", u"mutes"_s, bea)}};
    rows[u"`GET …/bans`, `GET …/reports`, `DELETE …/reports/{report}`"_s] = {
        ofSeveral,
        {inRoom("GET", u"/bans"_s), inRoom("GET", u"/reports"_s), inRoom("DELETE", u"/reports/p_1"_s)}};
    rows[u"`POST /api/reports`"_s] = {ofSeveral, {report()}};
    std::vector<Action> inDirect = sanctionsOn(mike);
    inDirect.insert(inDirect.end(), {setRoleOf(mike), inRoom("DELETE", u""_s), inRoom("GET", u"/bans"_s),
                                     inRoom("GET", u"/reports"_s), report()});
    rows[u"`DELETE /api/rooms/{id}`, `PUT …/members/{user}`, `DELETE …/members/{user}`, `PUT …/bans/{user}`, `PUT …/mutes/{user}`, `GET …/bans`, `GET …/reports`, `POST /api/reports`, direct room"_s] =
        {direct, inDirect};
}

void addFiles(QHash<QString, Row> &rows)
{
    const auto path = [](const char *where, const FileId &id, const char *end = "") {
        return QLatin1String(where) + id.toString() + QLatin1String(end);
    };
    const QByteArray picture("\xff\xd8\xff other");
    const TestNode::Headers five{{"upload-length", "5"}, {"upload-offset", "0"}};
    rows[u"`/api/uploads`, `/api/uploads/{id}`, `PUT /api/files/{id}/thumbnail`, one's own"_s] = {
        onlyPublic,
        {[=](Scene &s) { return s.file("POST", u"/api/uploads"_s, {}, five); },
         [=](Scene &s) { return s.file("GET", path("/api/uploads/", s.half)); },
         [=](Scene &s) { return s.file("PATCH", path("/api/uploads/", s.half), "hello", five); },
         [=](Scene &s) { return s.file("DELETE", path("/api/uploads/", s.half)); },
         [=](Scene &s) { return s.file("PUT", path("/api/files/", s.ownFile, "/thumbnail"), picture); }}};
    rows[u"`/api/uploads/{id}`, another's; `PUT /api/files/{id}/thumbnail`, another's"_s] = {
        onlyPublic,
        {[=](Scene &s) { return s.file("GET", path("/api/uploads/", s.othersHalf)); },
         [=](Scene &s) { return s.file("PATCH", path("/api/uploads/", s.othersHalf), "hello", five); },
         [=](Scene &s) { return s.file("DELETE", path("/api/uploads/", s.othersHalf)); },
         [=](Scene &s) { return s.file("PUT", path("/api/files/", s.othersFile, "/thumbnail"), picture); }}};
    rows[u"`GET /api/files/{id}`, `…/thumbnail`, of a message in the room"_s] = {
        anyKind,
        {[=](Scene &s) { return s.file("GET", path("/api/files/", s.othersFile)); },
         [=](Scene &s) { return s.file("GET", path("/api/files/", s.othersFile, "/thumbnail")); }}};
    rows[u"`GET /api/files/{id}`, `…/thumbnail`, one's own"_s] = {
        onlyPublic,
        {[=](Scene &s) { return s.file("GET", path("/api/files/", s.ownFile)); },
         [=](Scene &s) { return s.file("GET", path("/api/files/", s.ownFile, "/thumbnail")); }}};
}

const QHash<QString, Row> &rows()
{
    static const QHash<QString, Row> all = [] {
        QHash<QString, Row> made;
        addCommands(made);
        addAccounts(made);
        addRooms(made);
        addModeration(made);
        addFiles(made);
        return made;
    }();
    return all;
}

/// The lines of the table, cell by cell; the first one has the names of the columns.
QList<QStringList> table()
{
    QFile file(QStringLiteral(CHINWAG_PROTOCOL_DOCUMENT));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString document = QString::fromUtf8(file.readAll());
    QList<QStringList> lines;
    for (const QString &line : document.section(u"\n## 9."_s, 1).split(u'\n')) {
        if (!line.startsWith(u"| ") || line.startsWith(u"| ---"))
            continue;
        QStringList cells = line.mid(1).split(u" | "_s);
        for (QString &cell : cells)
            cell = cell.remove(u" |"_s).trimmed();
        lines.append(cells);
    }
    return lines;
}

} // namespace

class TestPermissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsDone();
    void everybodyMayWhatTheTableSays_data();
    void everybodyMayWhatTheTableSays();
};

void TestPermissions::everyRowIsDone()
{
    QSet<QString> written;
    for (const QStringList &line : table().mid(1))
        written.insert(line.first());
    QVERIFY(written.size() > 40);
    const QSet<QString> done(rows().keyBegin(), rows().keyEnd());
    QCOMPARE(QStringList((written - done).values()), QStringList());
    QCOMPARE(QStringList((done - written).values()), QStringList());
}

void TestPermissions::everybodyMayWhatTheTableSays_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("expected");
    const QList<QStringList> lines = table();
    QVERIFY(!lines.isEmpty());
    for (const QStringList &line : lines.mid(1)) {
        QCOMPARE(line.size(), lines.first().size());
        for (qsizetype i = 1; i < line.size(); ++i) {
            if (line.at(i) != u"-")
                QTest::addRow("%s: %s", qPrintable(line.first()), qPrintable(lines.first().at(i)))
                    << line.first() << lines.first().at(i) << line.at(i);
        }
    }
}

void TestPermissions::everybodyMayWhatTheTableSays()
{
    QFETCH(QString, command);
    QFETCH(QString, column);
    QFETCH(QString, expected);
    const Row row = rows().value(command);
    QVERIFY(!row.actions.empty());
    for (const RoomKind kind : row.kinds) {
        for (std::size_t i = 0; i < row.actions.size(); ++i) {
            Scene scene(kind, column);
            const QString answer = row.actions[i](scene);
            QVERIFY2(answer == expected, qPrintable(u"action %1 in a %2 room: %3 instead of %4"_s.arg(i).arg(
                                             toString(kind), answer, expected)));
        }
    }
}

QTEST_GUILESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
