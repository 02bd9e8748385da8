#include "app/ui/settings/windowkeeper.h"

#include "app/ui/settings/settingscontroller.h"

namespace Chinwag {

WindowKeeper::WindowKeeper(TimerScheduler &timers, SettingsController &settings)
    : m_timers(timers)
    , m_settings(settings)
    , m_isMaximized(settings.startsMaximized())
{
}

WindowKeeper::~WindowKeeper()
{
    if (m_wait.isActive())
        write();
}

void WindowKeeper::moved(const QRect &place)
{
    if (place == m_place || !place.isValid())
        return;
    m_place = place;
    writeSoon();
}

void WindowKeeper::setMaximized(bool isMaximized)
{
    if (isMaximized == m_isMaximized)
        return;
    m_isMaximized = isMaximized;
    if (m_wait.isActive() && isMaximized)
        m_place = {}; // the size of the maximised window came before the word
    writeSoon();
}

void WindowKeeper::writeSoon()
{
    m_wait = m_timers.after(rest, [this] { write(); });
}

void WindowKeeper::write()
{
    m_wait.cancel();
    m_settings.keepWindow(m_place, m_isMaximized);
}

} // namespace Chinwag
