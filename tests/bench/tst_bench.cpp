// The load generator against a real server: that it counts what really arrives, and says so when something is
// wrong. How fast anything is, is no matter of this test.
#include "server/bench/histogram.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

#include <array>

#include <cmath>

using namespace Chinwag;

namespace {

struct Ended
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

Ended runToEnd(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Redis carries what this node has for the others, and back.
bool isRelaying(const ChinwagdProcess &node)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(node.adminUrl(QStringLiteral("/readyz")))));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait();
    return QJsonDocument::fromJson(reply->readAll()).object().value(QLatin1String("status")) ==
           QStringLiteral("ready");
}

} // namespace

class TestBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void typingIsDelivered();
    void messagesAreAcknowledgedAndDelivered();
    void aRateIsKept();
    void onlyWhatCrossesFromNodeToNodeCounts();
    void everybodyComesBackAfterACut();
    void sayWhenTheServerRefuses();
    void sayWhenThereIsNoServer();
    void wrongFlagsAreRefused();
    void percentiles();

private:
    /// Runs chinwag-bench against the server; its JSON.
    QJsonObject measured(const QStringList &arguments);
    QStringList common() const;
    QStringList toServer() const;

    QTemporaryDir m_directory;
    ChinwagdProcess m_server;
};

QStringList TestBench::common() const
{
    return {QStringLiteral("--accounts"), m_directory.filePath(QStringLiteral("accounts.jsonl")),
            QStringLiteral("--warm-up"),  QStringLiteral("0"),
            QStringLiteral("--seconds"),  QStringLiteral("0.3"),
            QStringLiteral("--rooms"),    QStringLiteral("3"),
            QStringLiteral("--members"),  QStringLiteral("4")};
}

QStringList TestBench::toServer() const
{
    return {QStringLiteral("--server"), QStringLiteral("127.0.0.1:%1").arg(m_server.port())};
}

QJsonObject TestBench::measured(const QStringList &arguments)
{
    const QString file = m_directory.filePath(QStringLiteral("result.json"));
    QFile::remove(file);
    const QStringList output{QStringLiteral("--server-pid"), QString::number(m_server.processId()),
                             QStringLiteral("--json"), file};
    const Ended ended = runToEnd(
        QStringLiteral(BENCH_BINARY),
        common() + output + (arguments.contains(QLatin1String("--server")) ? QStringList() : toServer()) +
            arguments);
    if (ended.exitCode != 0)
        qWarning("%s%s", ended.output.constData(), ended.errors.constData());
    QFile json(file);
    return json.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(json.readAll()).object() : QJsonObject();
}

void TestBench::initTestCase()
{
    const QString accounts = m_directory.filePath(QStringLiteral("accounts.jsonl"));
    const Ended prepared =
        runToEnd(QStringLiteral(BENCH_BINARY),
                 {QStringLiteral("prepare"), QStringLiteral("--shape"), QStringLiteral("3x4"),
                  QStringLiteral("--idle"), QStringLiteral("15"), QStringLiteral("--output"), accounts});
    QVERIFY2(prepared.exitCode == 0, prepared.errors.constData());
    const Ended imported = runToEnd(QStringLiteral(CHINWAGD_BINARY),
                                    {QStringLiteral("import-accounts"), QStringLiteral("--accounts"),
                                     accounts, QStringLiteral("--data-dir"), m_server.dataDirectory()});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    QVERIFY2(imported.output.contains("27 accounts"), imported.output.constData());
    m_server.setArguments({QStringLiteral("--registration"), QStringLiteral("closed"),
                           QStringLiteral("--rate-limits"), QStringLiteral("off")});
    QVERIFY2(m_server.start(), m_server.log().constData());
}

void TestBench::typingIsDelivered()
{
    const QJsonObject result = measured({QStringLiteral("--idle"), QStringLiteral("15")});
    QCOMPARE(result.value(QLatin1String("problem")).toString(), QString());
    QCOMPARE(result.value(QLatin1String("lost")).toInt(-1), 0);
    QCOMPARE(result.value(QLatin1String("connections")).toInt(), 27);
    const qint64 deliveries = result.value(QLatin1String("deliveries")).toInteger();
    QVERIFY(deliveries > 0);
    QCOMPARE(result.value(QLatin1String("latency_ms"))[QLatin1String("count")].toInteger(), deliveries);
    QVERIFY(result.value(QLatin1String("cpu_us_per_delivery")).toDouble() > 0);
    QVERIFY(result.value(QLatin1String("resident_kib")).toDouble() > 0);
}

void TestBench::messagesAreAcknowledgedAndDelivered()
{
    const QJsonObject result = measured({QStringLiteral("--mode"), QStringLiteral("messages"),
                                         QStringLiteral("--outstanding"), QStringLiteral("2")});
    QCOMPARE(result.value(QLatin1String("problem")).toString(), QString());
    QCOMPARE(result.value(QLatin1String("lost")).toInt(-1), 0);
    QVERIFY(result.value(QLatin1String("accepted")).toInteger() > 0);
    QVERIFY(result.value(QLatin1String("deliveries")).toInteger() > 0);
    QVERIFY(result.value(QLatin1String("acknowledgement_ms"))[QLatin1String("count")].toInteger() > 0);
}

void TestBench::aRateIsKept()
{
    const QJsonObject result = measured({QStringLiteral("--rate"), QStringLiteral("100")});
    QCOMPARE(result.value(QLatin1String("lost")).toInt(-1), 0);
    const double seconds = result.value(QLatin1String("seconds")).toDouble();
    QVERIFY(seconds > 0);
    // Never more than was asked for, whatever the machine does.
    QVERIFY(result.value(QLatin1String("publications")).toDouble() <= 100 * seconds + 100);
}

