#pragma once

#include "server/core/ports/networkof.h"

#include <QHash>

namespace Chinwag {

/// How many of something each network has at the moment. A site may have Limits::siteFactor times what a
/// network may.
class NetworkCount
{
public:
    explicit NetworkCount(int most)
        : m_most(most)
    {
    }

    bool isFull(const NetworkOf &from) const;
    void add(const NetworkOf &from);
    void remove(const NetworkOf &from);

private:
    int m_most;
    QHash<QString, int> m_networks;
    QHash<QString, int> m_sites;
};

} // namespace Chinwag
