// A room that goes to a folder of this computer.
#include "app/core/export/roomexport.h"
#include "tests/support/clienttestkit.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const RoomId room(u"r1"_s);
const UserId ann(u"u_ann"_s);

struct Desk
{
    ClientWorld world;
    QTemporaryDir dir;
    RoomExport exporter{{world.api, world.clock, world.timers, [] { return 0.5; }}, [](const UserId &id) {
                            return User{id, u"ann"_s, u"Ann <b>Larsen</b>"_s};
                        }};
    QSignalSpy progressed{&exporter, &RoomExport::progressed};
    QSignalSpy finished{&exporter, &RoomExport::finished};
    QSignalSpy failed{&exporter, &RoomExport::failed};

    Seq say(EventBody body)
    {
        QList<Event> &log = world.api.log[room];
        Event event = makeMessage(room.toString(), Seq(log.size() + 1), u"ann"_s);
        event.sender = ann;
        event.body = std::move(body);
        log.append(event);
        return event.seq;
    }
    Seq say(const QString &text, Seq replyTo = 0) { return say(MessageBody{text, replyTo}); }
    File attach(const QString &name, const QString &type, const QByteArray &bytes)
    {
        File file;
        file.id = FileId(u"f%1"_s.arg(world.api.files.whole.size() + 1));
        file.name = name;
        file.type = type;
        file.size = bytes.size();
        world.api.files.whole.insert(file.id, bytes);
        say(MessageBody{{}, 0, {file}});
        return file;
    }
    void start(bool withFiles = true)
    {
        exporter.start({room, u"tea / <room>"_s, dir.path(), Seq(world.api.log[room].size()), withFiles,
                        QLocale(QLocale::English)});
    }
    void settle()
    {
        for (int i = 0; i < 400 && exporter.isRunning(); ++i)
            world.advance(milliseconds{100});
    }
    QString folder() const
    {
        const QStringList made = QDir(dir.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return made.isEmpty() ? QString() : dir.filePath(made.first());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(folder() + u'/' + name);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString page() const { return QString::fromUtf8(read(u"index.html"_s)); }
};

} // namespace

class tst_Export : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsALineOfJson()
    {
        Desk d;
        for (int i = 1; i <= 450; ++i)
            d.say(u"message %1\nof two lines"_s.arg(i));
        d.start();
        d.settle();
        QCOMPARE(d.finished.count(), 1);
        const QList<QByteArray> lines = d.read(u"messages.jsonl"_s).trimmed().split('\n');
        QCOMPARE(lines.size(), 450);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QJsonObject json = QJsonDocument::fromJson(lines.at(i)).object();
            QCOMPARE(json.value(u"seq"_s).toInt(), int(i + 1));
            QCOMPARE(json.value(u"sender_username"_s).toString(), u"ann"_s);
        }
        QVERIFY(d.progressed.count() > 3);
    }
    void thePageHasTheRoomAsItIsNow()
    {
        Desk d;
        const Seq first = d.say(u"Tea?"_s);
        d.say(u"Yes."_s, first);
        const Seq wrong = d.say(u"at for"_s);
        const Seq gone = d.say(QString());
        d.say(EditBody{wrong, u"at four"_s});
        d.say(DeleteBody{gone});
        d.say(ReactionBody{first, u"👍"_s, true});
        d.say(TopicBody{u"Tea"_s});
        d.start();
        d.settle();
        const QString page = d.page();
        QVERIFY(page.contains(u"Tea?"_s));
        QVERIFY(page.contains(u"<a href=\"#m1\">"_s));
        QVERIFY(page.contains(u"at four"_s) && !page.contains(u"at for<"_s));
        QVERIFY(page.contains(u"(edited)"_s));
        QVERIFY(page.contains(u"Message deleted"_s));
        QVERIFY(page.contains(u"👍 1"_s));
        QVERIFY(page.contains(u"set the topic"_s));
    }
    void whatPeopleWroteIsTextAndNoScriptRuns()
    {
        Desk d;
        const QString nasty =
            u"<script>alert(1)</script><img src=http://x.example/ onerror=alert(1)>&amp;\"'"_s;
        d.say(nasty);
        d.say(u"x"_s, 1);
        d.attach(u"\"><script>alert(2)</script>.png"_s, u"image/png"_s, "png");
        d.say(TopicBody{nasty});
        d.start();
        d.settle();
        const QString page = d.page();
        QVERIFY(!page.contains(u"<script"_s, Qt::CaseInsensitive));
        QVERIFY(!page.contains(u"<img src=http"_s));
        QVERIFY(page.contains(nasty.toHtmlEscaped()));
        QVERIFY(page.contains(u"Ann &lt;b&gt;Larsen"_s));
        QVERIFY(page.contains(u"default-src 'none'"_s));
        // Every address in it leads to a file beside it, or to a place in the page.
        static const QRegularExpression address(u"(?:src|href)=\"([^\"]*)\""_s);
        for (auto each = address.globalMatch(page); each.hasNext();) {
            const QString target = each.next().captured(1);
            QVERIFY2(target.startsWith(u"files/"_s) || target.startsWith(u'#'), qPrintable(target));
        }
    }
    void whatWasAttachedIsThere()
    {
        Desk d;
        const File file = d.attach(u"../../evil/notes.txt"_s, u"text/plain"_s, "the notes");
        d.start();
        d.settle();
        QCOMPARE(d.finished.count(), 1);
        const QStringList files = QDir(d.folder() + u"/files"_s).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY(files.first().startsWith(file.id.toString()));
        QVERIFY(files.first().endsWith(u"notes.txt"_s));
        QCOMPARE(d.read(u"files/"_s + files.first()), "the notes");
        QVERIFY(d.page().contains(u"href=\"files/"_s));
    }
    void withoutFilesTheirNamesAre()
    {
        Desk d;
        d.attach(u"notes.txt"_s, u"text/plain"_s, "the notes");
        d.start(false);
        d.settle();
        QVERIFY(QDir(d.folder() + u"/files"_s).isEmpty());
        QVERIFY(d.page().contains(u"notes.txt"_s));
        QVERIFY(!d.page().contains(u"href=\"files/"_s));
    }
    void aFileThatTheServerHasNoMoreIsLeftOut()
    {
        Desk d;
        const File file = d.attach(u"notes.txt"_s, u"text/plain"_s, "the notes");
        d.world.api.files.whole.remove(file.id);
        d.start();
        d.settle();
        QCOMPARE(d.finished.count(), 1);
        QVERIFY(!d.page().contains(u"href=\"files/"_s));
    }
    void whatIsCancelledLeavesNothing()
    {
        Desk d;
        for (int i = 0; i < 500; ++i)
            d.say(u"message"_s);
        QObject::connect(&d.exporter, &RoomExport::progressed, &d.exporter,
                         [&d](RoomExport::Phase, qint64 done) {
                             if (done >= RoomExport::eventsPerPage) // the next ones take a while
                                 d.world.api.actionError = Error{ErrorCode::Temporary, u"Not now."_s, {}};
                         });
        d.start();
        d.world.turn();
        QVERIFY(d.exporter.isRunning());
        QVERIFY(!d.folder().isEmpty());
        d.exporter.cancel();
        QVERIFY(d.folder().isEmpty());
        d.world.advance(seconds{60});
        QCOMPARE(d.finished.count() + d.failed.count(), 0);
        QVERIFY(!d.exporter.isRunning());
    }
    void aTransferThatIsCancelledLeavesNothing()
    {
        Desk d;
        d.attach(u"notes.txt"_s, u"text/plain"_s, QByteArray(100'000, 'x'));
        d.world.api.files.stalls = true;
        d.start();
        d.world.advance(seconds{1});
        QVERIFY(d.exporter.isRunning());
        d.exporter.cancel();
        QVERIFY(d.folder().isEmpty());
    }
    void aServerThatIsAwayForAWhileIsAskedAgain()
    {
        Desk d;
        d.say(u"hi"_s);
        d.world.api.actionError = Error{ErrorCode::Temporary, u"Not now."_s, {}};
        d.start();
        d.world.turn();
        d.world.api.actionError.reset();
        d.settle();
        QCOMPARE(d.finished.count(), 1);
    }
    void whatDoesNotWorkIsSaidAndLeavesNothing_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("away for long") << ErrorCode::Temporary;
        QTest::newRow("no longer a member") << ErrorCode::RoomNotFound;
    }
    void whatDoesNotWorkIsSaidAndLeavesNothing()
    {
        QFETCH(ErrorCode, code);
        Desk d;
        d.say(u"hi"_s);
        d.world.api.actionError = Error{code, u"No."_s, {}};
        d.start();
        for (int i = 0; i < 100; ++i)
            d.world.advance(seconds{10});
        QCOMPARE(d.failed.count(), 1);
        QCOMPARE(d.failed.first().first().toString(), u"No."_s);
        QVERIFY(d.folder().isEmpty());
    }
    void aFolderThatCannotBeWrittenIsSaid()
    {
        Desk d;
        d.say(u"hi"_s);
        d.exporter.start({room, u"tea"_s, d.dir.filePath(u"not there"_s), 1, true, QLocale()});
        d.settle();
        QCOMPARE(d.failed.count(), 1);
    }
    void asManyAsOneWantsSideBySide()
    {
        Desk d;
        d.say(u"hi"_s);
        for (int i = 0; i < 2; ++i) {
            d.start();
            d.settle();
        }
        QCOMPARE(QDir(d.dir.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_Export)
#include "tst_export.moc"
