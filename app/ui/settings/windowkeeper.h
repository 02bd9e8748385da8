#pragma once

#include "shared/base/timerscheduler.h"

#include <QObject>
#include <QRect>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace Chinwag {

class SettingsController;

/// Remembers where the window is, soon after it came to rest there: however the program ends, it is known.
class WindowKeeper : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")

public:
    static constexpr milliseconds rest{500};

    WindowKeeper(TimerScheduler &timers, SettingsController &settings);
    /// What was not written yet is.
    ~WindowKeeper() override;

    /// The window is there, neither maximised nor full screen.
    Q_INVOKABLE void moved(const QRect &place);
    /// It was maximised, or is not any more.
    Q_INVOKABLE void setMaximized(bool isMaximized);
    Q_INVOKABLE bool isMaximized() const { return m_isMaximized; }

private:
    void writeSoon();
    void write();

    TimerScheduler &m_timers;
    SettingsController &m_settings;
    Timer m_wait;
    QRect m_place; ///< invalid: not moved yet
    bool m_isMaximized;
};

} // namespace Chinwag
