#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSet>

namespace Chinwag {

/// Which messages of a timeline are selected as a whole, by their entryId, and how several read elsewhere.
class MessageSelection
{
    Q_DECLARE_TR_FUNCTIONS(MessageSelection)

public:
    struct Message
    {
        QString author;
        QDateTime at;
        QString text; ///< as it was typed
    };

    bool contains(const QString &entryId) const { return m_entries.contains(entryId); }
    bool isEmpty() const { return m_entries.isEmpty(); }
    /// Selects these and nothing else; says which ones are not any more what they were.
    QSet<QString> replace(const QSet<QString> &entries);

    /// One: its text. Several: each below its author and time, with the day when that is not `today`.
    static QString transcript(const QList<Message> &messages, QDate today, const QLocale &locale);

private:
    QSet<QString> m_entries;
};

} // namespace Chinwag
