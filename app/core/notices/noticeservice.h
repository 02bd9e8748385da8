#pragma once

#include "shared/base/ids.h"

#include <QString>

#include <functional>

namespace Chinwag {

/// What is put in front of a person who looks elsewhere. Plain text throughout.
struct Notice
{
    RoomId room; ///< empty: of several rooms
    Seq seq = 0; ///< the message; 0: none of them in particular
    QString title;
    QString body;
    bool hasSound = true;
};

/// The system's notifications. There is at most one for each room: a further one takes its place. Loop
/// thread.
class NoticeService
{
public:
    /// What a person does with one. Called from the event loop.
    struct Handlers
    {
        /// `activation`: the desktop's permission to come to the front; may be empty.
        std::function<void(const RoomId &room, Seq seq, const QString &activation)> opened;
        std::function<void(const RoomId &room, Seq seq)> markedRead;
        std::function<void(const RoomId &room, const QString &text)> replied;
    };

    virtual ~NoticeService() = default;
    virtual void setHandlers(Handlers handlers) = 0;
    /// Where the system has none, nothing happens.
    virtual void show(const Notice &notice) = 0;
    virtual void withdraw(const RoomId &room) = 0;
};

} // namespace Chinwag
