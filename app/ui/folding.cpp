#include "app/ui/folding.h"

#include <QStringList>

namespace Chinwag {

QString folded(const QString &text)
{
    // Capitals first: only they spell a sharp s with two letters.
    QString plain = text.normalized(QString::NormalizationForm_KD).toUpper().toCaseFolded();
    plain.removeIf([](QChar c) { return c.isMark(); });
    return plain;
}

QStringList foldedWords(const QString &text)
{
    QStringList words{QString()};
    const QString plain = folded(text);
    for (const QChar c : plain) {
        const bool isPart = c.isLetterOrNumber() || c.isSurrogate();
        if (isPart)
            words.last().append(c);
        else if (!words.last().isEmpty())
            words.append(QString());
    }
    if (words.last().isEmpty())
        words.removeLast();
    return words;
}

} // namespace Chinwag
