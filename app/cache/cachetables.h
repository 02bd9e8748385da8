#pragma once

#include "app/cache/sqliteconnection.h"
#include "app/core/timeline/cache.h"

namespace Chinwag {

/// The rooms, people, events and drafts in the tables of an account's database. A page of events is one range
/// of a key, however long the log. The text of what is deleted leaves the file. What fails is logged. Disk
/// thread.
class CacheTables
{
public:
    /// `connection` is open, has the schema and outlives this.
    explicit CacheTables(SqliteConnection &connection);

    // As those of Cache.
    void storeRooms(const QList<Room> &rooms);
    void storeUsers(const QList<User> &users);
    void storeEvents(const QList<Event> &events);
    void correctEvent(const Event &event);
    void removeRoom(const RoomId &room);
    void storeDraft(const RoomId &room, const QString &text);
    void clear();
    void clearCopies();

    Result<Cache::Contents, Error> load() const;
    Result<Cache::Page, Error> events(const RoomId &room, Seq before, int limit) const;
    Result<Cache::Page, Error> eventsAfter(const RoomId &room, Seq after, int limit) const;
    Result<QList<Cache::Stretch>, Error> stretches(const RoomId &room) const;

private:
    void empty(const QStringList &tables);
    Result<Ok, Error> eraseDeleted(const QList<Event> &events);
    Result<Ok, Error> checked(Result<Ok, Error> result) const;
    Result<Ok, Error> readUsers(QList<User> &users) const;
    Result<Ok, Error> readRooms(QList<Room> &rooms) const;
    Result<Ok, Error> readDrafts(QHash<RoomId, QString> &drafts) const;
    Result<Ok, Error> readEvents(const RoomId &room, const QString &condition, const QVariantList &values,
                                 QList<Event> &events) const;
    Result<Cache::Page, Error> withWhatIsAbout(const RoomId &room, QList<Event> events) const;

    SqliteConnection &m_connection;
    mutable bool m_failing = false;
};

} // namespace Chinwag
