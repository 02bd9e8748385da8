// With the dictionaries of Debian: hunspell-en-us, hunspell-de-de and hunspell-ar.
#include "app/core/spelling/spellchecker.h"
#include "app/platform/spelling/hunspelldictionaries.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestHunspell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsInstalledIsFoundOnce()
    {
        const HunspellDictionaries dictionaries;
        const QStringList languages = dictionaries.languages();
        for (const QString &language : {u"ar"_s, u"de_DE"_s, u"en_US"_s})
            QVERIFY2(languages.contains(language), qPrintable(language));
        QVERIFY(!languages.contains(u"ar_EG"_s)); // the same file
    }

    void severalLanguagesAtOnce()
    {
        HunspellDictionaries dictionaries;
        SpellChecker checker;
        checker.setDictionaries(dictionaries);
        checker.setLanguages({u"de_DE"_s, u"en_US"_s, u"ar"_s});
        const QString text =
            u"We meet am Hafenbecken, schöne Grüße; don’t be latte. Hallloo wrld! مرحبا مرححبا"_s;
        const QStringList expected{u"Hallloo"_s, u"wrld"_s, u"مرححبا"_s};
        QTRY_COMPARE(wrongIn(checker, text), expected);
        checker.setLanguages({u"en_US"_s});
        QTRY_VERIFY(wrongIn(checker, text).contains(u"schöne"_s));
        QVERIFY(!wrongIn(checker, text).contains(u"meet"_s));
    }

    void suggestionsOfEachLanguage()
    {
        HunspellDictionaries dictionaries;
        QStringList found;
        dictionaries.suggest({u"en_US"_s, u"de_DE"_s}, u"Grüsse"_s,
                             [&found](const QStringList &suggestions) { found = suggestions; });
        QTRY_VERIFY(found.contains(u"Grüße"_s)); // ISO 8859-1 in the file
        dictionaries.suggest({u"en_US"_s, u"de_DE"_s}, u"recieve"_s,
                             [&found](const QStringList &suggestions) { found = suggestions; });
        QTRY_VERIFY(found.contains(u"receive"_s));
    }

    // Reading the German one takes longer than a key press may.
    void theWindowDoesNotWait()
    {
        HunspellDictionaries dictionaries;
        bool answered = false;
        dictionaries.check({u"de_DE"_s}, {u"Hafen"_s}, [&answered](const QStringList &) { answered = true; });
        QVERIFY(!answered);
        QTRY_VERIFY(answered);
    }

    void whatCannotBeReadFindsNothingWrong()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"xx.aff"_s), "SET UTF-99\n");
        write(folder.filePath(u"xx.dic"_s), "1\nword\n");
        write(folder.filePath(u"yy.aff"_s), "");
        QVERIFY(QFile::setPermissions(folder.filePath(u"yy.aff"_s), {}));
        write(folder.filePath(u"yy.dic"_s), "");
        write(folder.filePath(u"zz.dic"_s), "1\nword\n"); // and no affixes
        HunspellDictionaries dictionaries({folder.path(), folder.filePath(u"nowhere"_s)});
        QVERIFY(!dictionaries.languages().contains(u"zz"_s));
        std::optional<QStringList> wrong;
        dictionaries.check({u"xx"_s}, {u"wörd"_s}, [&wrong](const QStringList &words) { wrong = words; });
        QTRY_VERIFY(wrong.has_value());
        QVERIFY(wrong->isEmpty());
    }

    void noAnswerAfterTheEnd()
    {
        bool answered = false;
        {
            HunspellDictionaries dictionaries;
            dictionaries.suggest({u"de_DE"_s}, u"Hafn"_s,
                                 [&answered](const QStringList &) { answered = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }

private:
    static QStringList wrongIn(SpellChecker &checker, const QString &text)
    {
        QStringList words;
        for (const SpelledWord &word : checker.wrongIn(text))
            words.append(word.word);
        return words;
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

QTEST_GUILESS_MAIN(TestHunspell)
#include "tst_hunspell.moc"
