#pragma once

#include "shared/base/timerscheduler.h"
#include "shared/protocol/frames.h"

#include <QObject>

#include <map>
#include <vector>

namespace Chinwag {

/// The receiving side of words as they are typed: what people have written and not sent, in the order they
/// began. It goes with an empty text, a stop or a message of theirs, after 6 s, or with the connection; it is
/// kept nowhere else. Only where both sides want it: `isWanted` is asked for every text.
class WordsTracker : public QObject
{
    Q_OBJECT
public:
    using IsWanted = std::function<bool(const RoomId &room)>;
    static constexpr milliseconds lifetime{6000};
    static constexpr std::size_t mostRooms = 100; ///< a server that sends more is not believed

    struct Words
    {
        UserId user;
        QString text;

        friend bool operator==(const Words &, const Words &) = default;
    };

    WordsTracker(TimerScheduler &timers, const UserId &self, IsWanted isWanted, QObject *parent = nullptr);

    void apply(const TypingTextPush &push);
    /// A message of theirs is there, or they have stopped, or left.
    void ended(const RoomId &room, const UserId &user);
    void roomChanged(const RoomId &room); ///< it may not be wanted there any more
    void clear();                         ///< connection lost

    QList<Words> words(const RoomId &room) const;

Q_SIGNALS:
    void changed(const Chinwag::RoomId &room);

private:
    struct Typist
    {
        Words words;
        Timer expiry;
    };
    void set(const TypingTextPush &push);

    TimerScheduler &m_timers;
    UserId m_self;
    IsWanted m_isWanted;
    std::map<RoomId, std::vector<Typist>> m_rooms;
};

} // namespace Chinwag
