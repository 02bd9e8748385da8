#include "tests/faults/traffic.h"

#include "app/core/presence/presencebook.h"
#include "app/core/timeline/timeline.h"
#include "app/core/typing/typingtracker.h"

namespace Chinwag::Test {

namespace {

constexpr std::chrono::milliseconds tickEvery{10};
constexpr std::chrono::milliseconds betweenHurries{200};
constexpr qsizetype mostUnsent = 10;   // nobody writes on for ever into a void
constexpr qsizetype clientsPerApi = 5; // as many requests as one makes at once
constexpr double typingGone = 7000;    // ms; the composer says that it is idle after 1 s of them
constexpr double typesFirst = 0.3;

} // namespace

Traffic::Traffic(Context &context, const Population &population, const QUrl &server)
    : m_context(context)
    , m_rate(context.pick(shortRate, fullRate))
{
    m_clock.start();
    m_writers = int(population.people.size());
    for (qsizetype i = 0; i < population.people.size(); ++i) {
        if (i % clientsPerApi == 0)
            m_apis.push_back(std::make_unique<HttpServerApi>(m_timers));
        m_clients.push_back(std::make_unique<FaultClient>(population.people.at(i), server, *m_apis.back(),
                                                          journalFile(i), QString(), observer()));
    }
    m_tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] { tick(); });
}

// Clients that go tell their observers, which need the rest of this.
Traffic::~Traffic() { m_clients.clear(); }

QString Traffic::journalFile(qsizetype index) const
{
    return m_context.path(QStringLiteral("journal%1").arg(index));
}

FaultClient::Observer Traffic::observer()
{
    FaultClient::Observer observer;
    observer.acknowledged = [this](const Nonce &nonce) { acknowledged(nonce); };
    observer.pushed = [this](const Event &event) { pushed(event); };
    observer.refused = [this](ErrorCode code, milliseconds after) {
        ++m_figures.refusals[code];
        m_figures.refusedAfter.append(double(after.count()));
    };
    observer.closed = [this](quint16 code) { ++m_figures.closes[code]; };
    observer.back = [this](milliseconds away) { m_figures.returns.append(double(away.count())); };
    return observer;
}

bool Traffic::start()
{
    for (const auto &client : m_clients)
        client->start();
    if (!m_context.require(waitUntilOnline(), QStringLiteral("not everybody could connect")))
        return false;
    setFlowing(true);
    return true;
}

void Traffic::setFlowing(bool flowing)
{
    m_due = 0;
    m_lastTick = m_clock.elapsed();
    resetFigures();
    if (flowing)
        m_tick.start(tickEvery);
    else
        m_tick.stop();
}

void Traffic::resetFigures()
{
    m_figures = {};
    m_lastAcknowledged = m_clock.elapsed();
}

void Traffic::tick()
{
    const qint64 now = m_clock.elapsed();
    // After a blocked moment not everything that was missed is owed.
    m_due = std::min(m_due + m_rate * double(now - m_lastTick) / 1000, m_rate / 10);
    m_lastTick = now;
    const int whole = int(m_due);
    m_due -= whole;
    burst(whole);
}

void Traffic::burst(int messages)
{
    for (int i = 0; i < messages; ++i) {
        const auto who = m_context.random().bounded(m_writers);
        writeSomething(*m_clients[std::size_t(who)]);
    }
}

void Traffic::writeSomething(FaultClient &client)
{
    if (client.unsent() >= mostUnsent)
        return;
    const auto &rooms = client.person().rooms;
    const RoomId room = rooms.at(m_context.random().bounded(int(rooms.size())));
    const QString text = QStringLiteral("%1 says %2").arg(client.person().user.username).arg(++m_written);
    if (m_context.random().generateDouble() < typesFirst)
        client.type(room, text);
    const auto queued = client.send(room, text);
    if (!queued)
        m_context.require(false, queued.error().message);
}

void Traffic::acknowledged(const Nonce &nonce)
{
    ++m_acknowledged;
    const qint64 now = m_clock.elapsed();
    m_acknowledgedAt.insert(nonce, now);
    m_figures.longestSilence = std::max(m_figures.longestSilence, now - m_lastAcknowledged);
    m_lastAcknowledged = now;
}

void Traffic::pushed(const Event &event)
{
    if (event.nonce.isEmpty())
        return;
    const auto since = m_acknowledgedAt.constFind(event.nonce);
    m_figures.deliveries.append(since == m_acknowledgedAt.cend() ? 0 : double(m_clock.elapsed() - *since));
}

