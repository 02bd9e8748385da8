#include "app/core/hosting/hosting.h"
#include "app/core/memory/memoryserverkeeper.h"
#include "shared/base/manualtime.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace std::chrono_literals;
using State = Hosting::State;

namespace {

const QString name = QStringLiteral("Mira's server");

} // namespace

class tst_Hosting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_timers = std::make_unique<ManualTimerScheduler>(m_clock);
        m_keeper = std::make_unique<MemoryServerKeeper>(*m_timers);
        begin();
    }
    void cleanup()
    {
        m_hosting.reset();
        m_keeper.reset();
    }

    void withoutTheProgramThereIsNoOffer()
    {
        m_keeper->available = false;
        QVERIFY(!m_hosting->isOffered());
    }
    void itRunsWhenItSaysSo()
    {
        m_hosting->start(name);
        QCOMPARE(m_hosting->state(), State::Starting);
        QVERIFY(!m_hosting->url().isValid());
        turn();
        QCOMPARE(m_hosting->state(), State::Running);
        QCOMPARE(m_keeper->launchedAs, name);
        QCOMPARE(m_hosting->url(), QUrl(QStringLiteral("https://127.0.0.1:7420")));
        QCOMPARE(m_hosting->server().ownerInvite, QStringLiteral("owner-invite"));
        m_hosting->start(name); // once more
        turn();
        QCOMPARE(m_keeper->launches, 1);
    }
    void whatDoesNotComeUpIsSaid()
    {
        m_keeper->comesUp = false;
        m_hosting->start(name);
        m_timers->advance(Hosting::startDeadline - 1ms);
        QCOMPARE(m_hosting->state(), State::Starting);
        m_timers->advance(2ms);
        QCOMPARE(m_hosting->state(), State::Failed);
        QVERIFY(!m_keeper->runs);
    }
    void whyItEndedIsKept()
    {
        m_hosting->start(name);
        turn();
        m_keeper->crash(QStringLiteral("the disk is full"));
        turn();
        QCOMPARE(m_hosting->state(), State::Failed);
        QCOMPARE(m_hosting->problem(), QStringLiteral("the disk is full"));
        m_hosting->start(name);
        turn();
        QCOMPARE(m_hosting->state(), State::Running);
        QVERIFY(m_hosting->problem().isEmpty());
    }
    void itComesBackWithTheProgramOnItsPort()
    {
        m_keeper->next.port = 7499;
        m_hosting->start(name);
        turn();
        m_hosting.reset();
        QVERIFY(!m_keeper->runs); // it ended with the program
        begin();
        m_hosting->resume(name);
        turn();
        QCOMPARE(m_hosting->state(), State::Running);
        QCOMPARE(m_keeper->kept.port, quint16(7499));
    }
    void stoppedIsForGood()
    {
        m_hosting->start(name);
        turn();
        m_hosting->stop();
        QCOMPARE(m_hosting->state(), State::Ending);
        turn();
        QCOMPARE(m_hosting->state(), State::Off);
        m_hosting.reset();
        begin();
        m_hosting->resume(name);
        turn();
        QCOMPARE(m_keeper->launches, 1);
    }
    void whoNeverHadOneGetsNone()
    {
        m_hosting->resume(name);
        turn();
        QCOMPARE(m_keeper->launches, 0);
    }
    void keepRunningOutlivesTheProgram()
    {
        m_hosting->start(name);
        turn();
        m_hosting->setKeepsRunning(true);
        QCOMPARE(m_hosting->state(), State::Ending);
        turn();
        turn();
        QCOMPARE(m_hosting->state(), State::Running); // anew, in the hands of the system
        QCOMPARE(m_keeper->launches, 2);
        m_hosting.reset();
        QVERIFY(m_keeper->runs);
    }
    void whereNothingKeepsItRunningItIsNotOffered()
    {
        m_keeper->outlives = false;
        m_hosting->setKeepsRunning(true);
        QVERIFY(!m_hosting->keepsRunning());
    }
    void stoppedWhileItStarts()
    {
        m_keeper->comesUp = false;
        m_hosting->start(name);
        m_hosting->stop();
        turn();
        QCOMPARE(m_hosting->state(), State::Off);
        m_timers->advance(2 * Hosting::startDeadline);
        QCOMPARE(m_hosting->state(), State::Off);
    }

private:
    void begin() { m_hosting = std::make_unique<Hosting>(*m_keeper, *m_timers); }
    void turn() { m_timers->advance(0ms); }

    ManualClock m_clock;
    std::unique_ptr<ManualTimerScheduler> m_timers;
    std::unique_ptr<MemoryServerKeeper> m_keeper;
    std::unique_ptr<Hosting> m_hosting;
};

QTEST_GUILESS_MAIN(tst_Hosting)
#include "tst_hosting.moc"
