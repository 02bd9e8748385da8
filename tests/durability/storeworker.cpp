/// What tst_storedurability kills, and a stopwatch for the store:
///   storeworker append DATABASE             appends for ever, 64 at a time, and prints "SEQ NONCE" for each
///   acknowledged one storeworker migrate DATABASE            dies inside a migration storeworker measure
///   DATABASE SENDERS N  appends N events in a closed loop over 50 rooms and prints the rate
#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlstores.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QUuid>

#include <cstdio>
#include <cstdlib>

using namespace Chinwag;

namespace {

std::unique_ptr<Database> openOrExit(const QString &path,
                                     std::span<const Migration> migrations = allMigrations())
{
    auto opened = Database::open(std::make_unique<SqliteDialect>(path), migrations);
    if (!opened) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(opened.error().message));
        std::exit(1);
    }
    return std::move(*opened);
}

class Appender
{
public:
    explicit Appender(const QString &path)
        : m_database(openOrExit(path))
        , m_stores(*m_database)
    {
    }

    void createRooms(int count, const std::function<void()> &then)
    {
        for (int i = 0; i < count; ++i)
            m_stores.stores().rooms.create({room(i), room(i).toString(), RoomKind::Public, {}, {}},
                                           std::chrono::milliseconds(0), [](const auto &) {});
        m_stores.stores().accounts.count([then](const auto &) { then(); });
    }

    void append(int toRoom, const Done<Appended> &done)
    {
        Event event;
        event.room = room(toRoom);
        event.sender = UserId(QStringLiteral("u_sender"));
        event.at = std::chrono::milliseconds(1'700'000'000'000);
        event.body =
            MessageBody{QStringLiteral("A message of about the length that people write to each other."), 0};
        event.nonce = Nonce(QUuid::createUuid().toString(QUuid::WithoutBraces));
        m_stores.stores().events.append(event, done);
    }

    const DatabaseCounters &counters() const { return m_database->counters(); }

private:
    static RoomId room(int index) { return RoomId(QStringLiteral("r_%1").arg(index)); }

    std::unique_ptr<Database> m_database;
    SqlStores m_stores;
};

void appendForEver(Appender &appender)
{
    appender.append(0, [&appender](const Outcome<Appended> &appended) {
        if (!appended) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(appended.error().message));
            std::exit(1);
        }
        std::printf("%lld %s\n", static_cast<long long>(appended->event.seq),
                    qUtf8Printable(appended->event.nonce.toString()));
        std::fflush(stdout);
        appendForEver(appender);
    });
}

struct Measurement
{
    Appender &appender;
    int left;
    int outstanding;
    QElapsedTimer timer;
};

void appendWhileLeft(Measurement &run, int sender)
{
    if (run.left == 0) {
        if (--run.outstanding == 0)
            QCoreApplication::quit();
        return;
    }
    --run.left;
    run.appender.append(sender % 50, [&run, sender](const Outcome<Appended> &appended) {
        if (!appended)
            std::exit(1);
        appendWhileLeft(run, sender);
    });
}

int measure(const QString &path, int senders, int count)
{
    Appender appender(path);
    Measurement run{appender, count, senders, {}};
    appender.createRooms(50, [&run, senders] {
        run.timer.start();
        for (int i = 0; i < senders; ++i)
            appendWhileLeft(run, i);
    });
    QCoreApplication::exec();
    const double seconds = double(run.timer.nsecsElapsed()) / 1e9;
    std::printf("%d senders: %.0f appends/s, %llu commits\n", senders, count / seconds,
                static_cast<unsigned long long>(appender.counters().commits.load()));
    return 0;
}

void dieHalfway(Connection &connection)
{
    connection.execute(QStringLiteral("CREATE TABLE halfway (id INTEGER)"));
    connection.execute(QStringLiteral("INSERT INTO halfway VALUES (1)"));
    std::_Exit(9); // nothing is closed, nothing is flushed
}

void dieInMigration(const QString &path)
{
    static std::vector<Migration> migrations(allMigrations().begin(), allMigrations().end());
    migrations.push_back({1000, "halfway", dieHalfway});
    openOrExit(path, migrations);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments.at(1) == QLatin1String("measure"))
        return measure(arguments.at(2), arguments.at(3).toInt(), arguments.at(4).toInt());
    if (arguments.size() != 3)
        return 2;
    if (arguments.at(1) == QLatin1String("migrate")) {
        dieInMigration(arguments.at(2));
        return 0;
    }
    Appender appender(arguments.at(2));
    appender.createRooms(1, [&appender] {
        for (int i = 0; i < 64; ++i)
            appendForEver(appender);
    });
    return QCoreApplication::exec();
}
