#include "app/platform/spelling/hunspelldictionaries.h"

#include "app/platform/spelling/hunspelldictionary.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace Chinwag {

HunspellDictionaries::HunspellDictionaries(const QStringList &folders)
{
    QSet<QString> seen;
    for (const QString &folder : folders) {
        QFileInfoList files =
            QDir(folder).entryInfoList({QStringLiteral("*.dic")}, QDir::Files | QDir::Readable, QDir::Name);
        // Debian has "ar" under twenty names; the one of the file itself counts.
        std::stable_partition(files.begin(), files.end(),
                              [](const QFileInfo &file) { return !file.isSymLink(); });
        for (const QFileInfo &file : files) {
            const QString name = file.completeBaseName();
            const QString path = file.path() + u'/' + name;
            const bool isPattern = name.startsWith(QStringLiteral("hyph_"));
            if (isPattern || m_dictionaries.contains(name) || seen.contains(file.canonicalFilePath()) ||
                !QFile::exists(path + QStringLiteral(".aff")))
                continue;
            seen.insert(file.canonicalFilePath());
            m_dictionaries.insert(name, std::make_shared<HunspellDictionary>(path));
        }
    }
    m_thread.setMaxThreadCount(1);
}

HunspellDictionaries::~HunspellDictionaries()
{
    *m_ending = true;
    m_thread.clear();
    m_thread.waitForDone();
}

QStringList HunspellDictionaries::usualFolders()
{
    QStringList folders = qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString &name :
         {QStringLiteral("hunspell"), QStringLiteral("myspell"), QStringLiteral("myspell/dicts")})
        folders += QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, name,
                                             QStandardPaths::LocateDirectory);
    return folders;
}

QStringList HunspellDictionaries::languages() const
{
    QStringList names = m_dictionaries.keys();
    names.sort();
    return names;
}

HunspellDictionaries::Chosen HunspellDictionaries::chosen(const QStringList &languages) const
{
    Chosen dictionaries;
    for (const QString &language : languages) {
        if (const auto dictionary = m_dictionaries.value(language))
            dictionaries.push_back(dictionary);
    }
    return dictionaries;
}

void HunspellDictionaries::carryOut(std::function<QStringList()> work, Continuation<QStringList> done)
{
    m_thread.start([home = &m_home, work = std::move(work), done = std::move(done)] {
        QMetaObject::invokeMethod(
            home, [result = work(), done] { done(result); }, Qt::QueuedConnection);
    });
}

void HunspellDictionaries::check(const QStringList &languages, const QStringList &words,
                                 Continuation<QStringList> wrong)
{
    carryOut(
        [dictionaries = chosen(languages), words, ending = m_ending] {
            QStringList unknown;
            for (const QString &word : words) {
                if (*ending)
                    break;
                if (std::none_of(dictionaries.begin(), dictionaries.end(),
                                 [&word](const auto &dictionary) { return dictionary->knows(word); }))
                    unknown.append(word);
            }
            return dictionaries.empty() ? QStringList() : unknown;
        },
        std::move(wrong));
}

void HunspellDictionaries::suggest(const QStringList &languages, const QString &word,
                                   Continuation<QStringList> suggestions)
{
    carryOut(
        [dictionaries = chosen(languages), word] {
            std::vector<QStringList> all;
            qsizetype longest = 0;
            for (const auto &dictionary : dictionaries) {
                all.push_back(dictionary->suggest(word));
                longest = std::max(longest, all.back().size());
            }
            QStringList best; // in turns
            for (qsizetype i = 0; i < longest; ++i) {
                for (const QStringList &some : all) {
                    if (i < some.size() && !best.contains(some[i]))
                        best.append(some[i]);
                }
            }
            return best;
        },
        std::move(suggestions));
}

} // namespace Chinwag
