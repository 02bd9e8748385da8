#include "app/core/spelling/spelledwords.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype longestWord = 64;
constexpr QChar typographicApostrophe(0x2019);

/// With blanks where nothing is to be checked.
QString masked(QString text)
{
    static const QRegularExpression others(
        QStringLiteral("```.*?(?:```|\\z)|`[^`\\n]*`"            // code
                       "|\\b[a-z][a-z0-9+.-]*://\\S+|www\\.\\S+" // addresses
                       "|(?<![\\w@])@[\\w.-]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*"
                       "|:[a-z0-9_+-]+:"
                       "|[\\w-]+(?:\\.[\\w-]+)+" // names of files
                       "|\\A/\\w+"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption |
            QRegularExpression::UseUnicodePropertiesOption);
    for (auto found = others.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const qsizetype length = match.capturedLength();
        text.replace(match.capturedStart(), length, QString(length, u' '));
    }
    return text;
}

bool isPartOfWord(QChar c) { return c.isLetter() || c.isMark() || c == u'\'' || c == typographicApostrophe; }

bool isForDictionaries(const QString &word)
{
    if (word.size() < 2 || word.size() > longestWord || !word.front().isLetter())
        return false;
    return std::all_of(word.begin(), word.end(), isPartOfWord) &&
           (word != word.toUpper() || word == word.toLower());
}

} // namespace

QList<SpelledWord> spelledWords(const QString &text)
{
    QList<SpelledWord> words;
    const QString readable = masked(text);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, readable);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; to = finder.toNextBoundary()) {
        qsizetype begin = std::exchange(from, to);
        qsizetype end = to;
        // Marks of emphasis stick to a word: _so_.
        while (begin < end && readable[begin] == u'_')
            ++begin;
        while (begin < end && readable[end - 1] == u'_')
            --end;
        QString word = readable.mid(begin, end - begin);
        if (isForDictionaries(word))
            words.append({begin, end - begin, word.replace(typographicApostrophe, u'\'')});
    }
    return words;
}

QChar::Script scriptOfLanguage(const QString &language)
{
    // The name of a language in its own script: of its first letter.
    const QString name = QLocale(language).nativeLanguageName();
    return name.isEmpty() ? QChar::Script_Latin : scriptOfWord(name);
}

QChar::Script scriptOfWord(const QString &word)
{
    const auto letter = std::find_if(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
    return letter == word.end() ? QChar::Script_Common : letter->script();
}

} // namespace Chinwag
