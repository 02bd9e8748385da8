#include "app/ui/text/inlinewriter.h"

#include "app/ui/text/inlinesource.h"
#include "app/ui/text/linkpolicy.h"

#include <md4c.h>

namespace Chinwag {

namespace {

/// Takes what md4c says, and writes it into a block.
class Writing
{
public:
    Writing(const InlineSource &source, MessageBlock &block)
        : m_source(source)
        , m_block(block)
        , m_utf8(source.text().toUtf8())
    {
        m_from = block.text.size();
    }

    void run()
    {
        MD_PARSER parser = {};
        parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_STRIKETHROUGH;
        parser.enter_block = [](MD_BLOCKTYPE, void *, void *) { return 0; };
        parser.leave_block = parser.enter_block;
        parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
            static_cast<Writing *>(self)->enter(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
            static_cast<Writing *>(self)->leave(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const char *text, MD_SIZE size, void *self) {
            static_cast<Writing *>(self)->take(type, QByteArrayView(text, static_cast<qsizetype>(size)));
            return 0;
        };
        md_parse(m_utf8.constData(), static_cast<MD_SIZE>(m_utf8.size()), &parser, this);
        finish();
    }

    void runWithoutMarks()
    {
        add(m_source.text());
        finish();
    }

private:
    void enter(MD_SPANTYPE type, void *detail)
    {
        flush();
        if (type == MD_SPAN_A)
            enterLink(static_cast<MD_SPAN_A_DETAIL *>(detail)->href);
        else
            count(type, 1);
    }

    void leave(MD_SPANTYPE type)
    {
        flush();
        if (type != MD_SPAN_A)
            return count(type, -1);
        if (m_inAngles)
            m_block.text.append(u'>');
        else if (m_link >= 0)
            m_block.links[m_link].words = m_block.text.mid(m_linkFrom);
        m_inAngles = false;
        m_link = -1;
    }

    // A target is always an atom: what is not is "<scheme:…>", which is no link here.
    void enterLink(const MD_ATTRIBUTE &href)
    {
        const QString target = QString::fromUtf8(href.text, static_cast<qsizetype>(href.size));
        const InlineAtom *const atom =
            target.size() == 2 ? m_source.atom(QChar::surrogateToUcs4(target[0], target[1])) : nullptr;
        m_inAngles = !atom;
        if (m_inAngles) {
            m_block.text.append(u'<');
            return;
        }
        m_link = static_cast<int>(m_block.links.size());
        m_linkFrom = m_block.text.size();
        m_block.links.append({{}, atom->target});
    }

    void count(MD_SPANTYPE type, int change)
    {
        switch (type) {
        case MD_SPAN_STRONG:
            m_bold += change;
            break;
        case MD_SPAN_EM:
            m_italic += change;
            break;
        case MD_SPAN_DEL:
            m_strike += change;
            break;
        case MD_SPAN_CODE:
            m_code += change;
            break;
        default:
            break;
        }
    }

    void take(MD_TEXTTYPE type, QByteArrayView text)
    {
        const bool isOurs = text.data() >= m_utf8.constBegin() && text.data() < m_utf8.constEnd();
        if (type == MD_TEXT_NULLCHAR)
            m_block.text.append(QChar::ReplacementCharacter);
        else if (type != MD_TEXT_BR && type != MD_TEXT_SOFTBR && isOurs)
            add(QString::fromUtf8(text));
    }

    // A line break is where the next line begins; md4c says it in three ways.
    void add(const QString &text)
    {
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar c = text[at];
            if (c == InlineSource::lineBegins)
                beginLine();
            else if (c.isHighSurrogate() && at + 1 < text.size())
                addPair(c, text[++at]);
            else if (c != u'\n')
                m_block.text.append(c);
        }
    }

    void beginLine()
    {
        if (!m_isFirstLine)
            m_block.text.append(u'\n');
        m_isFirstLine = false;
    }

    void addPair(QChar high, QChar low)
    {
        const InlineAtom *const atom = m_source.atom(QChar::surrogateToUcs4(high, low));
        if (!atom) {
            m_block.text.append(high).append(low);
            return;
        }
        const bool plain = m_code > 0 || m_link >= 0;
        if (!plain && atom->mention)
            addMention(*atom);
        else if (!plain && !atom->target.isEmpty())
            addAddress(*atom);
        else
            m_block.text.append(atom->words);
    }

    void addMention(const InlineAtom &atom)
    {
        flush();
        m_mention = 1;
        m_block.text.append(atom.words);
        flush();
        m_mention = 0;
    }

    void addAddress(const InlineAtom &atom)
    {
        flush();
        m_link = static_cast<int>(m_block.links.size());
        const QString words =
            LinkPolicy::isDeceptive(atom.target) ? LinkPolicy::shown(atom.target) : atom.words;
        m_block.links.append({words, atom.target});
        m_block.text.append(words);
        flush();
        m_link = -1;
    }

    int style() const
    {
        const auto with = [](int depth, MessageSpan::Style style) {
            return depth > 0 ? style : MessageSpan::Plain;
        };
        return with(m_bold, MessageSpan::Bold) | with(m_italic, MessageSpan::Italic) |
               with(m_strike, MessageSpan::Strike) | with(m_code, MessageSpan::Code) |
               with(m_mention, MessageSpan::Mention);
    }

    void flush()
    {
        const qsizetype length = m_block.text.size() - m_from;
        if (length > 0 && (style() != MessageSpan::Plain || m_link >= 0))
            m_block.spans.append({m_from, length, style(), m_link});
        m_from = m_block.text.size();
    }

    void finish() { flush(); }

    const InlineSource &m_source;
    MessageBlock &m_block;
    QByteArray m_utf8;
    qsizetype m_from = 0; // of what has not become a span yet
    qsizetype m_linkFrom = 0;
    int m_link = -1;
    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
    int m_code = 0;
    int m_mention = 0;
    bool m_inAngles = false;
    bool m_isFirstLine = true;
};

} // namespace

void InlineWriter::write(const QString &lines, MessageBlock &block) const
{
    const InlineSource source(lines, m_reader, m_room);
    Writing writing(source, block);
    if (source.hasMarks())
        writing.run();
    else
        writing.runWithoutMarks();
}

} // namespace Chinwag
