#include "server/core/foundation/printable.h"
#include "server/tools/nodelist.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNodeList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableOfOneService();
    void severalServicesAreNamed();
    void nothingInItMovesTheTerminal();
    void whatIsPrintable_data();
    void whatIsPrintable();
};

void TestNodeList::aTableOfOneService()
{
    QCOMPARE(nodeTable({{u"a"_s, u"n1"_s, u"1.0"_s, u"h:1"_s, 90min, 5, 4, 2ms}}),
             u"NODE  ADDRESS  VERSION  UP          SESSIONS  PEOPLE  REDIS\n"
             "n1    h:1      1.0      1 h 30 min  5         4       2 ms\n"_s);
}

void TestNodeList::severalServicesAreNamed()
{
    const QString table =
        nodeTable({{u"a"_s, u"n1"_s, {}, {}, 0ms, 0, 0, 0ms}, {u"b"_s, u"n1"_s, {}, {}, 0ms, 0, 0, 0ms}});
    QVERIFY(table.section(u'\n', 0, 0).endsWith("SERVICE"_L1));
    QVERIFY(table.section(u'\n', 1, 1).endsWith("  a"_L1));
    QVERIFY(table.section(u'\n', 2, 2).endsWith("  b"_L1));
}

void TestNodeList::nothingInItMovesTheTerminal()
{
    const QString bad = u"\x1b[2J\r\n\u202e\u009b1m"_s;
    const QString table =
        nodeTable({{bad, bad, bad, bad, 0ms, 0, 0, 0ms}, {u"b"_s, {}, {}, {}, 0ms, 0, 0, 0ms}});
    for (const QChar c : table)
        QVERIFY2(c == u'\n' || c.isPrint(), qPrintable(QString::number(c.unicode(), 16)));
    QCOMPARE(table.count(u'\n'), 3);
}

void TestNodeList::whatIsPrintable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("words") << u"Zürich-1 日本 😀"_s << u"Zürich-1 日本 😀"_s;
    QTest::newRow("escape") << u"\x1b[31m"_s << u"\\u{1b}[31m"_s;
    QTest::newRow("eight bit") << u"\u009b31m"_s << u"\\u{9b}31m"_s;
    QTest::newRow("lines") << u"a\r\nb\u2028c\u2029d"_s << u"a\\u{d}\\u{a}b\\u{2028}c\\u{2029}d"_s;
    QTest::newRow("direction") << u"a\u202eb\u2066c"_s << u"a\\u{202e}b\\u{2066}c"_s;
    QTest::newRow("half a pair") << QString(QChar(0xd800)) << QString(QChar(0xfffd));
    QTest::newRow("nothing") << QString() << QString();
}

void TestNodeList::whatIsPrintable()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(printable(text), shown);
}

QTEST_GUILESS_MAIN(TestNodeList)
#include "tst_nodelist.moc"
