#include "app/platform/spelling/hunspelldictionary.h"

#include "shared/base/logging.h"

#include <QFile>

#include <hunspell/hunspell.hxx>

namespace Chinwag {

HunspellDictionary::HunspellDictionary(const QString &path)
    : m_path(path)
{
}

HunspellDictionary::~HunspellDictionary() = default;

bool HunspellDictionary::isReady()
{
    if (m_wasRead)
        return m_hunspell != nullptr;
    m_wasRead = true;
    const QString affixes = m_path + QStringLiteral(".aff");
    const QString words = m_path + QStringLiteral(".dic");
    // Hunspell takes what it cannot open for a dictionary without words.
    if (!QFile(affixes).open(QIODevice::ReadOnly) || !QFile(words).open(QIODevice::ReadOnly)) {
        qCWarning(lcClient) << "The dictionary cannot be read:" << m_path;
        return false;
    }
    auto hunspell = std::make_unique<Hunspell>(QFile::encodeName(affixes).constData(),
                                               QFile::encodeName(words).constData());
    const std::string &encoding = hunspell->get_dict_encoding();
    m_encode = QStringEncoder(encoding.c_str());
    m_decode = QStringDecoder(encoding.c_str());
    if (!m_encode.isValid() || !m_decode.isValid()) {
        qCWarning(lcClient) << "The encoding of a dictionary is not known:" << m_path << encoding.c_str();
        return false;
    }
    m_hunspell = std::move(hunspell);
    return true;
}

bool HunspellDictionary::knows(const QString &word)
{
    if (!isReady())
        return true;
    m_encode.resetState();
    const QByteArray bytes = m_encode.encode(word);
    return m_encode.hasError() ? false : m_hunspell->spell(bytes.toStdString());
}

QStringList HunspellDictionary::suggest(const QString &word)
{
    if (!isReady())
        return {};
    m_encode.resetState();
    const QByteArray bytes = m_encode.encode(word);
    QStringList suggestions;
    if (m_encode.hasError())
        return suggestions;
    for (const std::string &suggestion : m_hunspell->suggest(bytes.toStdString())) {
        m_decode.resetState();
        suggestions.append(m_decode.decode(QByteArrayView(suggestion.data(), qsizetype(suggestion.size()))));
    }
    return suggestions;
}

} // namespace Chinwag
