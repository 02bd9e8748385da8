#include "app/ui/timeline/timelinemodel.h"

#include "app/ui/files/messagefile.h"
#include "app/ui/timeline/entryid.h"
#include "app/ui/timeline/roomtones.h"
#include "app/ui/words.h"

#include <algorithm>

namespace Chinwag {

namespace {

using ItemKind = TimelineItem::Kind;

QDateTime timeOf(const TimelineItem &item) { return QDateTime::fromMSecsSinceEpoch(item.at.count()); }

bool sameGroup(const TimelineItem &previous, const TimelineItem &item)
{
    return previous.kind == ItemKind::Message && item.kind == ItemKind::Message &&
           previous.sender == item.sender && item.at - previous.at <= TimelineModel::groupSpan;
}

QVariantList toVariants(const QList<MessageBlock> &blocks)
{
    QVariantList variants;
    for (const MessageBlock &block : blocks)
        variants.append(QVariant::fromValue(block));
    return variants;
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : ListModel(parent)
    , m_today(QDate::currentDate())
{
}

void TimelineModel::show(const Timeline &timeline, const RoomBook &book, QuoteBook &quotes,
                         std::optional<Seq> readSeq)
{
    beginResetModel();
    m_timeline = &timeline;
    m_book = &book;
    m_quotes = &quotes;
    m_words.emplace(timeline, book, quotes);
    m_readSeq = readSeq;
    m_firstUnread = findFirstUnread();
    m_readByPeer = book.readByPeer(timeline.room());
    watch();
    endResetModel();
    clearSelection();
    Q_EMIT countChanged();
}

void TimelineModel::showNothing()
{
    beginResetModel();
    m_watch.reset();
    m_timeline = nullptr;
    m_book = nullptr;
    m_firstUnread = 0;
    m_quotes = nullptr;
    m_words.reset();
    endResetModel();
    clearSelection();
    Q_EMIT countChanged();
}

void TimelineModel::setRead(Seq seq)
{
    m_readSeq = seq;
    updateFirstUnread();
}

void TimelineModel::watch()
{
    m_watch = std::make_unique<QObject>();
    QObject *const context = m_watch.get();
    connect(m_timeline, &Timeline::rowsAboutToBeInserted, context,
            [this](int first, int last) { rowsWillCome(first, last); });
    connect(m_timeline, &Timeline::rowsInserted, context,
            [this](int first, int last) { rowsCame(first, last); });
    connect(m_timeline, &Timeline::rowsAboutToBeRemoved, context,
            [this](int first, int last) { rowsWillGo(first, last); });
    connect(m_timeline, &Timeline::rowsRemoved, context, [this](int first) { rowsWent(first); });
    connect(m_timeline, &Timeline::rowAboutToChange, context, [this](int row) { keepHead(row + 1); });
    connect(m_timeline, &Timeline::rowChanged, context, [this](int row) { rowChanged(row); });
    connect(m_book, &RoomBook::usersChanged, context,
            [this](const QList<UserId> &users) { updatePeople(users); });
    connect(m_book, &RoomBook::roomChanged, context, [this](const RoomId &room) {
        if (room == m_timeline->room())
            updateRead();
    });
    connect(m_timeline, &Timeline::messageFolded, context, [this](Seq seq) { updateQuotes(seq); });
    connect(m_quotes, &QuoteBook::changed, context, [this](const RoomId &room, Seq seq) {
        if (room == m_timeline->room())
            updateQuotes(seq);
    });
}

void TimelineModel::rowsWillCome(int first, int last)
{
    keepHead(first);
    const int newest = m_timeline->count() - first;
    beginInsertRows({}, newest, newest + last - first);
}

void TimelineModel::rowsCame(int first, int last)
{
    Q_UNUSED(first)
    endInsertRows();
    compareHead(last + 1);
    updateFirstUnread();
    Q_EMIT countChanged();
}

void TimelineModel::rowsWillGo(int first, int last)
{
    keepHead(last + 1);
    beginRemoveRows({}, reversed(last), reversed(first));
}

void TimelineModel::rowsWent(int first)
{
    endRemoveRows();
    compareHead(first);
    updateFirstUnread();
    Q_EMIT countChanged();
}

void TimelineModel::rowChanged(int at)
{
    say(at, {});
    compareHead(at + 1);
}

void TimelineModel::keepHead(int at)
{
    m_kept.reset();
    if (at < m_timeline->count())
        m_kept = head(at);
}

void TimelineModel::compareHead(int at)
{
    if (m_kept && head(at) != *m_kept)
        say(at, {ShowAuthorRole, DayLabelRole});
    m_kept.reset();
}

void TimelineModel::updatePeople(const QList<UserId> &users)
{
    for (int at = 0; at < m_timeline->count(); ++at) {
        const TimelineItem &item = m_timeline->at(at);
        if (users.contains(item.sender) || users.contains(item.subject))
            say(at, {SenderNameRole, InitialsRole, BodyRole, BlocksRole, AccessibleNameRole});
        if (item.replyTo > 0)
            say(at, {QuoteNameRole});
        if (!item.reactions.isEmpty())
            say(at, {ReactionsRole});
    }
}

void TimelineModel::updateQuotes(Seq original)
{
    for (int at = 0; at < m_timeline->count(); ++at) {
        if (m_timeline->at(at).replyTo == original)
            say(at, {QuoteNameRole, QuoteTextRole});
    }
}

void TimelineModel::updateRead()
{
    const Seq before = std::exchange(m_readByPeer, m_book->readByPeer(m_timeline->room()));
    for (int at = m_timeline->count() - 1; at >= 0; --at) {
        const TimelineItem &item = m_timeline->at(at);
        if (item.seq > before && item.seq <= m_readByPeer)
            say(at, {DeliveryRole, AccessibleNameRole});
    }
}

int TimelineModel::deliveryOf(const TimelineItem &item) const
{
    const auto delivery = LineWords::delivery(item);
    return delivery == TimelineItem::Delivery::Sent && m_words->isReadByPeer(item)
               ? static_cast<int>(Read)
               : static_cast<int>(delivery);
}

const TimelineItem *TimelineModel::find(const QString &entryId) const
{
    for (int at = m_timeline ? m_timeline->count() - 1 : -1; at >= 0; --at) {
        if (entryIdOf(m_timeline->at(at)) == entryId)
            return &m_timeline->at(at);
    }
    return nullptr;
}

QVariantList TimelineModel::pictures() const
{
    QVariantList pictures;
    for (int at = 0; m_timeline && at < m_timeline->count(); ++at) {
        const TimelineItem &item = m_timeline->at(at);
        for (const File &file : item.files) {
            if (const MessageFile shown{file}; shown.isPicture())
                pictures.append(QVariant::fromValue(
                    ShownPicture{shown, m_words->senderName(item),
                                 QLocale().toString(timeOf(item), QLocale::ShortFormat)}));
        }
    }
    return pictures;
}

void TimelineModel::updateFirstUnread()
{
    const Seq next = findFirstUnread();
    if (next == m_firstUnread)
        return;
    const Seq before = std::exchange(m_firstUnread, next);
    for (const Seq seq : {before, next}) {
        const int at = seq > 0 ? m_timeline->rowOfSeq(seq) : -1;
        if (at >= 0)
            say(at, {NewLineRole, ShowAuthorRole});
    }
}

Seq TimelineModel::findFirstUnread() const
{
    if (!m_readSeq || m_timeline->firstSeq() > *m_readSeq + 1)
        return 0;
    for (int at = 0; at < m_timeline->count(); ++at) {
        const TimelineItem &item = m_timeline->at(at);
        if (item.kind == ItemKind::Message && item.seq > *m_readSeq && !item.deleted &&
            item.sender != m_book->self().id)
            return item.seq;
    }
    return 0;
}

void TimelineModel::say(int at, const QList<int> &roles)
{
    const QModelIndex changed = index(reversed(at));
    Q_EMIT dataChanged(changed, changed, roles);
}

void TimelineModel::say(const QList<int> &rows, const QList<int> &roles)
{
    for (const int at : rows)
        say(at, roles);
}

void TimelineModel::setTones(const RoomTones &tones)
{
    m_tones = &tones;
    connect(&tones, &RoomTones::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ToneRole});
    });
}

void TimelineModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    for (int at = 0; m_timeline && at < m_timeline->count(); ++at) {
        if (head(at).dayBegins)
            say(at, {DayLabelRole});
    }
}

void TimelineModel::updateTimes()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                           {TimeTextRole, FullTimeRole, DayLabelRole, ShowAuthorRole, AccessibleNameRole});
}

void TimelineModel::toggleFold(const QString &entryId)
{
    say(m_marks.toggleFold(m_timeline, entryId), {BlocksRole, FoldRole});
}

void TimelineModel::selectBetween(const QString &entryId, const QString &other)
{
    const bool had = hasSelection();
    selectionMoved(had, m_marks.selectBetween(m_timeline, entryId, other));
}

void TimelineModel::beginSelection(const QString &entryId, int part, int at)
{
    clearSelection();
    m_marks.beginSelection(entryId, {part, at});
}

void TimelineModel::selectTo(const QString &entryId, int part, int at)
{
    const bool had = hasSelection();
    selectionMoved(had, m_marks.selectTo(m_timeline, entryId, {part, at}));
}

void TimelineModel::selectionMoved(bool had, const QList<int> &changed)
{
    say(changed, {SelectedRole, ChosenRole});
    if (!changed.isEmpty() || had != hasSelection())
        Q_EMIT selectionChanged();
}

