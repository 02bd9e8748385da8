#include "app/core/text/foreigntext.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestForeignText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsIsolatedStaysInside_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("isolated");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a name") << u"דנה"_s << u"\u2068דנה\u2069"_s;
        QTest::newRow("isolates of its own") << u"a\u2067b\u2069c"_s << u"\u2068a\u2067b\u2069c\u2069"_s;
        QTest::newRow("would let the rest out") << u"a\u2069b"_s << u"\u2068ab\u2069"_s;
        QTest::newRow("twice") << u"\u2066a\u2069\u2069b"_s << u"\u2068\u2066a\u2069b\u2069"_s;
        QTest::newRow("does not end") << u"\u2067a\u2066b"_s << u"\u2068\u2067a\u2066b\u2069\u2069\u2069"_s;
    }
    void whatIsIsolatedStaysInside()
    {
        QFETCH(QString, text);
        QTEST(ForeignText::isolated(text), "isolated");
    }

    void aLineThatWouldNotBeDrawnHasASign()
    {
        QCOMPARE(ForeignText::drawable(u"a \uFFFC b \uFDD0"_s), u"a \uFFFD b \uFFFD"_s);
        QCOMPARE(ForeignText::isolated(u"\uFFFC"_s), u"\u2068\uFFFD\u2069"_s);
        QCOMPARE(ForeignText::drawable(u"10\u00A0000 €"_s), u"10\u00A0000 €"_s);
    }

    // The first strong character outside of isolates is what a paragraph goes by.
    void aSentenceKeepsItsDirection()
    {
        const QString name = u"دانا\u2069\u202E"_s;
        QVERIFY(!u"%1 is typing…"_s.arg(ForeignText::isolated(name)).isRightToLeft());
        QVERIFY(u"%1 is typing…"_s.arg(name).isRightToLeft());
    }

    void whatIsShortenedIsWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shortened");
        QTest::newRow("fits") << u"12345678"_s << u"12345678"_s;
        QTest::newRow("letters") << u"123456789"_s << u"1234567…"_s;
        QTest::newRow("surrogates") << u"123456😀9"_s << u"123456…"_s;
        QTest::newRow("a family") << u"1👩\u200D👩\u200D👧\u200D👦"_s << u"1…"_s;
        QTest::newRow("an accent") << u"123456e\u0301xyz"_s << u"123456…"_s;
        QTest::newRow("a flag") << u"1234🇩🇪🇫🇷"_s << u"1234…"_s;
        QTest::newRow("nothing else") << u"👩\u200D👩\u200D👧\u200D👦"_s << u"…"_s;
    }
    void whatIsShortenedIsWhole()
    {
        QFETCH(QString, text);
        QTEST(ForeignText::shortened(text, 8), "shortened");
    }
};

QTEST_GUILESS_MAIN(TestForeignText)
#include "tst_foreigntext.moc"
