// Attachments from one person's computer to another's: the real client's core, files and sockets, a real
// server, and a line between them that fails.
#include "app/core/chatsession.h"
#include "app/core/connection/nullnetworkmonitor.h"
#include "app/core/memory/memorycache.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "app/files/fileworkshop.h"
#include "app/net/httpserverapi.h"
#include "app/net/qtclienttransport.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using Form = FileLibrary::Form;

namespace {

constexpr int patience = 60'000;

/// A person with a client of their own.
class Person
{
public:
    Person(const QString &name, const QUrl &server)
        : m_name(name)
        , m_account(server)
    {
        if (!m_account.registerUser(name, u"correct horse"_s))
            qFatal("not registered");
    }

    /// As after a crash of the one before.
    void start(quint16 port)
    {
        session.reset();
        preparer = std::make_unique<FileWorkshop>(folder.filePath(u"outgoing"_s));
        session = std::make_unique<ChatSession>(
            ChatSession::Account{QUrl(u"http://127.0.0.1:%1"_s.arg(port)), m_account.token(),
                                 User{UserId(m_account.userId()), m_name, m_name}},
            ChatSession::Dependencies{
                {m_clock, m_timers, m_api, qtClientTransports(), m_network, [] { return 0.0; }},
                m_cache,
                m_outbox,
                preparer.get(),
                folder.filePath(u"library"_s)});
        session->start();
    }
    Attachment attach(const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        file.close();
        std::optional<Attachment> made;
        preparer->prepare(file.fileName(), Limits::fileSize, [&made](const auto &result) {
            if (result)
                made = *result;
        });
        if (!QTest::qWaitFor([&made] { return made.has_value(); }, patience))
            qFatal("not prepared");
        return *made;
    }
    RoomId room() const { return RoomId(m_account.generalRoom()); }
    ServerClient &account() { return m_account; }
    /// The newest message, when the log has it.
    TimelineItem last()
    {
        Timeline &log = session->timeline(room());
        return log.count() > 0 ? log.at(log.count() - 1) : TimelineItem();
    }
    QByteArray contentOf(const File &file, Form form)
    {
        const QString path = session->files().copy(file, form).path;
        QFile copy(path);
        return !path.isEmpty() && copy.open(QIODevice::ReadOnly) ? copy.readAll() : QByteArray();
    }

    QTemporaryDir folder;

private:
    QString m_name;
    ServerClient m_account;
    SystemClock m_clock;
    QtTimerScheduler m_timers;
    HttpServerApi m_api{m_timers};
    NullNetworkMonitor m_network;
    MemoryCache m_cache{m_timers};
    MemoryOutboxStore m_outbox{m_timers};

public:
    std::unique_ptr<FileWorkshop> preparer;
    std::unique_ptr<ChatSession> session; // what it needs outlives it
};

QByteArray manyBytes(int size)
{
    QByteArray bytes(size, '\0');
    for (int i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 251);
    return bytes;
}

} // namespace

class TestAttachments : public QObject
{
    Q_OBJECT

private:
    ChinwagdProcess m_server;
    std::unique_ptr<Person> m_ann;
    std::unique_ptr<Person> m_bob;

