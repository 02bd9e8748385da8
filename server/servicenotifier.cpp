#include "server/servicenotifier.h"

#ifdef CHINWAG_HAVE_SYSTEMD
#include "server/systemdnotifier.h"
#endif

namespace Chinwag {

#ifdef CHINWAG_HAVE_SYSTEMD

std::unique_ptr<ServiceNotifier> ServiceNotifier::ofThisProcess()
{
    return std::make_unique<SystemdNotifier>();
}

#else

namespace {

class NoNotifier final : public ServiceNotifier
{
public:
    void notify(const QByteArray &) override {}
    std::optional<milliseconds> watchdogTimeout() const override { return std::nullopt; }
};

} // namespace

std::unique_ptr<ServiceNotifier> ServiceNotifier::ofThisProcess() { return std::make_unique<NoNotifier>(); }

#endif

} // namespace Chinwag
