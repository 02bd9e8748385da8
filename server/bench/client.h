#pragma once

#include "server/bench/accounts.h"

#include <cstdint>
#include <string>

namespace Chinwag::Bench {

/// One simulated person and the connection it has right now.
struct Client
{
    enum class Phase {
        Offline, ///< to be connected
        Waiting, ///< for the backoff to end
        Ticket,  ///< on the way to a ticket
        Upgrade, ///< on the way to a WebSocket
        Joining, ///< what the protocol says first
        Ready,
    };

    std::uint32_t index = 0;
    std::uint32_t room = 0;
    std::uint32_t member = 0;
    bool idle = false;
    BenchAccount account;

    Phase phase = Phase::Offline;
    int descriptor = -1;
    bool wantsWrite = false;
    std::string in;  ///< the beginning of what is not whole yet
    std::string out; ///< what the kernel did not take yet
    std::uint32_t mask = 0;
    int attempts = 0;
    std::int64_t cutAt = 0;

    // What the protocol keeps.
    std::string userId;
    std::string roomId;
    std::string ticket;
    std::string publication; ///< the whole frame, when all are the same
    std::string stream;      ///< of protocols whose messages do not end with the frame
    std::uint64_t lastId = 0;
    std::int64_t head = 0; ///< of the room, when it was first seen
};

} // namespace Chinwag::Bench
