#include "app/ui/settings/settingscontroller.h"
#include "app/ui/spelling/spellingcontroller.h"
#include "tests/support/fakedictionaries.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestSpellingController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dictionaries.words = {{u"de_AT"_s, {u"Hafen"_s}},
                                {u"de_DE"_s, {u"Hafen"_s}},
                                {u"en_US"_s, {u"the"_s, u"pier"_s, u"don't"_s}}};
        m_dictionaries.meant = {{u"teh"_s, {u"the"_s}}, {u"dont't"_s, {u"don't"_s}}};
        m_directory = std::make_unique<QTemporaryDir>();
    }

    void theWordBeingTypedIsNotWrongYet()
    {
        SettingsController settings(file());
        SpellingController spelling(settings);
        start(settings, spelling);
        write(spelling, u"teh"_s, 3);
        QVERIFY(wrong(spelling).isEmpty());
        write(spelling, u"teh "_s, 4);
        QCOMPARE(wrong(spelling), QStringList{u"teh"_s});
        spelling.moveCursor(2); // only looking
        QCOMPARE(wrong(spelling), QStringList{u"teh"_s});
        write(spelling, u"tehh "_s, 4);
        QVERIFY(wrong(spelling).isEmpty());
        spelling.moveCursor(5);
        QCOMPARE(wrong(spelling), QStringList{u"tehh"_s});
    }

    void aSuggestionTakesThePlaceOfTheWord()
    {
        SettingsController settings(file());
        SpellingController spelling(settings);
        start(settings, spelling);
        write(spelling, u"the teh dont’t "_s, 15);
        QSignalSpy replaced(&spelling, &SpellingController::replaced);
        QVERIFY(!spelling.look(1));
        QVERIFY(spelling.suggestions().isEmpty());
        QVERIFY(spelling.look(6));
        m_dictionaries.answer();
        QCOMPARE(spelling.suggestions(), QStringList{u"the"_s});
        spelling.take(u"the"_s);
        QCOMPARE(replaced.takeFirst(), (QVariantList{4, 7, u"the"_s}));
        QVERIFY(spelling.look(10));
        QCOMPARE(spelling.word(), u"dont't"_s);
        spelling.take(u"don't"_s);
        QCOMPARE(replaced.takeFirst(), (QVariantList{8, 14, u"don’t"_s})); // with its own apostrophe
        write(spelling, u"something else"_s, 14);
        spelling.take(u"the"_s);
        QCOMPARE(replaced.count(), 0);
    }

    void suggestionsForAWordThatIsNoLongerLookedAtAreDropped()
    {
        SettingsController settings(file());
        SpellingController spelling(settings);
        start(settings, spelling);
        write(spelling, u"teh thiz "_s, 9);
        QVERIFY(spelling.look(0));
        QVERIFY(spelling.isSearching());
        QVERIFY(spelling.look(5));
        m_dictionaries.answer();
        QVERIFY(spelling.suggestions().isEmpty()); // nobody knows what thiz is
        QVERIFY(!spelling.isSearching());
    }

    void whatIsLearnedIsKeptForTheProfile()
    {
        {
            SettingsController settings(file());
            SpellingController spelling(settings);
            start(settings, spelling);
            write(spelling, u"ahoi teh "_s, 9);
            QVERIFY(spelling.look(0));
            spelling.learn();
            QVERIFY(spelling.look(5));
            spelling.ignore();
            QVERIFY(!spelling.isAnyWrong());
        }
        SettingsController settings(file());
        SpellingController spelling(settings);
        start(settings, spelling);
        write(spelling, u"ahoi teh "_s, 9);
        QCOMPARE(wrong(spelling), QStringList{u"teh"_s});
    }

    void languagesAreChosenAndKept()
    {
        {
            SettingsController settings(file());
            SpellingController spelling(settings);
            const QSignalSpy changed(&spelling, &SpellingController::chosenChanged);
            QVERIFY(!spelling.isAvailable());
            spelling.setDictionaries(m_dictionaries);
            QVERIFY(spelling.isAvailable());
            spelling.choose(u"en_US"_s, true);
            spelling.choose(u"de_DE"_s, true);
            QVERIFY(spelling.chosen().contains(u"en_US"_s) && spelling.chosen().contains(u"de_DE"_s));
            write(spelling, u"Hafen pier teh "_s, 15);
            QCOMPARE(wrong(spelling), QStringList{u"teh"_s});
            spelling.choose(u"de_DE"_s, false);
            m_dictionaries.answer();
            QCOMPARE(wrong(spelling), (QStringList{u"Hafen"_s, u"teh"_s}));
            QCOMPARE(changed.count(), 4);
        }
        SettingsController settings(file());
        SpellingController spelling(settings);
        spelling.setDictionaries(m_dictionaries);
        QVERIFY(!spelling.chosen().contains(u"de_DE"_s));
        spelling.choose(u"en_US"_s, false);
        spelling.choose(u"de_AT"_s, false);
        QVERIFY(SettingsController(file()).spellLanguages().has_value());
        QVERIFY(SettingsController(file()).spellLanguages()->isEmpty()); // and not what nobody has set
    }

    void switchedOffNothingIsWrong()
    {
        SettingsController settings(file());
        SpellingController spelling(settings);
        start(settings, spelling);
        write(spelling, u"teh "_s, 4);
        QVERIFY(spelling.isAnyWrong());
        settings.setSpellChecking(false);
        QVERIFY(!spelling.isAnyWrong());
        settings.setSpellChecking(true);
        m_dictionaries.answer();
        QVERIFY(spelling.isAnyWrong());
    }

    void languagesHaveTheirOwnNames()
    {
        SettingsController settings(file());
        SpellingController spelling(settings);
        spelling.setDictionaries(m_dictionaries);
        QCOMPARE(spelling.languageName(u"de_DE"_s), u"Deutsch (Deutschland)"_s);
        QVERIFY(spelling.languageName(u"en_US"_s).startsWith(u"American English"_s));
        m_dictionaries.words = {{u"ar"_s, {}}};
        QCOMPARE(spelling.languageName(u"ar"_s), u"العربية"_s);
    }

private:
    QString file() const { return m_directory->filePath(u"settings.ini"_s); }

    void start(SettingsController &settings, SpellingController &spelling)
    {
        spelling.setDictionaries(m_dictionaries);
        settings.setSpellLanguages({u"en_US"_s});
    }

    void write(SpellingController &spelling, const QString &text, int cursor)
    {
        spelling.edit(text, cursor);
        m_dictionaries.answer();
    }

    static QStringList wrong(const SpellingController &spelling)
    {
        QStringList words;
        for (const SpelledWord &word : spelling.wrong())
            words.append(word.word);
        return words;
    }

    Test::FakeDictionaries m_dictionaries;
    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestSpellingController)
#include "tst_spellingcontroller.moc"
