#include "shared/protocol/passwordstrength.h"

#include <QHash>

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <vector>

namespace Chinwag {

namespace {

constexpr qsizetype looksAt = 64;

QString reversed(QString text)
{
    std::reverse(text.begin(), text.end());
    return text;
}

/// zxcvbn knows bytes. Each other character becomes one, always the same, or it would not see that they
/// repeat.
class Bytes
{
public:
    QByteArray of(const QString &text)
    {
        QByteArray bytes;
        for (const QChar c : text) {
            const char16_t unit = c.unicode();
            bytes.append(static_cast<char>(unit > 0 && unit < 0x80 ? unit : foreign(unit)));
        }
        return bytes;
    }

private:
    unsigned char foreign(char16_t unit)
    {
        const auto known = m_foreign.constFind(unit);
        if (known != m_foreign.constEnd())
            return *known;
        const auto byte = static_cast<unsigned char>(0x80 + m_foreign.size() % 0x80);
        m_foreign.insert(unit, byte);
        return byte;
    }

    QHash<char16_t, unsigned char> m_foreign;
};

QStringList wordsOf(const QStringList &known)
{
    QStringList words;
    for (const QString &name : known) {
        const QString plain = name.toCaseFolded();
        QStringList parts = plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        parts.append(plain);
        for (const QString &part : std::as_const(parts)) {
            if (part.size() < 2)
                continue;
            words.append(part);
            words.append(reversed(part));
        }
    }
    words.removeDuplicates();
    return words;
}

double bitsOf(const QString &password, const QStringList &known)
{
    Bytes bytes;
    const QByteArray guessed = bytes.of(password.left(looksAt));
    std::vector<QByteArray> words;
    for (const QString &word : wordsOf(known))
        words.push_back(bytes.of(word));
    std::vector<const char *> dictionary;
    dictionary.reserve(words.size() + 1);
    for (const QByteArray &word : words)
        dictionary.push_back(word.constData());
    dictionary.push_back(nullptr);
    return ZxcvbnMatch(guessed.constData(), dictionary.data(), nullptr);
}

} // namespace

int passwordScore(const QString &password, const QStringList &known)
{
    if (password.isEmpty() || isNameOfOwner(password, known))
        return 0;
    constexpr std::array<double, strongestPassword> thresholds{9.966, 19.932, 26.575,
                                                               33.219}; // log2 of 10^3 …
    const double bits = bitsOf(password, known);
    return static_cast<int>(
        std::count_if(thresholds.begin(), thresholds.end(), [bits](double least) { return bits >= least; }));
}

bool isNameOfOwner(const QString &password, const QStringList &known)
{
    const QString plain = password.toCaseFolded();
    return std::any_of(known.begin(), known.end(), [&plain](const QString &name) {
        const QString folded = name.toCaseFolded();
        return !folded.isEmpty() && (plain == folded || plain == reversed(folded));
    });
}

} // namespace Chinwag
