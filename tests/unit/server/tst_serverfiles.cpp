// Files: uploads as tus 1.0.0 says, who may send and who is given them, and how they go.
#include "server/core/services/filemetadata.h"
#include "tests/support/servertestkit.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace Chinwag;
using namespace std::chrono_literals;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString cid = QStringLiteral("cid");
const QString uploads = QStringLiteral("/api/uploads");
const QByteArray picture = QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + QByteArray(5000, 'p');

/// A node, and a private room of Ann's with Bob in it; Cid is a stranger there.
struct Scene
{
    explicit Scene(const NodeOptions &options = TestNode::defaultOptions())
        : node(world, options)
        , room(node.makeRoom(ann, QStringLiteral("Plans"), RoomKind::Private))
    {
        const QJsonObject who{{QStringLiteral("user"), node.user(bob).id.toString()}};
        node.http("POST", QStringLiteral("/api/rooms/%1/members").arg(room.toString()), who, ann);
        node.token(cid);
    }

    TestAnswer ask(const QByteArray &method, const QString &path, const QString &as,
                   const TestNode::Headers &headers = {}, std::shared_ptr<RequestBody> body = nullptr)
    {
        return node.request(node.fileRequest(method, path, as, headers, std::move(body)));
    }
    TestAnswer create(const QString &as, const QByteArray &size, const QByteArray &metadata = {})
    {
        return ask("POST", uploads, as, {{"upload-length", size}, {"upload-metadata", metadata}});
    }
    TestAnswer state(const FileId &id, const QString &as = ann)
    {
        return ask("GET", uploads + QLatin1Char('/') + id.toString(), as);
    }
    qint64 offset(const FileId &id) { return state(id).header("Upload-Offset").toLongLong(); }
    HttpRequest patchRequest(const FileId &id, qint64 offset, std::shared_ptr<RequestBody> body,
                             const TestNode::Headers &more = {})
    {
        return node.fileRequest("PATCH", uploads + QLatin1Char('/') + id.toString(), ann,
                                more + TestNode::Headers{{"upload-offset", QByteArray::number(offset)}},
                                std::move(body));
    }
    TestAnswer patch(const FileId &id, qint64 offset, const QByteArray &bytes,
                     const TestNode::Headers &more = {})
    {
        return node.request(patchRequest(id, offset, node.body(bytes), more));
    }
    QString path(const FileId &id, const char *more = "") const
    {
        return QStringLiteral("/api/files/") + id.toString() + QLatin1String(more);
    }
    int statusOf(const FileId &id, const QString &as) { return ask("GET", path(id), as).status; }
    QByteArray bytesOf(const FileId &id, const QString &as, const char *more = "")
    {
        const TestAnswer answer = ask("GET", path(id, more), as);
        if (!answer.response.source)
            return "status " + QByteArray::number(answer.status);
        QByteArray bytes;
        bool goesOn = true;
        while (goesOn) {
            answer.response.source->read(bytes.size(), 1000, [&](const Result<QByteArray, Error> &piece) {
                goesOn = piece && !piece->isEmpty();
                bytes += piece ? *piece : QByteArray("failed");
            });
            world.run();
        }
        return bytes;
    }
    Seq send(const QList<FileId> &files, const QString &text = {})
    {
        const QJsonObject sent = node.connect(ann)->askOk(withFiles(room, files, text));
        return sent.value(QLatin1String("seq")).toInteger();
    }
    void remove(Seq seq)
    {
        node.connect(ann)->askOk(MessageDeleteFrame{room, Nonce(QStringLiteral("d%1").arg(seq)), seq});
    }

    TestWorld world;
    TestNode node;
    RoomId room;
};

QByteArray digestField(const char *name, QCryptographicHash::Algorithm algorithm, const QByteArray &bytes)
{
    return QByteArray(name) + ' ' + QCryptographicHash::hash(bytes, algorithm).toBase64();
}

} // namespace

class TestServerFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItUnderstands();
    void oneGo();
    void goesOnAfterACut();
    void refusals();
    void digests();
    void whoGoesOnIsTheOnlyWriter();
    void goesOnAfterTheProcessDied();
    void slowDisksHoldThePeerBack();
    void fullDisks();
    void nobodyElseSeesAnUpload();
    void canBeGivenUp();
    void givenUpOnAnotherNodeWhileItComes();
    void nobodyPutsCleaningUpOff();
    void goesAfterADay();
    void limits();
    void noFilesAtAll();
    void beginningsAreCounted();
    void membersGetMessagesWithThem();
    void whoMaySendWhat();
    void whoIsGivenThem();
    void answersRunNothing();
    void deletedOnesLeaveNothing();
    void bytesOfTwoPeople();
    void thumbnails();
    void editsChangeTheCaption();
    void areFound();
    void names_data();
    void names();
    void whatIsSaidOfThem();
};

