#pragma once

#include "server/core/ports/broker.h"

namespace Chinwag {

/// The broker of a node alone, which has nobody to tell anything.
class LoneBroker final : public Broker
{
public:
    void setHandler(Handler) override {}
    void publish(const Relayed &) override {}
    void subscribe(const QString &) override {}
    void unsubscribe(const QString &) override {}
    bool isAvailable() const override { return true; }
};

} // namespace Chinwag
