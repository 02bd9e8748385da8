#pragma once

#include "app/core/timeline/timelineitem.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <functional>

namespace Chinwag {

/// A room as one HTML page to read: no script, nothing is fetched from anywhere, and whatever people wrote is
/// text. Written in pieces, the oldest line first.
class ExportPage
{
    Q_DECLARE_TR_FUNCTIONS(ExportPage)

public:
    using Write = std::function<void(const QByteArray &)>;
    struct Parts
    {
        Write write;
        QString title; ///< of the room
        QLocale locale;
        std::function<QString(const UserId &)> nameOf;
        /// Where a file is, from the page; empty: it is not there.
        std::function<QString(const File &)> placeOf;
        QSet<Seq> quoted; ///< messages that others answer
    };

    explicit ExportPage(Parts parts);

    void begin(const QDateTime &madeAt);
    void add(const TimelineItem &item);
    void end();

private:
    struct Quote
    {
        QString name;
        QString words;
    };

    void addDay(const QDate &day);
    void addMessage(const TimelineItem &item, const QString &time);
    QString words(const TimelineItem &item);
    QString quote(Seq original) const;
    QString file(const File &file) const;
    QString reactions(const TimelineItem &item) const;
    QString notice(const TimelineItem &item) const;

    Parts m_parts;
    QDate m_day;
    QHash<Seq, Quote> m_quotes;
};

} // namespace Chinwag
