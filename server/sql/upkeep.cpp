#include "server/sql/upkeep.h"

#include "server/sql/connection.h"
#include "server/sql/messageindex.h"

#include <algorithm>

namespace Chinwag {

namespace {

using namespace std::chrono_literals;

/// What is erased leaves the files of the database so much later: a burst of it costs one wait for the disk.
constexpr auto purgeAfter = 2s;
/// Somebody was reading.
constexpr auto purgeAgainAfter = 10s;

/// Many messages at once cost less than one each; until then a search looks at them one by one.
constexpr auto indexAfter = 200ms;
constexpr int messagesAtOnce = 100;
/// While people write, a step rests so many times as long as it took.
constexpr int restWhenBusy = 20;
constexpr auto leastRest = 2ms;
/// Somebody always waits: a step now and then all the same.
constexpr auto longestWait = 1s;
constexpr auto againAfterFailure = 10s;

/// To clean the index means to write it anew; it rests as much as writing it in busy times does.
constexpr auto cleanAfter = 10s;

} // namespace

Upkeep::Upkeep(const Dialect &dialect, Batch::Now now)
    : m_dialect(dialect)
    , m_now(std::move(now))
    , m_purgeAt(m_now())
    , m_workAt(m_now())
    , m_cleanAt(m_now())
{
}

void Upkeep::heed(Connection &connection)
{
    const Chores chores = connection.takeChores();
    if (chores.hasErased && !m_purgeAt)
        m_purgeAt = m_now() + purgeAfter;
    if (chores.isUntidy && !m_cleanAt)
        m_cleanAt = std::max(m_now() + cleanAfter, m_cleanNotBefore);
    if (!chores.isUnindexed)
        return;
    m_isUnindexed = true;
    m_isBusy = true;
    if (!m_workAt)
        m_workAt = m_now() + indexAfter;
}

std::optional<Upkeep::Instant> Upkeep::next() const
{
    std::optional<Instant> first;
    for (const auto &at : {m_purgeAt, m_workAt, m_removed == 0 ? m_cleanAt : std::nullopt}) {
        if (at && (!first || *at < *first))
            first = at;
    }
    return first;
}

bool Upkeep::isDue(bool isIdle) const
{
    if (isReady(m_purgeAt))
        return true;
    if (isIdle)
        return isReady(m_workAt) || isCleaningDue();
    return m_workAt && *m_workAt + longestWait <= m_now();
}

void Upkeep::run(Connection &connection)
{
    if (!connection.isOpen())
        return recover(connection);
    if (isReady(m_purgeAt))
        return purge(connection);
    if (isCleaningDue())
        beginCleaning(connection);
    else
        work(connection);
    if (connection.failure())
        recover(connection);
}

void Upkeep::purge(Connection &connection)
{
    m_purgeAt.reset();
    if (!m_dialect.purge(connection))
        m_purgeAt = m_now() + purgeAgainAfter;
}

void Upkeep::work(Connection &connection)
{
    const Instant begun = m_now();
    const bool goesOn = step(connection);
    const Instant end = m_now();
    m_workAt.reset();
    if (goesOn)
        m_workAt =
            end + std::max<Instant::duration>((end - begun) * (m_isBusy ? restWhenBusy : 1), leastRest);
    m_isBusy = false;
}

/// Merges little by little between the messages, or so many pieces would come together that a message had to
/// wait for all of them to be merged at once.
bool Upkeep::step(Connection &connection)
{
    const MessageIndex &index = m_dialect.messageIndex();
    if (m_isUntidy) {
        m_isUntidy = index.tidy(connection, false);
        if (!m_isUntidy && m_removed > 0)
            endCleaning(connection);
    } else if (m_isUnindexed) {
        m_isUnindexed = index.catchUp(connection, messagesAtOnce);
        m_isUntidy = true;
    }
    return m_isUntidy || m_isUnindexed;
}

void Upkeep::beginCleaning(Connection &connection)
{
    m_cleanAt.reset();
    m_removed = MessageIndex::removed(connection);
    if (m_removed == 0)
        return;
    m_cleaningBegan = m_now();
    m_dialect.messageIndex().tidy(connection, true);
    m_isUntidy = true;
    m_workAt = m_now();
}

void Upkeep::endCleaning(Connection &connection)
{
    MessageIndex::forgetRemoved(connection, std::exchange(m_removed, 0));
    m_purgeAt = m_now();
    m_cleanNotBefore = m_now() + (m_now() - m_cleaningBegan) * restWhenBusy;
}

void Upkeep::recover(Connection &connection)
{
    const bool isLost =
        connection.failure() && connection.failure()->kind == SqlFailure::Kind::ConnectionLost;
    connection.clearFailure();
    if (connection.isOpen() && !isLost) {
        connection.execute(QStringLiteral("ROLLBACK"));
        connection.clearFailure();
    }
    if (isLost)
        connection.close();
    const Instant later = m_now() + againAfterFailure;
    m_purgeAt = later;
    m_workAt = later;
    m_cleanAt = later;
    m_removed = 0;
    m_isUnindexed = true;
    m_isUntidy = true;
}

} // namespace Chinwag
