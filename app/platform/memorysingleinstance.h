#pragma once

#include "app/platform/singleinstance.h"

#include <QList>
#include <QObject>

#include <memory>

namespace Chinwag {

/// The version for tests: "programs" in one process that share a place.
class MemorySingleInstance final : public SingleInstance
{
public:
    /// Where they meet, as a profile's socket is.
    struct Place
    {
        MemorySingleInstance *first = nullptr;
    };

    explicit MemorySingleInstance(std::shared_ptr<Place> place);
    ~MemorySingleInstance() override;
    Q_DISABLE_COPY_MOVE(MemorySingleInstance)

    Claim claim(const StartRequest &request) override;
    void setHandler(std::function<void(const StartRequest &)> handler) override;

private:
    void deliver();

    std::shared_ptr<Place> m_place;
    QObject m_context; ///< what is queued does not outlive this
    std::function<void(const StartRequest &)> m_handler;
    QList<StartRequest> m_waiting;
};

} // namespace Chinwag
