#include "server/files/directorycontents.h"
#include "server/sql/postgresdialect.h"
#include "server/sql/sqlfilecontents.h"
#include "shared/base/manualtime.h"
#include "tests/support/await.h"
#include "tests/support/memorystores/memoryfilecontents.h"
#include "tests/support/postgresserver.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

class ContentsUnderTest
{
public:
    virtual ~ContentsUnderTest() = default;
    virtual FileContents &contents() = 0;
    /// What is coming was last written to so much earlier.
    virtual void pass(std::chrono::milliseconds time) = 0;
    /// As FileStore::takeLoose() of the same database would.
    virtual void loosen(const QString &) {}
};

class InMemory final : public ContentsUnderTest
{
public:
    static std::unique_ptr<ContentsUnderTest> make() { return std::make_unique<InMemory>(); }
    FileContents &contents() override { return m_contents; }
    void pass(std::chrono::milliseconds time) override { m_clock.advance(time); }

private:
    QtTimerScheduler m_timers;
    ManualClock m_clock;
    MemoryDatabase m_database{m_timers, m_clock};
    MemoryFileContents m_contents{m_database};
};

class InDirectory final : public ContentsUnderTest
{
public:
    static std::unique_ptr<ContentsUnderTest> make() { return std::make_unique<InDirectory>(); }
    FileContents &contents() override { return m_contents; }
    void pass(std::chrono::milliseconds time) override
    {
        QDirIterator files(m_directory.filePath(QStringLiteral("files/coming")), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            const QDateTime before = QDateTime::currentDateTimeUtc().addMSecs(-time.count());
            if (!file.open(QIODevice::ReadWrite) ||
                !file.setFileTime(before, QFileDevice::FileModificationTime))
                QTest::qFail("the time of a file cannot be set", __FILE__, __LINE__);
        }
    }

private:
    QTemporaryDir m_directory;
    DirectoryContents m_contents{m_directory.filePath(QStringLiteral("files"))};
};

class InPostgres final : public ContentsUnderTest
{
public:
    static std::unique_ptr<ContentsUnderTest> make()
    {
        PostgresServer *server = PostgresServer::shared();
        const DatabaseUrl url = server ? server->createDatabase() : DatabaseUrl();
        auto opened = Database::open(std::make_unique<PostgresDialect>(url));
        if (!opened) {
            QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
            return {};
        }
        return std::make_unique<InPostgres>(*server, url, std::move(*opened));
    }
    InPostgres(PostgresServer &server, const DatabaseUrl &url, std::unique_ptr<Database> database)
        : m_server(server)
        , m_url(url)
        , m_database(std::move(database))
        , m_contents(*m_database)
    {
    }
    ~InPostgres() override
    {
        m_database.reset();
        m_server.dropDatabase(m_url);
    }
    Q_DISABLE_COPY_MOVE(InPostgres)
    FileContents &contents() override { return m_contents; }
    void pass(std::chrono::milliseconds time) override
    {
        execute(QStringLiteral("UPDATE file_pieces SET at = at - ?"), {qint64(time.count())});
    }
    void loosen(const QString &hash) override
    {
        execute(QStringLiteral("INSERT INTO file_contents (hash, size, loose) VALUES (?, 1, 2)"), {hash});
    }

private:
    void execute(const QString &sql, const QVariantList &values)
    {
        CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
            m_database->write<Ok>(
                [=](Connection &connection) {
                    connection.execute(sql, values);
                    return Ok{};
                },
                done);
        }));
    }

    PostgresServer &m_server;
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
    SqlFileContents m_contents;
};

struct Implementation
{
    const char *name;
    std::unique_ptr<ContentsUnderTest> (*make)();
};

constexpr Implementation implementations[] = {
    {"memory", &InMemory::make},
    {"directory", &InDirectory::make},
    {"postgresql", &InPostgres::make},
};

const QString one = QStringLiteral("w_one");
const QString two = QStringLiteral("w_two");

QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 / 7);
    return bytes;
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, contentHash).toHex());
}

} // namespace

/// What every FileContents does.
class FileContentsContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup() { m_under.reset(); }

    void keepsWhatCame();
    void goesOnUnderAnotherName();
    void isCutInTheMiddleOfAPiece();
    void sameBytesAreThereOnce();
    void manyPiecesGo();
    void typesComeFromTheContent_data();
    void typesComeFromTheContent();
    void nothingIsThere();
    void oldOnesAreDropped();
    void manyAtOnce();

private:
    FileContents &contents() { return m_under->contents(); }
    Outcome<qint64> take(const QString &from, const QString &to, qint64 size = 0);
    Outcome<Ok> append(const QString &name, qint64 offset, const QByteArray &bytes);
    Outcome<FileFindings> examine(const QString &name, const QString &fileName = QStringLiteral("a"));
    Outcome<Ok> keep(const QString &name, const QString &hash);
    Outcome<QByteArray> read(const QString &hash, qint64 offset, qint64 most);
    QByteArray all(const QString &hash);
    /// Brought in one go; the hash.
    QString kept(const QString &name, const QByteArray &bytes);

    std::unique_ptr<ContentsUnderTest> m_under;
};

