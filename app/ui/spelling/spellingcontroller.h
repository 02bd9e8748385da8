#pragma once

#include "app/core/spelling/spellchecker.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

class SettingsController;

/// What is misspelled in the message that is being written, and what may be done about it. The word at which
/// one is writing is not wrong yet.
class SpellingController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(bool available READ isAvailable NOTIFY installedChanged)
    Q_PROPERTY(QStringList languages READ languages NOTIFY installedChanged)
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY chosenChanged)
    Q_PROPERTY(bool anyWrong READ isAnyWrong NOTIFY wrongChanged)
    Q_PROPERTY(QString word READ word NOTIFY lookedAt)
    Q_PROPERTY(QStringList suggestions READ suggestions NOTIFY lookedAt)
    Q_PROPERTY(bool searching READ isSearching NOTIFY lookedAt)

public:
    /// `settings` outlives this.
    explicit SpellingController(SettingsController &settings, QObject *parent = nullptr);

    /// Outlives this.
    void setDictionaries(Dictionaries &dictionaries);

    /// There is a dictionary on this computer.
    bool isAvailable() const { return !languages().isEmpty(); }
    QStringList languages() const { return m_checker.installed(); }
    /// Those that are looked at: as set, and before anybody did those of the desktop.
    QStringList chosen() const;
    Q_INVOKABLE void choose(const QString &language, bool wanted);
    /// In itself, with the country where there are several of that language.
    Q_INVOKABLE QString languageName(const QString &language) const;

    /// What stands in the composer, after a change of it.
    Q_INVOKABLE void edit(const QString &text, int cursor);
    Q_INVOKABLE void moveCursor(int cursor);
    /// In the text of the last edit().
    const QList<SpelledWord> &wrong() const { return m_wrong; }
    bool isAnyWrong() const { return !m_wrong.isEmpty(); }

    /// At the word there, until the next call; false: nothing is wrong with it, or there is none.
    Q_INVOKABLE bool look(int position);
    QString word() const { return m_looked.word; }
    QStringList suggestions() const { return m_suggestions; }
    bool isSearching() const { return m_searching; }
    /// In its place.
    Q_INVOKABLE void take(const QString &suggestion);
    Q_INVOKABLE void learn();
    Q_INVOKABLE void ignore();

Q_SIGNALS:
    void installedChanged();
    void chosenChanged();
    void wrongChanged();
    void lookedAt();
    void replaced(int from, int to, const QString &text);

private:
    void apply();
    void mark();
    QStringList usual() const;

    SettingsController &m_settings;
    SpellChecker m_checker;
    QString m_text;
    std::optional<SpelledWord> m_writing; ///< where the cursor was at the last key
    QList<SpelledWord> m_wrong;
    SpelledWord m_looked;
    QStringList m_suggestions;
    bool m_searching = false;
    quint64 m_looks = 0;
};

} // namespace Chinwag
