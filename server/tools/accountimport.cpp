#include "server/tools/accountimport.h"

#include "server/core/foundation/crypto.h"
#include "server/process/datadirectories.h"
#include "server/sql/database.h"
#include "server/sql/dialect.h"
#include "server/sql/sqlstores.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <cstdio>

namespace Chinwag {

namespace {

using Turn = std::function<void()>;

/// So many accounts are on their way into the store at once: few commits, and no queue without end.
constexpr qsizetype chunk = 500;
constexpr qsizetype lineLength = 64 * 1024;
/// A token stands for its owner without a password, so a short one would be an open door.
constexpr int shortestToken = 32;

bool isPasswordHash(const QString &hash)
{
    return hash.startsWith(QLatin1String("$argon2id$")) || hash.startsWith(QLatin1String("$argon2i$"));
}

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

using Refuse = std::function<void(int line, const QString &problem)>;

/// One line to an entry; every mistake of the line is refused.
class LineReader
{
public:
    LineReader(const Refuse &refuse, int line)
        : m_refuse(refuse)
    {
        m_entry.line = line;
    }

    std::optional<Entry> read(const QByteArray &bytes)
    {
        const auto object = parseObject(bytes, lineLength);
        if (!object) {
            refuse(object.error().message);
            return {};
        }
        for (auto field = object->begin(); field != object->end(); ++field)
            readField(field.key(), field.value());
        if (m_entry.username.isEmpty() && m_good)
            refuse(QStringLiteral("'username' is missing."));
        if (m_entry.displayName.isEmpty())
            m_entry.displayName = m_entry.username;
        return m_good ? std::optional(m_entry) : std::nullopt;
    }

private:
    void refuse(const QString &problem)
    {
        m_good = false;
        m_refuse(m_entry.line, problem);
    }

    void readField(const QString &name, const QJsonValue &value)
    {
        if (name == QLatin1String("username"))
            take(normalizedUsername(value.toString()), m_entry.username);
        else if (name == QLatin1String("display_name"))
            take(normalizedDisplayName(value.toString()), m_entry.displayName);
        else if (name == QLatin1String("password_hash"))
            readHash(value.toString());
        else if (name == QLatin1String("rooms"))
            readRooms(value);
        else if (name == QLatin1String("devices"))
            readDevices(value);
        else
            refuse(QStringLiteral("'%1' is no field of an account.").arg(name));
    }

    void take(const Result<QString, Error> &value, QString &field)
    {
        if (value)
            field = *value;
        else
            refuse(value.error().message);
    }

    void readHash(const QString &hash)
    {
        if (isPasswordHash(hash))
            m_entry.passwordHash = hash;
        else
            refuse(QStringLiteral("'password_hash' must be a string of crypto_pwhash ($argon2id$…)."));
    }

    void readRooms(const QJsonValue &value)
    {
        if (!value.isArray())
            refuse(QStringLiteral("'rooms' must be a list of names."));
        const QJsonArray names = value.toArray();
        for (const auto &each : names) {
            QString name;
            take(normalizedRoomName(each.toString()), name);
            if (!name.isEmpty() && !m_entry.rooms.contains(name))
                m_entry.rooms.append(name);
        }
    }

    void readDevices(const QJsonValue &value)
    {
        if (!value.isArray())
            refuse(QStringLiteral("'devices' must be a list of {name, token}."));
        const QJsonArray devices = value.toArray();
        for (const auto &each : devices) {
            const QString token = each[QLatin1String("token")].toString();
            if (token.size() < shortestToken || token.size() > Limits::tokenLength)
                refuse(QStringLiteral("a 'token' must have %1 to %2 characters.")
                           .arg(shortestToken)
                           .arg(Limits::tokenLength));
            QString name;
            take(normalizedDisplayName(each[QLatin1String("name")].toString()), name);
            m_entry.devices.append({name, token});
        }
    }

    const Refuse &m_refuse;
    Entry m_entry;
    bool m_good = true;
};

/// What the stores still owe an answer to.
class Answers
{
public:
    explicit Answers(Turn turn)
        : m_turn(std::move(turn))
    {
    }

