#include "app/core/spelling/spellchecker.h"
#include "tests/support/fakedictionaries.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

QStringList plain(const QList<SpelledWord> &words)
{
    QStringList result;
    for (const SpelledWord &word : words)
        result.append(word.word);
    return result;
}

} // namespace

class TestSpelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAWord_data();
    void whatIsAWord();
    void placesAreThoseOfTheText();
    void aWordIsRightWhenAnyChosenLanguageKnowsIt();
    void aWordOfAnotherScriptIsNobodysBusiness();
    void whatIsKnownIsNotAskedTwice();
    void answersForOtherLanguagesAreForgotten();
    void learnedAndIgnored();
    void suggestions();
    void answersDoNotComeAfterTheEnd();
};

void TestSpelling::whatIsAWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("sentence") << u"See you, Ann!"_s << QStringList{u"See"_s, u"you"_s, u"Ann"_s};
    QTest::newRow("apostrophe") << u"don't don’t 'so'"_s << QStringList{u"don't"_s, u"don't"_s, u"so"_s};
    QTest::newRow("address") << u"at https://harbour.example/tidez?a=thiz and www.thiz.example/x now"_s
                             << QStringList{u"at"_s, u"and"_s, u"now"_s};
    QTest::newRow("mail") << u"write annn@harbourr.example today"_s << QStringList{u"write"_s, u"today"_s};
    QTest::newRow("name") << u"@annna, hello"_s << QStringList{u"hello"_s};
    QTest::newRow("emoji") << u"fine :thumbsupp: so"_s << QStringList{u"fine"_s, u"so"_s};
    QTest::newRow("a time is no emoji") << u"at 10:20:30 soon"_s << QStringList{u"at"_s, u"soon"_s};
    QTest::newRow("code") << u"call `fooo barr` now\n```\nwhilee\n``` end"_s
                          << QStringList{u"call"_s, u"now"_s, u"end"_s};
    QTest::newRow("open code block") << u"look\n```\nwhilee"_s << QStringList{u"look"_s};
    QTest::newRow("command") << u"/invitte annn"_s << QStringList{u"annn"_s};
    QTest::newRow("digits") << u"room b4 and 2nd floor"_s << QStringList{u"room"_s, u"and"_s, u"floor"_s};
    QTest::newRow("names of things") << u"snake_casee HTTPX READMEE.md a"_s << QStringList();
    QTest::newRow("emphasis") << u"**bold** _itallic_ ~~gone~~"_s
                              << QStringList{u"bold"_s, u"itallic"_s, u"gone"_s};
    QTest::newRow("Arabic") << u"مرحبا بكم"_s << QStringList{u"مرحبا"_s, u"بكم"_s};
    QTest::newRow("umlauts") << u"schöne Grüße"_s << QStringList{u"schöne"_s, u"Grüße"_s};
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("endless") << QString(5000, u'a') << QStringList();
}

void TestSpelling::whatIsAWord()
{
    QFETCH(QString, text);
    QTEST(plain(spelledWords(text)), "words");
}

void TestSpelling::placesAreThoseOfTheText()
{
    const QString text = u"😀 see `x` _thiz_"_s;
    const auto words = spelledWords(text);
    QCOMPARE(words.size(), 2);
    QCOMPARE(text.mid(words[0].from, words[0].length), u"see"_s);
    QCOMPARE(text.mid(words[1].from, words[1].length), u"thiz"_s);
}

void TestSpelling::aWordIsRightWhenAnyChosenLanguageKnowsIt()
{
    Test::FakeDictionaries dictionaries;
    dictionaries.words = {{u"en_US"_s, {u"the"_s}}, {u"de_DE"_s, {u"Hafen"_s}}, {u"fr_FR"_s, {u"port"_s}}};
    SpellChecker checker;
    const QString text = u"the Hafen port thhe"_s;
    QVERIFY(checker.wrongIn(text).isEmpty()); // nobody to ask
    checker.setDictionaries(dictionaries);
    QVERIFY(checker.wrongIn(text).isEmpty()); // no language
    QCOMPARE(dictionaries.checks, 0);
    checker.setLanguages({u"en_US"_s, u"de_DE"_s, u"xx_XX"_s});
    const QSignalSpy changed(&checker, &SpellChecker::changed);
    QVERIFY(checker.wrongIn(text).isEmpty()); // not known yet
    dictionaries.answer();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(plain(checker.wrongIn(text)), (QStringList{u"port"_s, u"thhe"_s}));
    checker.setLanguages({});
    QVERIFY(checker.wrongIn(text).isEmpty());
}

