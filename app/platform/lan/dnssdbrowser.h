#pragma once

#include "app/core/lan/serverbrowser.h"
#include "shared/base/timerscheduler.h"

#include <map>
#include <memory>

namespace Chinwag {

/// ServerBrowser over DNS-SD ("_chinwag._tcp"), as Apple's Bonjour has it; on Linux Avahi offers the same.
/// While nothing on this machine answers, it asks again now and then.
class DnsSdBrowser final : public ServerBrowser
{
public:
    static constexpr milliseconds retryAfter{30'000};

    explicit DnsSdBrowser(TimerScheduler &timers);
    ~DnsSdBrowser() override;
    Q_DISABLE_COPY_MOVE(DnsSdBrowser)

    void start(Found found) override;
    void stop() override;

private:
    class Query;
    struct Lookup;

    void browse();
    void appeared(const QByteArray &name, quint32 interface, const QByteArray &type,
                  const QByteArray &domain);
    void disappeared(const QByteArray &name);
    void resolved(const QByteArray &name, quint32 interface, const QByteArray &host, quint16 port,
                  bool usesTls);
    void located(const QByteArray &name, const QString &address);
    void tell();
    void failed();

    TimerScheduler &m_timers;
    Found m_found;
    std::unique_ptr<Query> m_browse;
    std::map<QByteArray, std::unique_ptr<Lookup>> m_lookups; ///< by the service's name
    Timer m_retry;
    Timer m_telling; ///< once for what comes together; queries end outside of their own answers
};

} // namespace Chinwag
