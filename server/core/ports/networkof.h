#pragma once

#include <QString>

namespace Chinwag {

/// From where somebody comes, in the steps in which addresses are handed out: an IPv4 address alone; of IPv6
/// the /64, within which one machine has as many addresses as it likes, and the /48 of a whole site.
struct NetworkOf
{
    explicit NetworkOf(const QString &address);

    QString network;
    QString site; ///< empty: IPv4
};

} // namespace Chinwag
