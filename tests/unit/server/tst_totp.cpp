#include "server/core/foundation/totp.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray secret("12345678901234567890"); // of RFC 6238

} // namespace

class TestTotp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesAreThoseOfTheStandard_data();
    void codesAreThoseOfTheStandard();
    void oneStepBeforeAndBehindIsTaken();
    void rubbishIsOfNoStep();
    void theAddressSaysEverything();
};

/// Appendix B; apps show the last six digits.
void TestTotp::codesAreThoseOfTheStandard_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<QString>("code");
    QTest::newRow("1970") << qint64{59} << u"287082"_s;
    QTest::newRow("2005") << qint64{1111111109} << u"081804"_s;
    QTest::newRow("2005, a step later") << qint64{1111111111} << u"050471"_s;
    QTest::newRow("2009") << qint64{1234567890} << u"005924"_s;
    QTest::newRow("2033") << qint64{2000000000} << u"279037"_s;
    QTest::newRow("2603") << qint64{20000000000} << u"353130"_s;
}

void TestTotp::codesAreThoseOfTheStandard()
{
    QFETCH(qint64, at);
    QFETCH(QString, code);
    const std::chrono::seconds time(at);
    QCOMPARE(Totp::codeAt(secret, Totp::stepAt(time)), code);
    QCOMPARE(Totp::stepOf(secret, code, time), std::optional(at / 30));
}

void TestTotp::oneStepBeforeAndBehindIsTaken()
{
    const QString code = Totp::codeAt(secret, 1000);
    const auto at = [](qint64 step) { return std::chrono::milliseconds(step * 30000); };
    QCOMPARE(Totp::stepOf(secret, code, at(998)), std::nullopt);
    QCOMPARE(Totp::stepOf(secret, code, at(999)), std::optional<qint64>(1000));
    QCOMPARE(Totp::stepOf(secret, code, at(1001)), std::optional<qint64>(1000));
    QCOMPARE(Totp::stepOf(secret, code, at(1002)), std::nullopt);
}

void TestTotp::rubbishIsOfNoStep()
{
    for (const QString &code : {u""_s, u"1"_s, u"1234567"_s, u"abcdef"_s, u"☕☕☕☕☕☕"_s})
        QCOMPARE(Totp::stepOf(secret, code, 59s), std::nullopt);
}

void TestTotp::theAddressSaysEverything()
{
    const QUrl url(Totp::uri(secret, u"Tea & Talk"_s, u"ann"_s), QUrl::StrictMode);
    QVERIFY(url.isValid());
    QCOMPARE(url.scheme(), u"otpauth"_s);
    QCOMPARE(url.host(), u"totp"_s);
    QCOMPARE(url.path(QUrl::FullyDecoded), u"/Tea & Talk:ann"_s);
    const QUrlQuery query(url);
    QCOMPARE(query.queryItemValue(u"secret"_s), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
    QCOMPARE(query.queryItemValue(u"issuer"_s, QUrl::FullyDecoded), u"Tea & Talk"_s);
}

QTEST_APPLESS_MAIN(TestTotp)
#include "tst_totp.moc"
