#pragma once

#include "server/core/foundation/turnqueue.h"
#include "server/core/ports/filestore.h"
#include "server/core/ports/moderationstore.h"

#include <QSet>

namespace Chinwag {

/// What the memory stores of one service share. Answers in the next loop turn, in the order of the calls.
/// Several nodes of one process may use one database.
class MemoryDatabase
{
public:
    /// `clock` is the database's own.
    MemoryDatabase(TimerScheduler &timers, const Clock &clock)
        : m_turn(timers)
        , m_clock(clock)
    {
    }

    milliseconds now() const { return m_clock.wall(); }

    /// While failing every call answers Temporary and stores nothing.
    void setFailing(bool failing) { m_failing = failing; }
    /// Holds answers back (and then gives them in order), as a slow disk does. The work itself is done at
    /// once.
    void setPaused(bool paused);

    /// Carries `work` out now and gives its outcome in the next turn.
    template <typename T, typename Work>
    void answer(const Done<T> &done, Work work)
    {
        Outcome<T> outcome = m_failing ? Outcome<T>(failure()) : Outcome<T>(work());
        post([done, outcome = std::move(outcome)] { done(outcome); });
    }

    struct RoomRecord
    {
        Room room; ///< without what depends on who looks
        QList<Event> events;
        QHash<UserId, Role> members;
        QHash<UserId, Seq> read;
        QHash<UserId, RoomPreferences> preferences; ///< of those who are in and have chosen something
        QSet<UserId> left;                          ///< who was in before
        QHash<UserId, Ban> bans;                    ///< without their users; an end is never 0
        QHash<UserId, milliseconds> mutes;          ///< their ends
        QHash<UserId, milliseconds> paces;          ///< when they last wrote in slow mode
        QList<Report> reports;                      ///< the newest first

        bool isBanned(const UserId &user, milliseconds at) const { return bans.value(user).until > at; }
        /// False: was not in.
        bool leave(const UserId &user);
        /// Of the last time.
        Seq joinedSeq(const UserId &user) const;
    };
    struct InvitationRecord
    {
        RoomId room;
        UserId by;
    };
    struct DeviceRecord
    {
        Device device;
        QByteArray tokenHash;
    };

    struct InviteRecord
    {
        milliseconds expiresAt{0};
        bool makesOwner = false;
    };
    struct RevocationRecord
    {
        Revocation revocation;
        milliseconds at{0};
    };

    struct FactorRecord
    {
        SecondFactor factor; ///< without the number of recovery codes
        QSet<QByteArray> recoveryHashes;
    };

    QHash<UserId, Account> accounts;
    QHash<UserId, FactorRecord> factors;
    QSet<UserId> deleted;
    QSet<QString> formerNames; ///< as usernameSkeleton()
    QHash<UserId, Nonce> unsaid;
    bool lacksFactor(const UserId &user) const
    {
        return owners.contains(user) && !factors.value(user).factor.isConfirmed;
    }
    QSet<UserId> owners;
    QHash<DeviceId, DeviceRecord> devices;
    QHash<QByteArray, InviteRecord> invites;
    QList<RevocationRecord> revocations; ///< the newest last
    QHash<RoomId, RoomRecord> rooms;
    QHash<UserId, QList<InvitationRecord>> invitations; ///< oldest first
    QHash<UserId, QSet<UserId>> blocks;
    QHash<UserId, RoomInvites> roomInvites; // those who have changed it
    QHash<std::pair<UserId, Nonce>, std::pair<RoomId, Seq>> nonces;

    QList<std::pair<RoomId, Seq>> log; ///< all events, in the order in which they were stored

    QHash<FileId, StoredFile> files;
    QHash<FileId, QSet<std::pair<RoomId, Seq>>> fileUses;
    QHash<QString, int> contents; ///< how loose each hash is, as the column of SQL databases

    /// As others see them now.
    User userOf(const UserId &id) const;
    RemovedRoom removeRoom(const RoomId &room);
    Event appendTo(RoomRecord &record, Event event);
    StoredFile forgetFile(const FileId &id); ///< what it was
    void loosen(const QString &hash);

private:
    /// The text of a message and of its edits, and its files.
    void erase(RoomRecord &record, Seq message);
    void attach(const Event &event);
    void detach(const RoomId &room, Seq message);
    void post(TurnQueue::Call call);
    static Error failure();

    TurnQueue m_turn;
    const Clock &m_clock;
    std::vector<TurnQueue::Call> m_heldBack;
    bool m_failing = false;
    bool m_paused = false;
};

} // namespace Chinwag