void TestBench::onlyWhatCrossesFromNodeToNodeCounts()
{
    RedisServer redis;
    QVERIFY2(redis.start(), redis.log().constData());
    Test::PostgresServer *postgres = Test::PostgresServer::shared();
    QVERIFY(postgres);
    const DatabaseUrl database = postgres->createDatabase();
    const QStringList shared{QStringLiteral("--database"), Test::PostgresServer::text(database)};
    const Ended imported =
        runToEnd(QStringLiteral(CHINWAGD_BINARY),
                 QStringList{QStringLiteral("import-accounts"), QStringLiteral("--accounts"),
                             m_directory.filePath(QStringLiteral("accounts.jsonl"))} +
                     shared);
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    std::array<ChinwagdProcess, 2> nodes;
    QStringList servers;
    for (ChinwagdProcess &node : nodes) {
        node.setArguments(shared + QStringList{QStringLiteral("--redis"), redis.url(),
                                               QStringLiteral("--registration"), QStringLiteral("closed"),
                                               QStringLiteral("--rate-limits"), QStringLiteral("off")});
        QVERIFY2(node.start(), node.log().constData());
        QTRY_VERIFY_WITH_TIMEOUT(isRelaying(node), 60'000);
        servers += {QStringLiteral("--server"), QStringLiteral("127.0.0.1:%1").arg(node.port())};
    }
    const auto measure = [&](const QStringList &arguments) {
        return measured(servers + QStringList{QStringLiteral("--rate"), QStringLiteral("100")} + arguments);
    };
    // Two of each room's four speak, and of the three who hear them two are on the other node.
    const QJsonObject across = measure({QStringLiteral("--two-nodes")});
    QCOMPARE(across.value(QLatin1String("problem")).toString(), QString());
    QCOMPARE(across.value(QLatin1String("lost")).toInt(-1), 0);
    QCOMPARE(across.value(QLatin1String("servers")).toInt(), 2);
    QVERIFY(across.value(QLatin1String("two_nodes")).toBool());
    const qint64 deliveries = across.value(QLatin1String("deliveries")).toInteger();
    QVERIFY(deliveries > 0);
    // All that was published, and what was on its way when the measuring began.
    const qint64 publications = across.value(QLatin1String("publications")).toInteger();
    QVERIFY2(deliveries <= 2 * (publications + 12), qPrintable(QString::number(deliveries)));
    // Everybody speaks, and everything counts.
    const QJsonObject all = measure({});
    QCOMPARE(all.value(QLatin1String("problem")).toString(), QString());
    QCOMPARE(all.value(QLatin1String("lost")).toInt(-1), 0);
    postgres->dropDatabase(database);
}

void TestBench::everybodyComesBackAfterACut()
{
    const QJsonObject result = measured({QStringLiteral("--storm"), QStringLiteral("--cut")});
    QCOMPARE(result.value(QLatin1String("problem")).toString(), QString());
    QCOMPARE(result.value(QLatin1String("mode")).toString(), QStringLiteral("storm"));
    QCOMPARE(result.value(QLatin1String("latency_ms"))[QLatin1String("count")].toInt(), 12);
    QVERIFY(result.value(QLatin1String("attempts")).toInt() >= 12);
}

void TestBench::sayWhenTheServerRefuses()
{
    const QString strangers = m_directory.filePath(QStringLiteral("strangers.jsonl"));
    QCOMPARE(
        runToEnd(QStringLiteral(BENCH_BINARY), {QStringLiteral("prepare"), QStringLiteral("--shape"),
                                                QStringLiteral("3x4"), QStringLiteral("--output"), strangers})
            .exitCode,
        0);
    const Ended ended =
        runToEnd(QStringLiteral(BENCH_BINARY),
                 common() + toServer() + QStringList{QStringLiteral("--accounts"), strangers});
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.errors.contains("refused with status 401"), ended.errors.constData());
}

void TestBench::sayWhenThereIsNoServer()
{
    ChinwagdProcess gone;
    QVERIFY(gone.start());
    const QString address = QStringLiteral("127.0.0.1:%1").arg(gone.port());
    QCOMPARE(gone.terminate(), 0);
    const Ended ended =
        runToEnd(QStringLiteral(BENCH_BINARY), common() + QStringList{QStringLiteral("--server"), address});
    QCOMPARE(ended.exitCode, 1);
}

void TestBench::wrongFlagsAreRefused()
{
    const auto refused = [this](const QStringList &arguments) {
        return runToEnd(QStringLiteral(BENCH_BINARY), common() + toServer() + arguments).exitCode == 2;
    };
    QVERIFY(refused({QStringLiteral("--bogus")}));
    QVERIFY(refused({QStringLiteral("--protocol"), QStringLiteral("smtp")}));
    QVERIFY(refused({QStringLiteral("--idle"), QStringLiteral("16")}));          // more than were prepared
    QVERIFY(refused({QStringLiteral("--server"), QStringLiteral("localhost")})); // beside another one
    QVERIFY(refused({QStringLiteral("--two-nodes")}));                           // with one server
}

void TestBench::percentiles()
{
    Bench::Histogram times;
    QCOMPARE(times.milliseconds(0.5), 0.0);
    for (int i = 1; i <= 10'000; ++i)
        times.add(std::int64_t{i} * 1000); // 0.001 ms … 10 ms
    const auto isAbout = [](double value, double expected) { return std::abs(value / expected - 1) < 0.02; };
    QVERIFY(isAbout(times.milliseconds(0.5), 5.0));
    QVERIFY(isAbout(times.milliseconds(0.99), 9.9));
    QCOMPARE(times.maxMilliseconds(), 10.0);
    QCOMPARE(times.milliseconds(1.0), 10.0);
    QCOMPARE(times.count(), std::uint64_t{10'000});
}

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
