// What is given to those who watch over a service names what a real one says of itself.
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(SAMPLES) + u'/' + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QString> namesIn(const QString &text)
{
    static const QRegularExpression name(u"\\b(?:chinwag|process)_[a-z_]+"_s);
    QSet<QString> found;
    auto matches = name.globalMatch(text);
    while (matches.hasNext())
        found.insert(matches.next().captured());
    return found;
}

/// Every string of an object with this name, however deep.
void collect(const QJsonValue &value, const QString &key, QStringList &into)
{
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (entry.key() == key && entry->isString())
            into.append(entry->toString());
        collect(*entry, key, into);
    }
    const QJsonArray list = value.toArray();
    for (const auto &each : list)
        collect(each, key, into);
}

} // namespace

class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAlertIsAboutAMetricThatIsThere();
    void everyPanelShowsAMetricThatIsThere();
    void aNameThatIsNotThereWouldBeFound();

private:
    QStringList unknown(const QString &text) const;

    QSet<QString> m_known;
};

void TestSamples::initTestCase()
{
    // One of several nodes, with a backup: then all metrics are there.
    QVERIFY(PostgresServer::shared());
    RedisServer redis;
    QVERIFY2(redis.start(), redis.log().constData());
    ChinwagdProcess server;
    const QString database = PostgresServer::text(PostgresServer::shared()->createBareDatabase());
    server.setEnvironment(u"CHINWAGD_DATABASE"_s, database);
    server.setEnvironment(u"CHINWAGD_REDIS"_s, redis.url());
    QVERIFY2(server.start(), server.log().constData());
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(u"ann"_s, u"correct horse battery"_s));
    QVERIFY(ann.goOnline());
    ann.socket().close();
    QProcess backup;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CHINWAGD_DATABASE"_s, database);
    backup.setProcessEnvironment(environment);
    backup.start(QStringLiteral(CHINWAGD_BINARY), {u"backup"_s, server.dataDirectory() + u"/backup"_s,
                                                   u"--data-dir"_s, server.dataDirectory()});
    QVERIFY(backup.waitForFinished(120'000));
    QCOMPARE(backup.exitCode(), 0);
    ServerClient operators(server.adminUrl());
    // Why connections end is told once one has.
    QTRY_VERIFY(operators.get(u"/metrics"_s).bytes.contains("chinwag_closes_total{"));
    m_known = namesIn(QString::fromUtf8(operators.get(u"/metrics"_s).bytes));
}

QStringList TestSamples::unknown(const QString &text) const
{
    QStringList missing = (namesIn(text) - m_known).values();
    missing.sort();
    return missing;
}

void TestSamples::everyAlertIsAboutAMetricThatIsThere()
{
    const QString rules = QString::fromUtf8(sample("prometheus-alerts.yml"));
    static const QRegularExpression expression(u"^ {8}expr: (.+)$"_s, QRegularExpression::MultilineOption);
    int alerts = 0;
    auto matches = expression.globalMatch(rules);
    while (matches.hasNext()) {
        const QString text = matches.next().captured(1);
        QVERIFY2(text.startsWith(u"up{"_s) || !namesIn(text).isEmpty(), qPrintable(text));
        QCOMPARE(unknown(text), QStringList());
        ++alerts;
    }
    QCOMPARE(alerts, rules.count(u"- alert: "_s));
    QVERIFY(alerts > 5);
}

void TestSamples::everyPanelShowsAMetricThatIsThere()
{
    QJsonParseError error;
    const QJsonDocument dashboard = QJsonDocument::fromJson(sample("grafana-dashboard.json"), &error);
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QStringList expressions;
    collect(dashboard.object(), u"expr"_s, expressions);
    collect(dashboard.object()[u"templating"_s], u"query"_s, expressions);
    QVERIFY(expressions.size() > 20);
    for (const QString &text : std::as_const(expressions))
        QCOMPARE(unknown(text), QStringList());
}

void TestSamples::aNameThatIsNotThereWouldBeFound()
{
    QCOMPARE(unknown(u"rate(chinwag_messages_totals[5m]) + chinwag_sessions"_s),
             QStringList(u"chinwag_messages_totals"_s));
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
