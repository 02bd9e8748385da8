#include "app/core/rooms/mentions.h"

namespace Chinwag {

namespace {

bool isWordCharacter(QChar c) { return c.isLetterOrNumber() || c == u'_'; }

bool startsHere(const QString &text, qsizetype at) { return at == 0 || !isWordCharacter(text.at(at - 1)); }

// '.' and '-' may be part of a username or the end of a sentence: what follows them decides.
bool endsHere(const QString &text, qsizetype at)
{
    while (at < text.size() && (text.at(at) == u'.' || text.at(at) == u'-'))
        ++at;
    return at >= text.size() || !isWordCharacter(text.at(at));
}

} // namespace

bool mentions(const QString &text, const QString &username)
{
    if (username.isEmpty())
        return false;
    const QString name = u'@' + username;
    for (qsizetype at = text.indexOf(name, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(name, at + 1, Qt::CaseInsensitive)) {
        if (startsHere(text, at) && endsHere(text, at + name.size()))
            return true;
    }
    return false;
}

} // namespace Chinwag
