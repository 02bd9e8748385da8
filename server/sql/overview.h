#pragma once

#include "server/sql/connection.h"
#include "shared/protocol/model.h"

/// What an administrator wants to see of a whole service. Looks at every row: nothing that a server does
/// while people wait. Worker thread.
namespace Chinwag::Overview {

struct AccountLine
{
    User user;
    bool isBanned = false;
    bool isServerOwner = false;
    int devices = 0;
    std::chrono::milliseconds lastUsedAt{0}; ///< by any of its devices, wall clock; 0: signed in nowhere
};
/// By username.
QList<AccountLine> accounts(Connection &connection);

/// Public and private rooms, by name. Of a Room: id, name, kind, memberCount and headSeq.
QList<Room> rooms(Connection &connection);

struct Counts
{
    qint64 accounts = 0;
    qint64 devices = 0;
    qint64 rooms = 0; ///< direct ones included
    qint64 events = 0;
    qint64 files = 0;
    qint64 fileBytes = 0; ///< with thumbnails
};
Counts counts(Connection &connection);

} // namespace Chinwag::Overview
