#include "app/core/timeline/timeline.h"

#include "shared/protocol/limits.h"
#include "shared/protocol/targets.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace Chinwag {

namespace {

std::unique_ptr<TimelineItem> makeGapRow(Seq from, Seq to)
{
    return std::make_unique<TimelineItem>(makeGap(from, to));
}

} // namespace

Timeline::Timeline(const RoomId &room, const UserId &self, QObject *parent)
    : QObject(parent)
    , m_room(room)
    , m_self(self)
{
}

QList<Event> Timeline::apply(const QList<Event> &events)
{
    const QList<Event> fresh = unknown(events);
    for (const Run run : runsOf(fresh))
        applyRun(run, true);
    return fresh;
}

QList<Event> Timeline::note(const QList<Event> &events)
{
    const QList<Event> fresh = unknown(events);
    for (const Run run : runsOf(fresh))
        applyRun(run, false);
    return fresh;
}

bool Timeline::correct(const Event &event)
{
    if (event.seq < m_from || event.seq > m_to || !isKnown(event.seq))
        return false;
    auto item = makeItem(event, m_self);
    const int row = rowOfSeq(event.seq);
    const bool isErased = row >= 0 && at(row).kind == TimelineItem::Kind::Message &&
                          at(row).original.isEmpty() && at(row).originalFiles.isEmpty();
    if (isErased || (row < 0 && !item))
        return false; // nor does what is deleted come back
    if (item)
        m_folds.applyTo(*item);
    if (row >= 0 && item && at(row) == *item)
        return false;
    if (row >= 0 && item) {
        setRow(row, *std::move(item));
    } else if (row >= 0) {
        removeRows(row, row);
    } else {
        Items rows;
        rows.push_back(std::make_unique<TimelineItem>(*std::move(item)));
        insertRows(lowerBound(event.seq), std::move(rows));
    }
    if (targetOf(event) > 0)
        fold(event);
    return true;
}

void Timeline::foldIn(const QList<Event> &events)
{
    for (const Event &event : events)
        fold(event);
}

void Timeline::extend(Side side, const QList<Event> &page)
{
    QList<Event> beyond;
    for (const Event &event : page) {
        if (side == Side::Older ? event.seq < m_from || m_from == 0 : event.seq > m_to)
            beyond.append(event);
    }
    const std::vector<Run> runs = runsOf(beyond);
    if (side == Side::Newer || m_from == 0)
        std::for_each(runs.begin(), runs.end(), [this](Run run) { showAfter(run); });
    else
        std::for_each(runs.rbegin(), runs.rend(), [this](Run run) { showBefore(run); });
}

void Timeline::show(const QList<Event> &page)
{
    if (page.isEmpty())
        return;
    if (!m_items.empty())
        removeRows(0, count() - 1);
    setWindow(0, 0);
    for (const Run run : runsOf(page))
        showAfter(run);
}

void Timeline::trim(Side side)
{
    const int excess = m_logCount - mostRows;
    if (excess <= spareRows)
        return;
    const auto isGap = [this](int row) { return at(row).kind == TimelineItem::Kind::Gap; };
    if (side == Side::Older) {
        // At the edge a gap would say nothing that the edge does not.
        const int first = isGap(excess) ? excess + 1 : excess;
        removeRows(0, first - 1);
        return setWindow(at(0).seq, m_to);
    }
    const int last = isGap(mostRows - 1) ? mostRows - 2 : mostRows - 1;
    removeRows(last + 1, count() - 1);
    setWindow(m_from, at(last).seq);
}

std::vector<Timeline::Run> Timeline::runsOf(const QList<Event> &events)
{
    std::vector<Run> runs;
    for (const Event &event : events) {
        if (!runs.empty() && runs.back().back().seq + 1 == event.seq)
            runs.back() = Run(runs.back().data(), runs.back().size() + 1);
        else
            runs.emplace_back(&event, 1);
    }
    return runs;
}

QList<Event> Timeline::unknown(const QList<Event> &events) const
{
    QList<Event> fresh;
    for (const Event &event : events) {
        if (event.room == m_room && event.seq > 0 && !isKnown(event.seq))
            fresh.append(event);
    }
    const auto bySeq = [](const Event &a, const Event &b) { return a.seq < b.seq; };
    const auto sameSeq = [](const Event &a, const Event &b) { return a.seq == b.seq; };
    std::stable_sort(fresh.begin(), fresh.end(), bySeq);
    fresh.erase(std::unique(fresh.begin(), fresh.end(), sameSeq), fresh.end());
    return fresh;
}

