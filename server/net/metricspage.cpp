#include "server/net/metricspage.h"

#include "shared/base/overloaded.h"

#include <prometheus/text_serializer.h>

#include <type_traits>

namespace Chinwag {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

/// The names on the wire; a frame without one does not compile.
constexpr Overloaded commandName{
    [](std::type_identity<AuthFrame>) { return "auth"; },
    [](std::type_identity<PongFrame>) { return "pong"; },
    [](std::type_identity<SyncFrame>) { return "sync"; },
    [](std::type_identity<MessageSendFrame>) { return "message_send"; },
    [](std::type_identity<MessageEditFrame>) { return "message_edit"; },
    [](std::type_identity<MessageDeleteFrame>) { return "message_delete"; },
    [](std::type_identity<ReactionFrame>) { return "reaction"; },
    [](std::type_identity<TypingFrame>) { return "typing"; },
    [](std::type_identity<TypingTextFrame>) { return "typing_text"; },
    [](std::type_identity<ReadFrame>) { return "read"; },
    [](std::type_identity<PresenceSetFrame>) { return "presence_set"; },
};

/// In the order of the variant.
template <typename... Frames>
constexpr std::array<const char *, sizeof...(Frames)> namesOf(std::type_identity<std::variant<Frames...>>)
{
    return {commandName(std::type_identity<Frames>())...};
}

constexpr auto commandNames = namesOf(std::type_identity<ClientFrame>());

class Page
{
public:
    void gauge(const char *name, const char *help, qint64 value)
    {
        ClientMetric metric;
        metric.gauge.value = static_cast<double>(value);
        family(name, help, MetricType::Gauge).metric.push_back(std::move(metric));
    }

    void seconds(const char *name, const char *help, qint64 milliseconds)
    {
        ClientMetric metric;
        metric.gauge.value = static_cast<double>(milliseconds) / 1000;
        family(name, help, MetricType::Gauge).metric.push_back(std::move(metric));
    }

    void counter(const char *name, const char *help, quint64 value)
    {
        family(name, help, MetricType::Counter).metric.push_back(counted(value));
    }

    /// One counter per label value.
    template <typename Count, typename LabelOf>
    void counters(const char *name, const char *help, const char *label, const Count &counts, LabelOf labelOf)
    {
        MetricFamily &target = family(name, help, MetricType::Counter);
        for (auto entry = counts.begin(); entry != counts.end(); ++entry) {
            const auto [text, value] = labelOf(entry);
            ClientMetric metric = counted(value);
            metric.label.push_back({label, text});
            target.metric.push_back(std::move(metric));
        }
    }

    void histogram(const char *name, const char *help, const Histogram &histogram)
    {
        ClientMetric metric;
        quint64 total = 0;
        for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
            total += histogram.counts[i];
            const double bound = i < Histogram::bounds.size() ? Histogram::bounds[i] / 1e6
                                                              : std::numeric_limits<double>::infinity();
            metric.histogram.bucket.push_back({total, bound});
        }
        metric.histogram.sample_count = total;
        metric.histogram.sample_sum = static_cast<double>(histogram.sum) / 1e6;
        family(name, help, MetricType::Histogram).metric.push_back(std::move(metric));
    }

    QByteArray text() const
    {
        return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_families));
    }

private:
    static ClientMetric counted(quint64 value)
    {
        ClientMetric metric;
        metric.counter.value = static_cast<double>(value);
        return metric;
    }

    MetricFamily &family(const char *name, const char *help, MetricType type)
    {
        MetricFamily family;
        family.name = name;
        family.help = help;
        family.type = type;
        return m_families.emplace_back(std::move(family));
    }

    std::vector<MetricFamily> m_families;
};

void addSessions(Page &page, const NodeMetrics &node)
{
    page.gauge("chinwag_sessions", "WebSocket sessions open now", node.sessions);
    page.gauge("chinwag_users", "People with a session on this node", node.users);
    page.gauge("chinwag_live_rooms", "Rooms with a session on this node", node.liveRooms);
    page.counter("chinwag_sessions_opened_total", "WebSocket sessions opened", node.sessionsOpened);
    page.counter("chinwag_sessions_refused_total", "WebSocket sessions refused after the upgrade",
                 node.sessionsRefused);
    page.counters("chinwag_closes_total", "Ended sessions by close code", "code", node.closes,
                  [](auto entry) { return std::pair(std::to_string(entry.key()), entry.value()); });
    page.counter("chinwag_heartbeat_timeouts_total", "Sessions that did not answer a ping",
                 node.heartbeatTimeouts);
    page.counter("chinwag_slow_consumers_total", "Sessions closed because they did not read",
                 node.slowConsumers);
    page.counter("chinwag_logins_total", "Logins with a password", node.logins);
    page.counter("chinwag_auth_failures_total", "Wrong passwords, tokens and tickets", node.authFailures);
    page.counter("chinwag_rate_limited_total", "Requests and commands over a rate", node.rateLimited);
}

