#include "app/ui/spelling/spellingcontroller.h"

#include "app/ui/settings/settingscontroller.h"

#include <QLocale>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr QChar typographicApostrophe(0x2019);

bool touches(const SpelledWord &word, qsizetype position)
{
    return position >= word.from && position <= word.end();
}

/// "de" of "de_DE"
QString plain(const QString &language) { return language.section(u'_', 0, 0); }

} // namespace

SpellingController::SpellingController(SettingsController &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&m_settings, &SettingsController::spellingChanged, this, &SpellingController::apply);
    connect(&m_checker, &SpellChecker::changed, this, &SpellingController::mark);
    m_checker.setLearned(m_settings.learnedWords());
}

void SpellingController::setDictionaries(Dictionaries &dictionaries)
{
    m_checker.setDictionaries(dictionaries);
    Q_EMIT installedChanged();
    apply();
}

void SpellingController::apply()
{
    m_checker.setLanguages(m_settings.spellChecking() ? chosen() : QStringList());
    Q_EMIT chosenChanged();
}

/// For each language of the desktop its dictionary, of that country if there is one.
QStringList SpellingController::usual() const
{
    const QStringList installed = languages();
    QStringList usual;
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        const QString exact = QString(wanted).replace(u'-', u'_');
        auto found = std::find(installed.begin(), installed.end(), exact);
        if (found == installed.end())
            found = std::find_if(installed.begin(), installed.end(), [&exact](const QString &language) {
                return plain(language) == plain(exact);
            });
        if (found != installed.end() && std::none_of(usual.begin(), usual.end(), [found](const QString &had) {
                return plain(had) == plain(*found);
            }))
            usual.append(*found);
    }
    return usual;
}

QStringList SpellingController::chosen() const
{
    const auto set = m_settings.spellLanguages();
    return set ? *set : usual();
}

void SpellingController::choose(const QString &language, bool wanted)
{
    QStringList now = chosen();
    now.removeAll(language);
    if (wanted)
        now.append(language);
    m_settings.setSpellLanguages(now);
}

QString SpellingController::languageName(const QString &language) const
{
    const QLocale locale(language);
    const QStringList all = languages();
    const auto alike = std::count_if(all.begin(), all.end(), [&language](const QString &other) {
        return plain(other) == plain(language);
    });
    const QString name = locale.nativeLanguageName();
    if (name.isEmpty())
        return language;
    return alike > 1 && language.contains(u'_')
               ? QStringLiteral("%1 (%2)").arg(name, locale.nativeTerritoryName())
               : name;
}

void SpellingController::edit(const QString &text, int cursor)
{
    m_text = text;
    m_writing.reset();
    for (const SpelledWord &word : spelledWords(text)) {
        if (touches(word, cursor))
            m_writing = word;
    }
    mark();
}

void SpellingController::moveCursor(int cursor)
{
    if (!m_writing || touches(*m_writing, cursor))
        return;
    m_writing.reset();
    mark();
}

void SpellingController::mark()
{
    QList<SpelledWord> wrong = m_checker.wrongIn(m_text);
    if (m_writing)
        wrong.removeAll(*m_writing);
    if (wrong == m_wrong)
        return;
    m_wrong = wrong;
    Q_EMIT wrongChanged();
}

bool SpellingController::look(int position)
{
    ++m_looks;
    m_looked = {};
    m_suggestions.clear();
    m_searching = false;
    const auto found = std::find_if(m_wrong.cbegin(), m_wrong.cend(),
                                    [position](const SpelledWord &word) { return touches(word, position); });
    const bool isWrong = found != m_wrong.cend();
    if (isWrong) {
        m_looked = *found;
        m_searching = true;
        m_checker.suggest(m_looked.word, [this, look = m_looks](const QStringList &suggestions) {
            if (look != m_looks)
                return;
            m_suggestions = suggestions;
            m_searching = false;
            Q_EMIT lookedAt();
        });
    }
    Q_EMIT lookedAt();
    return isWrong;
}

void SpellingController::take(const QString &suggestion)
{
    const QString there = m_text.mid(m_looked.from, m_looked.length);
    QString word = suggestion;
    if (there.contains(typographicApostrophe))
        word.replace(u'\'', typographicApostrophe);
    if (!there.isEmpty() && QString(there).replace(typographicApostrophe, u'\'') == m_looked.word)
        Q_EMIT replaced(static_cast<int>(m_looked.from), static_cast<int>(m_looked.end()), word);
}

void SpellingController::learn()
{
    if (m_looked.word.isEmpty())
        return;
    m_checker.learn(m_looked.word);
    m_settings.setLearnedWords(m_checker.learned());
}

void SpellingController::ignore()
{
    if (!m_looked.word.isEmpty())
        m_checker.ignore(m_looked.word);
}

} // namespace Chinwag