QStringList TimelineModel::parts(const TimelineItem &item, const QList<MessageBlock> &blocks) const
{
    QStringList parts;
    for (const MessageBlock &block : blocks)
        parts.append(block.text);
    if (parts.isEmpty() && !item.text.isEmpty())
        parts.append(m_words->body(item));
    return parts;
}

QVariantList TimelineModel::chosen(const TimelineItem &item) const
{
    QVariantList ranges;
    if (m_marks.isSelected(item)) {
        for (const QPoint &range : m_marks.chosen(item, parts(item, formatted(item).blocks)))
            ranges.append(range);
    }
    return ranges;
}

void TimelineModel::clearSelection()
{
    const QList<int> changed = m_marks.selectedRows(m_timeline);
    if (!m_marks.clearSelection())
        return;
    say(changed, {SelectedRole, ChosenRole});
    Q_EMIT selectionChanged();
}

QString TimelineModel::selectedText() const
{
    if (!m_timeline)
        return {};
    const auto nameOf = [this](const TimelineItem &item) { return m_words->senderName(item); };
    const auto partsOf = [this](const TimelineItem &item) { return parts(item, formatted(item).whole); };
    return m_marks.selectedText(*m_timeline, nameOf, partsOf, m_today, QLocale());
}

TimelineModel::Head TimelineModel::head(int at) const
{
    const TimelineItem &item = m_timeline->at(at);
    const TimelineItem *previous = at > 0 ? &m_timeline->at(at - 1) : nullptr;
    Head head;
    // A gap has no time of its own; the day is said again by the first message after it.
    head.dayBegins = item.kind != ItemKind::Gap && (!previous || previous->kind == ItemKind::Gap ||
                                                    timeOf(*previous).date() != timeOf(item).date());
    head.showAuthor = !previous || head.dayBegins || isNewLine(at) || !sameGroup(*previous, item);
    return head;
}

bool TimelineModel::isNewLine(int at) const
{
    return m_firstUnread > 0 && m_timeline->at(at).seq == m_firstUnread;
}

TimelineModel::Kind TimelineModel::kindOf(const TimelineItem &item) const
{
    switch (item.kind) {
    case ItemKind::Message:
        return Message;
    case ItemKind::Gap:
        return Gap;
    case ItemKind::Membership:
        return m_words->isNews(item) ? Notice : Nothing;
    case ItemKind::Moderation:
    case ItemKind::Role:
    case ItemKind::Rules:
    case ItemKind::Topic:
    case ItemKind::Name:
        break;
    }
    return Notice;
}

