#include "server/core/services/retentionservice.h"

#include "shared/base/logging.h"

namespace Chinwag {

namespace {

/// In one transaction: some milliseconds, because everybody waits for it.
constexpr int eventsAtOnce = 50;
/// Between two of them that deleted something: everybody in the room is told of each.
constexpr milliseconds pause{250};
constexpr milliseconds firstLook{1'000};
/// Days are counted: a quarter of an hour more is not.
constexpr milliseconds lookAgain{15 * 60'000};

} // namespace

RetentionService::RetentionService(NodeContext &context, Relay &relay, FileService &files,
                                   RetentionStore &store, int days)
    : m_context(context)
    , m_relay(relay)
    , m_files(files)
    , m_store(store)
    , m_days(days)
{
    m_next = m_context.timers.after(firstLook, [this] { look(); });
}

void RetentionService::look()
{
    m_after = {};
    m_before = m_expired;
    step();
}

void RetentionService::step()
{
    const auto answered = [this](const Outcome<Expired> &outcome) { took(outcome); };
    m_store.expire(m_after, m_days, m_context.clock.wall(), eventsAtOnce,
                   Done<Expired>(m_life.guard(answered)));
}

void RetentionService::took(const Outcome<Expired> &outcome)
{
    if (!outcome) {
        qCWarning(lcStore, "messages that are too old stay for now: %s",
                  qUtf8Printable(outcome.error().message));
        return rest(true);
    }
    for (const Event &deletion : outcome->deletions)
        m_relay.publishEvent(deletion);
    m_expired += quint64(outcome->deletions.size());
    if (outcome->isDone)
        m_after = outcome->room;
    if (!outcome->deletions.isEmpty())
        return rest(false);
    if (outcome->room.isEmpty())
        return rest(true);
    step();
}

void RetentionService::rest(bool isDone)
{
    if (isDone && m_expired > m_before) {
        qCInfo(lcStore, "%llu messages were too old and are gone", m_expired - m_before);
        m_files.sweepSoon();
    }
    m_next = m_context.timers.after(isDone ? lookAgain : pause, [this, isDone] { isDone ? look() : step(); });
}

} // namespace Chinwag
