#pragma once

#include "app/core/spelling/dictionaries.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <algorithm>
#include <functional>
#include <utility>

namespace Chinwag::Test {

/// Dictionaries that know what the test says, and answer when it says.
class FakeDictionaries final : public Dictionaries
{
public:
    QHash<QString, QSet<QString>> words; ///< of each language
    QHash<QString, QStringList> meant;
    int checks = 0;
    bool answersByItself = false; ///< in the next turn of the event loop

    QStringList languages() const override
    {
        QStringList names = words.keys();
        names.sort();
        return names;
    }
    void check(const QStringList &languages, const QStringList &asked,
               Continuation<QStringList> wrong) override
    {
        ++checks;
        QStringList unknown;
        for (const QString &word : asked) {
            if (std::none_of(languages.begin(), languages.end(),
                             [&](const QString &language) { return words[language].contains(word); }))
                unknown.append(word);
        }
        later([wrong = std::move(wrong), unknown] { wrong(unknown); });
    }
    void suggest(const QStringList & /*languages*/, const QString &word,
                 Continuation<QStringList> suggestions) override
    {
        later([suggestions = std::move(suggestions), found = meant.value(word)] { suggestions(found); });
    }
    void answer()
    {
        for (const auto &waiting : std::exchange(m_waiting, {}))
            waiting();
    }

private:
    void later(std::function<void()> delivery)
    {
        m_waiting.append(std::move(delivery));
        if (answersByItself)
            QMetaObject::invokeMethod(
                &m_home, [this] { answer(); }, Qt::QueuedConnection);
    }

    QList<std::function<void()>> m_waiting;
    QObject m_home;
};

} // namespace Chinwag::Test
