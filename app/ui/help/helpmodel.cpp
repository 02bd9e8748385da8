#include "app/ui/help/helpmodel.h"

#include "app/ui/language.h"
#include "app/ui/text/linkpolicy.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);

QString tagged(QLatin1String tag, const QString &inside) { return u"<%1>%2</%1>"_s.arg(tag, inside); }

/// The words of a block, once with markup and once without.
struct Phrase
{
    QString rich;
    QString plain;
    QString link;

    void addPlain(const QString &text)
    {
        rich += text.toHtmlEscaped();
        plain += text;
    }
    void addTagged(QLatin1String tag, const Phrase &inside)
    {
        rich += tagged(tag, inside.rich);
        plain += inside.plain;
        keepLink(inside.link);
    }
    void addLink(const Phrase &inside, const QString &target)
    {
        plain += inside.plain;
        if (!LinkPolicy::allowed(target)) {
            rich += inside.rich;
            return;
        }
        rich += u"<a href=\"%1\">%2</a>"_s.arg(target.toHtmlEscaped(), inside.rich);
        keepLink(target);
    }
    void keepLink(const QString &target)
    {
        if (link.isEmpty())
            link = target;
    }
};

/// In a text that runs to the left a command keeps its own direction: its signs would change sides.
Phrase inlined(const QString &markdown, bool isRightToLeft)
{
    static const QRegularExpression marks(
        u"`(?<code>[^`]+)`|\\*\\*(?<bold>.+?)\\*\\*|\\*(?<italic>[^*\\s](?:[^*]*[^*\\s])?)\\*"
        "|!\\[[^\\]]*\\]\\([^)]*\\)|\\[(?<words>[^\\]]+)\\]\\((?<target>[^)\\s]+)\\)"_s);
    Phrase words;
    qsizetype done = 0;
    for (auto matches = marks.globalMatch(markdown); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        words.addPlain(markdown.mid(done, match.capturedStart() - done));
        done = match.capturedEnd();
        if (match.hasCaptured(u"code"_s)) {
            Phrase code;
            code.addPlain(match.captured(u"code"_s));
            if (isRightToLeft)
                code.rich = firstStrongIsolate + code.rich + popIsolate;
            words.addTagged("code"_L1, code);
        } else if (match.hasCaptured(u"bold"_s)) {
            words.addTagged("b"_L1, inlined(match.captured(u"bold"_s), isRightToLeft));
        } else if (match.hasCaptured(u"italic"_s)) {
            words.addTagged("i"_L1, inlined(match.captured(u"italic"_s), isRightToLeft));
        } else if (match.hasCaptured(u"words"_s)) {
            words.addLink(inlined(match.captured(u"words"_s), isRightToLeft), match.captured(u"target"_s));
        }
    }
    words.addPlain(markdown.mid(done));
    return words;
}

/// Takes the lines one after the other; a block is done when the next line cannot belong to it.
class Reader
{
public:
    /// Blocks begin at the right, also those whose first letter is Latin.
    explicit Reader(bool isRightToLeft)
        : m_isRightToLeft(isRightToLeft)
    {
    }

    void take(const QString &line)
    {
        const QString words = line.trimmed();
        if (words.startsWith("```"_L1)) {
            finish();
            m_inCode = !m_inCode;
        } else if (m_inCode) {
            m_code << line;
        } else if (words.isEmpty()) {
            finish();
        } else if (words.startsWith(u'#')) {
            finish();
            takeHeading(words);
        } else if (words.startsWith(u'|')) {
            finish();
            takeRow(words);
        } else if (words.startsWith("- "_L1)) {
            finish();
            m_kind = HelpModel::Item;
            m_lines << words.mid(2);
        } else {
            m_lines << words;
        }
    }

    QList<HelpModel::Block> blocks()
    {
        finish();
        return m_blocks;
    }

private:
    void finish()
    {
        if (!m_code.isEmpty()) {
            const QString code = m_code.join(u'\n');
            m_blocks.append({HelpModel::Code, code, {}, code, {}});
        }
        if (!m_lines.isEmpty())
            add(m_kind, phrase(m_lines.join(u' ')));
        m_code.clear();
        m_lines.clear();
        m_kind = HelpModel::Paragraph;
    }

