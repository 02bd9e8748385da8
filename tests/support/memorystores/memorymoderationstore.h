#pragma once

#include "server/core/ports/moderationstore.h"
#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

class MemoryModerationStore final : public ModerationStore
{
public:
    explicit MemoryModerationStore(MemoryDatabase &database)
        : m_database(database)
    {
    }

    void moderate(const Event &event, Done<QList<Event>> done) override;
    void bans(const RoomId &room, std::chrono::milliseconds now, Done<QList<Ban>> done) override;
    void removeRoom(const RoomId &room, const UserId &by, Done<RemovedRoom> done) override;
    void purgeRemoved(int atMost, Done<bool> done) override;
    void report(const NewReport &report, std::chrono::milliseconds at, Done<Ok> done) override;
    void reports(const RoomId &room, int limit, Done<QList<Report>> done) override;
    void settle(const RoomId &room, const ReportId &report, Done<bool> done) override;

private:
    using Record = MemoryDatabase::RoomRecord;

    Outcome<QList<Event>> moderated(const Event &event);
    std::optional<Error> apply(Record &record, const Event &event);
    Outcome<Ok> reported(const NewReport &report, std::chrono::milliseconds at);

    MemoryDatabase &m_database;
};

} // namespace Chinwag
