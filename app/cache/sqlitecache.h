#pragma once

#include "app/cache/sqliteconnection.h"
#include "app/core/timeline/cache.h"

namespace Chinwag {

/// The Cache in tables of an account's database. A page of events is one range of a key, however
/// long the log. The text of what is deleted leaves the file.
class SqliteCache final : public Cache
{
public:
    /// `connection` is open, has the schema and outlives this.
    explicit SqliteCache(SqliteConnection &connection);

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
    bool check(const Result<Ok, Error> &result) const;
    Result<Ok, Error> eraseDeleted(const QList<Event> &events);
    QList<Event> select(const RoomId &room, const QString &condition, const QVariantList &values) const;

    SqliteConnection &m_connection;
    mutable bool m_failing = false;
};

} // namespace Chinwag
