#pragma once

#include "server/core/ports/moderationstore.h"
#include "server/sql/database.h"

namespace Chinwag {

/// ModerationStore over any Dialect. Loop thread; the Database outlives it.
class SqlModerationStore final : public ModerationStore
{
public:
    explicit SqlModerationStore(const DatabaseLane &database);

    void moderate(const Event &event, Done<QList<Event>> done) override;
    void bans(const RoomId &room, std::chrono::milliseconds now, Done<QList<Ban>> done) override;
    void removeRoom(const RoomId &room, const UserId &by, Done<RemovedRoom> done) override;
    void purgeRemoved(int atMost, Done<bool> done) override;
    void report(const NewReport &report, std::chrono::milliseconds at, Done<Ok> done) override;
    void reports(const RoomId &room, int limit, Done<QList<Report>> done) override;
    void settle(const RoomId &room, const ReportId &report, Done<bool> done) override;

private:
    const DatabaseLane m_database;
};

} // namespace Chinwag