void addTraffic(Page &page, const NodeMetrics &node)
{
    page.counter("chinwag_frames_received_total", "Frames from clients", node.framesReceived);
    page.counter("chinwag_frames_malformed_total", "Frames that could not be read", node.framesMalformed);
    page.counters("chinwag_commands_total", "Commands by type", "type", node.commands, [&](auto entry) {
        const auto index = static_cast<std::size_t>(std::distance(node.commands.begin(), entry));
        return std::pair(std::string(commandNames[index]), *entry);
    });
    page.counter("chinwag_durable_deliveries_total", "Events given to sessions", node.durableDeliveries);
    page.counter("chinwag_ephemeral_deliveries_total", "Typing and presence given to sessions",
                 node.ephemeralDeliveries);
    page.counter("chinwag_ephemeral_dropped_total", "Ephemeral frames dropped for slow sessions",
                 node.ephemeralDropped);
    page.counter("chinwag_ephemeral_replaced_total", "Ephemeral frames replaced by newer ones",
                 node.ephemeralReplaced);
    page.gauge("chinwag_queued_bytes", "Bytes that wait for clients now", node.queuedBytes);
    page.histogram("chinwag_fan_out_seconds", "Time to hand what one turn of the loop sends to the kernel",
                   node.fanOutTime);
    page.histogram("chinwag_loop_lag_seconds", "How late the event loop calls back", node.loopLag);
    page.counter("chinwag_sent_bytes_total", "Payload bytes of frames to clients", node.bytesSent);
    page.counter("chinwag_typing_forwarded_total", "Typing starts forwarded", node.typingForwarded);
    page.counter("chinwag_typing_coalesced_total", "Typing starts not forwarded, too soon after another",
                 node.typingCoalesced);
}

void addStorage(Page &page, const NodeMetrics &node)
{
    page.counter("chinwag_messages_total", "Messages stored", node.messages);
    page.counter("chinwag_duplicates_total", "Messages sent again and recognised", node.duplicates);
    page.counter("chinwag_store_errors_total", "Failed calls of the store", node.storeErrors);
    page.histogram("chinwag_append_seconds", "Time to store an event", node.appendTime);
    page.counter("chinwag_relayed_out_total", "Pushes given to other nodes", node.relayedOut);
    page.counter("chinwag_relayed_in_total", "Pushes from other nodes", node.relayedIn);
    page.counter("chinwag_relay_rubbish_total", "Pushes from other nodes that could not be read",
                 node.relayRubbish);
    page.counter("chinwag_relay_contradictions_total", "Events of other nodes that were not the stored ones",
                 node.relayContradictions);
    page.counter("chinwag_relay_unknown_total", "Messages of nodes of another release, ignored",
                 node.relayUnknown);
    page.counter("chinwag_heals_total", "Holes in a room filled from the store", node.heals);
}

void addNetwork(Page &page, const NodeMetrics &node, const NetMetrics &net)
{
    page.counter("chinwag_http_requests_total", "HTTP requests", node.httpRequests);
    page.counter("chinwag_http_errors_total", "HTTP requests answered with 5xx", node.httpErrors);
    page.counter("chinwag_accepted_total", "Connections accepted", net.accepted);
    page.counter("chinwag_accept_errors_total", "Times no connection could be accepted", net.acceptErrors);
    page.counter("chinwag_too_many_half_open_total", "Connections dropped at the cap per address",
                 net.tooManyHalfOpen);
    page.counter("chinwag_upgrades_total", "Requests that became a WebSocket", net.upgrades);
    page.counters("chinwag_refused_requests_total", "Requests refused before they were handled, by status",
                  "status", net.refusals,
                  [](auto entry) { return std::pair(std::to_string(entry.key()), entry.value()); });
}

void addRelay(Page &page, const RelayMetrics &relay)
{
    page.gauge("chinwag_relay_available", "1 while pushes reach the other nodes", relay.available ? 1 : 0);
    page.counter("chinwag_relay_outages_total", "Times the way to the other nodes was lost", relay.outages);
    page.counter("chinwag_relay_dropped_total", "Pushes that could not be handed over", relay.dropped);
    page.counter("chinwag_relay_foreign_total", "What came over the relay and was no push of ours",
                 relay.rubbish);
    page.counter("chinwag_relay_forged_total", "What came over the relay without our signature",
                 relay.forged);
    page.counter("chinwag_tickets_forged_total", "Tickets in Redis without our signature",
                 relay.forgedTickets);
}

void addHost(Page &page, const HostMetrics &host)
{
    page.counter("chinwag_expired_messages_total", "Messages deleted because they were too old",
                 host.expiredMessages);
    if (host.mostDescriptors > 0) {
        page.gauge("process_open_fds", "Descriptors that are open", qint64(host.openDescriptors));
        page.gauge("process_max_fds", "Descriptors that may be open", qint64(host.mostDescriptors));
    }
    if (!host.backup)
        return;
    page.seconds("chinwag_backup_last_attempt_timestamp_seconds", "When the last backup ended, well or not",
                 host.backup->lastAttempt);
    page.seconds("chinwag_backup_last_success_timestamp_seconds",
                 "When the last backup ended that was verified; 0: never", host.backup->lastSuccess);
    page.seconds("chinwag_backup_duration_seconds", "How long the last backup and its verification took",
                 host.backup->durationMs);
    page.gauge("chinwag_backup_verified", "1 while the last backup can be relied on",
               host.backup->isVerified ? 1 : 0);
}

} // namespace

QByteArray metricsPage(const NodeMetrics &node, const NetMetrics &net,
                       const std::optional<RelayMetrics> &relay, const HostMetrics &host)
{
    Page page;
    addSessions(page, node);
    addTraffic(page, node);
    addStorage(page, node);
    addNetwork(page, node, net);
    if (relay)
        addRelay(page, *relay);
    addHost(page, host);
    return page.text();
}

} // namespace Chinwag
