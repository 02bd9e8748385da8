#pragma once

#include "server/core/foundation/moderationrules.h"
#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

class MemoryEventStore final : public EventStore
{
public:
    explicit MemoryEventStore(MemoryDatabase &database)
        : m_database(database)
    {
    }

    void append(const Event &event, Done<Appended> done) override;
    void find(const RoomId &room, Seq seq, Done<std::optional<Event>> done) override;
    void range(const RoomId &room, Seq after, Seq before, int limit, bool newest,
               Done<QList<Event>> done) override;
    void heads(const QList<RoomId> &rooms, Done<QHash<RoomId, Seq>> done) override;
    void sentBy(const UserId &user, const Nonce &after, int limit, Done<QList<Event>> done) override;
    void search(const MessageQuery &query, Done<MessageHits> done) override;

private:
    /// With what is known of its files.
    Outcome<Event> withFiles(Event event) const;
    static ModerationRules::Speaker speakerOf(const MemoryDatabase::RoomRecord &record, const Event &event);
    /// A direct room whose other person does not want to hear from the sender.
    bool isBlocked(const MemoryDatabase::RoomRecord &record, const UserId &sender) const;

    MemoryDatabase &m_database;
};

} // namespace Chinwag
