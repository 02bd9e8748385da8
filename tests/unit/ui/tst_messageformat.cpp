#include "app/ui/text/messageformat.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

QString described(const MessageBlock &block, const MessageSpan &span)
{
    QString style;
    for (const auto &[bit, letter] : {std::pair(MessageSpan::Bold, 'b'), std::pair(MessageSpan::Italic, 'i'),
                                      std::pair(MessageSpan::Strike, 's'), std::pair(MessageSpan::Code, 'c'),
                                      std::pair(MessageSpan::Mention, 'm')}) {
        if (span.style & bit)
            style.append(QLatin1Char(letter));
    }
    const QString words = block.text.mid(span.from, span.length);
    if (span.link < 0)
        return u"<%1:%2>"_s.arg(style, words);
    const MessageLink &link = block.links.at(span.link);
    return u"<%1=%2:%3>"_s.arg(style, link.target, words);
}

QString described(const MessageBlock &block)
{
    const QString quoted = QString(block.depth, u'>');
    if (block.code)
        return quoted + u"{%1:%2}"_s.arg(block.language, block.text);
    QString result;
    qsizetype done = 0;
    for (const MessageSpan &span : block.spans) {
        result += block.text.mid(done, span.from - done) + described(block, span);
        done = span.from + span.length;
    }
    result += block.text.mid(done);
    QString levels;
    for (const MessageItem &item : block.items)
        levels += QString::number(item.level);
    return quoted + (levels.isEmpty() ? result : u"(%1)"_s.arg(levels) + result);
}

/// Blocks stand behind each other with a ¦ between; "=" for what is shown as it was typed.
QString described(const QString &text)
{
    const QList<MessageBlock> blocks = MessageFormat::blocks(text, {u"mira"_s, u"Ann"_s});
    if (blocks.isEmpty())
        return u"="_s;
    QStringList parts;
    for (const MessageBlock &block : blocks)
        parts.append(described(block));
    return parts.join(u'¦');
}

/// Every character of every block belongs to somebody's text, and the spans lie in order inside.
void verifyWhole(const QList<MessageBlock> &blocks)
{
    for (const MessageBlock &block : blocks) {
        qsizetype end = 0;
        for (const MessageSpan &span : block.spans) {
            QVERIFY(span.from >= end && span.length > 0);
            end = span.from + span.length;
            QVERIFY(span.link < block.links.size());
        }
        QVERIFY(end <= block.text.size());
    }
}

} // namespace

class TestMessageFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("blocks");
        auto row = [n = 0](const char16_t *text, const char16_t *blocks) mutable {
            const QString typed = QString::fromUtf16(text);
            const QByteArray name = QByteArray::number(++n) + ' ' + typed.left(40).simplified().toUtf8();
            QTest::newRow(name.constData()) << typed << QString::fromUtf16(blocks);
        };
        // What is meant
        row(u"**bold** word", u"<b:bold> word");
        row(u"an *italic* word", u"an <i:italic> word");
        row(u"an _italic_ word", u"an <i:italic> word");
        row(u"a ~~struck~~ word", u"a <s:struck> word");
        row(u"a `code` word", u"a <c:code> word");
        row(u"``a `tick` in it``", u"<c:a `tick` in it>");
        row(u"***both***", u"<bi:both>");
        row(u"**bold and _italic_**", u"<b:bold and ><bi:italic>");
        row(u"**bold\nover a line**", u"<b:bold\nover a line>");
        row(u"`code\n  over a line`", u"<c:code\n  over a line>");
        row(u"very **im**portant", u"very <b:im>portant");
        row(u"日本**語**は", u"日本<b:語>は");
        row(u"__bold words__", u"<b:bold words>");
        row(u"\\*not italic\\*", u"*not italic*");
        row(u"one\n\n\n*two*", u"one\n\n\n<i:two>");
        row(u"*open\n\nclosed*", u"=");
        row(u"  indented *poem*\n    as it is", u"  indented <i:poem>\n    as it is");
        // Code
        row(u"```\nint x;\n```", u"{:int x;}");
        row(u"```cpp\n*p = _q;\n```", u"{cpp:*p = _q;}");
        row(u"before\n```\ncode\n```\nafter", u"before¦{:code}¦after");
        row(u"```int x;\nint y;```", u"{:int x;\nint y;}");
        row(u"```one line```", u"<c:one line>");
        row(u"```\nnever *closed*", u"```\nnever <i:closed>");
        row(u"````\n```\ninside\n```\n````", u"{:```\ninside\n```}");
        row(u"```\n\n  kept\n\n```", u"{:\n  kept\n}");
        row(u"```\n@mira https://x.org\n```", u"{:@mira https://x.org}");
        row(u"    four spaces *here*", u"    four spaces <i:here>");
        // Quotes
        row(u"> said\nanswer", u">said¦answer");
        row(u"> a\n> b\n\nc", u">a\nb¦c");
        row(u"> a\n> > b", u">a¦>>b");
        row(u">> deep", u">>deep");
        row(u"> *x*\n>\n> y", u"><i:x>\n\ny");
        row(u"> ```\n> code\n> ```", u">{:code}");
        row(u">", u"=");
        row(u"> ", u"=");
        row(u">not a quote", u"=");
        // Lists
        row(u"- a\n- *b*", u"(00)•\ta\n•\t<i:b>");
        row(u"* a\n* b", u"(00)•\ta\n•\tb");
        row(u"1. a\n2. b", u"(00)1.\ta\n2.\tb");
        row(u"3) a\n5) b", u"(00)3)\ta\n5)\tb");
        row(u"- a\n  - b\n  - c\n- d", u"(0110)•\ta\n•\tb\n•\tc\n•\td");
        row(u"- a\n  goes on\n- b", u"(00)•\ta goes on\n•\tb");
        row(u"Bring:\n- rope\n- lamp\nThanks", u"(00)Bring:\n•\trope\n•\tlamp\nThanks");
        // What only looks like a mark
        row(u"- one thing", u"=");
        row(u"1. at the start", u"=");
        row(u"2019. That was a year.\n2020. That too.", u"=");
        row(u"snake_case_name", u"=");
        row(u"_private and other_", u"<i:private and other>");
        row(u"__init__.py and __name__", u"=");
        row(u"2 * 3 * 4", u"=");
        row(u"2*3*4 and a*b*c", u"=");
        row(u"2**3**2", u"=");
        row(u"count(*) and sum(*)", u"=");
        row(u"/* a comment */", u"=");
        row(u"*.cpp *.h", u"=");
        row(u":) :* >.< ^_^ -_- ^_^ >_<", u"=");
        row(u"¯\\_(ツ)_/¯", u"=");
        row(u"C:\\dir\\.config", u"=");
        row(u"10~20~30 and ~/a and ~/b", u"=");
        row(u"#room and # not a heading #", u"=");
        row(u"# not a heading", u"=");
        row(u"no heading\n---", u"=");
        row(u"***\n---", u"=");
        row(u"a | b\n--|--\nc | d", u"=");
        row(u"[a]: https://x.org", u"[a]: <=https://x.org:https://x.org>");
        row(u"[x] done [ ] to do", u"=");
        row(u"don`t", u"=");
        row(u"it's **not closed", u"=");
        row(u"line \\\nline  \nline", u"=");
        row(u"a\u1680b *c*", u"a\u1680b <i:c>");
        row(u"\U000F0000 *c*", u"\U000F0000 <i:c>");
        // Not markup
        row(u"<b>x</b>", u"=");
        row(u"<img src=\"http://192.0.2.1/x.png\"> *y*",
            u"<img src=\"<=http://192.0.2.1/x.png:http://192.0.2.1/x.png>\"> <i:y>");
        row(u"<script>alert(1)</script> **y**", u"<script>alert(1)</script> <b:y>");
        row(u"&lt;b&gt; *y* &amp; &#0;", u"&lt;b&gt; <i:y> &amp; &#0;");
        row(u"![x](http://192.0.2.1/x.png)", u"![x](<=http://192.0.2.1/x.png:http://192.0.2.1/x.png>)");
        row(u"<javascript:alert(1)> *y*", u"<javascript:alert(1)> <i:y>");
        row(u"<https://x.org> *y*", u"<<=https://x.org:https://x.org>> <i:y>");
        row(u"\u202Ereversed\u202C *c*", u"\u202Ereversed\u202C <i:c>");
        row(u"\xD800 *c*", u"? <i:c>");
        // Links
        row(u"see https://x.org/a_b_c.", u"see <=https://x.org/a_b_c:https://x.org/a_b_c>.");
        row(u"(https://x.org/a_(b))", u"(<=https://x.org/a_(b):https://x.org/a_(b)>)");
        row(u"**https://x.org**", u"<b=https://x.org:https://x.org>");
        row(u"www.x.org, yes", u"<=https://www.x.org:www.x.org>, yes");
        row(u"ann@x.org!", u"<=mailto:ann@x.org:ann@x.org>!");
        row(u"_first_last@x.org_", u"<i=mailto:first_last@x.org:first_last@x.org>");
        row(u"mailto:ann@x.org", u"<=mailto:ann@x.org:mailto:ann@x.org>");
        row(u"chinwag://chat.x.org", u"<=chinwag://chat.x.org:chinwag://chat.x.org>");
        row(u"`https://x.org`", u"<c:https://x.org>");
        row(u"[the *tides*](https://x.org/t)", u"<=https://x.org/t:the ><i=https://x.org/t:tides>");
        row(u"[https://a.org](https://b.org)", u"<=https://b.org:https://a.org>");
        row(u"[x](javascript:alert(1))", u"=");
        row(u"[x](file:///etc/passwd)", u"=");
        row(u"[x](data:text/html,y)", u"=");
        row(u"[x](/relative) and [y]()", u"=");
        row(u"[x](https://x.org \"title\")", u"[x](<=https://x.org:https://x.org> \"title\")");
        row(u"javascript:alert(1) ftp://x.org", u"=");
        row(u"xhttps://x.org", u"=");
        row(u"https://", u"=");
        row(u"https://x.org。次", u"<=https://x.org:https://x.org>。次");
        row(u"https://п\u0430ypal.com", u"<=https://п\u0430ypal.com:https://xn--ypal-43d3g.com>");
        row(u"https://münchen.example/ä", u"<=https://münchen.example/ä:https://münchen.example/ä>");
        // Mentions
        row(u"@mira can you?", u"<m:@mira> can you?");
        row(u"**@Mira** and @mira_o", u"<bm:@Mira> and @mira_o");
        row(u"`@mira`", u"<c:@mira>");
        row(u"x@mira", u"=");
        // Actions
        row(u"/me waves", u"* \u2068Ann\u2069 waves");
        row(u"/me *really* waves", u"* \u2068Ann\u2069 <i:really> waves");
        row(u"/mess", u"=");
    }
    void reads()
    {
        QFETCH(QString, text);
        QTEST(described(text), "blocks");
        verifyWhole(MessageFormat::blocks(text, {u"mira"_s, u"Ann"_s}));
    }

    void aNullIsShown() { QCOMPARE(described(u"a"_s + QChar() + u"b *c*"_s), u"a\uFFFDb <i:c>"_s); }

    void whatRepeatsIsReadToItsEnd_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part : {"*",
                                 "_",
                                 "**a",
                                 "*a ",
                                 "`",
                                 "[",
                                 "](",
                                 "[a](",
                                 "[[a](",
                                 "![",
                                 "~~a",
                                 "\\",
                                 "<",
                                 ">",
                                 "> ",
                                 ">\n",
                                 "> a\n",
                                 ">> ",
                                 "```\n",
                                 "```a\n",
                                 "`a``",
                                 "- a\n",
                                 "  - a\n",
                                 "1. a\n",
                                 "\n",
                                 "a_",
                                 "@",
                                 "a@",
                                 "@mira ",
                                 "http://",
                                 "http://:",
                                 "https://x.org ",
                                 "www.",
                                 "mailto:",
                                 "(https://x.org/(",
                                 "&amp;",
                                 "*_",
                                 "__a__",
                                 "[a](https://x.org)",
                                 "[[a](https://x.org)",
                                 "/me ",
                                 "\t",
                                 "\xE2\x80\xAE",
                                 "\xF3\xB0\x80\x80"})
            QTest::newRow(QByteArray(part).toPercentEncoding().constData()) << QString::fromUtf8(part);
    }
    void whatRepeatsIsReadToItsEnd()
    {
        QFETCH(QString, part);
        const QString text = part.repeated(4000 / part.size()) + u" the *end*"_s;
        const QList<MessageBlock> blocks = MessageFormat::blocks(text, {u"mira"_s, u"Ann"_s});
        QVERIFY(!blocks.isEmpty());
        QVERIFY(blocks.last().text.contains("the "_L1) && blocks.last().text.contains("end"_L1));
        verifyWhole(blocks);
    }

    void wordsHaveNoMarks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << u"a plain line"_s << u"a plain line"_s;
        QTest::newRow("some") << u"**bold**, `code` and [words](https://x.org)"_s
                              << u"bold, code and words"_s;
        QTest::newRow("blocks") << u"> said\n```c\nint x;\n```\n- a\n- b"_s << u"said\nint x;\n• a\n• b"_s;
        QTest::newRow("action") << u"/me *waves*"_s << u"* \u2068Ann\u2069 waves"_s;
        QTest::newRow("as typed") << u"snake_case &lt;"_s << u"snake_case &lt;"_s;
    }
    void wordsHaveNoMarks()
    {
        QFETCH(QString, text);
        QTEST(MessageFormat::words(text, u"Ann"_s), "words");
    }

    void whatIsLongHasABeginning_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isLong");
        QTest::addColumn<int>("lines");
        QTest::newRow("short") << u"a"_s << false << 1;
        QTest::newRow("24 lines") << u"line\n"_s.repeated(23) << false << 24;
        QTest::newRow("25 lines") << u"line\n"_s.repeated(24) << true << 20;
        QTest::newRow("3,999 line breaks") << u"\n"_s.repeated(3999) + u'x' << true << 20;
        QTest::newRow("one long line") << u"word "_s.repeated(800) << true << 1;
        QTest::newRow("code") << u"```\n"_s + u"int x;\n"_s.repeated(100) + u"```"_s << true << 20;
        QTest::newRow("marked") << u"*a*\n"_s.repeated(100) << true << 20;
        QTest::newRow("a list") << u"- *a*\n"_s.repeated(100) << true << 20;
    }
    void whatIsLongHasABeginning()
    {
        QFETCH(QString, text);
        QTEST(MessageFormat::isLong(text), "isLong");
        const QList<MessageBlock> shown =
            MessageFormat::beginning(text, MessageFormat::blocks(text, {u"mira"_s, u"Ann"_s}));
        verifyWhole(shown);
        QFETCH(bool, isLong);
        if (!isLong)
            return;
        QTEST(static_cast<int>(shown.first().text.count(u'\n')) + 1, "lines");
        QVERIFY(shown.first().text.size() <= MessageFormat::shownLines * MessageFormat::lineLength);
    }
};

QTEST_GUILESS_MAIN(TestMessageFormat)
#include "tst_messageformat.moc"
