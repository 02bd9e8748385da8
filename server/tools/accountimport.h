#pragma once

#include "server/core/foundation/lifeline.h"
#include "server/core/ports/stores.h"
#include "shared/base/clock.h"

#include <QHash>
#include <QMultiMap>
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
/// there are none of that name. Everything is checked before anything is stored. Loop thread only.
class AccountImport
{
public:
    /// Sentences that say which line is wrong and why, or the one about the store that failed.
    using Problems = QStringList;
    using Finished = Continuation<Result<ImportCounts, Problems>>;

    AccountImport(const Stores &stores, const Clock &clock);

    /// Once per object. `finished` is called later, never inside this call, unless this object is gone.
    void run(const QByteArray &lines, Finished finished);

private:
    struct NewDevice
    {
        QString name;
        QString token;
    };
    struct Entry
    {
        int line = 0;
        QString username;
        QString displayName;
        QString passwordHash;
        QStringList rooms;
        QList<NewDevice> devices;
    };
    class LineReader;

    void read(const QByteArray &lines);
    void checkNames(qsizetype from);
    void makeRooms(qsizetype from);
    void storeEntries(qsizetype from);
    void store(const Entry &entry);
    void refuse(int line, const QString &problem);
    void finish();

    template <typename T>
    Done<T> expect(std::function<void(const T &)> take = {});
    void answered(const Error *error);
    void whenAnswered(std::function<void()> next);

    Stores m_stores;
    const Clock &m_clock;
    Finished m_finished;
    QList<Entry> m_entries;
    QStringList m_roomNames;
    QHash<QString, RoomId> m_rooms;
    QMultiMap<int, QString> m_problems; ///< by line
    ImportCounts m_counts;
    std::optional<Error> m_failure; ///< of a store, the first one
    qsizetype m_outstanding = 0;
    std::function<void()> m_next;
    Lifeline m_life;
};

/// `chinwagd import-accounts`: into the database of `config`, which no server may have open. Says on standard
/// output or standard error what became of it; gives the exit code. Runs an event loop until then.
int runAccountImport(const ServerConfig &config, const QString &file);

} // namespace Chinwag
