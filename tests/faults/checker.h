#pragma once

#include "tests/faults/journal.h"

#include <QStringList>

namespace Chinwag::Test {

/// What the database holds, read after the clients have come to rest.
struct Snapshot
{
    struct Log
    {
        QList<UserId> members;
        Seq head = 0;        ///< as the room's own row says
        QList<Event> events; ///< as the database gives them, ascending
    };
    QHash<RoomId, Log> rooms;
    qint64 events = 0; ///< in all rooms together, these or others
};

/// What one client left behind.
struct Witness
{
    UserId user;
    QList<Record> records;
};

/// A broken promise: which, and what exactly.
struct Violation
{
    QString invariant; ///< "I1" … "I7"
    QString what;
};

/// Compares what all clients wrote down with what the database holds.
///   I1 what was acknowledged, or is on a sender's disk, is in the database, and everything in it has reached
///      every member
///   I2 nothing is there twice: neither in the database nor in front of anybody
///   I3 logs are 1, 2, 3, … everywhere, pushes come in that order, and all see the same
///   I4 nothing is there that nobody sent
///   I7 nobody hears of a room that they are not in
/// Only meaningful when every outbox is empty and the witnesses had the time to catch up. Pure function.
QList<Violation> check(const Snapshot &database, const QList<Witness> &witnesses);

} // namespace Chinwag::Test
