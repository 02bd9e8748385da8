#pragma once

#include "server/bench/options.h"

#include <optional>
#include <string>
#include <vector>

namespace Chinwag::Bench {

struct BenchAccount
{
    std::string username;
    std::string token;
    std::string room;
};

/// Writes a file for `chinwagd import-accounts`: for every shape R×M accounts, and the idle ones in rooms of
/// ten. Each account has one device and one room. The error is a sentence.
std::optional<std::string> writeAccounts(const PrepareOptions &options);

/// Of such a file the accounts of one shape, room after room, then the idle ones. Empty when there are not as
/// many.
std::vector<BenchAccount> readAccounts(const Options &options);

} // namespace Chinwag::Bench
