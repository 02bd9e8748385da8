#include "tests/unit/eventloop/loopharness.h"

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>
#include <QTimer>
#include <QTimerEvent>

#include <memory>
#include <vector>

using namespace std::chrono_literals;
using namespace Chinwag::Test;

namespace {

/// Reports its timer events.
class Ticker : public QObject
{
public:
    using Handler = std::function<void(int id)>;
    explicit Ticker(Handler handler)
        : m_handler(std::move(handler))
    {
    }

protected:
    void timerEvent(QTimerEvent *event) override
    {
        const Handler handler = m_handler; // it may delete this
        handler(event->timerId());
    }

private:
    Handler m_handler;
};

} // namespace

class DispatcherTimersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLoops(); }

    void singleShotsFireInOrder()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            for (const int delay : {60, 20, 40, 0})
                QTimer::singleShot(delay, Qt::PreciseTimer, &context, [&, delay] { journal.note(delay); });
            turnUntil([&] { return journal.size() == 4; });
        });
        QCOMPARE(account, lines({"0", "20", "40", "60"}));
    }

    void equalTimersKeepTheirOrder()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            for (int number = 0; number < 5; ++number)
                QTimer::singleShot(15, Qt::PreciseTimer, &context, [&, number] { journal.note(number); });
            turnUntil([&] { return journal.size() == 5; });
        });
        QCOMPARE(account, lines({"0", "1", "2", "3", "4"}));
    }

    void noTimerIsEarlierThanItsTypeAllows()
    {
        const auto account = accountOf([](Journal &journal) {
            struct Sample
            {
                Qt::TimerType type;
                std::chrono::milliseconds interval, least;
            };
            for (const Sample &sample : {Sample{Qt::PreciseTimer, 1ms, 1ms},
                                         {Qt::PreciseTimer, 7ms, 7ms},
                                         {Qt::PreciseTimer, 50ms, 50ms},
                                         {Qt::CoarseTimer, 20ms, 20ms},
                                         {Qt::CoarseTimer, 100ms, 94ms}, // 5 %, from a time cut to whole ms
                                         {Qt::CoarseTimer, 233ms, 220ms},
                                         {Qt::VeryCoarseTimer, 1000ms, 499ms}}) {
                QElapsedTimer elapsed;
                elapsed.start();
                bool fired = false;
                QObject context;
                QTimer::singleShot(sample.interval, sample.type, &context, [&] { fired = true; });
                turnUntil([&] { return fired; });
                journal.expect(std::chrono::nanoseconds(elapsed.nsecsElapsed()) >= sample.least,
                               "late enough");
            }
        });
        QCOMPARE(account, QStringList());
    }

    void registeredTimersTellTheTypeInUse()
    {
        const auto account = accountOf([](Journal &journal) {
            Ticker ticker([](int) {});
            ticker.startTimer(5, Qt::CoarseTimer);
            ticker.startTimer(25000, Qt::CoarseTimer);
            ticker.startTimer(1400, Qt::VeryCoarseTimer);
            ticker.startTimer(5000, Qt::CoarseTimer);
            ticker.startTimer(9000, Qt::PreciseTimer);
            for (const auto &timer : QAbstractEventDispatcher::instance()->registeredTimers(&ticker))
                journal.note(QStringLiteral("%1 ms, type %2").arg(timer.interval).arg(timer.timerType));
            QAbstractEventDispatcher::instance()->unregisterTimers(&ticker);
            journal.note(QAbstractEventDispatcher::instance()->registeredTimers(&ticker).size());
        });
        QCOMPARE(account, lines({"5 ms, type 0", "1000 ms, type 2", "5000 ms, type 1", "9000 ms, type 0",
                                 "25000 ms, type 2", "0"}));
    }

    void zeroTimersTakeTurns()
    {
        const auto account = accountOf([](Journal &journal) {
            Ticker ticker([&](int id) { journal.note(id); });
            const int first = ticker.startTimer(0), second = ticker.startTimer(0);
            for (int turn = 0; turn < 3; ++turn)
                oneTurn();
            journal.expect(journal.lines() == QStringList({QString::number(first), QString::number(second),
                                                           QString::number(first), QString::number(second),
                                                           QString::number(first), QString::number(second)}),
                           "a strict alternation");
        });
        QCOMPARE(account.size(), 6);
    }

    void zeroTimersLeaveRoomForOthers()
    {
        const auto account = accountOf([](Journal &journal) {
            int spins = 0;
            Ticker spinner([&](int) { ++spins; });
            spinner.startTimer(0);
            bool timer = false, posted = false;
            QObject context;
            QTimer::singleShot(10, Qt::PreciseTimer, &context, [&] { timer = true; });
            QMetaObject::invokeMethod(
                &context, [&] { posted = true; }, Qt::QueuedConnection);
            journal.expect(turnUntil([&] { return timer && posted && spins > 100; }), "everybody had a turn");
        });
        QCOMPARE(account, QStringList());
    }

    void aTimerStartedInACallbackWaitsForTheNextTurn()
    {
        const auto account = accountOf([](Journal &journal) {
            Ticker late([&](int) { journal.note(2); });
            Ticker early([&](int id) {
                journal.note(1);
                early.killTimer(id);
                late.startTimer(0);
            });
            early.startTimer(0);
            oneTurn();
            journal.note(QStringLiteral("turn"));
            oneTurn();
        });
        QCOMPARE(account, lines({"1", "turn", "2"}));
    }

    void aDueTimerKilledByAnotherStaysSilent()
    {
        const auto account = accountOf([](Journal &journal) {
            Ticker ticker([&](int id) {
                journal.note(1);
                for (const auto &timer : QAbstractEventDispatcher::instance()->registeredTimers(&ticker)) {
                    if (timer.timerId != id)
                        ticker.killTimer(timer.timerId);
                }
            });
            ticker.startTimer(2, Qt::PreciseTimer);
            ticker.startTimer(2, Qt::PreciseTimer);
            QThread::msleep(10); // both are due
            oneTurn();
            ticker.killTimer(
                QAbstractEventDispatcher::instance()->registeredTimers(&ticker).constFirst().timerId);
            turnFor(10ms);
        });
        QCOMPARE(account, lines({"1"}));
    }

    void aTimerMayKillItselfAndStartAnew()
    {
        const auto account = accountOf([](Journal &journal) {
            Ticker ticker([&](int id) {
                journal.note(journal.size());
                ticker.killTimer(id);
                if (journal.size() < 4)
                    ticker.startTimer(1);
            });
            ticker.startTimer(1);
            turnUntil([&] { return journal.size() == 4; });
            turnFor(10ms);
        });
        QCOMPARE(account, lines({"0", "1", "2", "3"}));
    }

    void anObjectMayDieInATimerCallback()
    {
        const auto account = accountOf([](Journal &journal) {
            auto neighbour = std::make_unique<Ticker>([&](int) { journal.note(QStringLiteral("ghost")); });
            Ticker *self = nullptr;
            self = new Ticker([&](int) {
                journal.note(1);
                neighbour.reset();
                delete self;
            });
            self->startTimer(2);
            neighbour->startTimer(2);
            QThread::msleep(10);
            oneTurn();
            turnFor(10ms);
        });
        QCOMPARE(account, lines({"1"}));
    }

    void remainingTime()
    {
        const auto account = accountOf([](Journal &journal) {
            QTimer timer;
            timer.setTimerType(Qt::PreciseTimer);
            QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
                journal.expect(timer.remainingTime() > 4000, "the next timeout counts inside the callback");
                timer.stop();
            });
            timer.start(5000);
            journal.expect(timer.remainingTime() > 4000 && timer.remainingTime() <= 5001, "just started");
            timer.start(3);
            QThread::msleep(6);
            journal.note(timer.remainingTime());
            timer.setInterval(5000);
            journal.expect(timer.remainingTime() > 4000, "a new interval starts anew");
            QCoreApplication::sendEvent(&timer, std::make_unique<QTimerEvent>(timer.timerId()).get());
            journal.note(timer.remainingTime());
            // Qt 6.8 says the least int here, and not -1 as its documentation does.
            journal.expect(QAbstractEventDispatcher::instance()->remainingTime(0x00fffff) < 0,
                           "no such timer");
        });
        QCOMPARE(account, lines({"0", "-1"}));
    }

    void aLateTimerFiresOnceForAllItMissed()
    {
        const auto account = accountOf([](Journal &journal) {
            Ticker ticker([&](int) { journal.note(1); });
            ticker.startTimer(200, Qt::PreciseTimer);
            QThread::msleep(450);
            for (int turn = 0; turn < 5; ++turn)
                oneTurn();
        });
        QCOMPARE(account, lines({"1"}));
    }

    void aNestedLoopDoesNotFireTheTimerItRunsIn()
    {
        const auto account = accountOf([](Journal &journal) {
            int depth = 0, deepest = 0, others = 0;
            Ticker other([&](int) { ++others; });
            other.startTimer(1);
            Ticker ticker([&](int id) {
                deepest = std::max(deepest, ++depth);
                const int before = others;
                turnFor(30ms);
                journal.expect(others > before, "others fire in the nested loop");
                if (--depth == 0 && others > 50)
                    ticker.killTimer(id);
            });
            ticker.startTimer(0);
            turnUntil(
                [&] { return QAbstractEventDispatcher::instance()->registeredTimers(&ticker).isEmpty(); });
            journal.note(deepest);
        });
        QCOMPARE(account, lines({"1"}));
    }

    void excludedTimersWait()
    {
        const auto account = accountOf([](Journal &journal) {
            Ticker ticker([&](int id) {
                journal.note(1);
                ticker.killTimer(id);
            });
            ticker.startTimer(0);
            oneTurn(QEventLoop::X11ExcludeTimers);
            journal.note(QStringLiteral("excluded"));
            oneTurn();
        });
        QCOMPARE(account, lines({"excluded", "1"}));
    }

    void manyTimersAllFireInTheirGroups()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            QList<int> order;
            for (int number = 0; number < 900; ++number) {
                const int delay = 300 + number % 3 * 300;
                QTimer::singleShot(delay, Qt::PreciseTimer, &context, [&, delay] { order.append(delay); });
            }
            turnUntil([&] { return order.size() == 900; });
            journal.expect(std::is_sorted(order.cbegin(), order.cend()), "sorted");
            journal.note(order.size());
        });
        QCOMPARE(account, lines({"900"}));
    }

    void aRunningTimerMovesToAnotherThread()
    {
        const auto account = accountOf([](Journal &journal) {
            QThread thread;
            QTimer timer;
            timer.setInterval(5);
            QThread *seen = nullptr;
            QObject::connect(
                &timer, &QTimer::timeout, &timer,
                [&] {
                    seen = QThread::currentThread();
                    timer.stop();
                    seen->quit();
                },
                Qt::DirectConnection);
            timer.start();
            timer.moveToThread(&thread);
            thread.start();
            journal.expect(thread.wait(30s), "the other thread ends");
            journal.expect(seen == &thread, "fired there");
            journal.note(QAbstractEventDispatcher::instance()->registeredTimers(&timer).size());
        });
        QCOMPARE(account, lines({"0"}));
    }
};

CHINWAG_LOOP_TEST_MAIN(DispatcherTimersTest)
#include "tst_epolleventdispatcher_timers.moc"