bool Timeline::isKnown(Seq seq) const
{
    const auto after = m_known.upper_bound(seq);
    return after != m_known.begin() && std::prev(after)->second >= seq;
}

// None of it is known: it lies in one hole, or outside of what is known.
void Timeline::applyRun(Run run, bool mayReachBack)
{
    const Seq from = run.front().seq;
    const Seq to = run.back().seq;
    const bool showsFirst = m_known.empty() || m_known.begin()->first == m_from;
    const bool showsLast = reachesEnd();
    learn(run);
    if (from > m_to && showsLast)
        showAfter(run);
    else if (to < m_from && showsFirst && mayReachBack)
        showBefore(run);
    else if (from > m_from && to < m_to)
        placeInHole(lowerBound(from), from, to, rowsOf(run));
    setWindow(m_from, m_to);
}

void Timeline::learn(Run run)
{
    addKnown(run.front().seq, run.back().seq);
    for (const Event &event : run) {
        if (targetOf(event) > 0)
            fold(event);
        if (event.as<MessageBody>() && event.sender == m_self && !event.nonce.isEmpty())
            m_seqOfNonce.insert(event.nonce, event.seq);
    }
}

void Timeline::showAfter(Run run)
{
    const Seq from = run.front().seq;
    Items rows = rowsOf(run);
    if (m_to > 0 && from > m_to + 1)
        rows.insert(rows.begin(), makeGapRow(m_to + 1, from - 1));
    if (!adoptPending(rows))
        insertRows(m_logCount, std::move(rows));
    setWindow(m_from > 0 ? m_from : from, run.back().seq);
}

void Timeline::showBefore(Run run)
{
    const Seq to = run.back().seq;
    Items rows = rowsOf(run);
    if (to < m_from - 1)
        rows.push_back(makeGapRow(to + 1, m_from - 1));
    insertRows(0, std::move(rows));
    setWindow(run.front().seq, m_to);
}

void Timeline::setWindow(Seq from, Seq to)
{
    m_from = from;
    m_to = to;
    if (std::exchange(m_reachedEnd, reachesEnd()) != reachesEnd())
        Q_EMIT reachesEndChanged();
}

void Timeline::addKnown(Seq from, Seq to)
{
    auto after = m_known.upper_bound(from);
    if (after != m_known.end() && after->first == to + 1) {
        to = after->second;
        after = m_known.erase(after);
    }
    if (after != m_known.begin() && std::prev(after)->second == from - 1)
        std::prev(after)->second = to;
    else
        m_known.emplace(from, to);
    m_lastSeq = m_known.rbegin()->second;
}

Timeline::Items Timeline::rowsOf(Run run) const
{
    Items rows;
    for (const Event &event : run) {
        auto item = makeItem(event, m_self);
        if (!item)
            continue;
        m_folds.applyTo(*item);
        rows.push_back(std::make_unique<TimelineItem>(*std::move(item)));
    }
    return rows;
}

void Timeline::fold(const Event &event)
{
    m_folds.add(event);
    refold(targetOf(event));
}

void Timeline::refold(Seq target)
{
    const int row = rowOfSeq(target);
    if (row >= 0 && at(row).kind == TimelineItem::Kind::Message) {
        TimelineItem item = at(row);
        m_folds.applyTo(item);
        setRow(row, std::move(item));
    }
    Q_EMIT messageFolded(target);
}

// The gap's row stays for what remains of the hole; a hole that is split gets a second one.
void Timeline::placeInHole(int gapRow, Seq from, Seq to, Items rows)
{
    const TimelineItem gap = at(gapRow);
    const bool missingBefore = gap.gapFrom < from;
    const bool missingAfter = gap.seq > to;
    if (!missingBefore && !missingAfter) {
        removeRows(gapRow, gapRow);
        return insertRows(gapRow, std::move(rows));
    }
    if (!missingAfter) {
        setRow(gapRow, makeGap(gap.gapFrom, from - 1));
        return insertRows(gapRow + 1, std::move(rows));
    }
    if (missingBefore)
        rows.insert(rows.begin(), makeGapRow(gap.gapFrom, from - 1));
    setRow(gapRow, makeGap(to + 1, gap.seq));
    insertRows(gapRow, std::move(rows));
}

