#include "shared/protocol/mentions.h"

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
    for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@', at + 1)) {
        if (isMention(text, at, username))
            return true;
    }
    return false;
}

bool mentionsRoom(const QString &text) { return mentions(text, everybodyHere); }

bool isMention(const QString &text, qsizetype at, const QString &username)
{
    const QStringView name = QStringView(text).mid(at + 1, username.size());
    return !username.isEmpty() && name.compare(username, Qt::CaseInsensitive) == 0 && startsHere(text, at) &&
           endsHere(text, at + 1 + name.size());
}

} // namespace Chinwag
