#include "app/core/timeline/completeness.h"

#include "shared/protocol/limits.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

Error nothingCame()
{
    return {ErrorCode::Temporary, QStringLiteral("The server sent nothing of what is missing."), {}};
}

} // namespace

Completeness::Completeness(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.book, &RoomBook::roomChanged, this, [this](const RoomId &room) {
        if (room == m_room && !m_fetching)
            lookSoon();
    });
}

void Completeness::open(const RoomId &room)
{
    ++m_opening;
    m_room = room;
    m_missing.clear();
    m_failure.reset();
    m_again.cancel();
    m_pause.cancel();
    m_isKnown = false;
    m_fetching = false;
    if (!m_room.isEmpty())
        look();
    Q_EMIT changed();
}

Seq Completeness::head() const
{
    const RoomBook::Entry *entry = m_parts.book.find(m_room);
    return entry ? entry->room.headSeq : 0;
}

QList<Completeness::Stretch> Completeness::holes(const QList<Stretch> &here, Seq head)
{
    QList<Stretch> missing;
    Seq next = 1;
    for (const Stretch &stretch : here) {
        if (stretch.first > next)
            missing.append({next, std::min(stretch.first - 1, head)});
        next = std::max(next, stretch.last + 1);
        if (next > head)
            return missing;
    }
    if (next <= head)
        missing.append({next, head});
    return missing;
}

void Completeness::lookSoon()
{
    if (!m_again.isActive())
        m_again = m_parts.timers.after(lookAfter, [this] { look(); });
}

void Completeness::look()
{
    m_parts.cache.stretches(
        m_room, [me = QPointer(this), opening = m_opening](const Result<QList<Stretch>, Error> &here) {
            if (me && me->m_opening == opening)
                me->looked(here);
        });
}

void Completeness::looked(const Result<QList<Stretch>, Error> &here)
{
    if (here) {
        m_isKnown = true;
        m_missing = holes(*here, head());
    } else if (!m_failure) {
        m_failure = here.error();
    }
    Q_EMIT changed();
}

void Completeness::fetch()
{
    if (m_fetching || m_missing.isEmpty())
        return;
    m_fetching = true;
    m_failure.reset();
    fetchPage();
    Q_EMIT changed();
}

void Completeness::fetchPage()
{
    m_pause.cancel();
    const Stretch newest = m_missing.last();
    const auto wanted =
        static_cast<int>(std::min<Seq>(newest.last - newest.first + 1, Seq(Limits::historyPageMax)));
    const Seq before = newest.last + 1;
    m_parts.api.history(
        m_room, before, wanted,
        [me = QPointer(this), opening = m_opening, before](const Result<HistoryPage, Error> &page) {
            if (me && me->m_opening == opening)
                me->fetched(before, page);
        });
}

// What came is known by now; the disk is asked at the end whether it has all of it.
void Completeness::fetched(Seq before, const Result<HistoryPage, Error> &page)
{
    if (!page && page.error().code == ErrorCode::RateLimited) {
        const milliseconds pause = page.error().retryAfter.value_or(longestPause);
        m_pause = m_parts.timers.after(std::min(pause, longestPause), [this] { fetchPage(); });
        return;
    }
    if (!page)
        return endFetching(page.error());
    Seq first = before;
    for (const Event &event : page->events)
        first = std::min(first, event.seq);
    if (first >= before)
        return endFetching(nothingCame());
    m_parts.apply(m_room, *page);
    Stretch &newest = m_missing.last();
    newest.last = first - 1;
    if (newest.last < newest.first)
        m_missing.removeLast();
    if (m_missing.isEmpty())
        return endFetching(std::nullopt);
    fetchPage();
    Q_EMIT changed();
}

void Completeness::endFetching(std::optional<Error> failure)
{
    m_fetching = false;
    m_failure = std::move(failure);
    look();
    Q_EMIT changed();
}

} // namespace Chinwag
