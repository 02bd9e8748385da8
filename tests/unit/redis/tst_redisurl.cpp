#include "server/redis/redisurl.h"

#include <QTest>

using namespace Chinwag;

class RedisUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void thePasswordIsNeverShown_data();
    void thePasswordIsNeverShown();
    void sentinelsKeepTheirOrder();
    void anEndpointSaysWhereItIs();
};

void RedisUrlTest::accepted_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("database");
    const auto row = [](const char *url, const char *shown, const char *user = "", const char *password = "",
                        int database = 0) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(shown) << QString::fromUtf8(user)
                           << QString::fromUtf8(password) << database;
    };
    row("redis://cache", "redis://cache:6379");
    row("REDIS://cache:1", "redis://cache:1");
    row("redis://cache/", "redis://cache:6379");
    row("redis://10.0.0.1:65535/15", "redis://10.0.0.1:65535", "", "", 15);
    row("redis://[::1]", "redis://[::1]:6379");
    row("redis://[::1]:7000/1", "redis://[::1]:7000", "", "", 1);
    row("redis://:hush@cache", "redis://cache:6379", "", "hush");
    row("redis://hush@cache", "redis://cache:6379", "", "hush");
    row("redis://chat:hush@cache:6380/3", "redis://cache:6380", "chat", "hush", 3);
    row("redis://chat:a:b@c@cache", "redis://cache:6379", "chat", "a:b@c");
    row("redis://:p%40ss%2Fw%20rd%25@cache", "redis://cache:6379", "", "p@ss/w rd%");
    row("redis://m%C3%BC:%E2%82%AC@cache", "redis://cache:6379", "mü", "€");
    row("unix:///run/redis.sock", "unix:///run/redis.sock");
    row("unix:///run/redis.sock?db=4", "unix:///run/redis.sock", "", "", 4);
    row("redis+unix://:hush@/run/redis.sock?db=4", "unix:///run/redis.sock", "", "hush", 4);
    row("unix:///run/my%20redis", "unix:///run/my redis");
    row("sentinel://a/main", "sentinel://a:26379/main");
    row("sentinel://hush@a:1,[::2]:2,c/main/7", "sentinel://a:1,[::2]:2,c:26379/main", "", "hush", 7);
    row("sentinel://chat:hush@a/main", "sentinel://a:26379/main", "chat", "hush");
}

void RedisUrlTest::accepted()
{
    QFETCH(QString, url);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(int, database);
    const auto parsed = RedisUrl::parse(url);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error()));
    QTEST(parsed->displayName(), "shown");
    QCOMPARE(parsed->user(), user);
    QCOMPARE(parsed->password(), password);
    QCOMPARE(parsed->database(), database);
    QCOMPARE(parsed->isSentinel(), url.startsWith(QLatin1String("sentinel")));
}

void RedisUrlTest::refused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("about"); ///< what the sentence must name
    const auto row = [](const char *url, const char *about) {
        QTest::newRow(*url ? url : "empty") << QString::fromUtf8(url) << QString::fromUtf8(about);
    };
    row("", "starts with");
    row("cache:6379", "starts with");
    row("http://cache", "starts with");
    row("rediss://cache", "TLS");
    row("redis://", "host");
    row("redis:///1", "host");
    row("redis://:6379", "host");
    row("redis://cache:0", "port");
    row("redis://cache:65536", "port");
    row("redis://cache:", "port");
    row("redis://cache:six", "port");
    row("redis://a:1:2", "host");
    row("redis://::1", "host");
    row("redis://[::1", "host");
    row("redis://[cache]", "host");
    row("redis://ca che", "host");
    row("redis://a,b", "host");
    row("redis://cache/x", "database");
    row("redis://cache/-1", "database");
    row("redis://cache/1/2", "database");
    row("redis://cache/99999999999", "database");
    row("redis://@cache", "password");
    row("redis://chat:@cache", "password");
    row("unix://relative/path", "path");
    row("unix:///", "path");
    row("unix:///run/redis.sock?db=", "database");
    row("unix:///run/redis.sock?database=1", "database");
    row("sentinel://a,b", "master");
    row("sentinel://a/", "master");
    row("sentinel:///main", "host");
    row("sentinel://a,,b/main", "host");
    row("sentinel://a:0/main", "port");
    row("sentinel://a/main/x", "database");
    row("sentinel://a/main/1/2", "master");
}

void RedisUrlTest::refused()
{
    QFETCH(QString, url);
    QFETCH(QString, about);
    const auto parsed = RedisUrl::parse(url);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().contains(about), qPrintable(parsed.error()));
    QVERIFY(parsed.error().endsWith(QLatin1Char('.')));
}

void RedisUrlTest::thePasswordIsNeverShown_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"redis://chat:hush@cache", "redis://hush@cache/9", "unix://:hush@/run/redis.sock",
                            "sentinel://hush@a,b/main", "rediss://:hush@cache", "redis://:hush@",
                            "redis://:hush@cache:x", "redis://:hush@cache/x", "unix://:hush@relative",
                            "sentinel://hush@a", "sentinel://hush@,/main", "redi://:hush@cache"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void RedisUrlTest::thePasswordIsNeverShown()
{
    QFETCH(QString, url);
    const auto parsed = RedisUrl::parse(url);
    const QString shown = parsed ? parsed->displayName() : parsed.error();
    QVERIFY2(!shown.contains(QLatin1String("hush")) && !shown.contains(QLatin1String("chat")),
             qPrintable(shown));
}

void RedisUrlTest::sentinelsKeepTheirOrder()
{
    const auto parsed = RedisUrl::parse(QStringLiteral("sentinel://b:1,a,c/main"));
    QVERIFY(parsed);
    QCOMPARE(parsed->master(), QStringLiteral("main"));
    const QList<RedisEndpoint> expected{
        {QStringLiteral("b"), 1, {}}, {QStringLiteral("a"), 26379, {}}, {QStringLiteral("c"), 26379, {}}};
    QCOMPARE(parsed->endpoints(), expected);
}

void RedisUrlTest::anEndpointSaysWhereItIs()
{
    QCOMPARE((RedisEndpoint{QStringLiteral("a"), 5, {}}).displayName(), QStringLiteral("a:5"));
    QCOMPARE((RedisEndpoint{QStringLiteral("fe80::1"), 5, {}}).displayName(), QStringLiteral("[fe80::1]:5"));
    QCOMPARE((RedisEndpoint{{}, 0, QStringLiteral("/s")}).displayName(), QStringLiteral("/s"));
}

QTEST_GUILESS_MAIN(RedisUrlTest)
#include "tst_redisurl.moc"