void TestServerFiles::saysWhatItUnderstands()
{
    Scene scene;
    const TestAnswer answer = scene.ask("OPTIONS", uploads, {});
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.header("Tus-Version"), QByteArray("1.0.0"));
    QCOMPARE(answer.header("Tus-Resumable"), QByteArray("1.0.0"));
    QCOMPARE(answer.header("Tus-Extension"), QByteArray("creation,termination,expiration,checksum"));
    QCOMPARE(answer.header("Tus-Max-Size").toLongLong(), Limits::fileSize);
    QCOMPARE(answer.header("Tus-Checksum-Algorithm"), QByteArray("sha1,sha256"));
    scene.node.connect(ann);
    const TestAnswer ticket = scene.node.http("POST", QStringLiteral("/auth/ticket"), {}, ann);
    const auto identity = scene.node.redeem(ticket.text(QLatin1String("ticket")));
    const auto hello = scene.node.connectRaw(identity)->take<HelloFrame>();
    QVERIFY(hello);
    QCOMPARE(hello->maxFileSize, int(Limits::fileSize));
}

void TestServerFiles::oneGo()
{
    Scene scene;
    const TestAnswer made = scene.create(ann, "5016", "filename " + QByteArray("garden.png").toBase64());
    QCOMPARE(made.status, 201);
    QCOMPARE(made.header("Tus-Resumable"), QByteArray("1.0.0"));
    QVERIFY(made.header("Location").startsWith("/api/uploads/f_"));
    QVERIFY(made.header("Upload-Expires").endsWith(" GMT"));
    const FileId id(QString::fromLatin1(made.header("Location").mid(13)));
    TestAnswer state = scene.state(id);
    QCOMPARE(state.status, 200);
    QCOMPARE(state.header("Upload-Offset"), QByteArray("0"));
    QCOMPARE(state.header("Upload-Length"), QByteArray("5016"));
    QCOMPARE(scene.statusOf(id, ann), 404);
    const TestAnswer done = scene.patch(id, 0, picture);
    QCOMPARE(done.status, 204);
    QCOMPARE(done.header("Upload-Offset"), QByteArray("5016"));
    QVERIFY(!done.header("Upload-Expires").isEmpty());
    QCOMPARE(scene.offset(id), 5016);
    QCOMPARE(scene.bytesOf(id, ann), picture);
    // Said again: nothing is to come.
    QCOMPARE(scene.patch(id, 5016, {}).status, 204);
    QCOMPARE(scene.patch(id, 5016, "x").status, 413);
    QCOMPARE(scene.patch(id, 0, picture).status, 409);
    QVERIFY(scene.world.contents.coming.isEmpty());
}