    template <typename T>
    Done<T> expect(std::function<void(const T &)> take = {})
    {
        return expectOutcome<T>([take = std::move(take)](const Outcome<T> &outcome) -> std::optional<Error> {
            if (!outcome)
                return outcome.error();
            if (take)
                take(*outcome);
            return {};
        });
    }
    /// For outcomes that are no failure of the store: `judge` gives the error that is one.
    template <typename T>
    Done<T> expectOutcome(std::function<std::optional<Error>(const Outcome<T> &)> judge)
    {
        ++m_outstanding;
        return [this, judge = std::move(judge)](const Outcome<T> &outcome) {
            --m_outstanding;
            const std::optional<Error> failure = judge(outcome);
            if (failure && !m_failure)
                m_failure = failure;
        };
    }
    /// Lets all of them come; the first failure so far.
    Outcome<Ok> wait()
    {
        while (m_outstanding > 0)
            m_turn();
        if (m_failure)
            return *m_failure;
        return Ok{};
    }

private:
    Turn m_turn;
    qsizetype m_outstanding = 0;
    std::optional<Error> m_failure;
};

class Import
{
public:
    Import(const Stores &stores, const Clock &clock, Turn turn)
        : m_stores(stores)
        , m_clock(clock)
        , m_answers(std::move(turn))
    {
    }

    Result<ImportCounts, QStringList> run(const QByteArray &lines)
    {
        read(lines);
        if (const auto checked = checkNames(); !checked)
            return sentence(checked.error());
        if (!m_problems.isEmpty())
            return sentences();
        for (const auto step : {&Import::findRooms, &Import::makeRooms, &Import::storeEntries}) {
            if (const auto done = (this->*step)(); !done)
                return sentence(done.error());
        }
        return m_counts;
    }

private:
    void read(const QByteArray &lines)
    {
        const Refuse refuse = [this](int line, const QString &problem) { m_problems.insert(line, problem); };
        int number = 0;
        for (const QByteArray &line : lines.split('\n')) {
            ++number;
            if (line.trimmed().isEmpty())
                continue;
            if (auto entry = LineReader(refuse, number).read(line))
                add(*std::move(entry));
        }
    }

    void add(Entry entry)
    {
        const auto once = [&](QSet<QString> &seen, const QString &value, const QString &problem) {
            if (seen.contains(value))
                m_problems.insert(entry.line, problem);
            seen.insert(value);
        };
        once(m_names, usernameSkeleton(entry.username),
             QStringLiteral("the user name occurs a second time, or looks like another."));
        for (const NewDevice &device : std::as_const(entry.devices))
            once(m_tokens, device.token, QStringLiteral("a token occurs a second time."));
        for (const QString &room : std::as_const(entry.rooms))
            m_rooms.insert(room, RoomId());
        m_entries.append(std::move(entry));
    }

    /// `one` for each, a few at a time.
    template <typename List, typename One>
    Outcome<Ok> inChunks(const List &list, One one)
    {
        for (qsizetype i = 0; i < list.size(); ++i) {
            one(list.at(i));
            if (i % chunk != chunk - 1)
                continue;
            if (const auto answered = m_answers.wait(); !answered)
                return answered;
        }
        return m_answers.wait();
    }

    Outcome<Ok> checkNames()
    {
        return inChunks(m_entries, [this](const Entry &entry) {
            const auto judge = [this, line = entry.line](const Outcome<Ok> &checked) -> std::optional<Error> {
                if (checked)
                    return {};
                if (checked.error().code != ErrorCode::UsernameTaken)
                    return checked.error();
                m_problems.insert(line, QStringLiteral("the user name is taken, or looks like one that is."));
                return {};
            };
            m_stores.accounts.check({{}, entry.username, entry.displayName}, {},
                                    m_answers.expectOutcome<Ok>(judge));
        });
    }

    Outcome<Ok> findRooms()
    {
        return inChunks(m_rooms.keys(), [this](const QString &name) {
            const auto found = [this, name](const std::optional<Room> &room) {
                if (room)
                    m_rooms.insert(name, room->id);
            };
            m_stores.rooms.findByName(name, m_answers.expect<std::optional<Room>>(found));
        });
    }