void TestSpelling::aWordOfAnotherScriptIsNobodysBusiness()
{
    Test::FakeDictionaries dictionaries;
    dictionaries.words = {{u"en_US"_s, {}}, {u"ar"_s, {u"مرحبا"_s}}};
    SpellChecker checker;
    checker.setDictionaries(dictionaries);
    checker.setLanguages({u"en_US"_s});
    const QString text = u"مرحبا thiz ببب привет"_s;
    (void)checker.wrongIn(text);
    dictionaries.answer();
    QCOMPARE(plain(checker.wrongIn(text)), QStringList{u"thiz"_s});
    checker.setLanguages({u"en_US"_s, u"ar"_s});
    (void)checker.wrongIn(text);
    dictionaries.answer();
    QCOMPARE(plain(checker.wrongIn(text)), (QStringList{u"thiz"_s, u"ببب"_s}));
}

void TestSpelling::whatIsKnownIsNotAskedTwice()
{
    Test::FakeDictionaries dictionaries;
    dictionaries.words = {{u"en_US"_s, {u"the"_s}}};
    SpellChecker checker;
    checker.setDictionaries(dictionaries);
    checker.setLanguages({u"en_US"_s});
    (void)checker.wrongIn(u"the thiz"_s);
    (void)checker.wrongIn(u"the thiz"_s); // on the way
    QCOMPARE(dictionaries.checks, 1);
    dictionaries.answer();
    (void)checker.wrongIn(u"thiz the"_s);
    QCOMPARE(dictionaries.checks, 1);
    (void)checker.wrongIn(u"thiz then"_s);
    QCOMPARE(dictionaries.checks, 2);
}

void TestSpelling::answersForOtherLanguagesAreForgotten()
{
    Test::FakeDictionaries dictionaries;
    dictionaries.words = {{u"en_US"_s, {}}, {u"de_DE"_s, {u"Hafen"_s}}};
    SpellChecker checker;
    checker.setDictionaries(dictionaries);
    checker.setLanguages({u"en_US"_s});
    (void)checker.wrongIn(u"Hafen"_s);
    checker.setLanguages({u"de_DE"_s});
    dictionaries.answer(); // that English does not know it
    (void)checker.wrongIn(u"Hafen"_s);
    dictionaries.answer();
    QVERIFY(checker.wrongIn(u"Hafen"_s).isEmpty());
}

void TestSpelling::learnedAndIgnored()
{
    Test::FakeDictionaries dictionaries;
    dictionaries.words = {{u"en_US"_s, {}}};
    SpellChecker checker;
    checker.setDictionaries(dictionaries);
    checker.setLanguages({u"en_US"_s});
    checker.setLearned({u"chinwag"_s});
    const QString text = u"Chinwag chinwag Bo bo ahoi"_s;
    (void)checker.wrongIn(text);
    dictionaries.answer();
    QCOMPARE(plain(checker.wrongIn(text)), (QStringList{u"Bo"_s, u"bo"_s, u"ahoi"_s}));
    const QSignalSpy changed(&checker, &SpellChecker::changed);
    checker.learn(u"Bo"_s);
    checker.ignore(u"ahoi"_s);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(plain(checker.wrongIn(text)), QStringList{u"bo"_s});
    QCOMPARE(checker.learned(), (QStringList{u"Bo"_s, u"chinwag"_s})); // what is ignored is not kept
}

void TestSpelling::suggestions()
{
    Test::FakeDictionaries dictionaries;
    dictionaries.words = {{u"en_US"_s, {}}};
    dictionaries.meant = {{u"abcd"_s, {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s}}};
    SpellChecker checker;
    checker.setDictionaries(dictionaries);
    checker.setLanguages({u"en_US"_s});
    QStringList found;
    checker.suggest(u"abcd"_s, [&found](const QStringList &suggestions) { found = suggestions; });
    QVERIFY(found.isEmpty());
    dictionaries.answer();
    QCOMPARE(found.size(), SpellChecker::mostSuggestions);
    QCOMPARE(found.constFirst(), u"1"_s);
}

void TestSpelling::answersDoNotComeAfterTheEnd()
{
    Test::FakeDictionaries dictionaries;
    dictionaries.words = {{u"en_US"_s, {}}};
    bool cameBack = false;
    {
        SpellChecker checker;
        checker.setDictionaries(dictionaries);
        checker.setLanguages({u"en_US"_s});
        (void)checker.wrongIn(u"thiz"_s);
        checker.suggest(u"thiz"_s, [&cameBack](const QStringList &) { cameBack = true; });
    }
    dictionaries.answer();
    QVERIFY(!cameBack);
}

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
