#pragma once

#include "server/core/ports/stores.h"
#include "shared/base/clock.h"

#include <QStringList>

#include <functional>

namespace Chinwag {

struct ServerConfig;

struct ImportCounts
{
    int accounts = 0;
    int devices = 0;
    int rooms = 0; ///< that did not exist
};

/// Brings accounts from elsewhere into the stores of a server that does not run. One JSON object a line:
///
///     {"username":"ann","display_name":"Ann","password_hash":"$argon2id$…","rooms":["tea"],
///      "devices":[{"name":"Laptop","token":"…"}]}
///
/// Only the username is required. `password_hash` is a crypto_pwhash string; without one nobody signs in with
/// a password. Tokens are stored as hashes, as everywhere. Rooms are named; they are public, and made when
/// there are none of that name. Everything is checked before anything is stored. Loop thread.
///
/// Blocks: lets `turn` do what is due (an event loop's turn) until the stores have answered everything. The
/// error is a list of sentences: which line is wrong and why, or that the store failed.
Result<ImportCounts, QStringList> importAccounts(const Stores &stores, const Clock &clock,
                                                 const QByteArray &lines, std::function<void()> turn);

/// `chinwagd import-accounts`: into the database of `config`, which no server may have open. Says on standard
/// output or standard error what became of it; gives the exit code.
int runAccountImport(const ServerConfig &config, const QString &file);

} // namespace Chinwag
