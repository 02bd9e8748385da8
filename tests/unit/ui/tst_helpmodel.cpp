#include "app/ui/help/helpmodel.h"

#include <QFile>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestHelpModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHelpIsPartOfTheProgram();
    void nobodyIsToldToInstallIt();
    void everyLanguageHasAllOfIt_data();
    void everyLanguageHasAllOfIt();
    void theLanguageIsThatOfTheProgram();
    void blocks();
    void tables();
    void words_data();
    void words();
    void onlySafeLinks_data();
    void onlySafeLinks();
    void markupIsNotHtml();
    void fromRightToLeft();
};

void TestHelpModel::theHelpIsPartOfTheProgram()
{
    const HelpModel model;
    QStringList headings;
    bool f1 = false;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const QString plain = index.data(HelpModel::PlainRole).toString();
        QVERIFY(!plain.isEmpty());
        QVERIFY2(!plain.contains(u"<!--"_s) && !plain.contains(u"**"_s) && !plain.contains(u"```"_s),
                 qPrintable(plain));
        if (index.data(HelpModel::KindRole) == HelpModel::Heading)
            headings << plain;
        f1 = f1 || plain == u"F1: this help"_s;
    }
    QVERIFY(headings.contains(u"Get in"_s));
    QVERIFY(headings.contains(u"When the connection goes"_s));
    QVERIFY(!headings.contains(u"Using Chinwag"_s));
    QVERIFY(f1);
}

// Who reads it runs the program already.
void TestHelpModel::nobodyIsToldToInstallIt()
{
    for (const QString &language : {u"en"_s, u"de"_s, u"ar"_s}) {
        QFile file(HelpModel::documentFor({language}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto blocks = HelpModel::parse(QString::fromUtf8(file.readAll()));
        QVERIFY(blocks.size() > 50);
        QVERIFY(blocks.first().kind == HelpModel::Heading);
        for (const HelpModel::Block &block : blocks) {
            for (const char *word :
                 {"apt ", ".deb", "./run", "nstall", "also in the program", "auch im Programm"})
                QVERIFY2(!block.plain.contains(QLatin1String(word)), qPrintable(block.plain));
        }
    }
}

void TestHelpModel::everyLanguageHasAllOfIt_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"de", "ar"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

// The same headings, paragraphs, commands and keys, one after the other; links lead to the same place.
void TestHelpModel::everyLanguageHasAllOfIt()
{
    QFETCH(const QString, language);
    QVERIFY(HelpModel::documentFor({language}).contains(u'.' + language + u'.'));
    const auto blocksIn = [](const QString &code) {
        QFile file(HelpModel::documentFor({code}));
        return file.open(QIODevice::ReadOnly) ? HelpModel::parse(QString::fromUtf8(file.readAll()))
                                              : QList<HelpModel::Block>();
    };
    const auto english = blocksIn(u"en"_s);
    const auto other = blocksIn(language);
    QVERIFY(english.size() > 50);
    for (qsizetype i = 0; i < std::min(english.size(), other.size()); ++i) {
        const QString both = english[i].plain + u"\n"_s + other[i].plain;
        QVERIFY2(other[i].kind == english[i].kind, qPrintable(both));
        QVERIFY2(other[i].link == english[i].link, qPrintable(both));
        const bool isSame = other[i].plain == english[i].plain;
        if (english[i].kind == HelpModel::Code)
            QVERIFY2(isSame != english[i].plain.contains(u"LC_ALL"_s), qPrintable(both));
        else if (english[i].kind != HelpModel::TableRow) // of a shrug there is no translation
            QVERIFY2(!isSame, qPrintable(both));
    }
    QCOMPARE(other.size(), english.size());
}

void TestHelpModel::theLanguageIsThatOfTheProgram()
{
    const auto isGerman = [](const QStringList &languages) {
        return HelpModel::documentFor(languages).contains(u".de."_s);
    };
    QVERIFY(isGerman({u"de-DE"_s, u"de"_s}));
    QVERIFY(isGerman({u"de-AT"_s}));
    QVERIFY(isGerman({u"fr-FR"_s, u"de-CH"_s, u"en"_s})); // as the words in the window
    QVERIFY(!isGerman({u"en-GB"_s, u"de"_s}));
    QVERIFY(!isGerman({u"C"_s}));
    QVERIFY(!isGerman({}));
}

void TestHelpModel::blocks()
{
    const auto blocks =
        HelpModel::parse(u"# Title\n\n## Head\n\nOne\nline.\n\n- a\n  b\n- c\n\n<!-- run -->\n"
                         "```sh\nx  y\n\n# z\n```\n"
                         "<!-- not in the program -->\n## Install\n\nIt.\n\n<!-- in the program -->\n"_s);
    QStringList found;
    for (const HelpModel::Block &block : blocks)
        found << u"%1 %2"_s.arg(block.kind).arg(block.plain);
    QCOMPARE(found, (QStringList{u"0 Head"_s, u"1 One line."_s, u"2 a b"_s, u"2 c"_s, u"3 x  y\n\n# z"_s}));
}

void TestHelpModel::tables()
{
    const auto blocks = HelpModel::parse(u"| keys | do |\n| --- | --- |\n| **F1** | this |"_s);
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(blocks[0].kind, HelpModel::TableHead);
    QCOMPARE(blocks[0].plain, u"keys: do"_s);
    QCOMPARE(blocks[1].kind, HelpModel::TableRow);
    QCOMPARE(blocks[1].text, u"<b>F1</b>"_s);
    QCOMPARE(blocks[1].secondText, u"this"_s);
}

void TestHelpModel::words_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("rich");
    QTest::addColumn<QString>("plain");
    QTest::newRow("bold") << u"a **b** c"_s << u"a <b>b</b> c"_s << u"a b c"_s;
    QTest::newRow("italic") << u"*Sign in*, *out*"_s << u"<i>Sign in</i>, <i>out</i>"_s << u"Sign in, out"_s;
    QTest::newRow("nested") << u"**a `b`**"_s << u"<b>a <code>b</code></b>"_s << u"a b"_s;
    QTest::newRow("code") << u"`chinwag_*.deb` *"_s << u"<code>chinwag_*.deb</code> *"_s
                          << u"chinwag_*.deb *"_s;
    QTest::newRow("lone star") << u"2 * 3 * 4"_s << u"2 * 3 * 4"_s << u"2 * 3 * 4"_s;
    QTest::newRow("image") << u"a ![b](c.png)"_s << u"a "_s << u"a "_s;
}

void TestHelpModel::words()
{
    QFETCH(QString, markdown);
    const auto blocks = HelpModel::parse(markdown);
    QCOMPARE(blocks.size(), 1);
    QTEST(blocks[0].text, "rich");
    QTEST(blocks[0].plain, "plain");
}

void TestHelpModel::onlySafeLinks_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("safe");
    QTest::newRow("https") << u"https://example.org/?a=1&b=2"_s << true;
    QTest::newRow("mailto") << u"mailto:ann@example.org"_s << true;
    QTest::newRow("chinwag") << u"chinwag://example.org"_s << true;
    QTest::newRow("relative") << u"../server/README.md"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("script") << u"javascript:alert"_s << false;
    QTest::newRow("quote, escaped") << u"https://example.org/\"onclick=\"x"_s << true;
}

