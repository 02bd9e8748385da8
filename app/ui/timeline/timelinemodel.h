#pragma once

#include "app/core/rooms/roombook.h"
#include "app/core/timeline/timeline.h"
#include "app/ui/listmodel.h"
#include "app/ui/timeline/linewords.h"
#include "app/ui/timeline/readermarks.h"

#include <QDateTime>
#include <QLocale>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

class RoomTones;

/// The rows of a Timeline, newest first (the view grows upwards, so that history loads without a jump), with
/// what depends on the neighbours worked out when it is asked for: grouping by author, day separators, the
/// "New messages" line. Holds no row itself.
class TimelineModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by TimelineController")
    Q_PROPERTY(bool blank READ isBlank NOTIFY countChanged)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY selectionChanged)

public:
    enum Kind { Message, Notice, Gap, Nothing }; ///< Nothing: a line that is not shown
    Q_ENUM(Kind)
    enum Delivery {
        None = static_cast<int>(TimelineItem::Delivery::Received),
        Waiting = static_cast<int>(TimelineItem::Delivery::Waiting),
        Sent = static_cast<int>(TimelineItem::Delivery::Sent),
        Failed = static_cast<int>(TimelineItem::Delivery::Failed),
        Read = Failed + 1, ///< by the other person of a direct room
    };
    Q_ENUM(Delivery)
    enum Fold {
        Whole = FormattedTexts::Whole,
        Folded = FormattedTexts::Folded,
        Unfolded = FormattedTexts::Unfolded,
    };
    Q_ENUM(Fold)
    enum Role {
        EntryIdRole = Qt::UserRole + 1, ///< the same while a message goes from waiting to sent
        KindRole,
        SenderNameRole,
        InitialsRole,
        ToneRole,
        BodyRole,     ///< as it was typed
        BlocksRole,   ///< of MessageBlock, as it reads; empty: as it was typed
        FoldRole,     ///< of Fold
        FilesRole,    ///< of MessageFile
        SelectedRole, ///< some of it, at least
        ChosenRole,   ///< of QPoint: what of each part of its words is selected, from x to before y
        TimeTextRole,
        FullTimeRole,
        ShowAuthorRole, ///< first of a group
        DayLabelRole,   ///< not empty: a day begins above this line
        NewLineRole,    ///< the "New messages" line is above this line
        EditedRole,
        DeletedRole,
        DeliveryRole,
        FailureRole,
        SeqRole, ///< 0 while the server does not have it
        OwnRole,
        MentionedRole, ///< names the reader
        ReactionsRole, ///< of ReactionChip
        QuoteSeqRole,  ///< what it answers; 0: nothing
        QuoteNameRole, ///< "" unless the original is there
        QuoteTextRole,
        AccessibleNameRole,
    };

    /// Messages of one author this close together share one head.
    static constexpr std::chrono::minutes groupSpan{5};

    explicit TimelineModel(QObject *parent = nullptr);

    /// Follows `timeline` until the next call, and all must outlive that. `readSeq` as in setRead().
    void show(const Timeline &timeline, const RoomBook &book, QuoteBook &quotes,
              std::optional<Seq> readSeq = std::nullopt);
    /// The "New messages" line is above the first message of others after `seq`.
    void setRead(Seq seq);
    /// The message that it is above; 0: it is nowhere, or not in the timeline's window.
    Seq firstUnread() const { return m_firstUnread; }
    void showNothing();
    void setToday(QDate today);
    /// Outlives this.
    void setTones(const RoomTones &tones);
    void updateTimes(); ///< the zone is another one
    /// Shows the whole of a long message, or its beginning again.
    void toggleFold(const QString &entryId);

    /// Selects the messages from the one to the other, in either order, each as a whole; nothing when one of
    /// them is not there.
    Q_INVOKABLE void selectBetween(const QString &entryId, const QString &other);
    /// Where selectTo() selects from, until clearSelection(): before character `at` of that part of the
    /// words.
    Q_INVOKABLE void beginSelection(const QString &entryId, int part, int at);
    Q_INVOKABLE void selectTo(const QString &entryId, int part, int at);
    Q_INVOKABLE void clearSelection();
    bool hasSelection() const { return m_marks.hasSelection(); }
    /// What was typed in the selected messages, or some of it; of several, who and when as well.
    Q_INVOKABLE QString selectedText() const;

    const TimelineItem &item(int row) const { return m_timeline->at(reversed(row)); }
    /// Of ShownPicture: all pictures of the rows, oldest first.
    Q_INVOKABLE QVariantList pictures() const;

    /// The row with that entryId; null when there is none.
    const TimelineItem *find(const QString &entryId) const;

    /// No line is shown.
    bool isBlank() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void selectionChanged();

private:
    /// What a row owes to the one before it.
    struct Head
    {
        bool dayBegins = false;
        bool showAuthor = false;

        friend bool operator==(const Head &, const Head &) = default;
    };

    // In the order of the timeline, as `at` everywhere below: oldest is 0.
    int reversed(int row) const { return m_timeline->count() - 1 - row; }
    void watch();
    void rowsWillCome(int first, int last);
    void rowsCame(int first, int last);
    void rowsWillGo(int first, int last);
    void rowsWent(int first);
    void rowChanged(int at);
    void keepHead(int at);
    void compareHead(int at);
    void updatePeople(const QList<UserId> &users);
    void updateQuotes(Seq original);
    void updateRead();
    void updateFirstUnread();
    void say(int at, const QList<int> &roles);
    void say(const QList<int> &rows, const QList<int> &roles);

    void selectionMoved(bool had, const QList<int> &changed);
    QStringList parts(const TimelineItem &item, const QList<MessageBlock> &blocks) const;
    QVariantList chosen(const TimelineItem &item) const;

    Kind kindOf(const TimelineItem &item) const;
    Head head(int at) const;
    bool isNewLine(int at) const;
    int deliveryOf(const TimelineItem &item) const;
    Seq findFirstUnread() const;
    FormattedTexts::Shown formatted(const TimelineItem &item) const;

    const Timeline *m_timeline = nullptr;
    const RoomBook *m_book = nullptr;
    QuoteBook *m_quotes = nullptr;
    std::optional<LineWords> m_words;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the timeline
    std::optional<Seq> m_readSeq;
    Seq m_firstUnread = 0;
    std::optional<Head> m_kept;
    mutable ReaderMarks m_marks; // keeps what it has read
    Seq m_readByPeer = 0;
    QDate m_today;
    const RoomTones *m_tones = nullptr;
};

} // namespace Chinwag