    void add(HelpModel::Kind kind, const Phrase &words)
    {
        if (!words.plain.isEmpty())
            m_blocks.append({kind, directed(words.rich), {}, words.plain, words.link});
    }

    Phrase phrase(const QString &markdown) const { return inlined(markdown, m_isRightToLeft); }
    QString directed(const QString &rich) const
    {
        return m_isRightToLeft ? u"<div dir=\"rtl\">%1</div>"_s.arg(rich) : rich;
    }

    void takeHeading(const QString &line)
    {
        if (line.startsWith("##"_L1)) // the title is the window's
            add(HelpModel::Heading, phrase(line.mid(line.indexOf(u' ') + 1)));
    }

    void takeRow(const QString &line)
    {
        static const QRegularExpression rule(u"^[|: -]+$"_s);
        if (rule.match(line).hasMatch()) {
            if (!m_blocks.isEmpty() && m_blocks.last().kind == HelpModel::TableRow)
                m_blocks.last().kind = HelpModel::TableHead;
            return;
        }
        const QStringList cells = line.mid(1).split(u'|');
        const Phrase first = phrase(cells.value(0).trimmed());
        const Phrase second = phrase(cells.value(1).trimmed());
        m_blocks.append({HelpModel::TableRow, directed(first.rich), directed(second.rich),
                         u"%1: %2"_s.arg(first.plain, second.plain),
                         first.link.isEmpty() ? second.link : first.link});
    }

    const bool m_isRightToLeft;
    QList<HelpModel::Block> m_blocks;
    HelpModel::Kind m_kind = HelpModel::Paragraph;
    QStringList m_lines;
    QStringList m_code;
    bool m_inCode = false;
};

} // namespace

HelpModel::HelpModel(QObject *parent)
    : QAbstractListModel(parent)
{
    read();
    connect(&Language::instance(), &Language::changed, this, &HelpModel::read);
}

void HelpModel::read()
{
    beginResetModel();
    QFile file(documentFor(QLocale().uiLanguages()));
    m_blocks = file.open(QIODevice::ReadOnly) ? parse(QString::fromUtf8(file.readAll())) : QList<Block>();
    endResetModel();
}

QString HelpModel::documentFor(const QStringList &languages)
{
    const QString name = u":/qt/qml/Chinwag/Ui/help%1.md"_s;
    for (const QString &language : languages) {
        const QString plain = language.section(u'-', 0, 0);
        if (plain == "en"_L1)
            break;
        if (const QString document = name.arg(u'.' + plain); QFile::exists(document))
            return document;
    }
    return name.arg(QString());
}

QList<HelpModel::Block> HelpModel::parse(const QString &markdown)
{
    static const QRegularExpression elsewhere(u"<!-- not in the program -->.*?<!-- in the program -->"_s,
                                              QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression comments(u"<!--.*?-->"_s, QRegularExpression::DotMatchesEverythingOption);
    Reader reader(markdown.isRightToLeft());
    for (const QString &line : QString(markdown).remove(elsewhere).remove(comments).split(u'\n'))
        reader.take(line);
    return reader.blocks();
}

int HelpModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_blocks.size());
}

QVariant HelpModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Block &block = m_blocks[index.row()];
    switch (role) {
    case KindRole:
        return block.kind;
    case TextRole:
        return block.text;
    case SecondTextRole:
        return block.secondText;
    case Qt::DisplayRole:
    case PlainRole:
        return block.plain;
    case LinkRole:
        return block.link;
    default:
        return {};
    }
}

QHash<int, QByteArray> HelpModel::roleNames() const
{
    return {{KindRole, "kind"},
            {TextRole, "text"},
            {SecondTextRole, "secondText"},
            {PlainRole, "plain"},
            {LinkRole, "link"}};
}

} // namespace Chinwag
