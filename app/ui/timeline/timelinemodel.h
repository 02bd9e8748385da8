#pragma once

#include "app/ui/listmodel.h"
#include "shared/base/ids.h"

#include <QDateTime>
#include <QLocale>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What the core knows of one line of a room. `id` stays the same while a message goes from waiting to sent.
struct TimelineEntry
{
    enum class Kind { Message, Notice, Gap };
    enum class Delivery { None, Waiting, Sent, Failed };

    QString id;
    Kind kind = Kind::Message;
    UserId sender;
    QString senderName;
    QDateTime at;
    QString text;
    Delivery delivery = Delivery::None;
    QString failure; ///< why it was not sent, for people
    bool edited = false;
    bool deleted = false;

    const QString &key() const { return id; }
    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

/// The lines of one room, newest first (the view grows upwards, so that history loads without a jump), with
/// what depends on the neighbours worked out: grouping by author, day separators, the "New messages" line.
class TimelineModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by TimelineController")

public:
    enum Kind { Message, Notice, Gap };
    Q_ENUM(Kind)
    enum Delivery { None, Waiting, Sent, Failed };
    Q_ENUM(Delivery)
    enum Role {
        EntryIdRole = Qt::UserRole + 1,
        KindRole,
        SenderNameRole,
        InitialsRole,
        ToneRole,
        BodyRole,
        TimeTextRole,
        FullTimeRole,
        ShowAuthorRole, ///< first of a group
        DayLabelRole,   ///< not empty: a day begins above this line
        NewLineRole,    ///< the "New messages" line is above this line
        EditedRole,
        DeletedRole,
        DeliveryRole,
        FailureRole,
        AccessibleNameRole,
    };

    /// Messages of one author this close together share one head.
    static constexpr std::chrono::minutes groupSpan{5};

    explicit TimelineModel(QObject *parent = nullptr);

    /// Oldest first, as a log is.
    void setEntries(const QList<TimelineEntry> &entries);
    /// Id of the first entry that was unread when the room was opened; empty for none.
    void setFirstUnread(const QString &id);
    void setToday(QDate today);
    /// Oldest first.
    QList<TimelineEntry> entries() const { return m_entries; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        TimelineEntry entry;
        QString dayLabel;
        bool showAuthor = true;
        bool newLine = false;

        const QString &key() const { return entry.id; }
        friend bool operator==(const Row &, const Row &) = default;
    };

    void rebuild();
    Row makeRow(const TimelineEntry *previous, const TimelineEntry &entry) const;
    QString body(const TimelineEntry &entry) const;
    QString accessibleName(const Row &row) const;

    QList<TimelineEntry> m_entries;
    QList<Row> m_rows;
    QString m_firstUnread;
    QDate m_today;
    QLocale m_locale;
};

} // namespace Chinwag