void TestHelpModel::onlySafeLinks()
{
    QFETCH(QString, target);
    QFETCH(bool, safe);
    const auto blocks = HelpModel::parse(u"See [**there**](%1)."_s.arg(target));
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(blocks[0].plain, u"See there."_s);
    QCOMPARE(blocks[0].link, safe ? target : QString());
    QCOMPARE(blocks[0].text, safe ? u"See <a href=\"%1\"><b>there</b></a>."_s.arg(target.toHtmlEscaped())
                                  : u"See <b>there</b>."_s);
}

void TestHelpModel::markupIsNotHtml()
{
    const auto blocks = HelpModel::parse(u"<img src=\"http://example.org/x.png\"> & `<b>`"_s);
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(blocks[0].text,
             u"&lt;img src=&quot;http://example.org/x.png&quot;&gt; &amp; <code>&lt;b&gt;</code>"_s);
}

// Also a block that begins with a Latin word; and commands keep their signs where they are.
void TestHelpModel::fromRightToLeft()
{
    const auto blocks = HelpModel::parse(u"# عنوان\n\nEnter يرسل `/me`"_s);
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(blocks[0].text, u"<div dir=\"rtl\">Enter يرسل <code>\u2068/me\u2069</code></div>"_s);
    QCOMPARE(blocks[0].plain, u"Enter يرسل /me"_s);
}

QTEST_GUILESS_MAIN(TestHelpModel)
#include "tst_helpmodel.moc"
