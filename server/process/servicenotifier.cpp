#include "server/process/servicenotifier.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include "server/process/systemdnotifier.h"
#endif

namespace Chinwag {

#ifdef Q_OS_UNIX

std::unique_ptr<ServiceNotifier> ServiceNotifier::ofThisProcess()
{
    return std::make_unique<SystemdNotifier>();
}

#else

namespace {

class NoNotifier final : public ServiceNotifier
{
public:
    bool notify(const QByteArray &) override { return true; }
    std::optional<milliseconds> watchdogTimeout() const override { return std::nullopt; }
};

} // namespace

std::unique_ptr<ServiceNotifier> ServiceNotifier::ofThisProcess() { return std::make_unique<NoNotifier>(); }

#endif

} // namespace Chinwag
