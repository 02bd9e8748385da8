#include "server/core/foundation/crypto.h"
#include "server/doctor/examination.h"
#include "server/redis/redisconnection.h"
#include "server/redis/redisnames.h"
#include "server/sql/migrations.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>

namespace Chinwag::Examination {

namespace {

using enum Finding::Level;

constexpr milliseconds patience{5'000};

Finding troubled(const Connection &connection, const QString &what)
{
    return {QStringLiteral("database"), Trouble,
            QStringLiteral("The database %1 %2.").arg(connection.dialect().displayName(), what)};
}

/// What is wrong with it; empty: nothing is.
QString inconsistency(Connection &connection)
{
    if (connection.dialect().driver() == QLatin1String("QSQLITE")) {
        auto rows = connection.rows(QStringLiteral("PRAGMA quick_check(1)"));
        if (rows.next() && rows.text(0) != QLatin1String("ok"))
            return QStringLiteral("is damaged: %1").arg(rows.text(0));
    }
    // Each by the end of an index: nothing that grows with what was said.
    auto rows = connection.rows(
        QStringLiteral("SELECT r.id, r.name, r.head_seq FROM rooms r WHERE r.head_seq <> COALESCE((SELECT "
                       "MAX(e.seq) FROM events e WHERE e.room_id = r.id), 0) ORDER BY r.id LIMIT 1"));
    if (rows.next())
        return QStringLiteral("has lost the end of the room %1, which was event %2")
            .arg(rows.text(1).isEmpty() ? rows.text(0) : rows.text(1))
            .arg(rows.number(2));
    return {};
}

qint64 databaseClock(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral("SELECT %1").arg(connection.dialect().now()));
    return rows.next() ? rows.number(0) : 0;
}

/// Asks what there is to ask over one connection, and gives up after a while.
class RedisInquiry
{
public:
    explicit RedisInquiry(const RedisUrl &url)
        : m_connection(url, m_timers)
    {
        m_connection.setReadyHandler([this](bool ready) {
            if (ready)
                ask();
        });
        m_deadline = m_timers.after(patience, [this] { m_loop.quit(); });
        m_loop.exec();
    }

    /// ms; none: what was written did not come back.
    const std::optional<qint64> &roundTrip() const { return m_roundTrip; }
    const std::optional<qint64> &clock() const { return m_clock; } ///< ms ahead of this machine's
    QString trouble() const
    {
        return m_connection.trouble().isEmpty() ? m_connection.refusals() : m_connection.trouble();
    }

private:
    void ask()
    {
        const QByteArray text = Crypto::randomText(9).toLatin1();
        const QByteArray key = RedisNames::root.toByteArray() + "probe:" + text;
        m_timer.start();
        m_connection.send({"SET", key, text, "PX", "10000"});
        m_connection.send({"GET", key}, [this, text](const std::optional<RedisReply> &reply) {
            if (reply && reply->text == text)
                m_roundTrip = m_timer.elapsed();
        });
        m_connection.send({"DEL", key});
        m_connection.send({"TIME"}, [this](const std::optional<RedisReply> &reply) {
            if (reply && reply->items.size() == 2)
                m_clock = reply->items.at(0).text.toLongLong() * 1000 +
                          reply->items.at(1).text.toLongLong() / 1000 - QDateTime::currentMSecsSinceEpoch();
            m_loop.quit();
        });
    }

    QtTimerScheduler m_timers;
    QEventLoop m_loop;
    QElapsedTimer m_timer;
    std::optional<qint64> m_roundTrip;
    std::optional<qint64> m_clock;
    RedisConnection m_connection;
    Timer m_deadline;
};

} // namespace

Finding database(Connection &connection, QList<Skew> &clocks)
{
    connection.setPatient(true);
    if (const auto opened = connection.open(); !opened)
        return {QStringLiteral("database"), Trouble, opened.error().message};
    const int known = allMigrations().back().version;
    const int found = schemaVersion(connection);
    if (connection.failure())
        return troubled(connection, QStringLiteral("cannot be read: %1").arg(connection.failureDetail()));
    if (found != known)
        return troubled(
            connection,
            QStringLiteral("has schema %1, and this chinwagd works with %2").arg(found).arg(known));
    const QString wrong = inconsistency(connection);
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 now = databaseClock(connection);
    if (connection.failure())
        return troubled(connection, QStringLiteral("cannot be read: %1").arg(connection.failureDetail()));
    if (!wrong.isEmpty())
        return troubled(connection, wrong);
    if (connection.dialect().driver() != QLatin1String("QSQLITE"))
        clocks.append({QStringLiteral("the database"), now - before});
    return {QStringLiteral("database"), Well,
            QStringLiteral("The database %1 opens, has schema %2 and is consistent at a glance.")
                .arg(connection.dialect().displayName())
                .arg(found)};
}

Finding redis(const std::optional<RedisUrl> &url, QList<Skew> &clocks)
{
    const QString name = QStringLiteral("redis");
    if (!url)
        return {name, Skipped, QStringLiteral("No Redis: this node is alone.")};
    const RedisInquiry inquiry(*url);
    if (!inquiry.roundTrip())
        return {name, Trouble,
                inquiry.trouble().isEmpty()
                    ? QStringLiteral("Redis at %1 does not answer.").arg(url->displayName())
                    : inquiry.trouble()};
    if (inquiry.clock())
        clocks.append({QStringLiteral("Redis"), *inquiry.clock()});
    return {name, Well,
            QStringLiteral("Redis at %1 gave back what was written in %2 ms.")
                .arg(url->displayName())
                .arg(*inquiry.roundTrip())};
}

} // namespace Chinwag::Examination
