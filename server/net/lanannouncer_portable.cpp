#include "server/net/lanannouncer.h"

#include "shared/base/logging.h"

namespace Chinwag {

class LanAnnouncer::Registration
{
};

LanAnnouncer::LanAnnouncer(TimerScheduler &timers)
    : m_timers(timers)
{
}

LanAnnouncer::~LanAnnouncer() = default;

void LanAnnouncer::announce(const Service &service)
{
    m_service = service;
    attempt();
}

void LanAnnouncer::withdraw() { m_retry.cancel(); }

QString LanAnnouncer::announcedName() const { return {}; }

void LanAnnouncer::attempt()
{
    if (!std::exchange(m_hasComplained, true))
        qCWarning(lcServer, "the local network is not told of this server: this build has no DNS-SD");
}

} // namespace Chinwag
