#include "app/ui/timeline/timelinemodel.h"

#include "app/core/rooms/mentions.h"
#include "app/ui/foreigntext.h"
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

TimelineItem::Delivery deliveryOf(const TimelineItem &item)
{
    if (item.waits)
        return TimelineItem::Delivery::Waiting;
    return item.deleted ? TimelineItem::Delivery::Received : item.delivery;
}

QString idOf(const TimelineItem &item)
{
    if (item.kind == ItemKind::Gap)
        return QStringLiteral("gap:%1").arg(item.seq);
    return item.nonce.isEmpty() ? QStringLiteral("seq:%1").arg(item.seq) : item.nonce.toString();
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
    m_readSeq = readSeq;
    m_firstUnread = findFirstUnread();
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

const TimelineItem *TimelineModel::find(const QString &entryId) const
{
    for (int at = m_timeline ? m_timeline->count() - 1 : -1; at >= 0; --at) {
        if (idOf(m_timeline->at(at)) == entryId)
            return &m_timeline->at(at);
    }
    return nullptr;
}

MessageRef TimelineModel::refOf(const QString &entryId)
{
    const qsizetype colon = entryId.indexOf(u':');
    return colon < 0 ? MessageRef{0, Nonce(entryId)} : MessageRef{entryId.mid(colon + 1).toLongLong(), {}};
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
    m_texts.toggleFold(entryId);
    for (int at = 0; m_timeline && at < m_timeline->count(); ++at) {
        if (idOf(m_timeline->at(at)) == entryId)
            say(at, {BlocksRole, FoldRole});
    }
}

void TimelineModel::selectBetween(const QString &entryId, const QString &other)
{
    QSet<QString> entries;
    int ends = 0;
    for (int at = 0; m_timeline && at < m_timeline->count() && ends < 2; ++at) {
        const TimelineItem &item = m_timeline->at(at);
        const QString id = idOf(item);
        ends += (id == entryId ? 1 : 0) + (id == other ? 1 : 0);
        if (ends > 0 && item.kind == ItemKind::Message && !item.deleted)
            entries.insert(id);
    }
    changeSelection(ends == 2 ? entries : QSet<QString>());
}

void TimelineModel::changeSelection(const QSet<QString> &entries)
{
    const QSet<QString> changed = m_selection.replace(entries);
    if (changed.isEmpty())
        return;
    for (int at = 0; m_timeline && at < m_timeline->count(); ++at) {
        if (changed.contains(idOf(m_timeline->at(at))))
            say(at, {SelectedRole});
    }
    Q_EMIT selectionChanged();
}

QString TimelineModel::selectedText() const
{
    QList<MessageSelection::Message> messages;
    for (int at = 0; m_timeline && at < m_timeline->count(); ++at) {
        const TimelineItem &item = m_timeline->at(at);
        if (!item.deleted && m_selection.contains(idOf(item)))
            messages.append({senderName(item), timeOf(item), item.text});
    }
    return messages.isEmpty() ? QString() : MessageSelection::transcript(messages, m_today, m_locale);
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
    case ItemKind::Membership: {
        // That two people talk to each other is no news to them.
        const RoomBook::Entry *const entry = m_book->find(m_timeline->room());
        return entry && entry->room.kind == RoomKind::Direct ? Nothing : Notice;
    }
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
        return idOf(item);
    case KindRole:
        return static_cast<int>(kindOf(item));
    case SenderNameRole:
        return senderName(item);
    case InitialsRole:
        return Words::initials(senderName(item));
    case ToneRole:
        return Words::tone(item.sender.toString());
    case Qt::DisplayRole:
    case BodyRole:
        return body(item);
    case BlocksRole:
        return toVariants(formatted(item).blocks);
    case FoldRole:
        return static_cast<int>(formatted(item).fold);
    case SelectedRole:
        return m_selection.contains(idOf(item));
    case TimeTextRole:
        return Words::time(timeOf(item), m_locale);
    case FullTimeRole:
        return m_locale.toString(timeOf(item), QLocale::LongFormat);
    case ShowAuthorRole:
        return head(at).showAuthor;
    case DayLabelRole:
        return head(at).dayBegins ? Words::day(timeOf(item).date(), m_today, m_locale) : QString();
    case NewLineRole:
        return isNewLine(at);
    case EditedRole:
        return item.edited;
    case DeletedRole:
        return item.deleted;
    case DeliveryRole:
        return static_cast<int>(deliveryOf(item));
    case FailureRole:
        return item.failure;
    case SeqRole:
        return QVariant::fromValue<qint64>(item.seq);
    case OwnRole:
        return item.delivery != TimelineItem::Delivery::Received;
    case MentionedRole:
        return isMentioned(item);
    case ReactionsRole:
        return reactions(item);
    case QuoteSeqRole:
        return QVariant::fromValue<qint64>(item.replyTo);
    case QuoteNameRole: {
        const UserId author = quote(item).sender;
        return author.isEmpty() ? QString() : m_book->user(author).displayName;
    }
    case QuoteTextRole:
        return quoteText(item);
    case AccessibleNameRole:
        return accessibleName(item);
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
            {SelectedRole, "selected"},
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

QString TimelineModel::senderName(const TimelineItem &item) const
{
    return m_book->user(item.sender).displayName;
}

QString TimelineModel::body(const TimelineItem &item) const
{
    if (item.deleted)
        return tr("Message deleted");
    switch (kindOf(item)) {
    case Message:
        return ForeignText::drawable(item.text);
    case Gap:
        return tr("Messages are missing here");
    case Notice:
    case Nothing:
        break;
    }
    return notice(item);
}

FormattedTexts::Shown TimelineModel::formatted(const TimelineItem &item) const
{
    if (item.kind != ItemKind::Message || item.deleted)
        return {};
    const User &self = m_book->self();
    const QString reader = item.sender == self.id ? QString() : self.username;
    return m_texts.shown(idOf(item), body(item), {reader, senderName(item)});
}

QString TimelineModel::notice(const TimelineItem &item) const
{
    const UserId person =
        item.kind == ItemKind::Membership && !item.subject.isEmpty() ? item.subject : item.sender;
    const QString who = ForeignText::isolated(m_book->user(person).displayName);
    if (item.kind == ItemKind::Topic)
        return tr("%1 changed the topic to: %2", "person, topic").arg(who, ForeignText::isolated(item.text));
    if (item.kind == ItemKind::Name)
        return tr("%1 renamed the room to: %2", "person, name").arg(who, ForeignText::isolated(item.text));
    const bool left = item.change == MembershipBody::Change::Leave;
    const bool isOwnDoing = item.sender.isEmpty() || person == item.sender;
    if (isOwnDoing)
        return left ? tr("%1 left").arg(who) : tr("%1 joined").arg(who);
    return left ? removal(item) : addition(item);
}

QString TimelineModel::addition(const TimelineItem &item) const
{
    if (item.subject == m_book->self().id)
        return Words::added(senderName(item));
    const QString by = ForeignText::isolated(senderName(item));
    const QString who = ForeignText::isolated(m_book->user(item.subject).displayName);
    if (item.sender == m_book->self().id)
        return tr("You added %1", "person").arg(who);
    return tr("%1 added %2", "person, person").arg(by, who);
}

QString TimelineModel::removal(const TimelineItem &item) const
{
    const QString by = ForeignText::isolated(senderName(item));
    if (item.subject == m_book->self().id)
        return tr("%1 removed you", "person").arg(by);
    const QString who = ForeignText::isolated(m_book->user(item.subject).displayName);
    if (item.sender == m_book->self().id)
        return tr("You removed %1", "person").arg(who);
    return tr("%1 removed %2", "person, person").arg(by, who);
}

bool TimelineModel::isMentioned(const TimelineItem &item) const
{
    return item.kind == ItemKind::Message && item.sender != m_book->self().id &&
           mentions(item.text, m_book->self().username);
}

QVariantList TimelineModel::reactions(const TimelineItem &item) const
{
    QVariantList chips;
    for (const auto &[emoji, people] : item.reactions) {
        QStringList names;
        for (const UserId &user : people)
            names.append(user == m_book->self().id ? tr("You") : m_book->user(user).displayName);
        chips.append(QVariant::fromValue(
            ReactionChip{emoji, static_cast<int>(people.size()), people.contains(m_book->self().id),
                         item.waitingReactions.contains(emoji), m_locale.createSeparatedList(names)}));
    }
    return chips;
}

QuoteBook::Quote TimelineModel::quote(const TimelineItem &item) const
{
    return item.replyTo > 0 ? m_quotes->find(*m_timeline, item.replyTo) : QuoteBook::Quote();
}

QString TimelineModel::quoteText(const TimelineItem &item) const
{
    const QuoteBook::Quote original = quote(item);
    switch (original.state) {
    case QuoteBook::Quote::State::Here:
        return Words::firstLines(
            MessageFormat::words(original.text, m_book->user(original.sender).displayName));
    case QuoteBook::Quote::State::Deleted:
        return tr("Message deleted");
    case QuoteBook::Quote::State::Missing:
        return tr("The original message is not here any more");
    case QuoteBook::Quote::State::Unknown:
        break;
    }
    return item.replyTo > 0 ? QStringLiteral("…") : QString();
}

QString TimelineModel::accessibleName(const TimelineItem &item) const
{
    if (item.kind != ItemKind::Message)
        return body(item);
    const QString words = item.deleted ? body(item) : MessageFormat::words(body(item), senderName(item));
    QStringList parts{senderName(item), Words::time(timeOf(item), m_locale), words};
    if (item.edited)
        parts.append(tr("edited"));
    if (!item.reactions.isEmpty())
        parts.append(tr("%n reaction(s)", nullptr, static_cast<int>(item.reactions.size())));
    if (deliveryOf(item) == TimelineItem::Delivery::Waiting)
        parts.append(tr("waiting to be sent"));
    if (item.delivery == TimelineItem::Delivery::Failed)
        parts.append(tr("not sent"));
    return parts.join(QStringLiteral(", "));
}

} // namespace Chinwag
