#include "app/core/spelling/spellchecker.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

SpellChecker::SpellChecker(QObject *parent)
    : QObject(parent)
{
}

void SpellChecker::setDictionaries(Dictionaries &dictionaries)
{
    m_dictionaries = &dictionaries;
    forget();
}

QStringList SpellChecker::installed() const
{
    return m_dictionaries ? m_dictionaries->languages() : QStringList();
}

void SpellChecker::setLanguages(const QStringList &languages)
{
    const QStringList known = installed();
    QStringList chosen;
    std::copy_if(languages.begin(), languages.end(), std::back_inserter(chosen),
                 [&known](const QString &language) { return known.contains(language); });
    if (chosen == m_languages)
        return;
    m_languages = chosen;
    m_scripts.clear();
    for (const QString &language : std::as_const(m_languages))
        m_scripts.insert(scriptOfLanguage(language));
    forget();
}

void SpellChecker::setLearned(const QStringList &words)
{
    m_learned = QSet<QString>(words.begin(), words.end());
    Q_EMIT changed();
}

QStringList SpellChecker::learned() const
{
    QStringList words = m_learned.values();
    words.sort();
    return words;
}

void SpellChecker::learn(const QString &word)
{
    m_learned.insert(word);
    Q_EMIT changed();
}

void SpellChecker::ignore(const QString &word)
{
    m_ignored.insert(word);
    Q_EMIT changed();
}

bool SpellChecker::isTaken(const QString &word) const
{
    return m_learned.contains(word) || m_learned.contains(word.toLower()) || m_ignored.contains(word);
}

QList<SpelledWord> SpellChecker::wrongIn(const QString &text)
{
    QList<SpelledWord> wrong;
    if (!m_dictionaries || m_languages.isEmpty())
        return wrong;
    QStringList unknown;
    const QList<SpelledWord> words = spelledWords(text);
    for (const SpelledWord &word : words) {
        if (isTaken(word.word) || !m_scripts.contains(scriptOfWord(word.word)))
            continue;
        const auto verdict = m_wrong.constFind(word.word);
        if (verdict == m_wrong.cend())
            unknown.append(word.word);
        else if (*verdict)
            wrong.append(word);
    }
    ask(unknown);
    return wrong;
}

void SpellChecker::ask(const QStringList &words)
{
    QStringList fresh;
    for (const QString &word : words) {
        if (!m_asked.contains(word))
            fresh.append(word);
        m_asked.insert(word);
    }
    if (fresh.isEmpty())
        return;
    m_dictionaries->check(
        m_languages, fresh,
        [guard = QPointer<SpellChecker>(this), generation = m_generation, fresh](const QStringList &wrong) {
            if (guard)
                guard->answered(generation, fresh, wrong);
        });
}

void SpellChecker::answered(quint64 generation, const QStringList &words, const QStringList &wrong)
{
    if (generation != m_generation)
        return; // other languages were asked
    if (m_wrong.size() > mostRemembered)
        m_wrong.clear();
    for (const QString &word : words) {
        m_asked.remove(word);
        m_wrong.insert(word, wrong.contains(word));
    }
    if (!wrong.isEmpty())
        Q_EMIT changed();
}

void SpellChecker::suggest(const QString &word, Continuation<QStringList> done)
{
    if (!m_dictionaries || m_languages.isEmpty())
        return;
    m_dictionaries->suggest(
        m_languages, word,
        [guard = QPointer<SpellChecker>(this), done = std::move(done)](const QStringList &suggestions) {
            if (guard)
                done(suggestions.first(std::min<qsizetype>(suggestions.size(), mostSuggestions)));
        });
}

void SpellChecker::forget()
{
    ++m_generation;
    m_wrong.clear();
    m_asked.clear();
    Q_EMIT changed();
}

} // namespace Chinwag
