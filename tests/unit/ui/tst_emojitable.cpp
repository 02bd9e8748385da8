#include "app/ui/emoji/emojitable.h"
#include "app/ui/folding.h"

#include <QTest>
#include <QTextBoundaryFinder>

using namespace Chinwag;

namespace {

EmojiTable table(const QString &language = QStringLiteral("en"))
{
    return EmojiTable(language, [](char32_t) { return true; });
}

QStringList found(const EmojiTable &emoji, const QString &words)
{
    QStringList sequences;
    const QList<int> hits = emoji.find(words, 10);
    for (const int index : hits)
        sequences.append(emoji.all().at(index).sequence);
    return sequences;
}

} // namespace

class TestEmojiTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasAllOfThemInOrder()
    {
        const EmojiTable emoji = table();
        QVERIFY2(emoji.all().size() > 1800, qPrintable(QString::number(emoji.all().size())));
        QCOMPARE(emoji.all().constFirst().sequence, QStringLiteral("😀"));
        QCOMPARE(emoji.all().constFirst().name, QStringLiteral("grinning face"));
        QCOMPARE(emoji.all().constFirst().shortName(), QStringLiteral("grinning_face"));
        int group = 0;
        for (const Emoji &each : emoji.all()) {
            QVERIFY(each.group == group || each.group == group + 1);
            group = each.group;
            QVERIFY2(!each.name.isEmpty(), qPrintable(each.sequence));
            QVERIFY2(!each.shortName().isEmpty(), qPrintable(each.sequence));
        }
        QCOMPARE(group, EmojiTable::groups - 1);
    }

    void eachIsOneGraphemeThatAReactionHolds()
    {
        const EmojiTable emoji = table();
        for (int i = 0; i < emoji.all().size(); ++i) {
            for (int skin = 0; skin < EmojiTable::skins; ++skin) {
                const QString sequence = emoji.inSkin(i, skin);
                QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, sequence);
                QCOMPARE(finder.toNextBoundary(), sequence.size());
                QVERIFY2(sequence.size() <= 16, qPrintable(sequence));
            }
        }
    }

    void partsAreNone()
    {
        const EmojiTable emoji = table();
        QCOMPARE(emoji.indexOf(QStringLiteral("🦰")), -1); // hair
        QCOMPARE(emoji.indexOf(QStringLiteral("x")), -1);
    }

    void skins_data()
    {
        QTest::addColumn<QString>("sequence");
        QTest::addColumn<QString>("dark");
        QTest::newRow("a hand") << QStringLiteral("👋") << QStringLiteral("👋🏿");
        QTest::newRow("a style") << QStringLiteral("☝️") << QStringLiteral("☝🏿");
        QTest::newRow("a profession")
            << QStringLiteral("🕵️‍♀️") << QStringLiteral("🕵🏿‍♀️");
        QTest::newRow("two people") << QStringLiteral("👫") << QStringLiteral("👫🏿");
        QTest::newRow("two people, joined")
            << QStringLiteral("🧑‍🤝‍🧑") << QStringLiteral("🧑🏿‍🤝‍🧑🏿");
        QTest::newRow("none") << QStringLiteral("⛵") << QStringLiteral("⛵");
    }
    void skins()
    {
        QFETCH(QString, sequence);
        QFETCH(QString, dark);
        const EmojiTable emoji = table();
        const int index = emoji.indexOf(sequence);
        QVERIFY(index >= 0);
        QCOMPARE(emoji.inSkin(index, 0), sequence);
        QCOMPARE(emoji.inSkin(index, 5), dark);
        QCOMPARE(emoji.indexOf(dark), index);
        QCOMPARE(emoji.inSkin(index, 17), sequence); // from a file of another version
    }

    void whatTheFontDoesNotHaveIsLeftOut()
    {
        const char32_t shaking = 0x1FAE8; // Unicode 15.0
        const EmojiTable emoji(QStringLiteral("en"), [=](char32_t c) { return c != shaking; });
        QCOMPARE(emoji.indexOf(QStringLiteral("🫨")), -1);
        QCOMPARE(emoji.indexOf(QStringLiteral("🐦‍⬛")), -1);     // of the same version: a sequence
        QVERIFY(emoji.indexOf(QStringLiteral("🫠")) >= 0);           // 14.0
        QVERIFY(emoji.indexOf(QStringLiteral("😶‍🌫️")) >= 0); // 13.1 has sequences alone
    }
    void skinsThatTheFontDoesNotHaveAreLeftOut()
    {
        const char32_t melting = 0x1FAE0, shaking = 0x1FAE8; // Unicode 14.0, 15.0
        const EmojiTable emoji(QStringLiteral("en"),
                               [=](char32_t c) { return c != melting && c != shaking; });
        const int handshake = emoji.indexOf(QStringLiteral("🤝")); // 3.0, with skins since 14.0
        QVERIFY(handshake >= 0);
        QCOMPARE(emoji.inSkin(handshake, 5), QStringLiteral("🤝"));
    }

    void finds_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("first");
        const QString en = QStringLiteral("en"), de = QStringLiteral("de");
        QTest::newRow("a name") << en << QStringLiteral("sailboat") << QStringLiteral("⛵");
        QTest::newRow("its beginning") << en << QStringLiteral("sailb") << QStringLiteral("⛵");
        QTest::newRow("a keyword") << en << QStringLiteral("yacht") << QStringLiteral("⛵");
        QTest::newRow("case") << en << QStringLiteral("SAILBOAT") << QStringLiteral("⛵");
        QTest::newRow("two words") << en << QStringLiteral("hand wav") << QStringLiteral("👋");
        QTest::newRow("a short name") << en << QStringLiteral("thumbs_up") << QStringLiteral("👍");
        QTest::newRow("a country") << en << QStringLiteral("germany") << QStringLiteral("🇩🇪");
        QTest::newRow("newer than the annotations")
            << en << QStringLiteral("moose") << QStringLiteral("🫎");
        QTest::newRow("German") << de << QStringLiteral("Segelboot") << QStringLiteral("⛵");
        QTest::newRow("German, inside") << de << QStringLiteral("gelboot") << QStringLiteral("⛵");
        QTest::newRow("English in German") << de << QStringLiteral("sailboat") << QStringLiteral("⛵");
        QTest::newRow("accents") << de << QStringLiteral("affchen") << QString();
        QTest::newRow("accents left out") << de << QStringLiteral("osterreich") << QStringLiteral("🇦🇹");
        QTest::newRow("accents typed") << de << QStringLiteral("Österreich") << QStringLiteral("🇦🇹");
        QTest::newRow("another language")
            << QStringLiteral("ar") << QStringLiteral("sailboat") << QStringLiteral("⛵");
        QTest::newRow("nothing") << en << QStringLiteral("qqqq") << QString();
        QTest::newRow("no words") << en << QStringLiteral(" _ ") << QString();
    }
    void finds()
    {
        QFETCH(QString, language);
        QFETCH(QString, words);
        QFETCH(QString, first);
        QCOMPARE(found(table(language), words).value(0), first);
    }

    void theNameCountsMoreThanAKeyword()
    {
        const QStringList fire = found(table(), QStringLiteral("fire"));
        QCOMPARE(fire.value(0), QStringLiteral("🔥"));
        QVERIFY(fire.contains(QStringLiteral("🚒")));
    }
    void noMoreThanAskedFor() { QCOMPARE(table().find(QStringLiteral("fa"), 3).size(), 3); }

    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::newRow("case") << QStringLiteral("Ann") << QStringLiteral("ann");
        QTest::newRow("accents") << QStringLiteral("Zoë Åström") << QStringLiteral("zoe astrom");
        QTest::newRow("sharp s") << QStringLiteral("Füße") << QStringLiteral("fusse");
        QTest::newRow("Greek") << QStringLiteral("Άννα") << QStringLiteral("αννα");
        QTest::newRow("Korean stays whole")
            << QStringLiteral("안녕").normalized(QString::NormalizationForm_D)
            << QStringLiteral("안녕").normalized(QString::NormalizationForm_D);
    }
    void folds()
    {
        QFETCH(QString, text);
        QFETCH(QString, plain);
        QCOMPARE(folded(text), plain);
    }
};

QTEST_GUILESS_MAIN(TestEmojiTable)
#include "tst_emojitable.moc"
