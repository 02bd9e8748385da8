#pragma once

#include <QStringConverter>
#include <QStringList>

#include <memory>

class Hunspell;

namespace Chinwag {

/// One dictionary: a pair of files, read when a word is first looked up. One thread at a time.
class HunspellDictionary
{
public:
    /// `path` without .aff and .dic.
    explicit HunspellDictionary(const QString &path);
    ~HunspellDictionary();
    Q_DISABLE_COPY_MOVE(HunspellDictionary)

    /// Everything when it cannot be read; nothing that cannot be written in its encoding.
    bool knows(const QString &word);
    QStringList suggest(const QString &word);

private:
    bool isReady();

    QString m_path;
    bool m_wasRead = false;
    std::unique_ptr<Hunspell> m_hunspell; ///< null: cannot be used
    QStringEncoder m_encode;
    QStringDecoder m_decode;
};

} // namespace Chinwag
