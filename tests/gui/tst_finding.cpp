// Things are found again in a room of 20,000 messages, and one gets to them and back: two real windows.

#include "tests/gui/flow.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr int messages = 20'000;
constexpr int needleAt = 700;
const QString needle = u"The spare key is under the third flowerpot"_s;

QStringList history()
{
    QStringList texts;
    texts.reserve(messages);
    for (int number = 1; number <= messages; ++number)
        texts.append(number == needleAt ? needle : u"Line %1 of a long story"_s.arg(number));
    return texts;
}

} // namespace

class tst_Finding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_flow.tearDown(QTest::currentTestFailed() ? QTest::currentTestFunction() : nullptr); }
    void searchJumpsFarBackAndAReplyLeadsThereAgain();

private:
    Flow m_flow{QStringLiteral(CHINWAG_BINARIES)};
};

void tst_Finding::searchJumpsFarBackAndAReplyLeadsThereAgain()
{
    QVERIFY2(m_flow.startDesktop(), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.setUp({u"--rate-limits"_s, u"off"_s}), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.stage().people().say(u"bob"_s, history()), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.openWindows(), qPrintable(m_flow.why()));
    const QString newest = u"Line %1 of a long story"_s.arg(messages);
    QVERIFY2(m_flow.key(m_flow.ann(), u"ctrl+End"_s),
             qPrintable(m_flow.why())); // it opens at the first unread one
    QVERIFY(waitFor([&] { return m_flow.ann().shows(u"message"_s, newest); }));
    QVERIFY(waitFor([&] { return m_flow.bob().shows(u"message"_s, newest); }));

    QVERIFY2(m_flow.key(m_flow.bob(), u"ctrl+f"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.desktop().type(u"flowerpo"_s));
    QElapsedTimer time;
    time.start();
    QVERIFY(m_flow.desktop().type(u"t"_s));
    QVERIFY(m_flow.bob().waitForState([](const QJsonObject &state) {
        return state[u"found"_s] == QJsonArray{u"The spare key is under the third <b>flowerpot</b>"_s};
    }));
    const qint64 foundAfter = time.restart();
    QVERIFY2(m_flow.click(m_flow.bob(), u"searchResult"_s), qPrintable(m_flow.why()));
    QVERIFY(waitFor([this] { return m_flow.bob().shows(u"message"_s, needle); }));
    qInfo("found %lld ms after the last letter, there %lld ms later", foundAfter, time.elapsed());
    QVERIFY(!m_flow.bob().state()[u"at_end"_s].toBool());

    // An answer to it, from there.
    QVERIFY2(m_flow.clickOnBar(m_flow.bob(), needle, u"replyButton"_s), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.send(m_flow.bob(), u"It is not there any more"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.ann().waitForState([](const QJsonObject &state) {
        return messageIn(state, u"It is not there any more")[u"answers"_s] == needle;
    }));
    QVERIFY(!m_flow.ann().shows(u"message"_s, needle));
    QVERIFY2(m_flow.click(m_flow.ann(), u"messageQuote"_s, needle), qPrintable(m_flow.why()));
    QVERIFY(waitFor([this] { return m_flow.ann().shows(u"message"_s, needle); }));

    QVERIFY2(m_flow.key(m_flow.ann(), u"ctrl+End"_s), qPrintable(m_flow.why()));
    QVERIFY(waitFor([this] { return m_flow.ann().shows(u"message"_s, u"It is not there any more"_s); }));
    QVERIFY(m_flow.ann().waitForState([](const QJsonObject &state) { return state[u"at_end"_s].toBool(); }));
}

QTEST_GUILESS_MAIN(tst_Finding)
#include "tst_finding.moc"
