#include "server/core/ports/networkcount.h"

#include "shared/protocol/limits.h"

namespace Chinwag {

namespace {

void removeOne(QHash<QString, int> &counts, const QString &key)
{
    const auto count = counts.find(key);
    if (count != counts.end() && --*count <= 0)
        counts.erase(count);
}

} // namespace

bool NetworkCount::isFull(const NetworkOf &from) const
{
    return m_networks.value(from.network) >= m_most ||
           m_sites.value(from.site) >= m_most * Limits::siteFactor;
}

void NetworkCount::add(const NetworkOf &from)
{
    ++m_networks[from.network];
    if (!from.site.isEmpty())
        ++m_sites[from.site];
}

void NetworkCount::remove(const NetworkOf &from)
{
    removeOne(m_networks, from.network);
    removeOne(m_sites, from.site);
}

} // namespace Chinwag