bool TimelineModel::isBlank() const
{
    for (int at = rowCount() - 1; at >= 0; --at) {
        if (kindOf(m_timeline->at(at)) != Nothing)
            return false;
    }
    return true;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_timeline ? 0 : m_timeline->count();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int at = reversed(index.row());
    const TimelineItem &item = m_timeline->at(at);
    switch (role) {
    case EntryIdRole:
        return entryIdOf(item);
    case KindRole:
        return static_cast<int>(kindOf(item));
    case SenderNameRole:
        return m_words->senderName(item);
    case InitialsRole:
        return Words::initials(m_words->senderName(item));
    case ToneRole:
        return m_tones ? m_tones->of(item.sender) : Words::tone(item.sender.toString());
    case Qt::DisplayRole:
    case BodyRole:
        return m_words->body(item);
    case BlocksRole:
        return toVariants(formatted(item).blocks);
    case FoldRole:
        return static_cast<int>(formatted(item).fold);
    case FilesRole:
        return toVariants(item.files);
    case SelectedRole:
        return m_marks.isSelected(item);
    case ChosenRole:
        return chosen(item);
    case TimeTextRole:
        return Words::time(timeOf(item), QLocale());
    case FullTimeRole:
        return QLocale().toString(timeOf(item), QLocale::LongFormat);
    case ShowAuthorRole:
        return head(at).showAuthor;
    case DayLabelRole:
        return head(at).dayBegins ? Words::day(timeOf(item).date(), m_today, QLocale()) : QString();
    case NewLineRole:
        return isNewLine(at);
    case EditedRole:
        return item.edited;
    case DeletedRole:
        return item.deleted;
    case DeliveryRole:
        return deliveryOf(item);
    case FailureRole:
        return item.failure;
    case SeqRole:
        return QVariant::fromValue<qint64>(item.seq);
    case OwnRole:
        return item.delivery != TimelineItem::Delivery::Received;
    case MentionedRole:
        return m_words->isMentioned(item);
    case ReactionsRole:
        return m_words->reactions(item);
    case QuoteSeqRole:
        return QVariant::fromValue<qint64>(item.replyTo);
    case QuoteNameRole:
        return m_words->quoteName(item);
    case QuoteTextRole:
        return m_words->quoteText(item);
    case AccessibleNameRole:
        return m_words->accessibleName(item);
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{EntryIdRole, "entryId"},
            {KindRole, "kind"},
            {SenderNameRole, "senderName"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"},
            {BodyRole, "body"},
            {BlocksRole, "blocks"},
            {FoldRole, "fold"},
            {FilesRole, "files"},
            {SelectedRole, "selected"},
            {ChosenRole, "chosen"},
            {TimeTextRole, "timeText"},
            {FullTimeRole, "fullTime"},
            {ShowAuthorRole, "showAuthor"},
            {DayLabelRole, "dayLabel"},
            {NewLineRole, "newLine"},
            {EditedRole, "edited"},
            {DeletedRole, "deleted"},
            {DeliveryRole, "delivery"},
            {FailureRole, "failure"},
            {SeqRole, "seq"},
            {OwnRole, "own"},
            {MentionedRole, "mentioned"},
            {ReactionsRole, "reactions"},
            {QuoteSeqRole, "quoteSeq"},
            {QuoteNameRole, "quoteName"},
            {QuoteTextRole, "quoteText"},
            {AccessibleNameRole, "accessibleName"}};
}

FormattedTexts::Shown TimelineModel::formatted(const TimelineItem &item) const
{
    if (item.kind != ItemKind::Message || item.deleted)
        return {};
    const User &self = m_book->self();
    const QString reader = item.sender == self.id ? QString() : self.username;
    return m_marks.shown(item, m_words->body(item), {reader, m_words->senderName(item), item.mentionsRoom});
}

} // namespace Chinwag
