#include "server/net/lanannouncer.h"

#include "shared/base/logging.h"
#include "shared/protocol/utf8.h"

#include <QByteArray>
#include <QSocketNotifier>
#include <QtEndian>

#include <dns_sd.h>

#include <functional>

namespace Chinwag {

namespace {

constexpr char serviceType[] = "_chinwag._tcp";

/// No character is cut in two.
QByteArray cut(const QString &name)
{
    QByteArray bytes = name.toUtf8();
    if (bytes.size() <= LanAnnouncer::longestName)
        return bytes;
    qsizetype end = LanAnnouncer::longestName;
    while (end > 0 && (static_cast<quint8>(bytes.at(end)) & 0xC0U) == 0x80U)
        --end;
    return bytes.first(end);
}

/// A length and so many bytes each.
QByteArray records(const QList<QByteArray> &texts)
{
    QByteArray record;
    for (const QByteArray &text : texts)
        record += static_cast<char>(text.size()) + text;
    return record;
}

quint16 networkOrder(quint16 port) { return qToBigEndian(port); }

} // namespace

/// As long as it lives the service is known, or tried to be.
class LanAnnouncer::Registration
{
public:
    Registration(const Service &service, std::function<void()> failed)
        : m_failed(std::move(failed))
    {
        const QByteArray text = records({"version=1", service.usesTls ? "tls=1" : "tls=0"});
        const auto error = DNSServiceRegister(&m_ref, 0, kDNSServiceInterfaceIndexAny,
                                              cut(service.name).constData(), serviceType, nullptr, nullptr,
                                              networkOrder(service.port), static_cast<quint16>(text.size()),
                                              text.constData(), &Registration::answered, this);
        if (error != kDNSServiceErr_NoError) {
            m_ref = nullptr;
            return;
        }
        m_notifier = std::make_unique<QSocketNotifier>(DNSServiceRefSockFD(m_ref), QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            if (DNSServiceProcessResult(m_ref) != kDNSServiceErr_NoError)
                fail();
        });
    }
    ~Registration()
    {
        m_notifier.reset();
        if (m_ref)
            DNSServiceRefDeallocate(m_ref);
    }
    Q_DISABLE_COPY_MOVE(Registration)

    bool isPending() const { return m_ref != nullptr; }
    const QString &name() const { return m_name; }

private:
    /// What is broken stays readable for ever.
    void fail()
    {
        m_notifier->setEnabled(false);
        m_name.clear();
        m_failed();
    }

    static void answered(DNSServiceRef, DNSServiceFlags, DNSServiceErrorType error, const char *name,
                         const char *, const char *, void *self)
    {
        auto *const registration = static_cast<Registration *>(self);
        if (error != kDNSServiceErr_NoError)
            return registration->fail();
        registration->m_name = textFromUtf8(name);
        qCInfo(lcServer, "the local network finds this server as \"%s\"", name);
    }

    std::function<void()> m_failed;
    DNSServiceRef m_ref = nullptr;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QString m_name;
};

LanAnnouncer::LanAnnouncer(TimerScheduler &timers)
    : m_timers(timers)
{
    // Its own opinion of whoever uses this interface is nothing for the log of a server.
    qputenv("AVAHI_COMPAT_NOWARN", "1");
}

LanAnnouncer::~LanAnnouncer() = default;

void LanAnnouncer::announce(const Service &service)
{
    m_service = service;
    attempt();
}

void LanAnnouncer::withdraw()
{
    m_retry.cancel();
    m_registration.reset();
}

QString LanAnnouncer::announcedName() const { return m_registration ? m_registration->name() : QString(); }

void LanAnnouncer::attempt()
{
    // Not from inside its own call: the timer ends what has failed.
    const auto again = [this] { m_retry = m_timers.after(retryAfter, [this] { attempt(); }); };
    m_registration = std::make_unique<Registration>(m_service, again);
    if (m_registration->isPending())
        return;
    if (!std::exchange(m_hasComplained, true))
        qCWarning(lcServer, "the local network is not told of this server: nothing here answers for DNS-SD; "
                            "is avahi-daemon running?");
    again();
}

} // namespace Chinwag
