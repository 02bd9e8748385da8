#pragma once

#include "app/core/outbox/outboxstore.h"

namespace Chinwag {

/// The commands of one room that wait, in order, each with its row in the store; and what they make of each
/// other, so that nothing is sent that is not wanted any more. What may be at the server is never changed,
/// since its nonce stands for what was sent. Loop thread.
class OutboxQueue
{
public:
    using Files = QList<OutboxEntry::OutgoingFile>;

    /// `dropped` hears of the files of a message that is removed.
    OutboxQueue(OutboxStore &store, std::function<void(const Files &)> dropped)
        : m_store(store)
        , m_dropped(std::move(dropped))
    {
    }

    const QList<OutboxEntry> &entries() const { return m_entries; }
    bool hasWords() const;
    OutboxEntry *find(const Nonce &nonce);
    OutboxEntry *findByFile(const FileId &local);
    OutboxEntry *next(); ///< the first that may be sent; null when there is none

    /// What the store had; goes before what was added since.
    void takeUp(QList<OutboxEntry> kept);
    /// Puts it at the end, to be stored. False when it need not be sent: what waits says the same now, or
    /// neither is left.
    bool add(const OutboxEntry &entry);
    /// A failed one, to the end. False when it has to be stored anew.
    bool renew(const Nonce &nonce);
    // By value, these three: it may be the one of the entry that goes.
    void remove(Nonce nonce);
    void takeBack(); ///< what is on the wire is not known to have arrived: it is sent again
    /// The upload of a file of it; an empty one: it begins anew.
    void fileBegun(const FileId &local, const FileId &upload);
    /// True when it was the last one: the message can be sent.
    bool fileThere(const FileId &local, bool hasThumbnail);
    /// The message goes without it, or not at all when it was all there is. False when it may be there.
    bool leaveOut(const FileId &local);
    /// The server has lost what it had of them.
    void beginFilesAnew(const Nonce &nonce);
    /// It is in the log, at `seq`: what it is to become there takes its place.
    void settle(Nonce nonce, Seq seq);
    /// The message says this from now on, or is taken back. False when it does not wait here.
    bool amend(const Nonce &message, const QString &text);
    bool withdraw(const Nonce &message);
    /// Nobody takes it any more: what has words stays as a message that has failed, all else is gone.
    void fail(Nonce nonce, const QString &reason);

private:
    static void nameFiles(OutboxEntry &entry);
    bool mergeReaction(const OutboxEntry &entry);
    bool mergeEdit(const OutboxEntry &entry);
    bool mergeDeletion(const OutboxEntry &entry);
    using Test = std::function<bool(const OutboxEntry &)>;
    OutboxEntry *last(const Test &isIt);

    OutboxStore &m_store;
    std::function<void(const Files &)> m_dropped;
    QList<OutboxEntry> m_entries;
};

} // namespace Chinwag
