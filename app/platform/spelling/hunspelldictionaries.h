#pragma once

#include "app/core/spelling/dictionaries.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace Chinwag {

class HunspellDictionary;

/// The dictionaries of Hunspell in folders of this machine. They are read when they are first asked, and
/// asked, on a thread of their own: the German one takes a second.
class HunspellDictionaries final : public Dictionaries
{
public:
    /// Where Debian and $DICPATH have them.
    static QStringList usualFolders();

    /// Of what is in two folders the first counts.
    explicit HunspellDictionaries(const QStringList &folders = usualFolders());
    ~HunspellDictionaries() override; ///< waits for the word that is looked at

    QStringList languages() const override;
    void check(const QStringList &languages, const QStringList &words,
               Continuation<QStringList> wrong) override;
    void suggest(const QStringList &languages, const QString &word,
                 Continuation<QStringList> suggestions) override;

private:
    using Chosen = std::vector<std::shared_ptr<HunspellDictionary>>;

    Chosen chosen(const QStringList &languages) const;
    void carryOut(std::function<QStringList()> work, Continuation<QStringList> done);

    QHash<QString, std::shared_ptr<HunspellDictionary>> m_dictionaries;
    std::shared_ptr<std::atomic<bool>> m_ending = std::make_shared<std::atomic<bool>>(false);
    QObject m_home; ///< where answers go
    QThreadPool m_thread;
};

} // namespace Chinwag
