#pragma once

#include "app/core/chatsession.h"

namespace Chinwag {

/// The private room in which the Connection Lab proves itself: what it is called says what it is and when it
/// was made, so that every window leaves it out of its list, and whichever comes online later takes away what
/// a crash has left.
namespace Canary {

/// Old enough to be nobody's any more, by the clocks of whoever made it and whoever finds it.
inline constexpr milliseconds abandonedAfter{120'000};

QString freshName(milliseconds wall);
/// Private, nobody else is in it, and its name is one of those.
bool isOne(const Room &room);
bool isAbandoned(const Room &room, milliseconds wall);
/// With all that was said in it. A server that deletes no rooms is left alone with it.
void remove(RoomActions &actions, const RoomId &room, AccountApi::Done<Ok> done);

} // namespace Canary

/// Takes away what was left of earlier proofs, each time a session comes online. Loop thread.
class CanarySweeper
{
public:
    using Remove = std::function<void(const RoomId &room)>;

    /// `isInUse`: it is of a proof that goes on here.
    CanarySweeper(Clock &clock, TimerScheduler &timers, std::function<bool(const RoomId &)> isInUse);

    /// Until the next call; null: none.
    void watch(ChatSession *session);

private:
    void sweep();

    Clock &m_clock;
    TimerScheduler &m_timers;
    std::function<bool(const RoomId &)> m_isInUse;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the session
    Timer m_again;
};

} // namespace Chinwag
