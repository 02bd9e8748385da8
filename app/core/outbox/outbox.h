#pragma once

#include "app/core/outbox/outboxqueue.h"
#include "shared/base/backoff.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

#include <map>
#include <optional>

namespace Chinwag {

/// Sends what people do in rooms, exactly once: on disk first (what could not be stored has failed), in order
/// per room (one outstanding per room), again after every reconnect with the same nonce, until the server has
/// it or refuses it for good. Loop thread.
class Outbox : public QObject
{
    Q_OBJECT
public:
    static constexpr milliseconds replyDeadline{10'000}; ///< on a live link; then it counts as not sent yet
    /// After a temporary error; doubled up to the longest, each times a random 0.5–1.0. The longest is short
    /// because nothing tells a client whose only room this is that the server can store again.
    static constexpr milliseconds firstRetry{1000};
    static constexpr milliseconds longestRetry{4000};

    /// Its continuation may be called after the link is lost, too, but never inside the call.
    using Send = std::function<void(const OutboxEntry &, Continuation<Result<SendResult, Error>>)>;

    Outbox(OutboxStore &store, TimerScheduler &timers, Backoff::Random random, Send send,
           QObject *parent = nullptr);

    /// Takes up what the store has kept and is not here; it goes before what was added since.
    void load(OutboxStore::Done<Ok> done);
    /// What waits and contradicts it cancels out with it.
    void add(OutboxEntry entry);
    void setOnline(bool online);
    /// A message that waits says something else, is sent again if it had failed; or is taken back. False when
    /// it does not wait.
    bool amend(const RoomId &room, const Nonce &message, const QString &text);
    bool withdraw(const RoomId &room, const Nonce &message);
    void retry(const Nonce &nonce);   ///< a failed one: back to the end of its room's queue
    void discard(const Nonce &nonce); ///< a failed one, deleted by the person
    /// A message that waits goes without that file. False when it may be at the server.
    bool leaveOut(const FileId &local);
    // What became of a file of a message, by its local id; nothing happens when there is none.
    void fileBegun(const FileId &local, const FileId &upload); ///< an empty one: it begins anew
    void fileThere(const FileId &local, bool hasThumbnail);    ///< the message is sent when all are
    void fileFailed(const FileId &local, const Error &error);  ///< and with it the message
    /// The room takes nothing any more: what was written for it has failed, for that reason, and stays.
    void giveUp(const RoomId &room, const QString &reason);
    /// The event arrived by push or sync before the reply: done.
    void eventArrived(const Event &event);
    const QList<OutboxEntry> &entries(const RoomId &room) const;
    /// Something that somebody wrote waits or has failed.
    bool hasWords(const RoomId &room) const;
    QList<RoomId> rooms() const;

Q_SIGNALS:
    void changed(const Chinwag::RoomId &room);
    /// The server acknowledged; `result` says where it is in the log.
    void acknowledged(const Chinwag::OutboxEntry &entry, const Chinwag::SendResult &result);
    /// All of it is at the server; its message may name it by that id from now on.
    void fileUploaded(const Chinwag::OutboxEntry::OutgoingFile &file);
    /// The server has them, as files of a message; what is here of them is a copy of that.
    void filesDelivered(const QList<Chinwag::OutboxEntry::OutgoingFile> &files);
    /// They are not sent any more.
    void filesDropped(const QList<Chinwag::OutboxEntry::OutgoingFile> &files);
    /// No message: an edit, a deletion or a reaction, which is about to be forgotten.
    void refused(const Chinwag::OutboxEntry &entry, const Chinwag::Error &error);

private:
    struct Line
    {
        OutboxQueue queue;
        Timer timer{};       // of the reply or of the next try
        quint64 sending = 0; // which try is on the wire; 0: none
        int failures = 0;    // in a row
        bool asked = false;  // the server said when to try next
    };

    Line &lineOf(const RoomId &room);
    void takeUp(const QList<OutboxEntry> &kept);
    void store(const OutboxEntry &entry);
    void stored(const RoomId &room, const Nonce &nonce, const Result<Ok, Error> &result);
    void pump(const RoomId &room);
    void answered(const RoomId &room, const Nonce &nonce, quint64 attempt,
                  const Result<SendResult, Error> &answer);
    void notTaken(const RoomId &room, const Nonce &nonce, const Error &error);
    void drop(const RoomId &room, const Nonce &nonce, const Error &error);
    void replyOverdue(const RoomId &room);
    void retryLater(const RoomId &room, std::optional<milliseconds> asked = std::nullopt);
    /// The server stores again: who waits for a better time need not.
    void retryOthers(const RoomId &acknowledged);
    std::optional<OutboxEntry> settle(const RoomId &room, const Nonce &nonce, Seq seq);
    static void comeToRest(Line &line);
    std::optional<RoomId> roomOf(const Nonce &nonce);
    std::optional<RoomId> roomOfFile(const FileId &local);

    OutboxStore &m_store;
    TimerScheduler &m_timers;
    Backoff::Random m_random;
    Send m_send;
    std::map<RoomId, Line> m_lines;
    quint64 m_attempts = 0;
    bool m_online = false;
};

} // namespace Chinwag