void FileContentsContract::initTestCase_data()
{
    QTest::addColumn<int>("implementation");
    for (int i = 0; i < int(std::size(implementations)); ++i)
        QTest::newRow(implementations[i].name) << i;
}

void FileContentsContract::init()
{
    QFETCH_GLOBAL(int, implementation);
    m_under = implementations[implementation].make();
    QVERIFY(m_under);
}

Outcome<qint64> FileContentsContract::take(const QString &from, const QString &to, qint64 size)
{
    return await<qint64>([&](auto done) { contents().take(from, to, size, done); });
}

Outcome<Ok> FileContentsContract::append(const QString &name, qint64 offset, const QByteArray &bytes)
{
    return await<Ok>([&](auto done) { contents().append(name, offset, bytes, done); });
}

Outcome<FileFindings> FileContentsContract::examine(const QString &name, const QString &fileName)
{
    return await<FileFindings>([&](auto done) { contents().examine(name, fileName, done); });
}

Outcome<Ok> FileContentsContract::keep(const QString &name, const QString &hash)
{
    return await<Ok>([&](auto done) { contents().keep(name, hash, done); });
}

Outcome<QByteArray> FileContentsContract::read(const QString &hash, qint64 offset, qint64 most)
{
    return await<QByteArray>([&](auto done) { contents().read(hash, offset, most, done); });
}

