#include "app/core/export/exportpage.h"

#include "app/core/text/foreigntext.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr int quoteLength = 120;

constexpr char head[] = R"(<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; --text: #1d1f24; --soft: #5a5d66; --line: #dedad0; --accent: #08624f; --ground: #f6f4ef }
@media (prefers-color-scheme: dark) { :root { --text: #ebecef; --soft: #aaaeb8; --line: #2f333b; --accent: #3ecaa6; --ground: #16181c } }
body { font: 15px/22px system-ui, sans-serif; color: var(--text); background: var(--ground); max-width: 860px; margin: 0 auto; padding: 20px }
h1 { font-size: 22px; line-height: 28px }
h2 { font-size: 13px; font-weight: 400; color: var(--soft); text-align: center; border-bottom: 1px solid var(--line); padding-bottom: 4px }
article { margin: 12px 0 }
b + time, .soft, .notice, footer { color: var(--soft); font-size: 13px }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
blockquote { margin: 2px 0; padding-inline-start: 10px; border-inline-start: 3px solid var(--accent); font-size: 13px; color: var(--soft) }
img { display: block; max-width: 392px; max-height: 392px; border-radius: 14px; margin: 4px 0 }
a { color: var(--accent) }
</style>
)";

QString escaped(const QString &text) { return ForeignText::drawable(text).toHtmlEscaped(); }

/// With a direction of its own.
QString isolated(const QString &text) { return u"<bdi>%1</bdi>"_s.arg(escaped(text)); }

QString firstLine(const QString &text)
{
    return ForeignText::shortened(text.left(4 * quoteLength).simplified(), quoteLength);
}

bool isPicture(const File &file)
{
    static const QStringList types{u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s, u"image/gif"_s};
    return types.contains(file.type);
}

} // namespace

ExportPage::ExportPage(Parts parts)
    : m_parts(std::move(parts))
{
}

void ExportPage::begin(const QDateTime &madeAt)
{
    const QString language = m_parts.locale.bcp47Name().toHtmlEscaped();
    const QString direction = m_parts.locale.textDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
    const QString made = tr("As it was on %1").arg(m_parts.locale.toString(madeAt, QLocale::LongFormat));
    QString page = u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">\n"_s.arg(language, direction);
    page += QLatin1StringView(head);
    page += u"<title>%1</title>\n"_s.arg(escaped(m_parts.title));
    page += u"<h1>%1</h1>\n<p class=\"soft\">%2</p>\n"_s.arg(isolated(m_parts.title), escaped(made));
    m_parts.write(page.toUtf8());
}

void ExportPage::end() { m_parts.write("</html>\n"); }

void ExportPage::add(const TimelineItem &item)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(item.at.count());
    addDay(at.date());
    const QString time = m_parts.locale.toString(at.time(), QLocale::ShortFormat);
    if (item.kind == TimelineItem::Kind::Message)
        return addMessage(item, time);
    if (const QString sentence = notice(item); !sentence.isEmpty())
        m_parts.write(u"<p class=\"notice\">%1 · %2</p>\n"_s.arg(escaped(time), sentence).toUtf8());
}

void ExportPage::addDay(const QDate &day)
{
    if (m_day == day)
        return;
    m_day = day;
    m_parts.write(
        u"<h2>%1</h2>\n"_s.arg(escaped(m_parts.locale.toString(day, QLocale::LongFormat))).toUtf8());
}

void ExportPage::addMessage(const TimelineItem &item, const QString &time)
{
    const QString name = m_parts.nameOf(item.sender);
    QString html = u"<article id=\"m%1\"><b>%2</b> <time datetime=\"%3\">%4</time>"_s.arg(
        QString::number(item.seq), isolated(name),
        QDateTime::fromMSecsSinceEpoch(item.at.count(), Qt::UTC).toString(Qt::ISODate), escaped(time));
    html += quote(item.replyTo);
    html += words(item);
    for (const File &each : item.files)
        html += file(each);
    html += reactions(item);
    html += "</article>\n"_L1;
    m_parts.write(html.toUtf8());
    if (m_parts.quoted.contains(item.seq))
        m_quotes.insert(item.seq, {name, item.deleted ? tr("Message deleted") : firstLine(item.text)});
}

QString ExportPage::words(const TimelineItem &item)
{
    if (item.deleted)
        return u"<p class=\"soft\"><i>%1</i></p>"_s.arg(escaped(tr("Message deleted")));
    const QString edited =
        item.edited ? u" <span class=\"soft\">%1</span>"_s.arg(escaped(tr("(edited)"))) : QString();
    if (item.text.isEmpty())
        return {};
    return u"<p dir=\"auto\">%1%2</p>"_s.arg(escaped(item.text), edited);
}

QString ExportPage::quote(Seq original) const
{
    if (original == 0)
        return {};
    const auto found = m_quotes.constFind(original);
    if (found == m_quotes.cend())
        return u"<blockquote>%1</blockquote>"_s.arg(escaped(tr("A message that is not here")));
    return u"<blockquote dir=\"auto\"><a href=\"#m%1\">%2</a> %3</blockquote>"_s.arg(
        QString::number(original), isolated(found->name), escaped(found->words));
}

QString ExportPage::file(const File &file) const
{
    const QString place = m_parts.placeOf(file);
    if (place.isEmpty())
        return u"<p class=\"soft\">%1</p>"_s.arg(isolated(file.name));
    const QString link = QString::fromLatin1(QUrl::toPercentEncoding(place, "/")).toHtmlEscaped();
    const QString shown =
        isPicture(file) ? u"<img loading=\"lazy\" src=\"%1\" alt=\"%2\">"_s.arg(link, escaped(file.name))
                        : isolated(file.name);
    return u"<p><a href=\"%1\">%2</a></p>"_s.arg(link, shown);
}

QString ExportPage::reactions(const TimelineItem &item) const
{
    QStringList chips;
    for (const auto &[emoji, people] : item.reactions) {
        QStringList names;
        for (const UserId &user : people)
            names.append(m_parts.nameOf(user));
        chips.append(
            u"<span title=\"%1\">%2 %3</span>"_s.arg(escaped(m_parts.locale.createSeparatedList(names)),
                                                     escaped(emoji), m_parts.locale.toString(people.size())));
    }
    return chips.isEmpty() ? QString() : u"<p class=\"soft\">%1</p>"_s.arg(chips.join(u" · "_s));
}

QString ExportPage::notice(const TimelineItem &item) const
{
    const QString sender = isolated(m_parts.nameOf(item.sender));
    switch (item.kind) {
    case TimelineItem::Kind::Membership: {
        const QString subject = isolated(m_parts.nameOf(item.subject));
        return (item.change == MembershipBody::Change::Join ? tr("%1 came in") : tr("%1 left")).arg(subject);
    }
    case TimelineItem::Kind::Topic:
        return item.text.isEmpty() ? tr("%1 removed the topic").arg(sender)
                                   : tr("%1 set the topic: %2").arg(sender, isolated(item.text));
    case TimelineItem::Kind::Name:
        return tr("%1 called the room %2").arg(sender, isolated(item.text));
    default:
        return {};
    }
}

} // namespace Chinwag
