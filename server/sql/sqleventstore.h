#pragma once

#include "server/sql/database.h"

namespace Chinwag {

/// EventStore over any Dialect. Loop thread; The Database outlives it.
class SqlEventStore final : public EventStore
{
public:
    explicit SqlEventStore(const DatabaseLane &database);

    void append(const Event &event, Done<Appended> done) override;
    void find(const RoomId &room, Seq seq, Done<std::optional<Event>> done) override;
    void range(const RoomId &room, Seq after, Seq before, int limit, bool newest,
               Done<QList<Event>> done) override;
    void heads(const QList<RoomId> &rooms, Done<QHash<RoomId, Seq>> done) override;
    void sentBy(const UserId &user, const Nonce &after, int limit, Done<QList<Event>> done) override;
    void search(const MessageQuery &query, Done<MessageHits> done) override;

private:
    const DatabaseLane m_database;
};

} // namespace Chinwag
