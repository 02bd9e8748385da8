#pragma once

#include "tests/faults/checker.h"

#include <memory>

class QRandomGenerator;

namespace Chinwag {
class Database;
class Dialect;
} // namespace Chinwag

namespace Chinwag::Test {

/// Somebody who is signed in already.
struct Person
{
    User user;
    QString token;
    QList<RoomId> rooms;
};

/// The people and private rooms that a row works with; everybody is in two of the rooms, so that everybody is
/// a stranger to the others.
struct Population
{
    QList<Person> people;
    QList<RoomId> rooms;

    static Population make(int people, int rooms);
    /// Writes them into the database as if they had come by themselves, but without 100 password hashes.
    /// False when the database does not take them.
    [[nodiscard]] bool settle(Database &database) const;
};

/// Opens a database beside the servers; null (and a message) when it cannot.
std::unique_ptr<Database> openDatabase(std::unique_ptr<const Dialect> dialect);
/// Appends that many messages of `sender` to a room, quickly; false when not all are stored.
bool writeHistory(Database &database, const RoomId &room, const UserId &sender, qint64 messages);
/// Reads the rooms through the stores.
Snapshot takeSnapshot(Database &database, const QList<RoomId> &rooms);

} // namespace Chinwag::Test
