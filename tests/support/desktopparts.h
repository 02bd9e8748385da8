#pragma once

#include "app/core/desktop/autostart.h"
#include "app/core/desktop/countbadge.h"
#include "app/core/desktop/idlesource.h"
#include "app/core/desktop/trayicon.h"

namespace Chinwag::Test {

/// A desktop that does what the test says.
class FakeTray final : public TrayIcon
{
public:
    Handlers handlers;
    TrayLook look;
    int looks = 0;

    void setHandlers(Handlers handlers_) override { handlers = std::move(handlers_); }
    bool isThere() const override { return m_isThere; }
    void show(const TrayLook &shown) override
    {
        look = shown;
        ++looks;
    }
    void setThere(bool isThere)
    {
        m_isThere = isThere;
        if (handlers.presenceChanged)
            handlers.presenceChanged();
    }
    QStringList menu() const
    {
        QStringList texts;
        for (const TrayMenuItem &item : look.menu)
            texts.append(item.text);
        return texts;
    }

private:
    bool m_isThere = false;
};

class FakeBadge final : public CountBadge
{
public:
    int count = 0;

    void show(int shown) override { count = shown; }
};

class FakeAutostart final : public Autostart
{
public:
    bool on = false;
    QString refusal; ///< not empty: nothing can be set

    bool isOn() const override { return on; }
    Result<Ok, QString> set(bool wanted) override
    {
        if (!refusal.isEmpty())
            return refusal;
        on = wanted;
        return Ok{};
    }
};

class FakeIdle final : public IdleSource
{
public:
    std::optional<std::chrono::milliseconds> idleSince() const override { return m_since; }
    void setChangedHandler(std::function<void()> changed) override { m_changed = std::move(changed); }
    void set(std::optional<std::chrono::milliseconds> since)
    {
        m_since = since;
        if (m_changed)
            m_changed();
    }

private:
    std::optional<std::chrono::milliseconds> m_since;
    std::function<void()> m_changed;
};

} // namespace Chinwag::Test
