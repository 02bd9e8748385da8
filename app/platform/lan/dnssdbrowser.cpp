#include "app/platform/lan/dnssdbrowser.h"

#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"

#include <QHostAddress>
#include <QSocketNotifier>
#include <QtEndian>

#include <dns_sd.h>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr char serviceType[] = "_chinwag._tcp";
constexpr quint16 addressRecord = 1; ///< A
constexpr quint16 internetClass = 1;

bool saysPlain(const unsigned char *text, quint16 size)
{
    quint8 length = 0;
    const void *const value = TXTRecordGetValuePtr(size, text, "tls", &length);
    return value && length == 1 && *static_cast<const char *>(value) == '0';
}

} // namespace

/// One question to the system, which may be answered again and again.
class DnsSdBrowser::Query
{
public:
    Query(DNSServiceRef ref, std::function<void()> failed)
        : m_ref(ref)
        , m_notifier(DNSServiceRefSockFD(ref), QSocketNotifier::Read)
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier,
                         [this, failed = std::move(failed)] {
                             if (DNSServiceProcessResult(m_ref) == kDNSServiceErr_NoError)
                                 return;
                             m_notifier.setEnabled(false); // what is broken stays readable for ever
                             failed();
                         });
    }
    ~Query()
    {
        m_notifier.setEnabled(false);
        DNSServiceRefDeallocate(m_ref);
    }
    Q_DISABLE_COPY_MOVE(Query)

private:
    DNSServiceRef m_ref;
    QSocketNotifier m_notifier;
};

struct DnsSdBrowser::Lookup
{
    DnsSdBrowser *browser = nullptr;
    QByteArray name;
    std::unique_ptr<Query> resolve;
    std::unique_ptr<Query> locate;
    quint16 port = 0;
    bool usesTls = true;
    QString address;

    static void resolved(DNSServiceRef, DNSServiceFlags, quint32 interface, DNSServiceErrorType error,
                         const char *, const char *host, quint16 port, quint16 textSize,
                         const unsigned char *text, void *self)
    {
        const auto *const lookup = static_cast<Lookup *>(self);
        if (error == kDNSServiceErr_NoError)
            lookup->browser->resolved(lookup->name, interface, host, qFromBigEndian(port),
                                      !saysPlain(text, textSize));
    }
    static void located(DNSServiceRef, DNSServiceFlags flags, quint32, DNSServiceErrorType error,
                        const char *, quint16 type, quint16, quint16 size, const void *data, quint32,
                        void *self)
    {
        const bool isAddress = error == kDNSServiceErr_NoError && (flags & kDNSServiceFlagsAdd) != 0 &&
                               type == addressRecord && size == sizeof(quint32);
        if (!isAddress)
            return;
        const auto *const lookup = static_cast<Lookup *>(self);
        lookup->browser->located(lookup->name, QHostAddress(qFromBigEndian<quint32>(data)).toString());
    }
};

DnsSdBrowser::DnsSdBrowser(TimerScheduler &timers)
    : m_timers(timers)
{
    // Its own opinion of whoever uses this interface is nothing for a person's terminal.
    qputenv("AVAHI_COMPAT_NOWARN", "1");
}

DnsSdBrowser::~DnsSdBrowser() = default;

void DnsSdBrowser::start(Found found)
{
    m_found = std::move(found);
    if (!m_browse)
        browse();
}

void DnsSdBrowser::stop()
{
    m_found = {};
    m_retry.cancel();
    m_telling.cancel();
    m_browse.reset();
    m_lookups.clear();
}

void DnsSdBrowser::browse()
{
    const auto heard = [](DNSServiceRef, DNSServiceFlags flags, quint32 interface, DNSServiceErrorType error,
                          const char *name, const char *type, const char *domain, void *self) {
        auto *const browser = static_cast<DnsSdBrowser *>(self);
        if (error != kDNSServiceErr_NoError)
            return browser->failed();
        if ((flags & kDNSServiceFlagsAdd) != 0)
            browser->appeared(name, interface, type, domain);
        else
            browser->disappeared(name);
    };
    DNSServiceRef ref = nullptr;
    if (DNSServiceBrowse(&ref, 0, kDNSServiceInterfaceIndexAny, serviceType, nullptr, heard, this) !=
        kDNSServiceErr_NoError)
        return failed();
    m_browse = std::make_unique<Query>(ref, [this] { failed(); });
}

/// Not at once: this may be one of its own answers.
void DnsSdBrowser::failed()
{
    m_retry = m_timers.after(retryAfter, [this] {
        m_browse.reset();
        m_lookups.clear();
        browse();
        tell();
    });
}

/// The same server on two interfaces is one.
void DnsSdBrowser::appeared(const QByteArray &name, quint32 interface, const QByteArray &type,
                            const QByteArray &domain)
{
    if (m_lookups.contains(name) || m_lookups.size() >= most)
        return;
    auto lookup = std::make_unique<Lookup>();
    lookup->browser = this;
    lookup->name = name;
    DNSServiceRef ref = nullptr;
    if (DNSServiceResolve(&ref, 0, interface, name.constData(), type.constData(), domain.constData(),
                          &Lookup::resolved, lookup.get()) != kDNSServiceErr_NoError)
        return;
    lookup->resolve = std::make_unique<Query>(ref, [] {});
    m_lookups.emplace(name, std::move(lookup));
}

void DnsSdBrowser::disappeared(const QByteArray &name)
{
    if (m_lookups.erase(name) > 0)
        tell();
}

void DnsSdBrowser::resolved(const QByteArray &name, quint32 interface, const QByteArray &host, quint16 port,
                            bool usesTls)
{
    const auto found = m_lookups.find(name);
    if (found == m_lookups.end())
        return;
    Lookup &lookup = *found->second;
    lookup.port = port;
    lookup.usesTls = usesTls;
    DNSServiceRef ref = nullptr;
    if (!lookup.locate &&
        DNSServiceQueryRecord(&ref, 0, interface, host.constData(), addressRecord, internetClass,
                              &Lookup::located, &lookup) == kDNSServiceErr_NoError)
        lookup.locate = std::make_unique<Query>(ref, [] {});
    tell();
}

void DnsSdBrowser::located(const QByteArray &name, const QString &address)
{
    const auto found = m_lookups.find(name);
    if (found == m_lookups.end())
        return;
    found->second->address = address;
    tell();
}

void DnsSdBrowser::tell()
{
    m_telling = m_timers.after(milliseconds{0}, [this] {
        QList<NearbyServer> servers;
        for (const auto &[name, lookup] : m_lookups) {
            if (lookup->port > 0 && !lookup->address.isEmpty())
                servers.append({textFromUtf8(name), lookup->address, lookup->port, lookup->usesTls});
        }
        if (const auto found = m_found)
            found(servers);
    });
}

} // namespace Chinwag
