#pragma once

#include "app/core/hosting/serverkeeper.h"
#include "app/core/memory/answers.h"

#include <utility>

namespace Chinwag {

/// A server that runs only in the mind: what becomes of it is said by whoever tests. Answers in the next turn
/// of the loop.
class MemoryServerKeeper final : public ServerKeeper
{
public:
    explicit MemoryServerKeeper(TimerScheduler &timers)
        : m_answers(timers)
    {
    }

    bool available = true;
    bool outlives = true; ///< canKeepRunning()
    bool comesUp = true;  ///< else it says nothing
    QStringList ownAddresses{QStringLiteral("192.168.1.23")};
    HostedServer next{7420, QByteArray(32, '\7'), QStringLiteral("owner-invite")};
    HostMemory kept;
    int launches = 0;
    bool runs = false;
    QString launchedAs;

    bool isAvailable() const override { return available; }
    bool canKeepRunning() const override { return outlives; }
    QStringList addresses() const override { return ownAddresses; }
    HostMemory memory() const override { return kept; }
    void remember(const HostMemory &memory) override { kept = memory; }
    void launch(const QString &name, const HostMemory &, Handlers handlers) override
    {
        ++launches;
        runs = true;
        launchedAs = name;
        m_handlers = std::move(handlers);
        if (comesUp)
            m_answers.later([this, server = next] {
                if (runs)
                    m_handlers.ready(server);
            });
    }
    void end() override { crash({}); }
    void leave() override { runs = runs && kept.keepsRunning; }

    /// It ends by itself.
    void crash(const QString &why)
    {
        m_answers.later([this, why] {
            if (std::exchange(runs, false))
                std::exchange(m_handlers, {}).ended(why);
        });
    }

private:
    Handlers m_handlers;
    Answers m_answers;
};

} // namespace Chinwag
