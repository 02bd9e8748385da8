#pragma once

#include "shared/base/timerscheduler.h"
#include "shared/protocol/frames.h"

#include <QObject>

#include <map>
#include <vector>

namespace Chinwag {

/// The receiving side of "typing": who types in which room, in the order they started. A typist goes with a
/// stop (after 600 ms of grace, so that a pause between words does not flicker), with a message of theirs (at
/// once), at expiry, or with the connection.
class TypingTracker : public QObject
{
    Q_OBJECT
public:
    static constexpr milliseconds grace{600};
    static constexpr milliseconds longestLifetime{60'000};
    static constexpr std::size_t mostRooms = 10'000; ///< a server that sends more is not believed

    TypingTracker(TimerScheduler &timers, const UserId &self, QObject *parent = nullptr);

    void apply(const TypingPush &push);
    /// What sync said: replaces the room's list.
    void setTyping(const RoomId &room, const QList<UserId> &users, milliseconds expiresIn);
    void messageArrived(const RoomId &room, const UserId &sender);
    void userLeft(const RoomId &room, const UserId &user);
    void clear(); ///< connection lost

    QList<UserId> typing(const RoomId &room) const;
    int anonymousCount(const RoomId &room) const; ///< rooms too large for names

Q_SIGNALS:
    void changed(const Chinwag::RoomId &room);

private:
    struct Typist
    {
        UserId user;
        Timer expiry;
        Timer hiding; ///< after a stop; the expiry stands
    };
    struct RoomTyping
    {
        std::vector<Typist> typists;
        int count = 0;
        Timer countExpiry;
    };
    bool set(const RoomId &room, const UserId &user, milliseconds lifetime);
    void setCount(const RoomId &room, int count, milliseconds lifetime);
    void hideSoon(const RoomId &room, const UserId &user);
    bool hasSpaceFor(const RoomId &room) const;
    void remove(const RoomId &room, const UserId &user);

    TimerScheduler &m_timers;
    UserId m_self;
    std::map<RoomId, RoomTyping> m_rooms;
};

} // namespace Chinwag
