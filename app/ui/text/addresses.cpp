#include "app/ui/text/addresses.h"

#include "app/ui/text/linkpolicy.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype longestName = 64; // of an e-mail address, before the @

bool isOneOf(QChar c, QStringView set) { return set.contains(c); }

bool isAlnum(QChar c) { return c.isLetterOrNumber(); }

bool isInName(QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || isOneOf(c, u".%+-_")); }

/// Ends an address wherever it comes: what URLs never have, and the punctuation of languages without spaces.
bool endsAddress(QChar c)
{
    const QChar::Category category = c.category();
    return c.isSpace() || category == QChar::Other_Control || category == QChar::Other_Format ||
           c == QChar::ObjectReplacementCharacter ||
           isOneOf(c, u"<>\"`“”„«»。、，！？；：「」『』（）【】《》");
}

QChar openerOf(QChar closer)
{
    return closer == u')' ? u'(' : closer == u']' ? u'[' : closer == u'}' ? u'{' : QChar();
}

bool startsWith(const QString &text, qsizetype at, QLatin1String words)
{
    return QStringView(text).mid(at).startsWith(words, Qt::CaseInsensitive);
}

std::optional<TextAddress> allowed(qsizetype length, const QString &target)
{
    return LinkPolicy::allowed(target) ? std::optional(TextAddress{length, target}) : std::nullopt;
}

} // namespace

std::optional<TextAddress> AddressFinder::at(qsizetype at)
{
    const QChar first = m_text[at];
    const QChar before = at > 0 ? m_text[at - 1] : QChar(u' ');
    // Both kinds begin with a letter or a digit, and not within a word.
    if (!isAlnum(first) || isAlnum(before))
        return {};
    if (auto url = at >= m_noUrlBefore ? urlAt(at) : std::nullopt)
        return url;
    return at < m_noMailBefore || isOneOf(before, u".%+-@/") ? std::nullopt : mailAt(at);
}

std::optional<TextAddress> AddressFinder::urlAt(qsizetype at)
{
    const bool isWeb = startsWith(m_text, at, QLatin1String("www."));
    const bool isUrl = isWeb || startsWith(m_text, at, QLatin1String("https://")) ||
                       startsWith(m_text, at, QLatin1String("http://")) ||
                       startsWith(m_text, at, QLatin1String("mailto:")) ||
                       startsWith(m_text, at, QLatin1String("chinwag://"));
    if (!isUrl)
        return {};
    const QString typed = m_text.mid(at, endOfUrl(at) - at);
    auto url =
        isWeb ? allowed(typed.size(), QStringLiteral("https://") + typed) : allowed(typed.size(), typed);
    if (isWeb && typed.count(u'.') < 2)
        url.reset();
    if (!url)
        m_noUrlBefore = at + typed.size();
    return url;
}

std::optional<TextAddress> AddressFinder::mailAt(qsizetype at)
{
    qsizetype sign = at;
    while (sign < m_text.size() && sign - at <= longestName && isInName(m_text[sign]))
        ++sign;
    if (sign == at || sign >= m_text.size() || m_text[sign] != u'@' || m_text[sign - 1] == u'.') {
        m_noMailBefore = sign;
        return {};
    }
    const qsizetype end = endOfHost(sign + 1);
    if (end == sign + 1 || (end < m_text.size() && m_text[end] == u'@'))
        return {};
    return allowed(end - at, QStringLiteral("mailto:") + m_text.mid(at, end - at));
}

qsizetype AddressFinder::endOfUrl(qsizetype from) const
{
    int open[3] = {};
    const QStringView openers = u"([{";
    qsizetype end = from;
    for (; end < m_text.size() && !endsAddress(m_text[end]); ++end) {
        if (const qsizetype kind = openers.indexOf(m_text[end]); kind >= 0)
            ++open[kind];
        const QChar opener = openerOf(m_text[end]);
        if (!opener.isNull() && --open[openers.indexOf(opener)] < 0)
            break; // closes what was opened before the address
    }
    while (end > from && isOneOf(m_text[end - 1], u".,;:!?'*_~|\\([{’…"))
        --end;
    return end;
}

/// `from` when it is no host that the Internet could know.
qsizetype AddressFinder::endOfHost(qsizetype from) const
{
    qsizetype end = from;
    while (end < m_text.size() && (isAlnum(m_text[end]) || isOneOf(m_text[end], u".-")))
        ++end;
    while (end > from && isOneOf(m_text[end - 1], u".-"))
        --end;
    const QString host = m_text.mid(from, end - from);
    const QString top = host.section(u'.', -1);
    const bool isHost = host.contains(u'.') && !host.startsWith(u'.') &&
                        !host.contains(QLatin1String("..")) && top.size() >= 2 &&
                        std::all_of(top.cbegin(), top.cend(), [](QChar c) { return c.isLetter(); });
    return isHost ? end : from;
}

} // namespace Chinwag
