#include "tests/faults/population.h"

#include "server/core/foundation/crypto.h"
#include "server/sql/sqlstores.h"
#include "tests/faults/context.h"
#include "tests/support/await.h"

#include <limits>

namespace Chinwag::Test {

namespace {

constexpr std::chrono::milliseconds longAgo{1'700'000'000'000};
constexpr std::chrono::hours forEver{100 * 365 * 24};

template <typename T>
bool succeeds(const std::function<void(Done<T>)> &call)
{
    const auto outcome = await<T>(call);
    if (!outcome)
        qCritical("The stores refuse: %s", qUtf8Printable(outcome.error().message));
    return outcome.hasValue();
}

bool settlePerson(const Stores &stores, const Person &person)
{
    const Account account{person.user, QStringLiteral("none"), false};
    const NewDevice device{DeviceId(Crypto::randomId('d')), person.user.id, QStringLiteral("fault test")};
    return succeeds<User>([&](auto done) { stores.accounts.create(account, {}, done); }) &&
           succeeds<Ok>([&](auto done) {
               stores.accounts.addDevice(device, Crypto::secretHash(person.token), forEver, done);
           });
}

bool join(const Stores &stores, const RoomId &room, const UserId &user, bool first)
{
    if (first)
        return succeeds<Room>([&](auto done) {
            stores.rooms.create({room, room.toString(), RoomKind::Private, user, {}}, longAgo, done);
        });
    return succeeds<std::optional<Event>>(
        [&](auto done) { stores.rooms.join(room, user, Role::Member, longAgo, done); });
}

} // namespace

Population Population::make(int people, int rooms)
{
    Population population;
    for (int i = 0; i < rooms; ++i)
        population.rooms.append(RoomId(Crypto::randomId('r')));
    for (int i = 0; i < people; ++i) {
        const QString name = QStringLiteral("person%1").arg(i);
        Person person{{UserId(Crypto::randomId('u')), name, name}, Crypto::randomText(32), {}};
        person.rooms = {population.rooms.at(i % rooms), population.rooms.at((i + 1 + i / rooms) % rooms)};
        if (person.rooms.first() == person.rooms.last())
            person.rooms.removeLast();
        population.people.append(person);
    }
    return population;
}

bool Population::settle(Database &database) const
{
    SqlStores sql(database);
    const Stores stores = sql.stores();
    QSet<RoomId> begun;
    for (const Person &person : people) {
        if (!settlePerson(stores, person))
            return false;
        for (const RoomId &room : person.rooms) {
            if (!join(stores, room, person.user.id, !begun.contains(room)))
                return false;
            begun.insert(room);
        }
    }
    return true;
}

std::unique_ptr<Database> openDatabase(std::unique_ptr<const Dialect> dialect)
{
    auto opened = Database::open(std::move(dialect));
    if (opened)
        return std::move(*opened);
    qCritical("%s", qUtf8Printable(opened.error().message));
    return nullptr;
}

bool writeHistory(Database &database, const RoomId &room, const UserId &sender, qint64 messages)
{
    constexpr qint64 atOnce = 5000;
    SqlStores sql(database);
    qint64 asked = 0;
    qint64 stored = 0;
    qint64 answered = 0;
    const auto done = [&](const Outcome<Appended> &appended) {
        ++answered;
        stored += appended ? 1 : 0;
    };
    while (answered < messages) {
        for (; asked < messages && asked - answered < atOnce; ++asked) {
            Event event;
            event.room = room;
            event.sender = sender;
            event.at = longAgo;
            event.body =
                MessageBody{QStringLiteral("What somebody said at some time, of about the usual length."), 0};
            event.nonce = Nonce(QStringLiteral("history%1").arg(asked));
            sql.stores().events.append(event, done);
        }
        const qint64 before = answered;
        if (!waitUntil([&] { return answered > before; }))
            return false;
    }
    return stored == messages;
}

Snapshot takeSnapshot(Database &database, const QList<RoomId> &rooms)
{
    SqlStores sql(database);
    const Stores stores = sql.stores();
    Snapshot snapshot;
    const auto heads = await<QHash<RoomId, Seq>>([&](auto done) { stores.events.heads(rooms, done); });
    for (const RoomId &room : rooms) {
        Snapshot::Log &log = snapshot.rooms[room];
        log.head = heads ? heads->value(room) : 0;
        const auto members = await<QList<Member>>([&](auto done) { stores.rooms.members(room, done); });
        const auto events = await<QList<Event>>([&](auto done) {
            stores.events.range(room, 0, 0, std::numeric_limits<int>::max(), false, done);
        });
        if (!members || !events) {
            qCritical("The log of %s cannot be read.", qUtf8Printable(room.toString()));
            continue;
        }
        for (const Member &member : *members)
            log.members.append(member.user.id);
        log.events = *events;
    }
    const auto count = await<qint64>([&](auto done) {
        database.read<qint64>(
            [](Connection &connection) {
                auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM events"));
                return rows.next() ? rows.number(0) : -1;
            },
            done);
    });
    snapshot.events = count ? *count : -1;
    return snapshot;
}

} // namespace Chinwag::Test
