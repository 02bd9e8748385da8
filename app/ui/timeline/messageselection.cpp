#include "app/ui/timeline/messageselection.h"

#include "app/ui/words.h"

#include <QStringList>

#include <utility>

namespace Chinwag {

QSet<QString> MessageSelection::replace(const QSet<QString> &entries)
{
    const QSet<QString> before = std::exchange(m_entries, entries);
    return (before - entries) + (entries - before);
}

QString MessageSelection::transcript(const QList<Message> &messages, QDate today, const QLocale &locale)
{
    if (messages.size() == 1)
        return messages.first().text;
    QStringList parts;
    for (const Message &message : messages) {
        const QString time = Words::time(message.at, locale);
        const QDate day = message.at.date();
        const QString when =
            day == today ? time
                         : tr("%1 %2", "day, time").arg(locale.toString(day, QLocale::ShortFormat), time);
        parts.append(tr("%1, %2", "person, time").arg(message.author, when) + u'\n' + message.text);
    }
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace Chinwag
