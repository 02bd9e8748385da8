// The page of an invitation: as the server sends it, and as a real browser shows it.
#include "server/core/api/joinpage.h"
#include "tests/support/chinwagdprocess.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

namespace {

QByteArray headerOf(const HttpResponse &response, const QByteArray &name)
{
    for (const auto &[key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

QString between(const QString &text, const QString &from, const QString &to)
{
    const qsizetype start = text.indexOf(from) + from.size();
    return text.mid(start, text.indexOf(to, start) - start);
}

QByteArray sourceOf(const QString &text)
{
    return "'sha256-" + QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toBase64() + "'";
}

} // namespace

class TestJoinPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheServerAndNothingElseOfIt();
    void runsNothingButItsOwn();
    void speaksTheirLanguage();
    void isServed();
    void aBrowserMakesTheLink_data();
    void aBrowserMakesTheLink();

private:
    /// What the page looks like once its script has run.
    QString browsed(const QUrl &url);
};

void TestJoinPage::namesTheServerAndNothingElseOfIt()
{
    const QString page = QString::fromUtf8(joinPage(QStringLiteral("Mira & <b>co</b>\"'"), {}).body);
    QVERIFY(page.contains(QStringLiteral("Mira &amp; &lt;b&gt;co&lt;/b&gt;&quot;")));
    QVERIFY(!page.contains(QStringLiteral("<b>co")));
    QVERIFY(page.contains(QStringLiteral("apt install")));
    static const QRegularExpression elsewhere(
        QStringLiteral("(src|href|action)\\s*=|url\\(|@import|https?://"));
    // The only link is made in the browser.
    QVERIFY(!QString(page)
                 .remove(between(page, QStringLiteral("<script>"), QStringLiteral("</script>")))
                 .contains(elsewhere));
}

void TestJoinPage::runsNothingButItsOwn()
{
    const HttpResponse response = joinPage(QStringLiteral("Mira"), {});
    const QString page = QString::fromUtf8(response.body);
    const QByteArray policy = headerOf(response, "Content-Security-Policy");
    QVERIFY(policy.startsWith("default-src 'none'; "));
    QVERIFY(!policy.contains("unsafe"));
    QVERIFY(policy.contains("frame-ancestors 'none'"));
    QVERIFY(policy.contains(
        "script-src " + sourceOf(between(page, QStringLiteral("<script>"), QStringLiteral("</script>")))));
    QVERIFY(policy.contains("style-src " +
                            sourceOf(between(page, QStringLiteral("<style>"), QStringLiteral("</style>")))));
    QCOMPARE(headerOf(response, "Referrer-Policy"), QByteArray("no-referrer"));
}

void TestJoinPage::speaksTheirLanguage()
{
    const auto language = [](const QByteArray &wished) {
        const QString page = QString::fromUtf8(joinPage(QStringLiteral("Mira"), wished).body);
        return between(page, QStringLiteral("lang=\""), QStringLiteral("\"")) + u' ' +
               between(page, QStringLiteral("dir=\""), QStringLiteral("\""));
    };
    QCOMPARE(language({}), QStringLiteral("en ltr"));
    QCOMPARE(language("fr"), QStringLiteral("en ltr"));
    QCOMPARE(language("de-AT,de;q=0.9,en;q=0.8"), QStringLiteral("de ltr"));
    QCOMPARE(language("fr, AR;q=0.5"), QStringLiteral("ar rtl"));
    QCOMPARE(language(",,;"), QStringLiteral("en ltr"));
}

void TestJoinPage::isServed()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(server.url(QStringLiteral("/join")))));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("text/html; charset=utf-8"));
    QCOMPARE(reply->rawHeader("X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(reply->rawHeader("Content-Security-Policy").startsWith("default-src 'none'"));
    QVERIFY(reply->readAll().contains("Open in Chinwag"));
}

QString TestJoinPage::browsed(const QUrl &url)
{
    const QTemporaryDir home;
    QProcess browser;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home.path());
    browser.setProcessEnvironment(environment);
    browser.start(QStringLiteral("chromium"),
                  {QStringLiteral("--headless"), QStringLiteral("--no-sandbox"),
                   QStringLiteral("--disable-gpu"), QStringLiteral("--no-first-run"),
                   QStringLiteral("--disable-background-networking"),
                   QStringLiteral("--disable-dev-shm-usage"), QStringLiteral("--lang=en"),
                   QStringLiteral("--user-data-dir=") + home.path(), QStringLiteral("--dump-dom"),
                   url.toString(QUrl::FullyEncoded)});
    if (!browser.waitForFinished(120'000))
        return QStringLiteral("no answer: ") + QString::fromUtf8(browser.readAllStandardError());
    return QString::fromUtf8(browser.readAllStandardOutput());
}

void TestJoinPage::aBrowserMakesTheLink_data()
{
    QTest::addColumn<QString>("fragment");
    QTest::addColumn<QString>("query"); // empty: none
    QTest::newRow("invitation") << QStringLiteral("aB-_9") << QStringLiteral("invite=aB-_9");
    QTest::newRow("with a certificate")
        << QStringLiteral("aB-_9.QUJD") << QStringLiteral("invite=aB-_9&amp;cert=QUJD");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("something else") << QStringLiteral("\"><script>alert(1)</script>") << QString();
}

void TestJoinPage::aBrowserMakesTheLink()
{
    QFETCH(QString, fragment);
    QFETCH(QString, query);
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    QUrl url = server.url(QStringLiteral("/join"));
    url.setFragment(fragment);
    const QString page = browsed(url);
    static const QRegularExpression link(QStringLiteral("<a id=\"open\"[^>]*>"));
    const QString tag = link.match(page).captured();
    QVERIFY2(!tag.isEmpty(), qPrintable(page));
    if (query.isEmpty()) {
        QVERIFY2(tag.contains(QStringLiteral("hidden")), qPrintable(tag));
        QVERIFY(!tag.contains(QStringLiteral("chinwag:")));
        return;
    }
    QVERIFY2(
        tag.contains(
            QStringLiteral("href=\"chinwag://127.0.0.1:%1/?tls=0&amp;%2\"").arg(server.port()).arg(query)),
        qPrintable(tag));
    QVERIFY(!tag.contains(QStringLiteral("hidden")));
}

QTEST_GUILESS_MAIN(TestJoinPage)
#include "tst_joinpage.moc"
