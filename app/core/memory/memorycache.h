#pragma once

#include "app/core/memory/answers.h"
#include "app/core/timeline/cache.h"

#include <map>

namespace Chinwag {

/// The twin of the SQLite cache: forgets everything at exit.
class MemoryCache final : public Cache
{
public:
    explicit MemoryCache(TimerScheduler &timers)
        : m_answers(timers)
    {
    }

    void storeRooms(const QList<Room> &rooms) override;
    void storeUsers(const QList<User> &users) override;
    void storeEvents(const QList<Event> &events) override;
    void correctEvent(const Event &event) override;
    void removeRoom(const RoomId &room) override;
    void storeDraft(const RoomId &room, const QString &text) override;
    void clear() override;
    void clearCopies() override;

    void load(Done<Contents> done) override;
    void events(const RoomId &room, Seq before, int limit, Done<Page> done) override;
    void eventsAfter(const RoomId &room, Seq after, int limit, Done<Page> done) override;
    void stretches(const RoomId &room, Done<QList<Stretch>> done) override;

    /// What is in it, at once.
    Contents contents() const;
    QList<Event> log(const RoomId &room) const;

private:
    using Log = std::map<Seq, Event>;

    static void eraseDeleted(Log &log);
    static Page pageOf(const Log &log, Log::const_iterator first, Log::const_iterator end);
    void answer(Page page, Done<Page> done);

    QList<Room> m_rooms;
    QHash<UserId, User> m_users;
    QHash<RoomId, QString> m_drafts;
    QHash<RoomId, Log> m_logs;
    Answers m_answers;
};

} // namespace Chinwag
