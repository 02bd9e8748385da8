#pragma once

#include "server/core/ports/retentionstore.h"
#include "server/core/rooms/relay.h"
#include "server/core/services/fileservice.h"

namespace Chinwag {

/// Takes messages away that are too old, by and by, for as long as it is there. Whoever is in a room hears of
/// it as of every deletion, so that no client keeps what the server does not. Several nodes may do it at
/// once: each message goes once. Loop thread.
class RetentionService
{
public:
    /// `days`: how long messages stay; 0: for ever, where their room has no days of its own.
    RetentionService(NodeContext &context, Relay &relay, FileService &files, RetentionStore &store, int days);

    /// What it has deleted.
    quint64 expired() const { return m_expired; }

private:
    void look();
    void step();
    void took(const Outcome<Expired> &outcome);
    void rest(bool isDone);

    NodeContext &m_context;
    Relay &m_relay;
    FileService &m_files;
    RetentionStore &m_store;
    const int m_days;
    RoomId m_after;
    quint64 m_expired = 0;
    quint64 m_before = 0; ///< of m_expired, when it last began to look
    Timer m_next;
    Lifeline m_life;
};

} // namespace Chinwag
