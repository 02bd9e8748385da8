#include "app/ui/rooms/namematch.h"

#include "app/ui/folding.h"

#include <QStringList>

#include <algorithm>

namespace Chinwag {

namespace {

bool beginsWord(const QString &name, qsizetype at)
{
    return name.at(at).isLetterOrNumber() && (at == 0 || !name.at(at - 1).isLetterOrNumber());
}

bool hasWordFrom(const QString &name, const QString &beginning)
{
    for (qsizetype at = name.indexOf(beginning); at >= 0; at = name.indexOf(beginning, at + 1)) {
        if (at == 0 || !name.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

bool isScattered(const QString &name, const QString &letters)
{
    for (qsizetype start = 0; start < name.size(); ++start) {
        if (name.at(start) != letters.at(0) || !beginsWord(name, start))
            continue;
        qsizetype found = 1;
        for (qsizetype at = start + 1; at < name.size() && found < letters.size(); ++at) {
            if (name.at(at) == letters.at(found))
                ++found;
        }
        return found == letters.size(); // a later start finds no more than the first
    }
    return false;
}

} // namespace

QString foldedName(const QString &name) { return folded(name).simplified(); }

NameMatch matchName(const QString &name, const QString &typed)
{
    if (name.startsWith(typed))
        return NameMatch::Start;
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    if (std::all_of(words.cbegin(), words.cend(),
                    [&name](const QString &word) { return hasWordFrom(name, word); }))
        return NameMatch::Words;
    if (name.contains(typed))
        return NameMatch::Within;
    QString letters = typed;
    letters.remove(u' ');
    return isScattered(name, letters) ? NameMatch::Scattered : NameMatch::None;
}

} // namespace Chinwag
