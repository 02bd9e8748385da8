#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlstores.h"
#include "tests/support/await.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

/// A process that stores is killed at moments that nobody chose; what it acknowledged must be there, once.
class StoreDurabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLostWhenKilled();
    void aKilledMigrationIsResumed();

private:
    /// Runs the worker until it has acknowledged `count` events, kills it, and gives all it said.
    static QList<std::pair<Seq, QString>> killAfter(const QString &path, int count);
    static QList<Event> wholeLog(const QString &path);
};

QList<std::pair<Seq, QString>> StoreDurabilityTest::killAfter(const QString &path, int count)
{
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.start(QStringLiteral(STOREWORKER), {QStringLiteral("append"), path});
    QByteArray said;
    while (said.count('\n') < count && worker.waitForReadyRead())
        said += worker.readAllStandardOutput();
    worker.kill();
    worker.waitForFinished();
    said += worker.readAllStandardOutput();
    if (worker.exitStatus() != QProcess::CrashExit)
        QTest::qFail("the worker ended by itself", __FILE__, __LINE__);

    QList<std::pair<Seq, QString>> acknowledged;
    for (const QByteArray &line : said.left(said.lastIndexOf('\n') + 1).split('\n')) {
        const auto space = line.indexOf(' ');
        if (space > 0)
            acknowledged.append({line.left(space).toLongLong(), QString::fromLatin1(line.mid(space + 1))});
    }
    return acknowledged;
}

QList<Event> StoreDurabilityTest::wholeLog(const QString &path)
{
    auto opened = Database::open(std::make_unique<SqliteDialect>(path));
    if (!opened) {
        QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
        return {};
    }
    SqlStores stores(**opened);
    const auto integrity = await<QString>([&](auto done) {
        (*opened)->read<QString>(
            [](Connection &connection) {
                auto rows = connection.rows(QStringLiteral("PRAGMA integrity_check"));
                return rows.next() ? rows.text(0) : QString();
            },
            done);
    });
    if (integrity.value() != QLatin1String("ok"))
        QTest::qFail(qPrintable(integrity.value()), __FILE__, __LINE__);
    return await<QList<Event>>([&](auto done) {
               stores.stores().events.range(RoomId(QStringLiteral("r_0")), 0, 0, 10'000'000, false, done);
           })
        .value();
}

void StoreDurabilityTest::nothingAcknowledgedIsLostWhenKilled()
{
    const quint32 seed = qEnvironmentVariableIsSet("CHINWAG_SEED")
                             ? qEnvironmentVariable("CHINWAG_SEED").toUInt()
                             : QRandomGenerator::global()->generate();
    qInfo("CHINWAG_SEED=%u", seed);
    QRandomGenerator random(seed);
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("chinwag.sqlite"));
    QHash<Seq, QString> acknowledged;
    for (int round = 0; round < 20; ++round) {
        const auto news = killAfter(path, random.bounded(1, 2000));
        QVERIFY(!news.isEmpty());
        for (const auto &[seq, nonce] : news) {
            QVERIFY2(!acknowledged.contains(seq), "one seq was given twice");
            acknowledged.insert(seq, nonce);
        }
        const QList<Event> log = wholeLog(path);
        QSet<QString> nonces;
        qsizetype confirmed = 0;
        for (qsizetype i = 0; i < log.size(); ++i) {
            QCOMPARE(log.at(i).seq, Seq(i) + 1);
            nonces.insert(log.at(i).nonce.toString());
            const auto expected = acknowledged.constFind(log.at(i).seq);
            if (expected == acknowledged.constEnd())
                continue;
            QCOMPARE(log.at(i).nonce.toString(), *expected);
            ++confirmed;
        }
        QCOMPARE(confirmed, acknowledged.size()); // nothing lost
        QCOMPARE(nonces.size(), log.size());      // nothing doubled
    }
    qInfo("%lld acknowledged events survived 20 kills", static_cast<long long>(acknowledged.size()));
}

void StoreDurabilityTest::aKilledMigrationIsResumed()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("chinwag.sqlite"));
    QCOMPARE(QProcess::execute(QStringLiteral(STOREWORKER), {QStringLiteral("migrate"), path}), 9);
    auto opened = Database::open(std::make_unique<SqliteDialect>(path));
    CHINWAG_VERIFY_OK(opened);
    const auto leftOver = await<qint64>([&](auto done) {
        (*opened)->read<qint64>(
            [](Connection &connection) {
                auto rows = connection.rows(
                    QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE name = 'halfway'"));
                return rows.next() ? rows.number(0) : -1;
            },
            done);
    });
    QCOMPARE(leftOver.value(), 0);
}

QTEST_GUILESS_MAIN(StoreDurabilityTest)
#include "tst_storedurability.moc"
