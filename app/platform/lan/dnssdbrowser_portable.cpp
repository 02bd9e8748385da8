#include "app/platform/lan/dnssdbrowser.h"

namespace Chinwag {

class DnsSdBrowser::Query
{
};

struct DnsSdBrowser::Lookup
{
};

DnsSdBrowser::DnsSdBrowser(TimerScheduler &timers)
    : m_timers(timers)
{
}

DnsSdBrowser::~DnsSdBrowser() = default;

void DnsSdBrowser::start(Found found) { m_found = std::move(found); }

void DnsSdBrowser::stop() { m_found = {}; }

} // namespace Chinwag
