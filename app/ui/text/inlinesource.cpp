#include "app/ui/text/inlinesource.h"

#include "shared/protocol/mentions.h"

namespace Chinwag {

namespace {

// Private characters that md4c takes for letters, one for each atom.
constexpr char32_t firstAtom = 0xF0000;
constexpr qsizetype longestDunder = 64;
constexpr qsizetype mostAtoms = 0xFFFD;
constexpr QChar firstAtomHalf(0xDB80);
constexpr QChar lastAtomHalf(0xDBBF);

bool isIn(QChar c, QStringView set) { return set.contains(c); }

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

bool isAsciiWord(QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); }

/// The length of "__init__" and its like at `at`; 0 without one.
qsizetype dunderAt(const QString &text, qsizetype at)
{
    const QStringView mark = u"__";
    if (!QStringView(text).mid(at).startsWith(mark))
        return 0;
    qsizetype end = at + mark.size();
    while (end < text.size() && end - at <= longestDunder && (isAsciiWord(text[end]) || text[end] == u'_'))
        ++end;
    const QStringView word = QStringView(text).mid(at, end - at);
    const bool isDunder = word.size() > 2 * mark.size() && word.startsWith(mark) && word.endsWith(mark);
    return isDunder ? word.size() : 0;
}

} // namespace

InlineSource::InlineSource(const QString &lines, const QString &reader, bool room)
    : m_lines(lines)
    , m_reader(reader)
    , m_room(room)
    , m_addresses(m_lines)
    , m_hasLinks(lines.contains(QLatin1String("](")))
{
    m_text.reserve(m_lines.size() + m_lines.size() / 8 + 8);
    m_text.append(lineBegins);
    while (m_at < m_lines.size())
        takeNext();
}

const InlineAtom *InlineSource::atom(char32_t character) const
{
    if (character < firstAtom || character - firstAtom >= static_cast<char32_t>(m_atoms.size()))
        return nullptr;
    return &m_atoms[static_cast<qsizetype>(character - firstAtom)];
}

QChar InlineSource::charAt(qsizetype at) const
{
    return at >= 0 && at < m_lines.size() ? m_lines[at] : QChar(u' ');
}

void InlineSource::takeNext()
{
    const QChar c = m_lines[m_at];
    if (c == u'\n') {
        keep(1);
        m_text.append(lineBegins);
    } else if (c >= firstAtomHalf && c <= lastAtomHalf) {
        takeLiterally(2);
    } else if (c == lineBegins) {
        takeLiterally(1);
    } else if (isIn(c, u"*_~`[]!\\")) {
        takeMark(c);
    } else if (!takeMention() && !takeAddress()) {
        keep(1);
    }
}

bool InlineSource::takeMention()
{
    if (m_lines[m_at] != u'@')
        return false;
    const bool isReader = isMention(m_lines, m_at, m_reader);
    if (!isReader && (!m_room || !isMention(m_lines, m_at, everybodyHere)))
        return false;
    const qsizetype length = (isReader ? m_reader.size() : everybodyHere.size()) + 1;
    takeAtom(length, {m_lines.mid(m_at, length), {}, true});
    return true;
}

bool InlineSource::takeAddress()
{
    const auto address = m_addresses.at(m_at);
    if (!address)
        return false;
    takeAtom(address->length, {m_lines.mid(m_at, address->length), address->target});
    return true;
}

// "](https://…)" and nothing else: with a title, or an address that is not allowed, it is as it was typed.
bool InlineSource::takeTarget()
{
    const qsizetype from = m_at + 2;
    const auto address = from < m_lines.size() ? m_addresses.at(from) : std::nullopt;
    if (!address || charAt(from + address->length) != u')')
        return false;
    keep(2);
    takeAddress();
    keep(1);
    m_hasMarks = true;
    return true;
}

void InlineSource::takeMark(QChar mark)
{
    qsizetype end = m_at + 1;
    const bool repeats = isIn(mark, u"*_~`");
    while (repeats && charAt(end) == mark)
        ++end;
    const QChar next = charAt(m_at + 1);
    if (mark == u'!')
        return next == u'[' ? takeLiterally(2) : keep(1);
    if (mark == u'[')
        return m_hasLinks ? keep(1) : takeLiterally(1);
    if (mark == u']')
        return next != u'(' ? keep(1) : takeTarget() ? void() : takeLiterally(2);
    if (mark == u'\\')
        return takeBackslash();
    if (const qsizetype dunder = mark == u'_' ? dunderAt(m_lines, m_at) : 0; dunder > 0)
        return takeLiterally(dunder);
    if (isNoMark(mark, end))
        return takeLiterally(end - m_at);
    m_hasMarks = true;
    keep(end - m_at);
}

// Most of them are in paths and in faces.
void InlineSource::takeBackslash()
{
    const QLatin1String shrug("\\_(");
    if (QStringView(m_lines).mid(m_at).startsWith(shrug)) {
        const qsizetype end = m_lines.indexOf(QLatin1String(")_/"), m_at);
        if (end >= 0 && end - m_at <= 8)
            return takeLiterally(end + 3 - m_at);
    }
    const bool escapes = isIn(charAt(m_at + 1), u"*_~`[]");
    m_hasMarks |= escapes;
    if (escapes)
        keep(2);
    else
        takeLiterally(1);
}

bool InlineSource::isNoMark(QChar mark, qsizetype end) const
{
    const QChar before = charAt(m_at - 1);
    const QChar after = charAt(end);
    const bool single = end == m_at + 1;
    switch (mark.unicode()) {
    case '~':
        return end - m_at != 2; // 10~20
    case '_':
        return single && isIn(before, u"^-><.;=") && isIn(after, u"^-><.;="); // ^_^
    case '*':
        return (isDigit(before) && isDigit(after)) || (single && isAsciiWord(before) && isAsciiWord(after)) ||
               before == u'/' || after == u'/' || (before == u'(' && after == u')'); // 2*3, a*b, /* */, f(*)
    default:
        return false;
    }
}

void InlineSource::takeAtom(qsizetype length, InlineAtom atom)
{
    m_at += length;
    if (m_atoms.size() == mostAtoms) {
        m_text.append(atom.words);
        return;
    }
    const char32_t character = firstAtom + static_cast<char32_t>(m_atoms.size());
    m_text.append(QStringView(QChar::fromUcs4(character)));
    m_atoms.append(std::move(atom));
}

void InlineSource::takeLiterally(qsizetype length)
{
    const QString words = m_lines.mid(m_at, length);
    takeAtom(words.size(), {words, {}});
}

void InlineSource::keep(qsizetype length)
{
    m_text.append(QStringView(m_lines).mid(m_at, length));
    m_at += length;
}

} // namespace Chinwag
