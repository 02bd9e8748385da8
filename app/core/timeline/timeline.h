#pragma once

#include "app/core/outbox/outboxstore.h"
#include "app/core/timeline/folds.h"
#include "app/core/timeline/timelineitem.h"
#include "shared/protocol/frames.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace Chinwag {

/// The visible log of one room: events in order of seq, once each, then what waits in the outbox in order of
/// creation. Signals are row-exact so that a QAbstractListModel can sit on it directly. Loop thread.
class Timeline : public QObject
{
    Q_OBJECT
public:
    explicit Timeline(const RoomId &room, const UserId &self, QObject *parent = nullptr);

    const RoomId &room() const { return m_room; }
    int count() const { return static_cast<int>(m_items.size()); }
    const TimelineItem &at(int row) const { return *m_items.at(static_cast<std::size_t>(row)); }
    Seq lastSeq() const
    {
        return m_lastSeq;
    } ///< newest seq such that nothing between it and the oldest shown is missing unnoticed
    Seq firstSeq() const { return m_firstSeq; } ///< oldest known; 1 = the beginning is here, 0 = nothing yet

    /// Applies events in any order; known seqs are ignored. A jump beyond lastSeq()+1 makes a gap row.
    /// Returns those that were new, ascending. Events of another room are ignored.
    QList<Event> apply(const QList<Event> &events);
    void setPending(const QList<OutboxEntry> &entries); ///< of this room, in order
    /// What to ask sync for: like lastSeq(), but before the newest holes as long as one sync can fill them.
    Seq syncPosition() const;
    int rowOfSeq(Seq seq) const; ///< -1 when not shown
    int rowOfNonce(const Nonce &nonce) const;

Q_SIGNALS:
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    void rowAboutToChange(int row);
    void rowChanged(int row);

private:
    using Items =
        std::vector<std::unique_ptr<TimelineItem>>; // pointers, so that rows in the middle are cheap

    bool isKnown(Seq seq) const;
    QList<Event> unknown(const QList<Event> &events) const;
    void applyRun(const Event *first, const Event *last);
    void addKnown(Seq from, Seq to);
    Items rowsOf(const Event *first, const Event *last);
    void fold(const Event &event);
    void placeInHole(int gapRow, Seq from, Seq to, Items rows);
    void placeAfter(Seq oldLast, Seq from, Items rows);
    void placeBefore(Seq oldFirst, Seq to, Items rows);
    void placePending(int row, const OutboxEntry &entry);
    int pendingRow(const Nonce &nonce) const;
    void insertRows(int at, Items rows);
    void removeRow(int row);
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
    Seq m_firstSeq = 0;
    Seq m_lastSeq = 0;
};

} // namespace Chinwag
