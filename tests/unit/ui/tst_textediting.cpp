#include "app/ui/timeline/marks.h"
#include "app/ui/timeline/textediting.h"

#include <QTest>

using namespace Chinwag;

namespace {

/// "a [word] b": what is in brackets is selected; "[]" is the cursor.
struct Selected
{
    QString text;
    int from;
    int to;

    explicit Selected(QString bracketed)
        : text(std::move(bracketed))
        , from(static_cast<int>(text.indexOf(u'[')))
        , to(static_cast<int>(text.remove(u'[').indexOf(u']')))
    {
        text.remove(u']');
    }
};

QString toggled(const QString &bracketed, const QString &mark)
{
    const Selected before(bracketed);
    const MarkedText marked = withMarkToggled(before.text, before.from, before.to, mark);
    QString text = before.text;
    text.replace(marked.from, marked.to - marked.from, marked.text);
    text.insert(marked.selectionTo, u']');
    return text.insert(marked.selectionFrom, u'[');
}

} // namespace

class TestTextEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const char *before, const char *mark, const char *after) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(mark)
                                << QString::fromUtf8(after);
        };
        row("bold", "a [word] b", "**", "a **[word]** b");
        row("and back", "a **[word]** b", "**", "a [word] b");
        row("selected with its marks", "a [**word**] b", "**", "a [word] b");
        row("italic", "[word]", "*", "*[word]*");
        row("italic back", "*[word]*", "*", "[word]");
        row("bold becomes both", "**[word]**", "*", "***[word]***");
        row("both without italic", "***[word]***", "*", "**[word]**");
        row("both without bold", "***[word]***", "**", "*[word]*");
        row("italic becomes both", "*[word]*", "**", "***[word]***");
        row("struck", "[word]", "~~", "~~[word]~~");
        row("struck back", "~~[word]~~", "~~", "[word]");
        row("code", "[x * y]", "`", "`[x * y]`");
        row("code back", "`[x * y]`", "`", "[x * y]");
        row("several lines of code", "[a\nb]", "`", "```\n[a\nb]\n```");
        row("within others", "so: [a\nb] there", "`", "so: \n```\n[a\nb]\n```\n there");
        row("spaces stay outside", "a[ word ]b", "**", "a **[word]** b");
        row("nothing selected", "a [] b", "**", "a **[]** b");
        row("and back again", "a **[]** b", "**", "a [] b");
        row("an emoji", "[👩‍👩‍👧]", "**", "**[👩‍👩‍👧]**");
        row("asterisks alone", "[**]", "**", "**[**]**");
        row("at one side", "**[word]", "**", "****[word]**");
    }
    void marks()
    {
        QFETCH(QString, before);
        QFETCH(QString, mark);
        QFETCH(QString, after);
        QCOMPARE(toggled(before, mark), after);
    }

    void erases_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("start");
        QTest::newRow("a letter") << QStringLiteral("ab") << -1;
        QTest::newRow("nothing") << QString() << -1;
        QTest::newRow("an emoji of one character") << QStringLiteral("a😀") << -1; // as it is
        QTest::newRow("a style") << QStringLiteral("a❤️") << 1;
        QTest::newRow("a skin") << QStringLiteral("a👋🏽") << 1;
        QTest::newRow("a family") << QStringLiteral("a👩‍👩‍👧‍👦") << 1;
        QTest::newRow("a flag") << QStringLiteral("🇩🇪🇫🇷") << 4;
        QTest::newRow("another flag") << QStringLiteral("a🏴󠁧󠁢󠁥󠁮󠁧󠁿") << 1;
        QTest::newRow("a key") << QStringLiteral("a1️⃣") << 1;
        QTest::newRow("an accent goes alone") << QStringLiteral("e\u0301") << -1;
        QTest::newRow("a vowel goes alone") << QStringLiteral("कि") << -1;
    }
    void erases()
    {
        QFETCH(QString, text);
        QFETCH(int, start);
        QCOMPARE(TextEditing::emojiBefore(text, static_cast<int>(text.size())), start);
    }
    void erasesNothingElsewhere() { QCOMPARE(TextEditing::emojiBefore(QStringLiteral("❤️"), 17), -1); }

    void cutsBetweenCharacters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("start");
        QTest::newRow("it fits") << QStringLiteral("abc") << 3 << 3 << 3;
        QTest::newRow("letters") << QStringLiteral("abcde") << 5 << 3 << 3;
        QTest::newRow("in the middle") << QStringLiteral("abXYc") << 4 << 3 << 2;
        QTest::newRow("an emoji as a whole") << QStringLiteral("ab👩‍👩‍👧") << 10 << 5 << 2;
        QTest::newRow("half of a pair") << QStringLiteral("ab😀") << 4 << 3 << 2;
        QTest::newRow("all of it") << QStringLiteral("👩‍👩‍👧") << 8 << 2 << 0;
        QTest::newRow("more than is before") << QStringLiteral("abcde") << 1 << 3 << 0;
    }
    void cutsBetweenCharacters()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        QFETCH(int, limit);
        QFETCH(int, start);
        QCOMPARE(TextEditing::excessBefore(text, position, limit), start);
    }
};

QTEST_GUILESS_MAIN(TestTextEditing)
#include "tst_textediting.moc"
