#pragma once

#include "shared/protocol/model.h"
#include "shared/protocol/searchtext.h"

namespace Chinwag {

/// What to look for in the messages of the rooms somebody is in now. What is empty or 0 does not narrow it.
struct MessageQuery
{
    UserId user; ///< who asks
    SearchWords words;
    RoomId room;
    UserId sender;
    std::chrono::milliseconds after{0};  ///< said at this time or later
    std::chrono::milliseconds before{0}; ///< said earlier
    bool withLink = false;
    bool withFile = false;
    qint64 place = 0; ///< `next` of the page before; 0: from the newest on
    int limit = 0;

    static bool hasFile(const Event &message)
    {
        const auto *body = message.as<MessageBody>();
        return body && !body->files.isEmpty();
    }
    /// Whether a message, as it reads now, is one of them; who asks does not count here.
    bool fits(const Event &message, const QString &text) const
    {
        return (room.isEmpty() || message.room == room) && (sender.isEmpty() || message.sender == sender) &&
               message.at >= after && (before.count() == 0 || message.at < before) &&
               (!withLink || hasLink(text)) && (!withFile || hasFile(message)) && words.occurIn(text);
    }
};

struct MessageHit
{
    Event message; ///< with the text that it has now, whatever it was edited to
    QList<TextMark> marks;
};

/// The newest first. May be short, or even empty, and yet have a `next`: a page is given up when it costs too
/// much, and goes on from there.
struct MessageHits
{
    QList<MessageHit> hits;
    qint64 next = 0; ///< 0: there are no more
};

} // namespace Chinwag
