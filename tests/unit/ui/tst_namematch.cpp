#include "app/ui/rooms/namematch.h"

#include <QTest>

using namespace Chinwag;

class TestNameMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<NameMatch>("match");
        const auto row = [](const char *tag, const char *name, const char *typed, NameMatch match) {
            QTest::newRow(tag) << QString::fromUtf8(name) << QString::fromUtf8(typed) << match;
        };
        row("nothing typed", "general", "", NameMatch::Start);
        row("the beginning", "General", "gen", NameMatch::Start);
        row("capitals typed", "general", "GEN", NameMatch::Start);
        row("accents in the name", "Élodie Müller", "elo", NameMatch::Start);
        row("accents typed", "Elodie Muller", "élodie mü", NameMatch::Start);
        row("composed otherwise", "Jose\u0301", "jos\u00e9", NameMatch::Start);
        row("sharp s", "Weißbier", "weissb", NameMatch::Start);
        row("wide letters", "\uff21\uff4e\uff4e", "ann", NameMatch::Start);
        row("spaces around", "general", "  gen ", NameMatch::Start);
        row("arabic without its vowels", "\u0645\u064f\u062d\u0645\u0651\u062f", "\u0645\u062d\u0645\u062f",
            NameMatch::Start);
        row("second word", "Ann Larsen", "lar", NameMatch::Words);
        row("words in another order", "Ann Larsen", "lar an", NameMatch::Words);
        row("after a hyphen", "bird-watching", "wat", NameMatch::Words);
        row("the second time it begins a word", "banana ananas", "anan", NameMatch::Words);
        row("inside a word", "bird-watching", "atch", NameMatch::Within);
        row("inside, japanese", "今日の天気", "天気", NameMatch::Within);
        row("first letters", "bird-watching", "bwa", NameMatch::Scattered);
        row("left out letters", "general", "gnrl", NameMatch::Scattered);
        row("from the second word", "the general room", "gnrl", NameMatch::Scattered);
        row("not from inside a word", "general", "nrl", NameMatch::None);
        row("another order", "general", "lrng", NameMatch::None);
        row("more than there is", "general", "generals", NameMatch::None);
        row("one word of two", "Ann Larsen", "ann bo", NameMatch::None);
        row("an empty name", "", "a", NameMatch::None);
    }
    void table()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        QFETCH(NameMatch, match);
        QCOMPARE(matchName(foldedName(name), foldedName(typed)), match);
    }
};

QTEST_APPLESS_MAIN(TestNameMatch)
#include "tst_namematch.moc"
