#pragma once

#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/base/timerscheduler.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/model.h"

#include <QObject>

#include <map>

namespace Chinwag {

/// Tells the server how far this user has read: at most once a second per room, the newest place only, and
/// what was read while offline as soon as there is a connection. Loop thread.
class ReadMarker : public QObject
{
public:
    static constexpr milliseconds interval{1000};
    using Send = std::function<void(const RoomId &room, Seq seq, Continuation<Result<Ok, Error>> done)>;

    ReadMarker(TimerScheduler &timers, Send send, QObject *parent = nullptr);

    void mark(const RoomId &room, Seq seq);
    void setOnline(bool online);
    void forget(const RoomId &room);

private:
    struct Mark
    {
        Seq read = 0;
        Seq sent = 0; // or on its way
        Timer pause;
    };
    void pump(const RoomId &room);
    void answered(const RoomId &room, const Result<Ok, Error> &answer);

    TimerScheduler &m_timers;
    Send m_send;
    std::map<RoomId, Mark> m_marks;
    bool m_online = false;
};

} // namespace Chinwag
