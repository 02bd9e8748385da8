#include "app/ui/lab/labcontroller.h"

#include "app/core/lab/labreport.h"
#include "app/ui/lab/labwords.h"
#include "app/ui/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr double perCent = 100;

QString timeOf(milliseconds wall)
{
    return QDateTime::fromMSecsSinceEpoch(wall.count()).time().toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

LabController::LabController(Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
    , m_log(clock)
    , m_meter({clock, timers, m_log})
    , m_sweeper(clock, timers, [this](const RoomId &room) { return m_run && m_run->room() == room; })
{
}

LabController::~LabController()
{
    if (m_faults)
        m_faults->stop();
}

void LabController::setFaults(Faults &faults)
{
    m_faults = &faults;
    m_meter.setFaults(&faults);
}

void LabController::setMachinery(const Machinery &machinery) { m_machinery.emplace(machinery); }

void LabController::setSession(ChatSession *session)
{
    if (m_session == session)
        return;
    close();
    m_watch.reset();
    m_run.reset();
    m_spent.reset();
    m_newest.reset();
    m_proof = None;
    m_session = session;
    m_meter.watch(session ? &session->connection() : nullptr);
    m_sweeper.watch(session);
    if (session) {
        m_watch = std::make_unique<QObject>();
        connect(&session->connection(), &ServerConnection::stateChanged, m_watch.get(),
                [this] { refresh(); });
    }
    Q_EMIT proofChanged();
}

void LabController::show()
{
    if (!m_session || m_shown)
        return;
    m_meter.setMeasuring(true);
    if (!m_refresh.isActive())
        m_refresh = m_timers.every(refreshEvery, [this] { refresh(); });
    setShown(true);
    refresh();
}

void LabController::close()
{
    stopTrouble();
    if (m_run)
        m_run->cancel();
    m_meter.setMeasuring(false);
    m_refresh.cancel();
    setShown(false);
}

void LabController::stepBehind()
{
    if (!m_shown)
        return;
    if (trouble().isEmpty() && !m_run)
        close();
    else
        setShown(false);
}

void LabController::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    Q_EMIT shownChanged();
}

void LabController::refresh()
{
    if (!m_meter.isMeasuring())
        return;
    m_plot.show(m_log, m_clock.monotonic());
    m_frames.show(m_log);
    Q_EMIT figuresChanged();
}

QString LabController::state() const { return LabWords::state(m_log.state()); }

QString LabController::stateDetail() const
{
    const QString time = LabWords::duration(m_clock.monotonic() - m_log.since());
    const auto hello = m_session ? m_session->connection().hello() : std::nullopt;
    if (!isConnected() || !hello)
        return tr("for %1").arg(time);
    return tr("for %1 · node %2").arg(time, hello->node);
}

QString LabController::attempts() const { return QString::number(m_log.attempts()); }

QString LabController::attemptsDetail() const
{
    if (m_log.losses().empty())
        return tr("not lost so far");
    const ConnectionLog::Loss &loss = m_log.losses().back();
    if (loss.code)
        return tr("last close %1 at %2", "a number, time").arg(*loss.code).arg(timeOf(loss.at));
    return tr("went silent at %1", "time").arg(timeOf(loss.at));
}

QString LabController::delay() const
{
    const auto newest = m_session ? m_session->connection().lastDelay() : std::nullopt;
    return newest ? LabWords::duration(newest->actual) : tr("none");
}

QString LabController::delayDetail() const
{
    const auto newest = m_session ? m_session->connection().lastDelay() : std::nullopt;
    return newest ? tr("nominal %1").arg(LabWords::duration(newest->nominal)) : tr("not lost so far");
}

QString LabController::roundTrip() const
{
    const auto trips = m_log.roundTrips();
    return trips ? LabWords::duration(trips->newest) : tr("not measured");
}

QString LabController::roundTripDetail() const
{
    const auto trips = m_log.roundTrips();
    if (!trips)
        return tr("every 2 seconds");
    return tr("middle %1 · worst %2")
        .arg(LabWords::duration(trips->middle), LabWords::duration(trips->worst));
}

QString LabController::heartbeats() const { return tr("%n heartbeat(s)", nullptr, m_log.heartbeatCount()); }

void LabController::setTrouble(const std::function<void(Faults &)> &change)
{
    if (!m_faults)
        return;
    change(*m_faults);
    Q_EMIT troubleChanged();
}

void LabController::setIgnorePings(bool ignore)
{
    setTrouble([ignore](Faults &faults) { faults.ignorePings = ignore; });
}

QString LabController::pingsDetail() const
{
    const auto hello = m_session ? m_session->connection().hello() : std::nullopt;
    if (!hello)
        return tr("The server gives up after a while");
    return tr("The server gives up after %1")
        .arg(LabWords::duration(hello->heartbeatInterval + hello->heartbeatTimeout));
}

void LabController::setHalfOpen(bool halfOpen)
{
    setTrouble([halfOpen](Faults &faults) { faults.halfOpen = halfOpen; });
}

int LabController::latency() const { return m_faults ? static_cast<int>(m_faults->latency.count()) : 0; }

void LabController::setLatency(int each)
{
    const milliseconds delay(std::clamp(each, 0, longestLatency));
    setTrouble([delay](Faults &faults) { faults.latency = delay; });
}

QString LabController::latencyText() const
{
    return latency() == 0 ? tr("none", "latency") : tr("%1 ms").arg(QLocale().toString(latency()));
}

int LabController::loss() const { return m_faults ? qRound(m_faults->loss * perCent) : 0; }

void LabController::setLoss(int percent)
{
    const double part = std::clamp(percent, 0, mostLoss) / perCent;
    setTrouble([part](Faults &faults) { faults.loss = part; });
}

QString LabController::lossText() const
{
    return loss() == 0 ? tr("none", "lost frames") : tr("%1 %", "percent").arg(loss());
}

QString LabController::trouble() const { return m_faults ? LabWords::trouble(*m_faults) : QString(); }

void LabController::dropNow()
{
    if (m_faults)
        m_faults->dropConnections();
}

void LabController::stopTrouble()
{
    setTrouble([](Faults &faults) { faults.stop(); });
    // Nobody comes back to look at it.
    if (!m_shown && !m_run) {
        m_meter.setMeasuring(false);
        m_refresh.cancel();
    }
}

void LabController::prove()
{
    if (m_run)
        m_run->cancel();
    else if (m_machinery && m_session)
        beginProof();
    Q_EMIT proofChanged();
}

void LabController::beginProof()
{
    m_run = std::make_unique<ProvingRun>(partsOfProof(), m_plan);
    m_proof = Proving;
    connect(m_run.get(), &ProvingRun::progressed, this, &LabController::proofChanged);
    connect(m_run.get(), &ProvingRun::finished, this, &LabController::proofEnded);
    m_run->start();
}

ProvingRun::Parts LabController::partsOfProof()
{
    ChatSession &session = *m_session;
    const auto positions = [book = QPointer(&session.rooms())] {
        QHash<RoomId, Seq> heads;
        const QList<Room> rooms = book ? book->rooms() : QList<Room>();
        for (const Room &room : rooms)
            heads.insert(room.id, room.headSeq);
        return heads;
    };
    return {m_clock,
            m_timers,
            m_machinery->api,
            m_machinery->makeTransport,
            m_machinery->random,
            session.account().server,
            session.account().token,
            session.account().user.id,
            [&actions = session.roomActions()](const QString &name, AccountApi::Done<Room> done) {
                actions.createRoom(name, RoomKind::Private, std::move(done));
            },
            [&actions = session.roomActions()](const RoomId &room, AccountApi::Done<Ok> done) {
                Canary::remove(actions, room, std::move(done));
            },
            positions};
}

void LabController::proofEnded()
{
    m_newest = m_run->proof();
    m_provedAt = Words::time(QDateTime::fromMSecsSinceEpoch(m_clock.wall().count()), QLocale());
    m_proof = m_newest->isProof() ? Proved : m_newest->wasCancelled ? None : Failed;
    m_spent = std::move(m_run); // it is what calls
    m_burial = m_timers.after(milliseconds{0}, [this] { m_spent.reset(); });
    if (!m_shown && trouble().isEmpty())
        close();
    Q_EMIT proofChanged();
}

QString LabController::progress() const
{
    switch (m_run->stage()) {
    case ProvingRun::Stage::Talking:
        return tr("%1 of %2 …", "messages that have arrived")
            .arg(m_run->arrived())
            .arg(m_run->plan().messages);
    case ProvingRun::Stage::Checking:
    case ProvingRun::Stage::Removing:
    case ProvingRun::Stage::Over:
        return tr("Looking, and tidying up…");
    default:
        return tr("Making a private room…");
    }
}

QString LabController::proofTitle() const
{
    if (m_run)
        return progress();
    return m_newest ? LabWords::proof(*m_newest) : tr("Prove that nothing gets lost");
}

QString LabController::proofDetail() const
{
    if (!m_run && m_newest)
        return LabWords::proofDetail(*m_newest, m_provedAt);
    const int drops = static_cast<int>(m_plan.drops.size());
    return tr("Twenty seconds with this server: %1 messages over %n forced drop(s), in a private room that "
              "goes again.",
              nullptr, drops)
        .arg(m_plan.messages);
}

QString LabController::proofAction() const
{
    if (m_run)
        return m_run->proof().wasCancelled ? tr("Stopping…") : tr("Stop");
    return m_newest ? tr("Prove it again") : tr("Prove it");
}

QString LabController::report() const
{
    LabReport::Situation situation;
    situation.version = QCoreApplication::applicationVersion();
    situation.system = QSysInfo::prettyProductName() + QStringLiteral(", Qt ") + QLatin1String(qVersion());
    if (m_session)
        situation.delay = m_session->connection().lastDelay();
    if (m_faults)
        situation.trouble = LabReport::trouble(*m_faults);
    return LabReport::text(m_log, situation, m_clock);
}

void LabController::copy()
{
    QGuiApplication::clipboard()->setText(report());
    m_copied = m_timers.after(copiedFor, [this] {
        m_copied.cancel();
        Q_EMIT copiedChanged();
    });
    Q_EMIT copiedChanged();
}

} // namespace Chinwag
