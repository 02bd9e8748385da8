#include "app/core/connection/pendingrequests.h"

namespace Chinwag {

qint64 PendingRequests::add(Done done)
{
    const qint64 id = m_nextId++;
    m_waiting.emplace(id, Waiting{std::move(done), m_clock.monotonic()});
    return id;
}

void PendingRequests::answer(const ReplyFrame &reply)
{
    auto found = m_waiting.extract(reply.id);
    if (found.empty())
        return;
    m_roundTrip = m_clock.monotonic() - found.mapped().since;
    if (const auto *data = std::get_if<QJsonObject>(&reply.result))
        found.mapped().done(*data);
    else
        found.mapped().done(std::get<Error>(reply.result));
}

std::vector<PendingRequests::Done> PendingRequests::takeAll()
{
    std::vector<Done> all;
    all.reserve(m_waiting.size());
    for (auto &entry : m_waiting)
        all.push_back(std::move(entry.second.done));
    m_waiting.clear();
    return all;
}

} // namespace Chinwag
