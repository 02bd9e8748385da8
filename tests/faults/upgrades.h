#pragma once

#include <QList>
#include <QString>

namespace Chinwag::Test {

/// A ticket over plain HTTP; empty when refused.
QString fetchTicket(quint16 port, const QString &token);

/// How upgrade requests were answered.
struct UpgradeCounts
{
    int switched = 0; ///< 101
    int unauthorized = 0;
    int other = 0; ///< another status, or none
};

/// Opens that many connections, spread over the ports, and when all stand sends an upgrade with the same
/// ticket on each.
UpgradeCounts upgradeAtOnce(const QList<quint16> &ports, const QString &ticket, int connections);

} // namespace Chinwag::Test