bool Traffic::flow(qint64 messages)
{
    const qint64 goal = m_acknowledged + messages;
    return m_context.require(waitUntil([&] { return m_acknowledged >= goal; }),
                             QStringLiteral("nothing is acknowledged any more"));
}

void Traffic::hurry()
{
    for (const auto &client : m_clients)
        client->session().connection().reconnectNow();
}

void Traffic::networkChanged()
{
    for (const auto &client : m_clients)
        client->networkChanged();
}

bool Traffic::bringBack()
{
    QElapsedTimer hurried;
    const auto back = [&] {
        if (!hurried.isValid() || hurried.hasExpired(betweenHurries.count())) {
            hurry();
            hurried.start();
        }
        return online() == int(m_clients.size());
    };
    return m_context.require(waitUntil(back), QStringLiteral("not everybody comes back"));
}

int Traffic::online() const
{
    return int(std::count_if(m_clients.begin(), m_clients.end(),
                             [](const auto &client) { return client->isOnline(); }));
}

bool Traffic::waitUntilOnline()
{
    return waitUntil([this] { return online() == int(m_clients.size()); });
}

qsizetype Traffic::unsent() const
{
    qsizetype count = 0;
    for (const auto &client : m_clients)
        count += client->unsent();
    return count;
}

bool Traffic::haveAll()
{
    QHash<RoomId, Seq> heads;
    for (const auto &client : m_clients) {
        for (const RoomId &room : client->person().rooms)
            heads[room] = std::max({heads.value(room), client->lastSeq(room), client->newestNamed(room)});
    }
    return std::all_of(m_clients.begin(), m_clients.end(), [&](const auto &client) {
        return std::all_of(client->person().rooms.begin(), client->person().rooms.end(),
                           [&](const RoomId &room) {
                               return client->lastSeq(room) == heads.value(room) && client->isWhole(room);
                           });
    });
}

bool Traffic::nobodyTypes()
{
    return std::all_of(m_clients.begin(), m_clients.end(), [](const auto &client) {
        const auto &rooms = client->person().rooms;
        return std::all_of(rooms.begin(), rooms.end(), [&](const RoomId &room) {
            return client->session().typing().typing(room).isEmpty();
        });
    });
}

bool Traffic::everybodySeesEverybody()
{
    QHash<RoomId, QSet<UserId>> there;
    for (const auto &client : m_clients) {
        for (const RoomId &room : client->person().rooms)
            there[room].insert(client->person().user.id);
    }
    return std::all_of(m_clients.begin(), m_clients.end(), [&](const auto &client) {
        const PresenceBook &book = client->session().presence();
        const UserId self = client->person().user.id;
        return std::all_of(client->person().rooms.begin(), client->person().rooms.end(),
                           [&](const RoomId &room) {
                               const QSet<UserId> &others = there[room];
                               return std::all_of(others.begin(), others.end(), [&](const UserId &other) {
                                   return other == self || book.presence(other).presence == Presence::Online;
                               });
                           });
    });
}

bool Traffic::settle()
{
    m_tick.stop();
    QElapsedTimer quiet;
    quiet.start();
    std::optional<double> calm;
    // Becomes true at some time while the others do.
    const auto until = [&](const auto &holds, const char *otherwise) {
        const bool held = waitUntil([&] {
            if (!calm && nobodyTypes())
                calm = double(quiet.elapsed());
            return holds();
        });
        return m_context.require(held, QLatin1String(otherwise));
    };
    const bool settled =
        bringBack() && until([this] { return unsent() == 0; }, "messages are never acknowledged") &&
        until([this] { return haveAll(); }, "not everybody has everything") &&
        until([&] { return calm.has_value(); }, "somebody types for ever") &&
        until([this] { return everybodySeesEverybody(); }, "somebody who is there seems away");
    // With more clients than this it is the loop of this process that is slow.
    const auto allowed = m_clients.size() <= 200 ? std::optional(typingGone) : std::nullopt;
    m_context.figure(QStringLiteral("nobody seems to type"), calm.value_or(-1), QStringLiteral("ms"),
                     allowed);
    m_context.figure(QStringLiteral("all is said, seen, and right"), double(quiet.elapsed()),
                     QStringLiteral("ms"));
    for (const auto &client : m_clients)
        client->inspect();
    return settled;
}

QList<Witness> Traffic::witnesses() const
{
    QList<Witness> witnesses;
    for (std::size_t i = 0; i < m_clients.size(); ++i)
        witnesses.append({m_clients[i]->person().user.id, Journal::read(journalFile(qsizetype(i)))});
    return witnesses;
}

} // namespace Chinwag::Test
