#pragma once

#include "app/core/timeline/cache.h"

#include <map>

namespace Chinwag {

/// The twin of the SQLite cache: forgets everything at exit.
class MemoryCache final : public Cache
{
public:
    void storeRooms(const QList<Room> &rooms) override;
    void storeUsers(const QList<User> &users) override;
    void storeEvents(const QList<Event> &events) override;
    void removeRoom(const RoomId &room) override;
    void storeDraft(const RoomId &room, const QString &text) override;

    QList<Room> rooms() const override;
    QList<User> users() const override;
    QList<Event> events(const RoomId &room, Seq before, int limit) const override;
    QList<Event> eventsAfter(const RoomId &room, Seq after, int limit) const override;
    QList<Event> eventsAbout(const RoomId &room, Seq from, Seq to) const override;
    QHash<RoomId, QString> drafts() const override;
    void clear() override;

private:
    static void eraseDeleted(std::map<Seq, Event> &log);

    QList<Room> m_rooms;
    QHash<UserId, User> m_users;
    QHash<RoomId, std::map<Seq, Event>> m_events;
    QHash<RoomId, QString> m_drafts;
};

} // namespace Chinwag