QByteArray FileContentsContract::all(const QString &hash)
{
    QByteArray bytes;
    for (;;) {
        const auto piece = read(hash, bytes.size(), 100'000);
        if (!piece || piece->isEmpty())
            return bytes;
        bytes += *piece;
    }
}

QString FileContentsContract::kept(const QString &name, const QByteArray &bytes)
{
    const QString hash = hashOf(bytes);
    if (!take({}, name) || !append(name, 0, bytes) || !keep(name, hash))
        QTest::qFail("the bytes cannot be kept", __FILE__, __LINE__);
    return hash;
}

void FileContentsContract::keepsWhatCame()
{
    const QByteArray bytes = pattern(700'000);
    QCOMPARE(take({}, one).value(), 0);
    for (qint64 at = 0; at < bytes.size(); at += 200'000)
        CHINWAG_VERIFY_OK(append(one, at, bytes.mid(at, 200'000)));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().sync(one, done); }));
    const auto found = examine(one);
    CHINWAG_VERIFY_OK(found);
    QCOMPARE(found->hash, hashOf(bytes));
    CHINWAG_VERIFY_OK(keep(one, found->hash));
    QCOMPARE(all(found->hash), bytes);
    QCOMPARE(read(found->hash, 199'990, 5).value(), bytes.mid(199'990, 5));
    QVERIFY(read(found->hash, 699'999, 100).value() == bytes.right(1));
    QVERIFY(read(found->hash, 700'000, 100).value().isEmpty());
    QCOMPARE(codeOf(append(one, 700'000, "x")), QStringLiteral("not_found"));
    CHINWAG_VERIFY_OK(keep(one, found->hash)); // said twice
}

void FileContentsContract::goesOnUnderAnotherName()
{
    const QByteArray bytes = pattern(300'000);
    CHINWAG_VERIFY_OK(take({}, one));
    CHINWAG_VERIFY_OK(append(one, 0, bytes.first(200'000)));
    QCOMPARE(take(one, two, 200'000).value(), 200'000);
    // Whoever was writing writes nothing more.
    QCOMPARE(codeOf(append(one, 200'000, "x")), QStringLiteral("not_found"));
    CHINWAG_VERIFY_OK(append(two, 200'000, bytes.mid(200'000)));
    const auto found = examine(two);
    CHINWAG_VERIFY_OK(found);
    QCOMPARE(found->hash, hashOf(bytes));
    // Nothing of that name: it begins anew.
    QCOMPARE(take(QStringLiteral("w_none"), QStringLiteral("w_new"), 5).value(), 0);
    CHINWAG_VERIFY_OK(append(QStringLiteral("w_new"), 0, "abc"));
}

void FileContentsContract::isCutInTheMiddleOfAPiece()
{
    const QByteArray bytes = pattern(300'000);
    CHINWAG_VERIFY_OK(take({}, one));
    CHINWAG_VERIFY_OK(append(one, 0, bytes.first(100'000)));
    CHINWAG_VERIFY_OK(append(one, 100'000, QByteArray(100'000, 'x')));
    CHINWAG_VERIFY_OK(append(one, 200'000, QByteArray(50'000, 'y')));
    QCOMPARE(take(one, two, 100'001).value(), 100'001);
    QCOMPARE(take(two, one, 100'000).value(), 100'000);
    CHINWAG_VERIFY_OK(append(one, 100'000, bytes.mid(100'000)));
    const auto found = examine(one);
    CHINWAG_VERIFY_OK(found);
    QCOMPARE(found->hash, hashOf(bytes)); // read again: its digest was of other bytes
    CHINWAG_VERIFY_OK(keep(one, found->hash));
    QCOMPARE(all(found->hash), bytes);
}

void FileContentsContract::sameBytesAreThereOnce()
{
    const QByteArray bytes = pattern(1000);
    const QString hash = kept(one, bytes);
    QCOMPARE(kept(two, bytes), hash);
    QCOMPARE(all(hash), bytes);
    m_under->loosen(hash);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().remove(hash, done); }));
    QCOMPARE(codeOf(read(hash, 0, 10)), QStringLiteral("not_found"));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().remove(hash, done); }));
    QCOMPARE(codeOf(append(two, 1000, "x")), QStringLiteral("not_found"));
}

/// More than are taken away in one step.
void FileContentsContract::manyPiecesGo()
{
    constexpr int pieces = 200;
    const auto bring = [&](const QString &name) {
        CHINWAG_VERIFY_OK(take({}, name));
        for (int i = 0; i < pieces; ++i)
            CHINWAG_VERIFY_OK(append(name, i, "x"));
    };
    const QString hash = hashOf(QByteArray(pieces, 'x'));
    bring(one);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().drop(one, done); }));
    QCOMPARE(codeOf(examine(one)), QStringLiteral("not_found"));
    for (const QString &name : {one, two}) {
        bring(name);
        CHINWAG_VERIFY_OK(keep(name, hash));
        QCOMPARE(codeOf(examine(name)), QStringLiteral("not_found"));
    }
    m_under->loosen(hash);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().remove(hash, done); }));
    QCOMPARE(codeOf(read(hash, pieces - 1, 1)), QStringLiteral("not_found"));
}

void FileContentsContract::typesComeFromTheContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *title, const QByteArray &bytes, const char *name, const char *type) {
        QTest::newRow(title) << bytes << QString::fromLatin1(name) << QString::fromLatin1(type);
    };
    const QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    row("picture", png, "a.png", "image/png");
    row("picture by another name", png, "a.html", "image/png");
    row("page that says it is a picture", "<!DOCTYPE html><html><script>1</script>", "a.png", "text/html");
    row("text", "plain words\n", "a", "text/plain");
    row("text of a kind", "a,b\n1,2\n", "a.csv", "text/csv");
    row("rubbish", QByteArray("\x01\x02\xff\xfe\x00\x99", 6), "a.jpg", "application/octet-stream");
}

void FileContentsContract::typesComeFromTheContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    CHINWAG_VERIFY_OK(take({}, one));
    CHINWAG_VERIFY_OK(append(one, 0, bytes));
    const auto found = examine(one, name);
    CHINWAG_VERIFY_OK(found);
    QTEST(found->type, "type");
}

void FileContentsContract::nothingIsThere()
{
    QCOMPARE(codeOf(append(one, 0, "x")), QStringLiteral("not_found"));
    QCOMPARE(codeOf(examine(one)), QStringLiteral("not_found"));
    QCOMPARE(codeOf(keep(one, hashOf("x"))), QStringLiteral("not_found"));
    QCOMPARE(codeOf(read(hashOf("x"), 0, 1)), QStringLiteral("not_found"));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().drop(one, done); }));
}

void FileContentsContract::oldOnesAreDropped()
{
    CHINWAG_VERIFY_OK(take({}, one));
    CHINWAG_VERIFY_OK(append(one, 0, "x"));
    const QString hash = kept(QStringLiteral("w_kept"), "kept");
    m_under->pass(3h);
    CHINWAG_VERIFY_OK(take({}, two));
    CHINWAG_VERIFY_OK(append(two, 0, "y"));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().dropOlder(2h, done); }));
    QCOMPARE(codeOf(append(one, 1, "x")), QStringLiteral("not_found"));
    CHINWAG_VERIFY_OK(append(two, 1, "y"));
    QCOMPARE(all(hash), QByteArray("kept"));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { contents().drop(two, done); }));
    QCOMPARE(codeOf(append(two, 2, "y")), QStringLiteral("not_found"));
}

void FileContentsContract::manyAtOnce()
{
    constexpr int many = 50;
    int answers = 0;
    for (int i = 0; i < many; ++i) {
        const QString name = QStringLiteral("w_%1").arg(i);
        const QByteArray bytes = name.toUtf8().repeated(1000);
        contents().take({}, name, 0, [&, name, bytes](const Outcome<qint64> &) {
            contents().append(name, 0, bytes, [&, name, bytes](const Outcome<Ok> &) {
                contents().keep(name, hashOf(bytes),
                                [&](const Outcome<Ok> &done) { answers += done ? 1 : 0; });
            });
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, many, 60'000);
    for (int i = 0; i < many; ++i) {
        const QByteArray bytes = QStringLiteral("w_%1").arg(i).toUtf8().repeated(1000);
        QCOMPARE(all(hashOf(bytes)), bytes);
    }
}

QTEST_GUILESS_MAIN(FileContentsContract)
#include "tst_filecontentscontract.moc"
