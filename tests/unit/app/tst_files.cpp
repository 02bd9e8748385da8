// Files of messages: to the server, from it, and what stays of them here.
#include "app/core/chatsession.h"
#include "app/core/files/filewords.h"
#include "app/core/memory/memorycache.h"
#include "app/core/memory/memoryfilepreparer.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "tests/support/clienttestkit.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;
using Form = FileLibrary::Form;
using CopyState = FileLibrary::Copy::State;
using State = OutboxEntry::State;

namespace {

const QString r1 = u"r1"_s;
const RoomId room(r1);

struct Chat
{
    ClientWorld world;
    MemoryCache cache{world.timers};
    MemoryOutboxStore store{world.timers};
    MemoryFilePreparer preparer{world.timers};
    QTemporaryDir folder;
    std::unique_ptr<ChatSession> session;

    Chat()
    {
        world.sync = SyncResult{{SyncedRoom{makeRoom(r1, 0), {}, {}, {}}}, {}, {}};
        begin();
    }
    void begin()
    {
        session.reset();
        session = std::make_unique<ChatSession>(
            ChatSession::Account{serverUrl, token, makeUser(u"me"_s)},
            ChatSession::Dependencies{world.dependencies(), cache, store, &preparer, library()});
    }
    void goOnline()
    {
        session->start();
        world.accept();
    }
    void lose()
    {
        world.link().end(1006);
        world.turn();
    }
    /// Until nothing is due within a minute.
    void settle()
    {
        for (int i = 0; i < 200; ++i)
            world.turn();
    }
    QString library() const { return folder.filePath(u"library"_s); }
    QString path(const QString &name) const { return folder.filePath(name); }
    Attachment attach(const QString &name, qsizetype size, qsizetype thumbnail = 0) const
    {
        Attachment made;
        made.file.id = FileId(u"l_"_s + name.section(u'.', 0, 0));
        made.file.name = name;
        made.file.size = size;
        made.path = write(name, QByteArray(size, 'x'));
        if (thumbnail > 0) {
            made.thumbnail = write(name + u".small"_s, QByteArray(thumbnail, 't'));
            made.file.hasThumbnail = true;
        }
        return made;
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }
    FakeFiles &files() { return world.api.files; }
    QList<MessageSendFrame> sent() { return world.link().all<MessageSendFrame>(); }
    const OutboxEntry &entry() { return session->outbox().entries(room).first(); }
    void acknowledge(Seq seq)
    {
        world.reply<MessageSendFrame>(toJson(SendResult{seq, milliseconds{1}}));
        world.turn();
    }
    QStringList kept() const { return QDir(library()).entryList(QDir::Files, QDir::Name); }
    File offer(const QString &id, const QByteArray &bytes)
    {
        File file;
        file.id = FileId(id);
        file.name = u"a.txt"_s;
        file.type = u"text/plain"_s;
        file.size = bytes.size();
        files().whole.insert(file.id, bytes);
        return file;
    }
    CopyState stateOf(const File &file, Form form = Form::Whole)
    {
        return session->files().copy(file, form).state;
    }
    QByteArray read(const File &file, Form form = Form::Whole)
    {
        QFile copy(session->files().copy(file, form).path);
        return copy.open(QIODevice::ReadOnly) ? copy.readAll() : QByteArray();
    }
};

} // namespace

