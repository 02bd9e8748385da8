#pragma once

#include "app/core/timeline/folds.h"
#include "app/core/timeline/timelineitem.h"
#include "shared/protocol/frames.h"

#include <QObject>

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace Chinwag {

/// A window on the log of one room: events in order of seq, once each, and at the end of the log what waits
/// in the outbox, in order of creation. What is known of the log may reach further than the window; the cache
/// has it. Signals are row-exact so that a QAbstractListModel can sit on it directly. Loop thread.
class Timeline : public QObject
{
    Q_OBJECT
public:
    /// The two directions of a log.
    enum class Side { Older, Newer };
    /// Fills any screen several times over, and is few enough that each row costs next to nothing.
    static constexpr int mostRows = 300;
    /// By which mostRows may be exceeded before something is given up.
    static constexpr int spareRows = 100;

    explicit Timeline(const RoomId &room, const UserId &self, QObject *parent = nullptr);

    const RoomId &room() const { return m_room; }
    const UserId &self() const { return m_self; }
    int count() const { return static_cast<int>(m_items.size()); }
    const TimelineItem &at(int row) const { return *m_items.at(static_cast<std::size_t>(row)); }
    Seq lastSeq() const
    {
        return m_lastSeq;
    } ///< newest seq such that nothing between it and the oldest shown is missing unnoticed
    Seq firstSeq() const { return m_from; } ///< oldest shown; 1 = the beginning is here, 0 = nothing yet
    Seq endSeq() const { return m_to; }     ///< newest shown
    bool reachesEnd() const { return m_to == m_lastSeq; }

    /// Applies events in any order; known seqs are ignored. A jump beyond lastSeq()+1 makes a gap row.
    /// Returns those that were new, ascending. Events of another room are ignored. What lies beyond a side of
    /// the window where it shows less than is known is noted, not shown.
    QList<Event> apply(const QList<Event> &events);
    /// True when the log shows something else at a place that is known, by now what `event` says.
    bool correct(const Event &event);
    /// The same for what was looked up: what is older than the window is noted, not shown.
    QList<Event> note(const QList<Event> &events);
    /// What edits, deletions and reactions say is known, though not all before them is.
    void foldIn(const QList<Event> &events);
    /// Writes into the message `item` what edits, deletions and reactions made of it.
    void applyFolds(TimelineItem &item) const { m_folds.applyTo(item); }
    /// Shows what of `page`, all of it known, lies beyond that side of the window.
    void extend(Side side, const QList<Event> &page);
    /// Shows `page`, all of it known, and nothing else.
    void show(const QList<Event> &page);
    /// Gives up rows on that side when there are too many.
    void trim(Side side);
    /// Whether the reader is at the end of the log: then what is oldest is given up for news, else the news.
    void setReadAtEnd(bool atEnd) { m_readAtEnd = atEnd; }
    Side spareSide() const { return m_readAtEnd ? Side::Older : Side::Newer; }
    /// Of this room, in order. Messages are shown at the log's end; returns those in it that the others
    /// change, or do not change any more.
    QSet<Seq> setPending(const QList<OutboxEntry> &entries);
    /// What to ask sync for: like lastSeq(), but before the newest holes as long as one sync can fill them.
    Seq syncPosition() const;
    /// Newest event before the last that is not known; 0: all of the log is.
    Seq newestMissing() const { return m_known.empty() ? 0 : m_known.rbegin()->first - 1; }
    int rowOfSeq(Seq seq) const; ///< -1 when not shown
    int rowOfNonce(const Nonce &nonce) const;
    /// Where an own message is in the log, as far as known; else 0.
    Seq seqOfNonce(const Nonce &nonce) const { return m_seqOfNonce.value(nonce); }

Q_SIGNALS:
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    void rowAboutToChange(int row);
    void rowChanged(int row);
    void messageFolded(Chinwag::Seq seq); ///< edited, deleted or reacted to, shown or not
    void reachesEndChanged();             ///< what is pending is to be set again

private:
    using Items =
        std::vector<std::unique_ptr<TimelineItem>>; // pointers, so that rows in the middle are cheap

    bool isKnown(Seq seq) const;
    QList<Event> unknown(const QList<Event> &events) const;
    using Run = std::span<const Event>; // consecutive seqs

    static std::vector<Run> runsOf(const QList<Event> &events);
    void applyRun(Run run, bool mayReachBack);
    void learn(Run run);
    void showAfter(Run run);
    void showBefore(Run run);
    void setWindow(Seq from, Seq to);
    void addKnown(Seq from, Seq to);
    Items rowsOf(Run run) const;
    void fold(const Event &event);
    void refold(Seq target);
    void showPending(const QList<OutboxEntry> &entries);
    void placeInHole(int gapRow, Seq from, Seq to, Items rows);
    void placePending(int row, const OutboxEntry &entry);
    int pendingRow(const Nonce &nonce) const;
    void insertRows(int at, Items rows);
    void removeRows(int first, int last);
    void setRow(int row, TimelineItem item);
    int lowerBound(Seq seq) const;
    bool adoptPending(Items &rows);

    RoomId m_room;
    UserId m_self;
    Items m_items; // the log, ascending by seq, then what is pending
    int m_logCount = 0;
    std::map<Seq, Seq> m_known;     // first → last of each stretch without holes
    QHash<Nonce, Seq> m_seqOfNonce; // own messages
    Folds m_folds;
    Seq m_lastSeq = 0;
    Seq m_from = 0; // what the rows cover; 0: nothing
    Seq m_to = 0;
    bool m_readAtEnd = true;
    bool m_reachedEnd = true; // when that was last said
};

} // namespace Chinwag
