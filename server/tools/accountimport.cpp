#include "server/tools/accountimport.h"

#include "server/core/foundation/crypto.h"
#include "server/serverapplication.h"
#include "server/sql/database.h"
#include "server/sql/dialect.h"
#include "server/sql/sqlstores.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <cstdio>

namespace Chinwag {

namespace {

/// So many accounts are on their way into the store at once: few commits, and no queue without end.
constexpr qsizetype chunk = 500;
constexpr qsizetype lineLength = 64 * 1024;
/// A token stands for its owner without a password, so a short one would be an open door.
constexpr int shortestToken = 32;

bool isPasswordHash(const QString &hash)
{
    return hash.startsWith(QLatin1String("$argon2id$")) || hash.startsWith(QLatin1String("$argon2i$"));
}

} // namespace

/// One line to an entry; every mistake of the line goes to the import's problems.
class AccountImport::LineReader
{
public:
    LineReader(AccountImport &import, int line)
        : m_import(import)
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
        m_import.refuse(m_entry.line, problem);
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

    AccountImport &m_import;
    Entry m_entry;
    bool m_good = true;
};

AccountImport::AccountImport(const Stores &stores, const Clock &clock)
    : m_stores(stores)
    , m_clock(clock)
{
}

void AccountImport::run(const QByteArray &lines, Finished finished)
{
    m_finished = std::move(finished);
    read(lines);
    checkNames(0);
}

void AccountImport::read(const QByteArray &lines)
{
    QSet<QString> names;
    QSet<QString> tokens;
    QSet<QString> rooms;
    int number = 0;
    for (const QByteArray &line : lines.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        auto entry = LineReader(*this, number).read(line);
        if (!entry)
            continue;
        const auto once = [&](QSet<QString> &seen, const QString &value, const QString &problem) {
            if (seen.contains(value))
                refuse(number, problem);
            seen.insert(value);
        };
        once(names, usernameSkeleton(entry->username),
             QStringLiteral("the user name occurs a second time, or looks like another."));
        for (const NewDevice &device : std::as_const(entry->devices))
            once(tokens, device.token, QStringLiteral("a token occurs a second time."));
        for (const QString &room : std::as_const(entry->rooms)) {
            if (!rooms.contains(room))
                m_roomNames.append(room);
            rooms.insert(room);
        }
        m_entries.append(std::move(*entry));
    }
}

void AccountImport::checkNames(qsizetype from)
{
    for (const Entry &entry : m_entries.mid(from, chunk)) {
        const auto checked = [this, line = entry.line](const Outcome<Ok> &result) {
            const bool taken = !result && result.error().code == ErrorCode::UsernameTaken;
            if (taken)
                refuse(line, QStringLiteral("the user name is taken, or looks like one that is."));
            answered(result || taken ? nullptr : &result.error());
        };
        ++m_outstanding;
        m_stores.accounts.check({{}, entry.username, entry.displayName}, {}, m_life.guard(checked));
    }
    // An answer also when there is nothing to ask: whoever waits is never called from inside run().
    m_stores.accounts.count(expect<qint64>());
    whenAnswered([this, next = from + chunk] {
        if (next < m_entries.size())
            checkNames(next);
        else if (m_problems.isEmpty())
            makeRooms(0);
        else
            finish();
    });
}

void AccountImport::makeRooms(qsizetype from)
{
    for (const QString &name : m_roomNames.mid(from, chunk)) {
        const auto found = [this, name](const std::optional<Room> &room) {
            if (room) {
                m_rooms.insert(name, room->id);
                return;
            }
            NewRoom fresh;
            fresh.id = RoomId{Crypto::randomId('r')};
            fresh.name = name;
            m_rooms.insert(name, fresh.id);
            ++m_counts.rooms;
            m_stores.rooms.create(fresh, m_clock.wall(), expect<Room>());
        };
        m_stores.rooms.findByName(name, expect<std::optional<Room>>(found));
    }
    m_stores.accounts.count(expect<qint64>());
    whenAnswered([this, next = from + chunk] {
        if (next < m_roomNames.size())
            makeRooms(next);
        else
            storeEntries(0);
    });
}

void AccountImport::storeEntries(qsizetype from)
{
    for (const Entry &entry : m_entries.mid(from, chunk))
        store(entry);
    m_stores.accounts.count(expect<qint64>());
    whenAnswered([this, next = from + chunk] {
        if (next < m_entries.size())
            storeEntries(next);
        else
            finish();
    });
}

/// The stores carry out what one caller asks in that order, so nothing waits for the account's answer.
void AccountImport::store(const Entry &entry)
{
    const milliseconds now = m_clock.wall();
    const User user{UserId{Crypto::randomId('u')}, entry.username, entry.displayName};
    m_stores.accounts.create({user, entry.passwordHash, false}, {},
                             expect<User>([this](const User &) { ++m_counts.accounts; }));
    for (const NewDevice &each : entry.devices) {
        m_stores.accounts.addDevice({DeviceId{Crypto::randomId('d')}, user.id, each.name},
                                    Crypto::secretHash(each.token), Limits::tokenLifetime,
                                    expect<Ok>([this](const Ok &) { ++m_counts.devices; }));
    }
    for (const QString &room : entry.rooms)
        m_stores.rooms.join(m_rooms.value(room), user.id, Role::Member, now, expect<std::optional<Event>>());
}

void AccountImport::refuse(int line, const QString &problem) { m_problems.insert(line, problem); }

void AccountImport::finish()
{
    if (m_problems.isEmpty())
        return m_finished(m_counts);
    Problems sentences;
    for (auto problem = m_problems.cbegin(); problem != m_problems.cend(); ++problem)
        sentences += QStringLiteral("line %1: %2").arg(problem.key()).arg(problem.value());
    m_finished(sentences);
}

template <typename T>
Done<T> AccountImport::expect(std::function<void(const T &)> take)
{
    ++m_outstanding;
    return m_life.guard([this, take = std::move(take)](const Outcome<T> &outcome) {
        if (outcome && take)
            take(*outcome);
        answered(outcome ? nullptr : &outcome.error());
    });
}

void AccountImport::answered(const Error *error)
{
    if (error && !m_failure)
        m_failure = *error;
    if (--m_outstanding > 0)
        return;
    if (!m_failure)
        return std::exchange(m_next, {})();
    m_finished(Problems{QStringLiteral("The store failed after %1 accounts: %2")
                            .arg(m_counts.accounts)
                            .arg(m_failure->message)});
}

void AccountImport::whenAnswered(std::function<void()> next) { m_next = std::move(next); }

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
    AccountImport importer(stores.stores(), clock);
    int exitCode = 1;
    QEventLoop loop;
    importer.run(accounts.readAll(), [&](const Result<ImportCounts, QStringList> &result) {
        if (result) {
            exitCode = 0;
            say(stdout, QStringLiteral("Imported %1 accounts with %2 devices; made %3 rooms.\n")
                            .arg(result->accounts)
                            .arg(result->devices)
                            .arg(result->rooms));
        } else {
            say(stderr, QStringLiteral("%1: not imported.\n").arg(file));
            for (const QString &problem : result.error())
                say(stderr, QStringLiteral("  - %1\n").arg(problem));
        }
        loop.quit();
    });
    loop.exec();
    return exitCode;
}

} // namespace Chinwag
