#pragma once

#include "app/core/spelling/dictionaries.h"
#include "app/core/spelling/spelledwords.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Chinwag {

/// Which words of a text are wrong. A word is right when any of the chosen languages knows it, when it was
/// learned or is ignored, or when none of the languages is written in its script. Loop thread.
class SpellChecker : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostSuggestions = 6;
    static constexpr int mostRemembered = 20'000; ///< verdicts

    explicit SpellChecker(QObject *parent = nullptr);

    /// Outlives this. Until then no word is wrong.
    void setDictionaries(Dictionaries &dictionaries);
    QStringList installed() const;
    /// Those that are not installed do not count; none: no word is wrong.
    void setLanguages(const QStringList &languages);
    /// Words that are right, whatever the dictionaries say; one in small letters also at the beginning of a
    /// sentence.
    void setLearned(const QStringList &words);
    QStringList learned() const;
    void learn(const QString &word);
    /// Until the program ends.
    void ignore(const QString &word);

    /// As far as it is known by now; what is not is asked for, and changed() comes.
    QList<SpelledWord> wrongIn(const QString &text);
    /// At most mostSuggestions; never after this object.
    void suggest(const QString &word, Continuation<QStringList> done);

Q_SIGNALS:
    void changed(); ///< some words may be right or wrong now that were not before

private:
    bool isTaken(const QString &word) const;
    void ask(const QStringList &words);
    void answered(quint64 generation, const QStringList &words, const QStringList &wrong);
    void forget();

    Dictionaries *m_dictionaries = nullptr;
    QStringList m_languages;
    QSet<QChar::Script> m_scripts;
    QSet<QString> m_learned;
    QSet<QString> m_ignored;
    QHash<QString, bool> m_wrong; ///< what the dictionaries said
    QSet<QString> m_asked;
    quint64 m_generation = 0; ///< of the languages that were asked
};

} // namespace Chinwag