void TestServerFiles::goesOnAfterACut()
{
    Scene scene;
    const QByteArray bytes = picture.repeated(100);
    const FileId id = scene.node.begin(ann, bytes.size());
    const auto body = std::make_shared<TestBody>(scene.world.timers, bytes.size());
    std::optional<int> status;
    scene.node.node.handle(scene.patchRequest(id, 0, body),
                           [&](const HttpResponse &response) { status = response.status; });
    body->bring(bytes.first(300'123));
    scene.world.run();
    QVERIFY(!status);
    body->cut();
    scene.world.run();
    QCOMPARE(status, std::optional(503));
    QCOMPARE(scene.offset(id), 300'123);
    QCOMPARE(scene.patch(id, 300'123, bytes.mid(300'123, 77)).status, 204);
    QCOMPARE(scene.offset(id), 300'200);
    QCOMPARE(scene.patch(id, 300'200, {}).status, 204);
    QCOMPARE(scene.patch(id, 300'200, bytes.mid(300'200)).status, 204);
    QCOMPARE(scene.bytesOf(id, ann), bytes);
}

void TestServerFiles::refusals()
{
    Scene scene;
    HttpRequest old = scene.node.fileRequest("POST", uploads, ann, {{"upload-length", "5"}});
    old.headers.removeIf([](const auto &field) { return field.first == "tus-resumable"; });
    const TestAnswer refused = scene.node.request(old);
    QCOMPARE(refused.status, 412);
    QCOMPARE(refused.header("Tus-Version"), QByteArray("1.0.0"));
    for (const QByteArray size : {"", "0", "-1", "1e3", "99999999999999999999", "x"})
        QCOMPARE(scene.create(ann, size).status, 400);
    QCOMPARE(scene.create(ann, "5", "filename !!!").status, 400);
    QCOMPARE(scene.create(ann, "5", "filename YQ==,filename Yg==").status, 400);
    QCOMPARE(scene.create(ann, "5", QByteArray(5000, 'a')).status, 400);
    QCOMPARE(scene.create({}, "5").status, 401);

    const FileId id = scene.node.begin(ann, 10);
    const TestAnswer elsewhere = scene.patch(id, 3, "abc");
    QCOMPARE(elsewhere.status, 409);
    QCOMPARE(elsewhere.header("Upload-Offset"), QByteArray("0"));
    QCOMPARE(elsewhere.header("Tus-Resumable"), QByteArray("1.0.0"));
    QCOMPARE(scene.patch(id, 0, "more than ten bytes").status, 413);
    HttpRequest json = scene.patchRequest(id, 0, scene.node.body("abc"));
    json.headers.removeIf([](const auto &field) { return field.first == "content-type"; });
    QCOMPARE(scene.node.request(json).status, 415);
    HttpRequest nowhere = scene.patchRequest(id, 0, scene.node.body("abc"));
    nowhere.headers.removeIf([](const auto &field) { return field.first == "upload-offset"; });
    QCOMPARE(scene.node.request(nowhere).status, 400);
    QCOMPARE(scene.patch(FileId(QStringLiteral("f_none")), 0, "abc").status, 404);
    QCOMPARE(scene.patch(FileId(QStringLiteral("../../etc")), 0, "abc").status, 404);
    QCOMPARE(scene.offset(id), 0);
    QVERIFY(scene.world.contents.coming.isEmpty());
}

void TestServerFiles::digests()
{
    Scene scene;
    const FileId id = scene.node.begin(ann, 10);
    const auto with = [](const QByteArray &field) { return TestNode::Headers{{"upload-checksum", field}}; };
    const TestAnswer wrong =
        scene.patch(id, 0, "hellp", with(digestField("sha1", QCryptographicHash::Sha1, "hello")));
    QCOMPARE(wrong.status, 460);
    QCOMPARE(wrong.header("Upload-Offset"), QByteArray("0"));
    QCOMPARE(scene.patch(id, 0, "hello", with("md5 XUFAKrxLKna5cZ2REBfFkg==")).status, 400);
    QCOMPARE(scene.patch(id, 0, "hello", with("sha256 !")).status, 400);
    QCOMPARE(scene.patch(id, 0, "hello", with("sha1")).status, 400);
    QCOMPARE(scene.offset(id), 0);
    QCOMPARE(scene.patch(id, 0, "hello", with(digestField("sha1", QCryptographicHash::Sha1, "hello"))).status,
             204);
    QCOMPARE(scene.offset(id), 5);
    // Of one that was cut nothing counts, even when the rest would fit.
    const auto body = std::make_shared<TestBody>(scene.world.timers, 5);
    scene.node.node.handle(
        scene.patchRequest(id, 5, body, with(digestField("sha256", QCryptographicHash::Sha256, "world"))),
        [](const HttpResponse &) {});
    body->bring("wor");
    body->cut();
    scene.world.run();
    QCOMPARE(scene.offset(id), 5);
    QCOMPARE(
        scene.patch(id, 5, "World", with(digestField("sha256", QCryptographicHash::Sha256, "world"))).status,
        460);
    QCOMPARE(
        scene.patch(id, 5, "world", with(digestField("sha256", QCryptographicHash::Sha256, "world"))).status,
        204);
    QCOMPARE(scene.bytesOf(id, ann), QByteArray("helloworld"));
}

/// A connection that is dead without anybody knowing must not keep its owner from going on.
void TestServerFiles::whoGoesOnIsTheOnlyWriter()
{
    Scene scene;
    const QByteArray bytes = picture.repeated(200);
    const FileId id = scene.node.begin(ann, bytes.size());
    const auto first = std::make_shared<TestBody>(scene.world.timers, bytes.size());
    std::optional<int> status;
    scene.node.node.handle(scene.patchRequest(id, 0, first),
                           [&](const HttpResponse &response) { status = response.status; });
    first->bring(QByteArray(400'000, 'x'));
    scene.world.run();
    QCOMPARE(scene.offset(id), 0); // nothing of it is sure yet
    QCOMPARE(scene.patch(id, 0, bytes.first(500'000)).status, 204);
    first->bring(QByteArray(400'000, 'y'));
    scene.world.run();
    QCOMPARE(status, std::optional(409));
    QCOMPARE(scene.offset(id), 500'000);
    QCOMPARE(scene.patch(id, 500'000, bytes.mid(500'000)).status, 204);
    QCOMPARE(scene.bytesOf(id, ann), bytes);
}

/// What is written down of an upload may be more than what is there, when a disk is put in from a backup.
void TestServerFiles::goesOnAfterTheProcessDied()
{
    Scene scene;
    const FileId id = scene.node.begin(ann, 10);
    QCOMPARE(scene.patch(id, 0, "hello").status, 204);
    scene.world.contents.coming.clear();
    const TestAnswer answer = scene.patch(id, 5, "world");
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.header("Upload-Offset"), QByteArray("0"));
    QCOMPARE(scene.patch(id, 0, "helloworld").status, 204);
    QCOMPARE(scene.bytesOf(id, ann), QByteArray("helloworld"));
}

void TestServerFiles::slowDisksHoldThePeerBack()
{
    Scene scene;
    constexpr qint64 size = 4'000'000;
    const FileId id = scene.node.begin(ann, size);
    const auto body = std::make_shared<TestBody>(scene.world.timers, size);
    std::optional<int> status;
    scene.node.node.handle(scene.patchRequest(id, 0, body),
                           [&](const HttpResponse &response) { status = response.status; });
    scene.world.run();
    body->bring(QByteArray(100'000, 'x'));
    scene.world.run();
    scene.world.database.setPaused(true);
    body->bring(QByteArray(size - 100'000, 'x'));
    scene.world.run();
    QVERIFY2(body->taken() <= 800'000, qPrintable(QString::number(body->taken())));
    scene.world.database.setPaused(false);
    scene.world.run();
    QCOMPARE(status, std::optional(204));
    QCOMPARE(scene.offset(id), size);
}

void TestServerFiles::fullDisks()
{
    Scene scene;
    const FileId id = scene.node.begin(ann, 10);
    QCOMPARE(scene.patch(id, 0, "hello").status, 204);
    const auto body = std::make_shared<TestBody>(scene.world.timers, 5);
    std::optional<int> status;
    scene.node.node.handle(scene.patchRequest(id, 5, body),
                           [&](const HttpResponse &response) { status = response.status; });
    scene.world.run();
    scene.world.database.setFailing(true);
    body->bring("world");
    scene.world.run();
    QCOMPARE(status, std::optional(503));
    scene.world.database.setFailing(false);
    QCOMPARE(scene.offset(id), 5);
    QCOMPARE(scene.patch(id, 5, "world").status, 204);
}

void TestServerFiles::nobodyElseSeesAnUpload()
{
    Scene scene;
    const FileId id = scene.node.begin(ann, 10);
    QCOMPARE(scene.state(id, bob).status, 404);
    QCOMPARE(scene.ask("DELETE", uploads + QLatin1Char('/') + id.toString(), bob).status, 404);
    HttpRequest foreign = scene.node.fileRequest("PATCH", uploads + QLatin1Char('/') + id.toString(), bob,
                                                 {{"upload-offset", "0"}}, scene.node.body("hello"));
    QCOMPARE(scene.node.request(foreign).status, 404);
    QCOMPARE(scene.ask("PUT", scene.path(id, "/thumbnail"), bob, {}, scene.node.body(picture)).status, 404);
    QCOMPARE(scene.state(id, ann).status, 200);
    QCOMPARE(scene.state(id, {}).status, 401);
}

void TestServerFiles::canBeGivenUp()
{
    Scene scene;
    const FileId half = scene.node.begin(ann, 10);
    scene.patch(half, 0, "hello");
    QVERIFY(!scene.world.contents.coming.isEmpty());
    const auto remove = [&](const FileId &id) {
        return scene.ask("DELETE", uploads + QLatin1Char('/') + id.toString(), ann).status;
    };
    QCOMPARE(remove(half), 204);
    QVERIFY(scene.world.contents.coming.isEmpty());
    QCOMPARE(scene.state(half).status, 404);
    QCOMPARE(scene.patch(half, 5, "world").status, 404);
    const FileId whole = scene.node.upload(ann, picture);
    QCOMPARE(remove(whole), 204);
    scene.world.run(2s);
    QVERIFY(scene.world.contents.kept.isEmpty());
    const FileId sent = scene.node.upload(ann, picture);
    scene.send({sent});
    QCOMPARE(remove(sent), 404);
    QCOMPARE(scene.statusOf(sent, bob), 200);
}

/// Another node takes its row, and drops its bytes before they are here.
void TestServerFiles::givenUpOnAnotherNodeWhileItComes()
{
    for (const qsizetype comes : {picture.size(), picture.size() / 2}) {
        Scene scene;
        const FileId id = scene.node.begin(ann, picture.size());
        const auto body = std::make_shared<TestBody>(scene.world.timers, comes);
        std::optional<int> status;
        scene.node.node.handle(scene.patchRequest(id, 0, body),
                               [&](const HttpResponse &response) { status = response.status; });
        scene.world.run();
        bool isGone = false;
        scene.world.files.remove(id, scene.node.user(ann).id,
                                 [&](const auto &removed) { isGone = removed && *removed; });
        scene.world.run();
        QVERIFY(isGone);
        body->bring(picture.first(comes));
        scene.world.run();
        QCOMPARE(status, std::optional(404));
        QVERIFY(scene.world.contents.coming.isEmpty());
    }
}

/// What is deleted all the time still goes, though the next deletion always comes before its turn.
void TestServerFiles::nobodyPutsCleaningUpOff()
{
    Scene scene;
    const FileId first = scene.node.upload(ann, picture);
    QVERIFY(!scene.world.contents.kept.isEmpty());
    scene.ask("DELETE", uploads + QLatin1Char('/') + first.toString(), ann);
    for (int i = 0; i < 10; ++i) {
        const FileId next = scene.node.begin(ann, 10);
        scene.ask("DELETE", uploads + QLatin1Char('/') + next.toString(), ann);
        scene.world.run(500ms);
    }
    QVERIFY(scene.world.contents.kept.isEmpty());
}

void TestServerFiles::goesAfterADay()
{
    Scene scene;
    const FileId half = scene.node.begin(ann, 10);
    scene.patch(half, 0, "hello");
    const FileId unsent = scene.node.upload(ann, "unsent");
    const FileId sent = scene.node.upload(ann, picture);
    scene.send({sent});
    scene.world.run(23h);
    QCOMPARE(scene.state(half).status, 200);
    QCOMPARE(scene.statusOf(unsent, ann), 200);
    scene.world.run(70min);
    QCOMPARE(scene.state(half).status, 404);
    QCOMPARE(scene.statusOf(unsent, ann), 404);
    QCOMPARE(scene.statusOf(sent, bob), 200);
    QVERIFY(scene.world.contents.coming.isEmpty());
    QCOMPARE(scene.world.contents.kept.values(), QList<QByteArray>{picture});
}

void TestServerFiles::limits()
{
    NodeOptions options = TestNode::defaultOptions();
    options.fileSize = 1000;
    options.filesPerPerson = 2500;
    Scene scene(options);
    QCOMPARE(scene.create(ann, "1001").status, 413);
    QCOMPARE(scene.create(ann, "9007199254740991").status, 413);
    QCOMPARE(scene.create(ann, "1000").status, 201);
    const FileId id = scene.node.upload(ann, QByteArray(1000, 'x'));
    QCOMPARE(scene.create(ann, "501").status, 413);
    QCOMPARE(scene.create(bob, "501").status, 201);
    const Seq seq = scene.send({id});
    QCOMPARE(scene.create(ann, "501").status, 413);
    scene.remove(seq);
    QCOMPARE(scene.create(ann, "501").status, 201);
    // Larger ones are refused before their first byte.
    const QStringList segments{{}, QStringLiteral("api"), QStringLiteral("uploads"), QStringLiteral("f_1")};
    const BodyRule rule = scene.node.node.bodyRule("PATCH", segments);
    QCOMPARE(rule.most, 1000);
    QVERIFY(rule.way == BodyRule::Way::InPieces);
}

void TestServerFiles::noFilesAtAll()
{
    NodeOptions options = TestNode::defaultOptions();
    options.fileSize = 0;
    Scene scene(options);
    QCOMPARE(scene.create(ann, "1").status, 413);
    QCOMPARE(scene.ask("OPTIONS", uploads, {}).header("Tus-Max-Size"), QByteArray("0"));
}

void TestServerFiles::beginningsAreCounted()
{
    Scene scene;
    int begun = 0;
    while (scene.create(ann, "1").status == 201)
        ++begun;
    QCOMPARE(begun, int(Limits::uploadsPerPerson.burst));
    QCOMPARE(scene.create(ann, "1").status, 429);
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    Scene lax(options);
    for (begun = 0; lax.create(ann, "1").status == 201;)
        ++begun;
    QCOMPARE(begun, Limits::unsentFilesPerPerson);
    QCOMPARE(lax.create(ann, "1").status, 413);
}

void TestServerFiles::membersGetMessagesWithThem()
{
    Scene scene;
    const ClientPtr watcher = scene.node.connect(bob);
    const FileId id = scene.node.upload(ann, picture, QStringLiteral("garden.png"));
    const FileId other = scene.node.upload(ann, "plain words");
    const Seq seq = scene.send({other, id}, QStringLiteral("The garden"));
    const auto event = watcher->take<EventFrame>();
    QVERIFY(event);
    QCOMPARE(event->event.seq, seq);
    const auto *body = event->event.as<MessageBody>();
    QVERIFY(body);
    QCOMPARE(body->text, QStringLiteral("The garden"));
    QCOMPARE(body->files.size(), 2);
    QCOMPARE(body->files.first().id, other);
    QCOMPARE(body->files.first().type, QStringLiteral("text/plain"));
    QCOMPARE(body->files.last().name, QStringLiteral("garden.png"));
    QCOMPARE(body->files.last().type, QStringLiteral("image/png"));
    QCOMPARE(body->files.last().size, picture.size());
}

void TestServerFiles::whoMaySendWhat()
{
    Scene scene;
    const ClientPtr client = scene.node.connect(ann);
    const FileId mine = scene.node.upload(ann, "mine");
    const FileId theirs = scene.node.upload(bob, "theirs");
    const FileId half = scene.node.begin(ann, 5);
    const qsizetype before = scene.world.storedEvents(scene.room);
    for (const QList<FileId> &files :
         {QList<FileId>{mine, theirs}, {half}, {mine, FileId(QStringLiteral("f_none"))}})
        QCOMPARE(client->askError(withFiles(scene.room, files)), std::optional(ErrorCode::NotFound));
    QList<FileId> many;
    for (int i = 0; i <= Limits::filesPerMessage; ++i)
        many.append(FileId(QStringLiteral("f_%1").arg(i)));
    scene.world.database.setFailing(true); // whoever asked it would say something else
    QCOMPARE(client->askError(withFiles(scene.room, many)), std::optional(ErrorCode::BadRequest));
    QCOMPARE(client->askError(withFiles(scene.room, QList<FileId>(2000, mine))),
             std::optional(ErrorCode::BadRequest));
    QCOMPARE(client->askError(withFiles(scene.room, {mine, mine})), std::optional(ErrorCode::BadRequest));
    QCOMPARE(client->askError(withFiles(scene.room, {mine}, QString(Limits::messageLength + 1, u'x'))),
             std::optional(ErrorCode::TooLarge));
    QCOMPARE(client->askError(message(scene.room, QStringLiteral(" "))),
             std::optional(ErrorCode::BadRequest));
    scene.world.database.setFailing(false);
    QCOMPARE(scene.world.storedEvents(scene.room), before);
    QCOMPARE(scene.node.connect(cid)->askError(withFiles(scene.room, {mine})),
             std::optional(ErrorCode::RoomNotFound));

    const MessageSendFrame frame = withFiles(scene.room, {mine}, QStringLiteral("  "));
    const QJsonObject first = client->askOk(frame);
    QCOMPARE(client->askOk(frame), first);
    QCOMPARE(scene.world.storedEvents(scene.room), before + 1);
    QVERIFY(scene.world.database.rooms.value(scene.room).events.last().as<MessageBody>()->text.isEmpty());
    // One's own again, elsewhere.
    client->askOk(withFiles(scene.node.general(), {mine}));
    QCOMPARE(scene.statusOf(mine, cid), 200);
}

void TestServerFiles::whoIsGivenThem()
{
    Scene scene;
    const FileId id = scene.node.upload(ann, picture);
    QCOMPARE(scene.statusOf(id, ann), 200);
    QCOMPARE(scene.statusOf(id, bob), 404); // not sent yet
    const Seq seq = scene.send({id});
    QCOMPARE(scene.bytesOf(id, bob), picture);
    QCOMPARE(scene.statusOf(id, cid), 404);
    QCOMPARE(scene.statusOf(id, {}), 401);
    QCOMPARE(scene.statusOf(FileId(QStringLiteral("f_none")), ann), 404);
    scene.node.http("POST", QStringLiteral("/api/rooms/%1/leave").arg(scene.room.toString()), {}, bob);
    QCOMPARE(scene.statusOf(id, bob), 404);
    scene.remove(seq);
    QCOMPARE(scene.statusOf(id, ann), 404);
}

void TestServerFiles::answersRunNothing()
{
    Scene scene;
    const QByteArray page("<!DOCTYPE html><html><script>alert(1)</script></html>");
    const FileId id = scene.node.upload(ann, page, QStringLiteral("Über \"uns\".html"));
    const TestAnswer answer = scene.ask("GET", scene.path(id), ann);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.response.contentType, QByteArray("application/octet-stream"));
    QCOMPARE(answer.header("Content-Security-Policy"), QByteArray("sandbox; default-src 'none'"));
    QCOMPARE(answer.header("Content-Disposition"), QByteArray("attachment; filename=\"_ber _uns_.html\"; "
                                                              "filename*=UTF-8''%C3%9Cber%20%22uns%22.html"));
    QVERIFY(answer.response.etag.startsWith('"') && answer.response.etag.size() > 60);
    QCOMPARE(scene.ask("GET", scene.path(scene.node.upload(ann, picture)), ann).response.contentType,
             QByteArray("image/png"));
}

void TestServerFiles::deletedOnesLeaveNothing()
{
    Scene scene;
    const FileId id = scene.node.upload(ann, picture);
    QCOMPARE(
        scene.ask("PUT", scene.path(id, "/thumbnail"), ann, {}, scene.node.body(picture + "small")).status,
        204);
    QCOMPARE(scene.world.contents.kept.size(), 2);
    const Seq one = scene.send({id});
    const Seq two = scene.send({id});
    scene.remove(one);
    scene.world.run(2s);
    QCOMPARE(scene.bytesOf(id, bob), picture);
    scene.remove(two);
    QCOMPARE(scene.statusOf(id, bob), 404);
    scene.world.run(2s);
    QVERIFY(scene.world.contents.kept.isEmpty());
    QVERIFY(scene.world.database.contents.isEmpty());
    const Event deleted = scene.world.database.rooms.value(scene.room).events.at(two - 1);
    QVERIFY(deleted.as<MessageBody>()->files.isEmpty());
}

void TestServerFiles::bytesOfTwoPeople()
{
    Scene scene;
    const FileId one = scene.node.upload(ann, picture);
    const FileId other = scene.node.upload(bob, picture);
    QCOMPARE(scene.world.contents.kept.size(), 1);
    scene.remove(scene.send({one}));
    scene.world.run(2s);
    QCOMPARE(scene.bytesOf(other, bob), picture);
    QCOMPARE(scene.statusOf(other, ann), 404);
}

void TestServerFiles::thumbnails()
{
    NodeOptions options = TestNode::defaultOptions();
    options.filesPerPerson = 20'000;
    Scene scene(options);
    const FileId id = scene.node.upload(ann, picture);
    const auto put = [&](const QByteArray &bytes) {
        return scene.ask("PUT", scene.path(id, "/thumbnail"), ann, {}, scene.node.body(bytes)).status;
    };
    QCOMPARE(scene.ask("GET", scene.path(id, "/thumbnail"), ann).status, 404);
    QCOMPARE(put("<svg xmlns='http://www.w3.org/2000/svg'/>"), 400);
    QCOMPARE(put({}), 400);
    QCOMPARE(put("\xff\xd8\xff jpeg"), 204);
    QCOMPARE(put(QByteArray("RIFF\0\0\0\0WEBPVP8 ", 16)), 204);
    QCOMPARE(put(picture + QByteArray(20'000, 'x')), 413); // with it, it is too much
    QCOMPARE(scene.bytesOf(id, ann, "/thumbnail"), QByteArray("RIFF\0\0\0\0WEBPVP8 ", 16));
    scene.world.run(2s);
    QCOMPARE(scene.world.contents.kept.size(), 2);
    QVERIFY(scene.world.contents.coming.isEmpty());
    QCOMPARE(scene.ask("GET", scene.path(id, "/thumbnail"), bob).status, 404);
    scene.send({id});
    QCOMPARE(scene.bytesOf(id, bob, "/thumbnail").size(), 16);
    const Event sent = scene.world.database.rooms.value(scene.room).events.last();
    QVERIFY(sent.as<MessageBody>()->files.first().hasThumbnail);
    const BodyRule rule = scene.node.node.bodyRule(
        "PUT",
        {{}, QStringLiteral("api"), QStringLiteral("files"), id.toString(), QStringLiteral("thumbnail")});
    QCOMPARE(rule.most, Limits::thumbnailSize);
}

void TestServerFiles::editsChangeTheCaption()
{
    Scene scene;
    const FileId id = scene.node.upload(ann, picture);
    const Seq seq = scene.send({id});
    const ClientPtr client = scene.node.connect(ann);
    client->askOk(MessageEditFrame{scene.room, Nonce(QStringLiteral("e")), seq, QStringLiteral("Roses")});
    const auto *edit = scene.world.database.rooms.value(scene.room).events.last().as<EditBody>();
    QVERIFY(edit);
    QCOMPARE(scene.world.database.rooms.value(scene.room).events.at(seq - 1).as<MessageBody>()->files.size(),
             1);
    QCOMPARE(scene.statusOf(id, bob), 200);
    client->askOk(ReactionFrame{scene.room, Nonce(QStringLiteral("r")), seq, QStringLiteral("👍"), true});
}

void TestServerFiles::areFound()
{
    Scene scene;
    const FileId id = scene.node.upload(ann, picture);
    const Seq seq = scene.send({id});
    scene.node.connect(ann)->askOk(message(scene.room, QStringLiteral("words")));
    const TestAnswer found = scene.node.http("GET", QStringLiteral("/api/search?has=file"), {}, bob);
    QCOMPARE(found.status, 200);
    const QJsonArray hits = found.body.value(QLatin1String("hits")).toArray();
    QCOMPARE(hits.size(), 1);
    const QJsonObject event = hits.first().toObject().value(QLatin1String("event")).toObject();
    QCOMPARE(event.value(QLatin1String("seq")).toInteger(), seq);
    QCOMPARE(event.value(QLatin1String("files")).toArray().size(), 1);
    QCOMPARE(scene.node.http("GET", QStringLiteral("/api/search?has=picture"), {}, bob).status, 400);
}

void TestServerFiles::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("clean");
    const QString file = QStringLiteral("file");
    QTest::newRow("plain") << QStringLiteral("Ferien 2026.jpg") << QStringLiteral("Ferien 2026.jpg");
    QTest::newRow("folders") << QStringLiteral("../../etc/passwd") << QStringLiteral("passwd");
    QTest::newRow("folders of Windows") << QStringLiteral("C:\\temp\\a.txt") << QStringLiteral("a.txt");
    QTest::newRow("folder") << QStringLiteral("..") << file;
    QTest::newRow("nothing") << QString() << file;
    QTest::newRow("ends in a slash") << QStringLiteral("a/") << file;
    QTest::newRow("direction") << QStringLiteral("photo\u202Egpj.exe") << QStringLiteral("photogpj.exe");
    QTest::newRow("line breaks") << QStringLiteral("a\r\nSet-Cookie: b") << QStringLiteral("aSet-Cookie: b");
    QTest::newRow("long") << QString(300, u'a') + QStringLiteral(".jpg")
                          << QString(251, u'a') + QStringLiteral(".jpg");
    QTest::newRow("long in bytes") << QString(200, u'ä') << QString(127, u'ä');
    QTest::newRow("pairs stay whole")
        << QStringLiteral("😀").repeated(100) << QStringLiteral("😀").repeated(63);
}

void TestServerFiles::names()
{
    QFETCH(QString, name);
    QTEST(cleanFileName(name), "clean");
}

void TestServerFiles::whatIsSaidOfThem()
{
    const auto field = [](const char *width, const char *height, const char *blurhash) {
        return "filename " + QByteArray("a.png").toBase64() + ",width " + QByteArray(width).toBase64() +
               ", height " + QByteArray(height).toBase64() + ",blurhash " + QByteArray(blurhash).toBase64() +
               ",unknown";
    };
    const auto whole = fileFromMetadata(field("1600", "1200", "LEHV6nWB2yk8pyo0adR*.7kCMdnj"));
    QVERIFY(whole);
    QCOMPARE(whole->name, QStringLiteral("a.png"));
    QCOMPARE(whole->width, 1600);
    QCOMPARE(whole->height, 1200);
    QCOMPARE(whole->blurhash, QStringLiteral("LEHV6nWB2yk8pyo0adR*.7kCMdnj"));
    for (const QByteArray &nonsense :
         {field("0", "1200", "LEHV6n"), field("-5", "7", "LEHV6n"), field("1000001", "7", "LEHV6n")}) {
        const auto file = fileFromMetadata(nonsense);
        QVERIFY(file);
        QCOMPARE(file->width, 0);
        QCOMPARE(file->height, 0);
        QVERIFY(file->blurhash.isEmpty());
    }
    QVERIFY(fileFromMetadata(field("5", "7", "<script>"))->blurhash.isEmpty());
    QCOMPARE(fileFromMetadata({})->name, QStringLiteral("file"));
    QVERIFY(!fileFromMetadata("filename a b c!"));
    QVERIFY(!fileFromMetadata(","));
}

QTEST_GUILESS_MAIN(TestServerFiles)
#include "tst_serverfiles.moc"
