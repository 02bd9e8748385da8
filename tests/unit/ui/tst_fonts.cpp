#include "app/ui/fonts.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QRawFont>
#include <QTest>
#include <QTextLayout>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

/// The families that draw `text` in a font as QML makes it: the application's, by its one name.
QStringList familiesFor(const QString &text)
{
    QFont font(QGuiApplication::font().family());
    font.setPixelSize(15);
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QStringList families;
    const QList<QGlyphRun> runs = layout.glyphRuns();
    for (const QGlyphRun &run : runs)
        families.append(run.rawFont().familyName());
    families.removeDuplicates();
    return families;
}

} // namespace

class TestFonts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QFontDatabase::hasFamily(u"DejaVu Sans"_s));
        QVERIFY(QFontDatabase::hasFamily(u"Noto Color Emoji"_s));
        chooseFonts();
    }

    void emojiHaveColours_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"😀", "👍", "👩‍👩‍👧", "🇩🇪", "☂", "👋🏽"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void emojiHaveColours()
    {
        QFETCH(QString, text);
        QVERIFY2(familiesFor(text) == QStringList{u"Noto Color Emoji"_s},
                 qPrintable(familiesFor(text).join(u',')));
    }

    void lettersStayAsTheyAre()
    {
        const QString own = QGuiApplication::font().family();
        QCOMPARE(familiesFor(u"Ann 0123 #*"_s), QStringList{own});
    }
};

QTEST_MAIN(TestFonts)
#include "tst_fonts.moc"