    Outcome<Ok> makeRooms()
    {
        return inChunks(m_rooms.keys(), [this](const QString &name) {
            RoomId &id = m_rooms[name];
            if (!id.isEmpty())
                return;
            id = RoomId{Crypto::randomId('r')};
            NewRoom fresh;
            fresh.id = id;
            fresh.name = name;
            m_stores.rooms.create(fresh, m_clock.wall(),
                                  m_answers.expect<Room>([this](const Room &) { ++m_counts.rooms; }));
        });
    }

    Outcome<Ok> storeEntries()
    {
        return inChunks(m_entries, [this](const Entry &entry) { store(entry); });
    }

    /// The stores carry out what one caller asks in that order, so nothing waits for the account's answer.
    void store(const Entry &entry)
    {
        const milliseconds now = m_clock.wall();
        const User user{UserId{Crypto::randomId('u')}, entry.username, entry.displayName};
        m_stores.accounts.create({user, entry.passwordHash, false}, {},
                                 m_answers.expect<User>([this](const User &) { ++m_counts.accounts; }));
        for (const NewDevice &each : entry.devices) {
            m_stores.accounts.addDevice({DeviceId{Crypto::randomId('d')}, user.id, each.name},
                                        Crypto::secretHash(each.token), Limits::tokenLifetime,
                                        m_answers.expect<Ok>([this](const Ok &) { ++m_counts.devices; }));
        }
        for (const QString &room : entry.rooms)
            m_stores.rooms.join(m_rooms.value(room), user.id, Role::Member, now,
                                m_answers.expect<std::optional<Event>>());
    }

    QStringList sentence(const Error &failure) const
    {
        return {QStringLiteral("The store failed after %1 accounts: %2")
                    .arg(m_counts.accounts)
                    .arg(failure.message)};
    }

    QStringList sentences() const
    {
        QStringList all;
        for (auto problem = m_problems.cbegin(); problem != m_problems.cend(); ++problem)
            all += QStringLiteral("line %1: %2").arg(problem.key()).arg(problem.value());
        return all;
    }

    const Stores &m_stores;
    const Clock &m_clock;
    Answers m_answers;
    QList<Entry> m_entries;
    QSet<QString> m_names;
    QSet<QString> m_tokens;
    QMap<QString, RoomId> m_rooms;      ///< by name; empty: not made yet
    QMultiMap<int, QString> m_problems; ///< by line
    ImportCounts m_counts;
};

} // namespace

Result<ImportCounts, QStringList> importAccounts(const Stores &stores, const Clock &clock,
                                                 const QByteArray &lines, Turn turn)
{
    return Import(stores, clock, std::move(turn)).run(lines);
}

int runAccountImport(const ServerConfig &config, const QString &file)
{
    const auto say = [](FILE *stream, const QString &text) { std::fputs(qUtf8Printable(text), stream); };
    QFile accounts(file);
    if (!accounts.open(QIODevice::ReadOnly)) {
        say(stderr, QStringLiteral("Cannot read %1: %2.\n").arg(file, accounts.errorString()));
        return 1;
    }
    if (const auto made = makeDataDirectories(config); !made) {
        say(stderr, QStringLiteral("%1\n").arg(made.error()));
        return 1;
    }
    const auto database = Database::open(makeDialect(config.database));
    if (!database) {
        say(stderr, QStringLiteral("%1\n").arg(database.error().message));
        return 1;
    }
    SqlStores stores(**database);
    const SystemClock clock;
    const auto result = importAccounts(stores.stores(), clock, accounts.readAll(), [] {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    });
    if (result) {
        say(stdout, QStringLiteral("Imported %1 accounts with %2 devices; made %3 rooms.\n")
                        .arg(result->accounts)
                        .arg(result->devices)
                        .arg(result->rooms));
        return 0;
    }
    say(stderr, QStringLiteral("%1: not imported.\n").arg(file));
    for (const QString &problem : result.error())
        say(stderr, QStringLiteral("  - %1\n").arg(problem));
    return 1;
}

} // namespace Chinwag