// A message of ours that comes back keeps its row, so that it does not jump or flicker.
bool Timeline::adoptPending(Items &rows)
{
    const auto row = static_cast<std::size_t>(m_logCount);
    const bool adopts = rows.size() == 1 && row < m_items.size() && rows.front()->sender == m_self &&
                        !rows.front()->nonce.isEmpty() && rows.front()->nonce == m_items[row]->nonce;
    if (!adopts)
        return false;
    ++m_logCount;
    setRow(static_cast<int>(row), std::move(*rows.front()));
    return true;
}

void Timeline::insertRows(int at, Items rows)
{
    if (rows.empty())
        return;
    for (const auto &row : rows) {
        const int pending = row->delivery == TimelineItem::Delivery::Sent ? pendingRow(row->nonce) : -1;
        if (pending >= 0)
            removeRows(pending, pending);
    }
    const int count = static_cast<int>(rows.size());
    Q_EMIT rowsAboutToBeInserted(at, at + count - 1);
    m_items.insert(m_items.begin() + at, std::make_move_iterator(rows.begin()),
                   std::make_move_iterator(rows.end()));
    m_logCount += count;
    Q_EMIT rowsInserted(at, at + count - 1);
}

void Timeline::removeRows(int first, int last)
{
    Q_EMIT rowsAboutToBeRemoved(first, last);
    m_items.erase(m_items.begin() + first, m_items.begin() + last + 1);
    m_logCount -= std::max(std::min(last + 1, m_logCount) - first, 0);
    Q_EMIT rowsRemoved(first, last);
}

void Timeline::setRow(int row, TimelineItem item)
{
    if (item == at(row))
        return;
    Q_EMIT rowAboutToChange(row);
    *m_items[static_cast<std::size_t>(row)] = std::move(item);
    Q_EMIT rowChanged(row);
}

int Timeline::lowerBound(Seq seq) const
{
    const auto logEnd = m_items.begin() + m_logCount;
    const auto found = std::lower_bound(m_items.begin(), logEnd, seq,
                                        [](const auto &item, Seq wanted) { return item->seq < wanted; });
    return static_cast<int>(found - m_items.begin());
}

QSet<Seq> Timeline::setPending(const QList<OutboxEntry> &entries)
{
    const QSet<Seq> touched = m_folds.setWaiting(entries, m_self);
    for (const Seq target : touched)
        refold(target);
    showPending(entries);
    return touched;
}

void Timeline::showPending(const QList<OutboxEntry> &entries)
{
    QList<OutboxEntry> wanted;
    QSet<Nonce> nonces;
    for (const OutboxEntry &entry : entries) {
        const bool isShown = m_seqOfNonce.contains(entry.nonce) || nonces.contains(entry.nonce);
        if (!reachesEnd() || !entry.as<MessageBody>() || isShown)
            continue;
        wanted.append(entry);
        nonces.insert(entry.nonce);
    }
    for (int row = count() - 1; row >= m_logCount; --row) {
        if (!nonces.contains(at(row).nonce))
            removeRows(row, row);
    }
    for (int i = 0; i < wanted.size(); ++i)
        placePending(m_logCount + i, wanted.at(i));
}

void Timeline::placePending(int row, const OutboxEntry &entry)
{
    if (row < count() && at(row).nonce == entry.nonce)
        return setRow(row, makePending(entry, m_self));
    if (const int old = pendingRow(entry.nonce); old >= 0)
        removeRows(old, old);
    Q_EMIT rowsAboutToBeInserted(row, row);
    m_items.insert(m_items.begin() + row, std::make_unique<TimelineItem>(makePending(entry, m_self)));
    Q_EMIT rowsInserted(row, row);
}

int Timeline::pendingRow(const Nonce &nonce) const
{
    for (int row = m_logCount; row < count(); ++row) {
        if (at(row).nonce == nonce)
            return row;
    }
    return -1;
}

int Timeline::rowOfSeq(Seq seq) const
{
    const int row = lowerBound(seq);
    const bool shown = row < m_logCount && at(row).seq == seq && at(row).kind != TimelineItem::Kind::Gap;
    return shown ? row : -1;
}

int Timeline::rowOfNonce(const Nonce &nonce) const
{
    const auto seq = m_seqOfNonce.constFind(nonce);
    return seq == m_seqOfNonce.cend() ? pendingRow(nonce) : rowOfSeq(*seq);
}

Seq Timeline::syncPosition() const
{
    Seq position = m_lastSeq;
    for (auto stretch = m_known.rbegin(); stretch != m_known.rend(); ++stretch) {
        if (m_lastSeq - stretch->second > Limits::syncEventsPerRoom)
            break;
        position = stretch->second;
    }
    return position;
}

} // namespace Chinwag