class tst_Files : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageGoesWhenItsFilesAreThere()
    {
        Chat chat;
        const Attachment picture = chat.attach(u"garden.jpg"_s, 1000, 10);
        const Attachment plan = chat.attach(u"plan.pdf"_s, 5);
        QVERIFY(chat.session->send(room, u"Look"_s, 0, {picture, plan}));
        chat.settle();
        QCOMPARE(chat.entry().state, State::Uploading);
        QCOMPARE(chat.store.all().first().files.size(), 2);
        QVERIFY(chat.session->uploads().progress(plan.file.id).isWaiting);
        chat.goOnline();
        chat.settle();
        QCOMPARE(chat.sent().size(), 1);
        QCOMPARE(chat.sent().first().text, u"Look"_s);
        QCOMPARE(chat.sent().first().files.size(), 2);
        const FileId id = chat.sent().first().files.first();
        QCOMPARE(chat.files().uploads.at(id).bytes, QByteArray(1000, 'x'));
        QCOMPARE(chat.files().uploads.at(id).thumbnail, QByteArray(10, 't'));
        QCOMPARE(chat.files().uploads.at(id).file.name, u"garden.jpg"_s);
    }

    void withoutWordsAFileIsEnough()
    {
        Chat chat;
        chat.goOnline();
        QVERIFY(!chat.session->send(room, {}, 0, {}));
        QVERIFY(chat.session->send(room, u"  "_s, 7, {chat.attach(u"a.txt"_s, 5)}));
        chat.settle();
        QCOMPARE(chat.sent().size(), 1);
        QCOMPARE(chat.sent().first().text, QString());
        QCOMPARE(chat.sent().first().replyTo, 7);
        const QList<Attachment> many(Limits::filesPerMessage + 1, chat.attach(u"b.txt"_s, 5));
        QVERIFY(!chat.session->send(room, u"x"_s, 0, many));
    }

    void itHoldsNobodyUp()
    {
        Chat chat;
        chat.goOnline();
        chat.files().stalls = true;
        QVERIFY(chat.session->send(room, u"picture"_s, 0, {chat.attach(u"a.jpg"_s, 1000)}));
        QVERIFY(chat.session->sendMessage(room, u"words"_s));
        chat.settle();
        QCOMPARE(chat.sent().size(), 1);
        QCOMPARE(chat.sent().first().text, u"words"_s);
    }

    void ownOnesAreHereAtOnceAndAfterwards()
    {
        Chat chat;
        chat.goOnline();
        const Attachment picture = chat.attach(u"garden.jpg"_s, 1000, 10);
        QVERIFY(chat.session->send(room, {}, 0, {picture}));
        QCOMPARE(chat.session->files().copy(picture.file, Form::Whole).path, picture.path);
        QCOMPARE(chat.session->files().copy(picture.file, Form::Thumbnail).path, picture.thumbnail);
        chat.settle();
        const QList<File> waiting = chat.session->timeline(room).at(0).files;
        QVERIFY(waiting.first().id != picture.file.id);
        QCOMPARE(chat.session->files().copy(waiting.first(), Form::Whole).path, picture.path);
        chat.acknowledge(1);
        const TimelineItem &item = chat.session->timeline(room).at(0);
        QCOMPARE(item.files.size(), 1);
        QVERIFY(item.files.first().id != picture.file.id);
        QVERIFY(item.files.first().hasThumbnail);
        QCOMPARE(chat.read(item.files.first()), QByteArray(1000, 'x'));
        QCOMPARE(chat.read(item.files.first(), Form::Thumbnail), QByteArray(10, 't'));
        QVERIFY(!QFile::exists(picture.path));
        QVERIFY(!chat.files().log.join(u' ').contains("fetch"_L1));
    }

    void afterALostConnectionItGoesOn()
    {
        Chat chat;
        chat.goOnline();
        chat.files().cutAfter = 400;
        const Attachment attachment = chat.attach(u"a.bin"_s, 1000);
        QVERIFY(chat.session->send(room, {}, 0, {attachment}));
        chat.settle();
        QCOMPARE(chat.files().log, (QStringList{u"create a.bin"_s, u"piece f_1 0+1000"_s}));
        chat.world.advance(seconds{1});
        chat.settle();
        QCOMPARE(chat.files().log.mid(2), (QStringList{u"offset f_1"_s, u"piece f_1 400+600"_s}));
        chat.lose();
        QVERIFY(chat.session->uploads().progress(attachment.file.id).isWaiting);
        chat.files().cutAfter = -1;
        chat.world.advance(seconds{30});
        chat.world.accept();
        chat.settle();
        QCOMPARE(chat.files().log.mid(4), (QStringList{u"offset f_1"_s, u"piece f_1 800+200"_s}));
        QCOMPARE(chat.files().uploads.at(FileId(u"f_1"_s)).bytes, QByteArray(1000, 'x'));
        QCOMPARE(chat.sent().size(), 1);
    }

    void afterACrashItGoesOn()
    {
        Chat chat;
        chat.goOnline();
        chat.files().stalls = true;
        const Attachment attachment = chat.attach(u"a.bin"_s, 1000);
        QVERIFY(chat.session->send(room, u"caption"_s, 0, {attachment}));
        chat.settle();
        chat.begin();
        chat.files().stalls = false;
        chat.files().log.clear();
        chat.goOnline();
        chat.settle();
        QCOMPARE(chat.preparer.kept, QSet{attachment.file.id});
        QCOMPARE(chat.files().log, (QStringList{u"offset f_1"_s, u"piece f_1 500+500"_s}));
        QCOMPARE(chat.sent().size(), 1);
        QCOMPARE(chat.sent().first().text, u"caption"_s);
        QCOMPARE(chat.sent().first().files, QList{FileId(u"f_1"_s)});
    }

    void whatTheServerHasLostBeginsAnew()
    {
        Chat chat;
        chat.goOnline();
        chat.files().stalls = true;
        QVERIFY(chat.session->send(room, {}, 0, {chat.attach(u"a.bin"_s, 1000)}));
        chat.settle();
        chat.lose();
        chat.files().stalls = false;
        chat.files().uploads.clear();
        chat.world.advance(seconds{30});
        chat.world.accept();
        chat.settle();
        chat.world.advance(seconds{2});
        chat.settle();
        QCOMPARE(chat.sent().size(), 1);
        QCOMPARE(chat.files().uploads.size(), 1U);
        QCOMPARE(chat.files().uploads.begin()->second.bytes.size(), 1000);
    }

    void whatItHasLostBeforeTheMessageBeginsAnewOnce()
    {
        Chat chat;
        chat.goOnline();
        QVERIFY(chat.session->send(room, u"caption"_s, 0, {chat.attach(u"a.bin"_s, 1000)}));
        chat.settle();
        const Error gone{ErrorCode::NotFound, u"There is no such file."_s, {}};
        chat.world.refuse<MessageSendFrame>(gone);
        chat.settle();
        QCOMPARE(chat.sent().size(), 2);
        QVERIFY(chat.sent().first().files != chat.sent().last().files);
        chat.world.refuse<MessageSendFrame>(gone);
        chat.settle();
        QCOMPARE(chat.sent().size(), 2);
        QCOMPARE(chat.entry().state, State::Failed);
        chat.session->outbox().retry(chat.entry().nonce);
        chat.settle();
        QCOMPARE(chat.sent().size(), 3);
        QCOMPARE(chat.files().uploads.size(), 3U);
    }

    void whatIsTooLargeIsSaid()
    {
        Chat chat;
        chat.goOnline();
        chat.files().error = Error{ErrorCode::TooLarge, u"You have no room for this file."_s, {}};
        QVERIFY(chat.session->send(room, u"caption"_s, 0, {chat.attach(u"a.bin"_s, 1000)}));
        chat.settle();
        QCOMPARE(chat.entry().state, State::Failed);
        QCOMPARE(chat.entry().failure, u"You have no room for this file."_s);
        chat.files().error.reset();
        chat.session->outbox().retry(chat.entry().nonce);
        chat.settle();
        QCOMPARE(chat.sent().size(), 1);
    }

    void aCopyThatIsGoneIsSaid()
    {
        Chat chat;
        const Attachment attachment = chat.attach(u"a.bin"_s, 1000);
        QVERIFY(chat.session->send(room, {}, 0, {attachment}));
        QVERIFY(QFile::remove(attachment.path));
        chat.goOnline();
        chat.settle();
        QCOMPARE(chat.entry().state, State::Failed);
        QVERIFY2(chat.entry().failure.contains("a.bin"_L1), qPrintable(chat.entry().failure));
    }

    void whoCancelsHasTheWordsAgain()
    {
        Chat chat;
        chat.goOnline();
        chat.files().stalls = true;
        const Attachment attachment = chat.attach(u"a.bin"_s, 1000);
        const auto nonce = chat.session->send(room, u"caption"_s, 0, {attachment});
        chat.settle();
        QVERIFY(chat.session->cancelSending(room, *nonce));
        QCOMPARE(chat.session->draft(room), u"caption"_s);
        QCOMPARE(chat.preparer.discarded, QList{attachment.file.id});
        QVERIFY(chat.session->outbox().entries(room).isEmpty());
        QVERIFY(chat.store.all().isEmpty());
        QCOMPARE(chat.files().running, 0);
        QVERIFY(chat.files().uploads.empty());
        QVERIFY(!chat.session->cancelSending(room, *nonce));
    }

    void oneOfSeveralIsLeftOut()
    {
        Chat chat;
        chat.goOnline();
        chat.files().stalls = true;
        const Attachment first = chat.attach(u"a.bin"_s, 1000);
        const Attachment second = chat.attach(u"b.bin"_s, 1000);
        const auto nonce = chat.session->send(room, u"caption"_s, 0, {first, second});
        chat.settle();
        QVERIFY(chat.session->cancelFile(room, *nonce, first.file.id));
        QCOMPARE(chat.preparer.discarded, QList{first.file.id});
        QCOMPARE(chat.entry().files.size(), 1);
        QCOMPARE(chat.entry().as<MessageBody>()->files.size(), 1);
        QCOMPARE(chat.session->draft(room), QString());
        QCOMPARE(chat.files().uploads.size(), std::size_t{1});
        chat.files().stalls = false;
        chat.lose();
        chat.world.advance(seconds{30});
        chat.world.accept();
        chat.settle();
        QCOMPARE(chat.sent().size(), 1);
        QCOMPARE(chat.sent().first().files.size(), 1);
        // The last one takes the message along.
        chat.files().stalls = true;
        const Attachment last = chat.attach(u"c.bin"_s, 1000);
        const auto other = chat.session->send(room, u"again"_s, 0, {last});
        chat.settle();
        QVERIFY(chat.session->cancelFile(room, *other, last.file.id));
        QCOMPARE(chat.session->draft(room), u"again"_s);
    }

    void whatIsOnTheWayIsNotCancelled()
    {
        Chat chat;
        chat.goOnline();
        const auto nonce = chat.session->send(room, u"caption"_s, 0, {chat.attach(u"a.bin"_s, 1000)});
        chat.settle();
        QCOMPARE(chat.sent().size(), 1);
        QVERIFY(!chat.session->cancelSending(room, *nonce));
    }

    void outOfTheRoomItIsKept()
    {
        Chat chat;
        chat.goOnline();
        chat.files().stalls = true;
        QVERIFY(chat.session->send(room, {}, 0, {chat.attach(u"a.bin"_s, 1000)}));
        chat.settle();
        chat.world.link().push(RoomRemovedPush{room});
        chat.settle();
        QCOMPARE(chat.entry().state, State::Failed);
        QCOMPARE(chat.files().running, 0);
        QVERIFY(chat.preparer.discarded.isEmpty());
        chat.session->outbox().discard(chat.entry().nonce);
        QCOMPARE(chat.preparer.discarded.size(), 1);
    }

    void someAtATimeTheSmallOnesFirst()
    {
        Chat chat;
        QList<Attachment> attachments;
        for (const int size : {500, 100, 400, 200, 300})
            attachments.append(chat.attach(u"%1.bin"_s.arg(size), size));
        QVERIFY(chat.session->send(room, {}, 0, attachments));
        chat.settle();
        chat.goOnline();
        chat.settle();
        QCOMPARE(chat.files().log.first(3),
                 (QStringList{u"create 100.bin"_s, u"create 200.bin"_s, u"create 300.bin"_s}));
        QCOMPARE(chat.files().mostRunning, Uploads::mostAtOnce);
        QCOMPARE(chat.sent().size(), 1);
    }

    void piecesGrowWithTheLine()
    {
        Chat chat;
        chat.goOnline();
        QVERIFY(chat.session->send(room, {}, 0, {chat.attach(u"a.bin"_s, 2'000'000)}));
        chat.settle();
        QCOMPARE(chat.files().log.mid(1),
                 (QStringList{u"piece f_1 0+262144"_s, u"piece f_1 262144+524288"_s,
                              u"piece f_1 786432+1048576"_s, u"piece f_1 1835008+164992"_s}));
    }

    void progressIsTold()
    {
        Chat chat;
        chat.goOnline();
        chat.files().stalls = true;
        const Attachment attachment = chat.attach(u"a.bin"_s, 1000);
        QVERIFY(chat.session->send(room, {}, 0, {attachment}));
        QSignalSpy changed(&chat.session->uploads(), &Uploads::changed);
        chat.settle();
        chat.world.advance(Uploads::newsEvery);
        QVERIFY(!changed.isEmpty());
        const Uploads::Progress progress = chat.session->uploads().progress(attachment.file.id);
        QCOMPARE(progress.sent, 500);
        QCOMPARE(progress.size, 1000);
        QVERIFY(!progress.isWaiting);
        chat.files().stalls = false;
        const Attachment small = chat.attach(u"b.bin"_s, 10);
        chat.files().cutAfter = 100;
        QVERIFY(chat.session->send(room, {}, 0, {small, chat.attach(u"c.bin"_s, 200)}));
        chat.settle();
        QCOMPARE(chat.session->uploads().progress(small.file.id).sent, 10);
        QVERIFY(!chat.session->uploads().progress(small.file.id).isWaiting);
    }

    void whatIsWantedIsFetchedAndKept()
    {
        Chat chat;
        chat.goOnline();
        const File file = chat.offer(u"f_a"_s, "hello");
        QCOMPARE(chat.stateOf(file), CopyState::Absent);
        chat.session->files().want(file, Form::Whole);
        QCOMPARE(chat.stateOf(file), CopyState::Loading);
        chat.settle();
        QCOMPARE(chat.read(file), QByteArray("hello"));
        QCOMPARE(chat.kept(), QStringList{u"f_a"_s});
        chat.begin();
        QCOMPARE(chat.read(file), QByteArray("hello"));
        chat.session->files().want(file, Form::Whole);
        QCOMPARE(chat.files().log.size(), 1);
    }

    void withoutAConnectionItWaits()
    {
        Chat chat;
        const File file = chat.offer(u"f_a"_s, "hello");
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.stateOf(file), CopyState::Loading);
        QVERIFY(chat.files().log.isEmpty());
        chat.goOnline();
        chat.settle();
        QCOMPARE(chat.stateOf(file), CopyState::Here);
    }

    void whatHasComeIsNotFetchedAgain()
    {
        Chat chat;
        chat.goOnline();
        const File file = chat.offer(u"f_a"_s, QByteArray(600, 'a') + QByteArray(400, 'b'));
        chat.files().cutAfter = 600;
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.session->files().copy(file, Form::Whole).received, 600);
        chat.begin(); // over a restart, too
        chat.files().cutAfter = -1;
        chat.goOnline();
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.files().log, (QStringList{u"fetch f_a from 0"_s, u"fetch f_a from 600"_s}));
        QCOMPARE(chat.read(file), chat.files().whole.value(file.id));
        QCOMPARE(chat.kept(), QStringList{u"f_a"_s});
    }

    void anotherVersionIsFetchedWhole()
    {
        Chat chat;
        chat.goOnline();
        const File file = chat.offer(u"f_a"_s, QByteArray(1000, 'a'));
        chat.files().cutAfter = 600;
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        chat.files().cutAfter = -1;
        chat.files().version = "\"v2\"";
        chat.files().whole[file.id] = QByteArray(1000, 'b');
        chat.world.advance(seconds{2});
        chat.settle();
        QCOMPARE(chat.read(file), QByteArray(1000, 'b'));
    }

    void moreThanWasSaidIsNotTaken()
    {
        Chat chat;
        chat.goOnline();
        File file = chat.offer(u"f_a"_s, QByteArray(1000, 'a'));
        file.size = 999;
        chat.session->files().want(file, Form::Whole);
        chat.session->files().want(file, Form::Thumbnail);
        chat.files().thumbnails.insert(file.id, QByteArray(Limits::thumbnailSize + 1, 't'));
        chat.settle();
        QCOMPARE(chat.stateOf(file), CopyState::Failed);
        QCOMPARE(chat.stateOf(file, Form::Thumbnail), CopyState::Failed);
        QCOMPARE(chat.kept(), QStringList());
        file.size = 1001;
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.stateOf(file), CopyState::Failed);
        QCOMPARE(chat.kept(), QStringList());
    }

    void anIdIsNoPath()
    {
        Chat chat;
        chat.goOnline();
        for (const QString &id :
             {u"../../evil"_s, u"a/b"_s, u"a.part"_s, u"a\\b"_s, u"ä"_s, QString(200, u'a')}) {
            const File file = chat.offer(id, "hello");
            chat.session->files().want(file, Form::Whole);
            chat.settle();
            QCOMPARE(chat.stateOf(file), CopyState::Failed);
        }
        QVERIFY(chat.files().log.isEmpty());
        QCOMPARE(chat.kept(), QStringList());
    }

    void whatIsGoneIsSaidAndAskedForAgain()
    {
        Chat chat;
        chat.goOnline();
        File file = chat.offer(u"f_a"_s, "hello");
        chat.files().whole.clear();
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.stateOf(file), CopyState::Failed);
        QVERIFY(!chat.session->files().copy(file, Form::Whole).problem.isEmpty());
        chat.offer(u"f_a"_s, "hello");
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.stateOf(file), CopyState::Here);
    }

    void aServerThatDoesNotAnswerIsAskedSomeTimes()
    {
        Chat chat;
        chat.goOnline();
        const File file = chat.offer(u"f_a"_s, "hello");
        chat.files().error = Error{ErrorCode::Temporary, u"Not now."_s, {}};
        chat.session->files().want(file, Form::Whole);
        for (int i = 0; i < 100 && chat.stateOf(file) == CopyState::Loading; ++i)
            chat.world.advance(seconds{1});
        QCOMPARE(chat.session->files().copy(file, Form::Whole).problem, u"Not now."_s);
        QCOMPARE(chat.files().log.size(), FileLibrary::mostFailures + 1);
    }

    void aDownloadIsCancelled()
    {
        Chat chat;
        chat.goOnline();
        const File file = chat.offer(u"f_a"_s, QByteArray(1000, 'a'));
        chat.files().stalls = true;
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.files().running, 1);
        chat.session->files().cancel(file.id, Form::Whole);
        QCOMPARE(chat.files().running, 0);
        QCOMPARE(chat.stateOf(file), CopyState::Absent);
        chat.files().stalls = false;
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.files().log.last(), u"fetch f_a from 500"_s);
        QCOMPARE(chat.read(file).size(), 1000);
    }

    void whatWasUsedLeastRecentlyGoes()
    {
        Chat chat;
        FileFolder folder(chat.path(u"small"_s), 250);
        for (const QString &name : {u"a"_s, u"b"_s})
            QVERIFY(folder.adopt(name, chat.write(name, QByteArray(100, 'x'))));
        QVERIFY(!folder.find(u"a"_s).isEmpty());
        QVERIFY(folder.adopt(u"c"_s, chat.write(u"c"_s, QByteArray(100, 'x'))));
        QVERIFY(folder.find(u"b"_s).isEmpty());
        QVERIFY(!folder.find(u"a"_s).isEmpty());
        // What is larger than everything is here at least until the next one.
        QVERIFY(folder.adopt(u"d"_s, chat.write(u"d"_s, QByteArray(300, 'x'))));
        QCOMPARE(QDir(chat.path(u"small"_s)).entryList(QDir::Files), QStringList{u"d"_s});
    }

    void whatIsDeletedGoes()
    {
        Chat chat;
        const File file = chat.offer(u"f_a"_s, "hello");
        Event message = makeMessage(r1, 1, u"ann"_s, {});
        message.body = MessageBody{u"look"_s, 0, {file}};
        chat.world.sync = SyncResult{{SyncedRoom{makeRoom(r1, 1), {}, {message}, {}}}, {}, {}};
        chat.goOnline();
        QCOMPARE(chat.session->timeline(room).at(0).files, QList{file});
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.kept(), QStringList{u"f_a"_s});
        Event edit = makeMessage(r1, 2, u"ann"_s);
        edit.body = EditBody{1, u"look here"_s};
        chat.world.link().push(EventFrame{edit});
        chat.settle();
        QCOMPARE(chat.session->timeline(room).at(0).text, u"look here"_s);
        QCOMPARE(chat.session->timeline(room).at(0).files, QList{file});
        Event deletion = makeMessage(r1, 3, u"ann"_s);
        deletion.body = DeleteBody{1};
        chat.world.link().push(EventFrame{deletion});
        chat.world.advance(seconds{1});
        chat.settle();
        QVERIFY(chat.session->timeline(room).at(0).deleted);
        QVERIFY(chat.session->timeline(room).at(0).files.isEmpty());
        QCOMPARE(chat.kept(), QStringList());
        QVERIFY(chat.cache.log(room).first().as<MessageBody>()->files.isEmpty());
    }

    void outOfTheRoomNothingOfOthersStays()
    {
        Chat chat;
        const File file = chat.offer(u"f_a"_s, "hello");
        Event message = makeMessage(r1, 1, u"ann"_s, {});
        message.body = MessageBody{{}, 0, {file}};
        chat.world.sync = SyncResult{{SyncedRoom{makeRoom(r1, 1), {}, {message}, {}}}, {}, {}};
        chat.goOnline();
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.kept(), QStringList{u"f_a"_s});
        chat.world.link().push(RoomRemovedPush{room});
        chat.settle();
        QCOMPARE(chat.kept(), QStringList());
    }

    void signedOutNothingStays()
    {
        Chat chat;
        chat.goOnline();
        const File file = chat.offer(u"f_a"_s, "hello");
        chat.session->files().want(file, Form::Whole);
        chat.settle();
        QCOMPARE(chat.session->files().size(), file.size);
        chat.session->files().clear();
        QCOMPARE(chat.session->files().size(), 0);
        QCOMPARE(chat.kept(), QStringList());
        QCOMPARE(chat.stateOf(file), CopyState::Absent);
    }

    void filesHaveAWord()
    {
        File picture{FileId(u"f_1"_s), u"garden.jpg"_s, 1, u"image/jpeg"_s, 640, 480, {}, false};
        File plan{FileId(u"f_2"_s), u"plan.pdf"_s, 1, u"application/pdf"_s, 0, 0, {}, false};
        QCOMPARE(wordFor(summaryOf({})), QString());
        QCOMPARE(wordFor(summaryOf({picture})), u"Picture"_s);
        QCOMPARE(summaryOf({picture, picture}).kind, FileSummary::Kind::Pictures);
        QCOMPARE(wordFor(summaryOf({plan})), u"plan.pdf"_s);
        QCOMPARE(summaryOf({plan, picture}), (FileSummary{FileSummary::Kind::Files, 2, u"plan.pdf"_s}));
        plan.width = 7;
        plan.height = 7;
        QVERIFY(!isPicture(plan));
    }
};

QTEST_GUILESS_MAIN(tst_Files)
#include "tst_files.moc"
