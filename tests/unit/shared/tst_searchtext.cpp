#include "shared/protocol/searchtext.h"

#include "shared/protocol/limits.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestSearchText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreWhatStandsBetweenSpaces();
    void allMustOccur();
    void marks_data();
    void marks();
    void marksAreBounded();
    void links();
};

void TestSearchText::wordsAreWhatStandsBetweenSpaces()
{
    QCOMPARE(SearchWords(u" Tea\u00A0 FOR\ttwo\nTEA "_s).words(),
             (QStringList{u"tea"_s, u"for"_s, u"two"_s}));
    QCOMPARE(SearchWords(u"\"a-b\" *"_s).words(), (QStringList{u"\"a-b\""_s, u"*"_s}));
    QCOMPARE(SearchWords(u"Stra\u00DFe Zoe\u0308"_s).words(), (QStringList{u"strasse"_s, u"zo\u00EB"_s}));
    QVERIFY(SearchWords(u" \t\n"_s).isEmpty());
    QVERIFY(SearchWords().isEmpty());
}

void TestSearchText::allMustOccur()
{
    QVERIFY(SearchWords(u"tea MILK"_s).occurIn(u"Milk in the teapot"_s));
    QVERIFY(!SearchWords(u"tea sugar"_s).occurIn(u"Milk in the teapot"_s));
    QVERIFY(SearchWords(u""_s).occurIn(u"anything"_s));
    QVERIFY(!SearchWords(u"e"_s).occurIn(u"\u00E9"_s)); // a letter with an accent is another letter
    QVERIFY(!SearchWords(u"e"_s).occurIn(u"e\u0301"_s));
}

void TestSearchText::marks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QList<TextMark>>("expected");
    QTest::newRow("plain") << u"tea and TEA"_s << u"tea"_s << QList<TextMark>{{0, 3}, {8, 3}};
    QTest::newRow("none") << u"coffee"_s << u"tea"_s << QList<TextMark>();
    QTest::newRow("no words") << u"tea"_s << u""_s << QList<TextMark>();
    QTest::newRow("in order of the text") << u"one two"_s << u"two one"_s << QList<TextMark>{{0, 3}, {4, 3}};
    QTest::newRow("overlapping") << u"abcde"_s << u"abc cde"_s << QList<TextMark>{{0, 5}};
    QTest::newRow("one in the other") << u"abcde"_s << u"abcde cd"_s << QList<TextMark>{{0, 5}};
    QTest::newRow("side by side") << u"abcd"_s << u"ab cd"_s << QList<TextMark>{{0, 4}};
    QTest::newRow("longer when folded") << u"Straße!"_s << u"strasse"_s << QList<TextMark>{{0, 6}};
    QTest::newRow("half of a sharp s") << u"aß!"_s << u"as"_s << QList<TextMark>{{0, 2}};
    QTest::newRow("shorter when composed")
        << u"e\u0308 e\u0308x"_s << u"\u00EBx"_s << QList<TextMark>{{3, 3}};
    QTest::newRow("behind a pair") << u"🫖🫖 tea"_s << u"tea"_s << QList<TextMark>{{5, 3}};
    QTest::newRow("a pair") << u"tea 🫖"_s << u"🫖"_s << QList<TextMark>{{4, 2}};
    QTest::newRow("Hangul") << u"\u110B\u1161\u11AB\u1102"_s << u"\uC548"_s << QList<TextMark>{{0, 3}};
}

void TestSearchText::marks()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QFETCH(QList<TextMark>, expected);
    QCOMPARE(SearchWords(words).marksIn(text), expected);
}

void TestSearchText::marksAreBounded()
{
    const QString text = u"a "_s.repeated(Limits::messageLength / 2);
    const QList<TextMark> marks = SearchWords(u"a"_s).marksIn(text);
    QCOMPARE(marks.size(), Limits::searchMarks);
    QCOMPARE(marks.first().start, 0); // the first ones
    QCOMPARE(marks.last().start, 2 * (Limits::searchMarks - 1));
}

void TestSearchText::links()
{
    QVERIFY(hasLink(u"see http://example.org"_s));
    QVERIFY(hasLink(u"HTTPS://EXAMPLE.ORG"_s));
    QVERIFY(!hasLink(u"http: is a protocol, https too, www.example.org a name"_s));
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