    bool isHere(Person &person, const File &file, Form form)
    {
        person.session->files().want(file, form);
        return QTest::qWaitFor(
            [&] { return person.session->files().copy(file, form).state == FileLibrary::Copy::State::Here; },
            patience);
    }
    bool hasArrived(Person &person, const QString &text)
    {
        return QTest::qWaitFor([&] { return person.last().text == text && person.last().seq > 0; }, patience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_ann = std::make_unique<Person>(u"ann"_s, m_server.url());
        m_bob = std::make_unique<Person>(u"bob"_s, m_server.url());
        // Both know the room by having been online once.
        QVERIFY(m_ann->account().goOnline());
        QVERIFY(m_bob->account().goOnline());
    }
    void init()
    {
        m_ann->start(m_server.port());
        m_bob->start(m_server.port());
        QTRY_VERIFY_WITH_TIMEOUT(m_ann->session->connection().isOnline(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->session->connection().isOnline(), patience);
    }
    void cleanupTestCase()
    {
        m_ann.reset();
        m_bob.reset();
    }

    void aPictureComesAcross()
    {
        QImage image(1600, 1200, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(image.save(&buffer, "png"));
        const Attachment picture = m_ann->attach(u"garden.png"_s, png);
        QVERIFY(m_ann->session->send(m_ann->room(), u"The garden"_s, 0, {picture}));
        QVERIFY(hasArrived(*m_bob, u"The garden"_s));
        QCOMPARE(m_bob->last().files.size(), 1);
        const File file = m_bob->last().files.first();
        QCOMPARE(file.name, u"garden.png"_s);
        QCOMPARE(file.type, u"image/png"_s);
        QCOMPARE(QSize(file.width, file.height), QSize(1600, 1200));
        QCOMPARE(file.blurhash, picture.file.blurhash);
        QVERIFY(file.hasThumbnail);
        QVERIFY(isHere(*m_bob, file, Form::Thumbnail));
        QVERIFY(isHere(*m_bob, file, Form::Whole));
        QVERIFY(hasArrived(*m_ann, u"The garden"_s));
        QCOMPARE(m_bob->contentOf(file, Form::Whole), m_ann->contentOf(file, Form::Whole));
        QCOMPARE(m_bob->contentOf(file, Form::Thumbnail), m_ann->contentOf(file, Form::Thumbnail));
        QVERIFY(QImage::fromData(m_bob->contentOf(file, Form::Thumbnail)).width() <= 784);
        // What is deleted is nowhere.
        m_ann->session->deleteMessage(m_ann->room(), {m_ann->last().seq, m_ann->last().nonce});
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->last().deleted, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->contentOf(file, Form::Whole), QByteArray(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->account().get(u"/api/files/"_s + file.id.toString()).status, 404,
                                  patience);
    }

    void aLineThatIsCutDoesNotMatter()
    {
        Test::FaultProxy proxy(m_server.port());
        m_ann->start(proxy.port());
        QTRY_VERIFY_WITH_TIMEOUT(m_ann->session->connection().isOnline(), patience);
        QByteArray bytes = manyBytes(3'000'000);
        const QByteArray marker = "here the line is cut";
        bytes.replace(1'000'000, marker.size(), marker);
        proxy.cutAt(marker, Test::FaultProxy::Cut::BeforeDelivery);
        QVERIFY(m_ann->session->send(m_ann->room(), u"cut"_s, 0, {m_ann->attach(u"a.bin"_s, bytes)}));
        QVERIFY(hasArrived(*m_bob, u"cut"_s));
        QVERIFY(proxy.cuts() > 0);
        const File file = m_bob->last().files.first();
        QVERIFY(isHere(*m_bob, file, Form::Whole));
        QVERIFY(m_bob->contentOf(file, Form::Whole) == bytes);
    }

    void aProgramThatDiesDoesNotMatter()
    {
        const QByteArray bytes = manyBytes(20'000'000);
        const Attachment attachment = m_ann->attach(u"b.bin"_s, bytes);
        QVERIFY(m_ann->session->send(m_ann->room(), u"died"_s, 0, {attachment}));
        const auto sent = [&] { return m_ann->session->uploads().progress(attachment.file.id).sent; };
        QTRY_VERIFY_WITH_TIMEOUT(sent() > 500'000, patience);
        QVERIFY(m_bob->last().text != u"died"_s);
        m_ann->start(m_server.port());
        QVERIFY(hasArrived(*m_bob, u"died"_s));
        const File file = m_bob->last().files.first();
        QVERIFY(isHere(*m_bob, file, Form::Whole));
        QVERIFY(m_bob->contentOf(file, Form::Whole) == bytes);
    }

    /// For people to read.
    void howFastItIs()
    {
        const QByteArray bytes = manyBytes(25 * 1024 * 1024);
        const Attachment attachment = m_ann->attach(u"large.bin"_s, bytes);
        // In a real loop: what QTRY_ does sleeps in between, and the bytes with it.
        QEventLoop loop;
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        connect(&m_ann->session->outbox(), &Outbox::filesDelivered, &loop, &QEventLoop::quit);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_ann->session->send(m_ann->room(), u"large"_s, 0, {attachment}));
        loop.exec();
        const qint64 up = clock.elapsed();
        QVERIFY(hasArrived(*m_ann, u"large"_s));
        QVERIFY(hasArrived(*m_bob, u"large"_s));
        const File file = m_bob->last().files.first();
        connect(&m_bob->session->files(), &FileLibrary::changed, &loop, [&] {
            if (m_bob->session->files().copy(file, Form::Whole).state == FileLibrary::Copy::State::Here)
                loop.quit();
        });
        clock.restart();
        m_bob->session->files().want(file, Form::Whole);
        loop.exec();
        const qint64 down = clock.elapsed();
        QVERIFY(m_bob->contentOf(file, Form::Whole) == bytes);
        const auto rate = [](qint64 ms) {
            return 25.0 * 1048576 / 1e3 / static_cast<double>(std::max<qint64>(ms, 1));
        };
        qInfo("25 MiB: sent at %.0f MB/s, fetched at %.0f MB/s", rate(up), rate(down));
    }
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
