#include "tests/unit/eventloop/loopharness.h"

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSemaphore>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <memory>
#include <pthread.h>
#include <vector>

using namespace std::chrono_literals;
using namespace Chinwag::Test;

namespace {

using Thread = std::unique_ptr<QThread>;

Thread later(const std::function<void()> &work)
{
    Thread thread(QThread::create([work] {
        QThread::msleep(20); // most likely the loop waits by now; the outcome must not depend on it
        work();
    }));
    thread->start();
    return thread;
}

QAbstractEventDispatcher &dispatcher() { return *QAbstractEventDispatcher::instance(); }

void post(QObject &context, const std::function<void()> &work)
{
    QMetaObject::invokeMethod(&context, work, Qt::QueuedConnection);
}

} // namespace

class DispatcherWakeUpsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLoops(); }

    void wakeUpEndsAWait()
    {
        const auto account = accountOf([](Journal &journal) {
            auto &loop = dispatcher();
            const Thread thread = later([&] { loop.wakeUp(); });
            loop.processEvents(QEventLoop::WaitForMoreEvents);
            journal.note(QStringLiteral("back"));
            thread->wait();
        });
        QCOMPARE(account, lines({"back"}));
    }

    void aWakeUpBeforeTheWaitCounts()
    {
        const auto account = accountOf([](Journal &journal) {
            for (int i = 0; i < 100; ++i) {
                dispatcher().wakeUp();
                dispatcher().wakeUp();
                dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
            }
            journal.note(QStringLiteral("back"));
        });
        QCOMPARE(account, lines({"back"}));
    }

    void wakeUpEndsAWaitWithoutNotifiers()
    {
        const auto account = accountOf([](Journal &journal) {
            auto &loop = dispatcher();
            for (int i = 0; i < 2; ++i) {
                const Thread thread = later([&] { loop.wakeUp(); });
                loop.processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeSocketNotifiers);
                thread->wait();
            }
            journal.note(QStringLiteral("back"));
        });
        QCOMPARE(account, lines({"back"}));
    }

    void interruptEndsAWait()
    {
        const auto account = accountOf([](Journal &journal) {
            auto &loop = dispatcher();
            const Thread thread = later([&] { loop.interrupt(); });
            loop.processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::EventLoopExec);
            journal.note(QStringLiteral("back"));
            thread->wait();
        });
        QCOMPARE(account, lines({"back"}));
    }

    void anotherThreadCanQuitTheLoop()
    {
        const auto account = accountOf([](Journal &journal) {
            for (int i = 0; i < 20; ++i) {
                QEventLoop loop;
                const Thread thread(QThread::create([&] { loop.exit(i); }));
                thread->start();
                // exit() before exec() is lost by contract: ask again until it is heard.
                const Thread again = later([&] { loop.exit(i); });
                journal.expect(loop.exec() == i, "the return code");
                thread->wait();
                again->wait();
            }
        });
        QCOMPARE(account, QStringList());
    }

    void postedEventsKeepTheirOrder()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            post(context, [&] {
                journal.note(1);
                post(context, [&] { journal.note(3); });
            });
            post(context, [&] { journal.note(2); });
            dispatcher().processEvents(QEventLoop::AllEvents);
            journal.note(QStringLiteral("turn"));
            dispatcher().processEvents(QEventLoop::AllEvents);
        });
        QCOMPARE(account, lines({"1", "2", "turn", "3"}));
    }

    void aTurnThatDeliveredDoesNotBlock()
    {
        QFETCH_GLOBAL(Loop, loop);
        const auto account = accountOf([loop](Journal &journal) {
            QObject context;
            post(context, [&] { post(context, [&] { journal.note(1); }); });
            dispatcher().processEvents(QEventLoop::AllEvents);
            if (loop ==
                Loop::Qt) // forgets the wake-up of an event that was posted while others were delivered
                dispatcher().wakeUp();
            dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
        });
        QCOMPARE(account, lines({"1"}));
    }

    void whatANotifierPostsNeedsNoTurnOfItsOwn()
    {
        QFETCH_GLOBAL(Loop, loop);
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            const SocketPair pair;
            const Notifier reader = watch(pair.near(), QSocketNotifier::Read, [&] {
                pair.drainOne();
                post(context, [&] { journal.note(QStringLiteral("posted")); });
            });
            pair.feed();
            while (journal.size() == 0) {
                oneTurn();
                journal.note(QStringLiteral("turn"));
            }
            turns(2);
        });
        // Qt's dispatcher delivers it in its next turn.
        QCOMPARE(account.first(), loop == Loop::Qt ? QStringLiteral("turn") : QStringLiteral("posted"));
        QCOMPARE(account.count(QStringLiteral("posted")), 1);
    }

    void aWaitingTurnReturnsAfterPostedEvents()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            for (int i = 0; i < 3; ++i) {
                post(context, [&] { journal.note(1); });
                dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
            }
        });
        QCOMPARE(account, lines({"1", "1", "1"}));
    }

    void eventsThatPostThemselvesLeaveRoomForTimers()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            bool fired = false;
            int posted = 0;
            std::function<void()> again = [&] {
                ++posted;
                post(context, again);
            };
            again();
            QTimer::singleShot(5, &context, [&] { fired = true; });
            journal.expect(turnUntil([&] { return fired && posted > 10; }), "both");
        });
        QCOMPARE(account, QStringList());
    }

    void drainingEnds()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            for (int i = 0; i < 3; ++i)
                post(context, [&] { journal.note(1); });
            while (dispatcher().processEvents(QEventLoop::AllEvents)) {
            }
            journal.note(dispatcher().processEvents(QEventLoop::AllEvents));
        });
        QCOMPARE(account, lines({"1", "1", "1", "0"}));
    }

    void queuedCallsFromManyThreadsArriveInOrder()
    {
        const auto account = accountOf([](Journal &journal) {
            constexpr int producers = 4, calls = 5000;
            QObject context;
            std::vector<int> last(producers, -1);
            std::vector<Thread> threads;
            for (int producer = 0; producer < producers; ++producer) {
                threads.emplace_back(QThread::create([&, producer] {
                    for (int call = 0; call < calls; ++call) {
                        post(context, [&, producer, call] {
                            int &previous = last[std::size_t(producer)];
                            journal.expect(previous == call - 1, "in order");
                            previous = call;
                        });
                    }
                }));
                threads.back()->start();
            }
            journal.expect(turnUntil([&] { return last == std::vector<int>(producers, calls - 1); }), "all");
            for (const Thread &thread : threads)
                thread->wait();
        });
        QCOMPARE(account, QStringList());
    }

    void pingPongBetweenLoops()
    {
        const auto account = accountOf([](Journal &journal) {
            QThread peer;
            QObject here, there;
            there.moveToThread(&peer);
            peer.start();
            int rounds = 0;
            QEventLoop loop;
            std::function<void()> ping = [&] {
                post(there, [&] { post(here, [&] { ++rounds < 2000 ? ping() : loop.quit(); }); });
            };
            ping();
            loop.exec();
            peer.quit();
            peer.wait();
            journal.note(rounds);
        });
        QCOMPARE(account, lines({"2000"}));
    }

    void blockingCallsIntoALoop()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            std::atomic<int> calls = 0;
            const Thread thread = later([&] {
                for (int i = 0; i < 50; ++i)
                    QMetaObject::invokeMethod(
                        &context, [&] { ++calls; }, Qt::BlockingQueuedConnection);
            });
            turnUntil([&] { return calls == 50; });
            thread->wait();
            journal.note(calls);
        });
        QCOMPARE(account, lines({"50"}));
    }

    void nestedLoopsEndFromTheInside()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            QEventLoop outer, inner;
            post(context, [&] {
                post(context, [&] {
                    outer.exit(7); // ends only after the inner one
                    journal.note(1);
                    QTimer::singleShot(5, &context, [&] { inner.exit(3); });
                });
                journal.note(inner.exec());
            });
            journal.note(outer.exec());
        });
        QCOMPARE(account, lines({"1", "3", "7"}));
    }

    void deferredDeletionWaitsForItsLoop()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            QEventLoop outer;
            auto *doomed = new QObject;
            QObject::connect(doomed, &QObject::destroyed, &context, [&] {
                journal.note(QStringLiteral("deleted"));
                outer.quit();
            });
            post(context, [&] {
                doomed->deleteLater();
                QEventLoop nested;
                QTimer::singleShot(10, &nested, &QEventLoop::quit);
                nested.exec();
                journal.note(QStringLiteral("nested loop is over"));
            });
            outer.exec();
        });
        QCOMPARE(account, lines({"nested loop is over", "deleted"}));
    }

    void aboutToBlockAndAwakeFrameAWait()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            while (dispatcher().processEvents(QEventLoop::AllEvents)) {
            }
            connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &context,
                    [&] { journal.note(QStringLiteral("block")); });
            connect(&dispatcher(), &QAbstractEventDispatcher::awake, &context,
                    [&] { journal.note(QStringLiteral("awake")); });
            QTimer::singleShot(30, &context, [&] { journal.note(QStringLiteral("timer")); });
            dispatcher().processEvents(QEventLoop::AllEvents);
            dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
        });
        QCOMPARE(account, lines({"awake", "awake", "block", "timer"}));
    }

    void workPostedInAboutToBlockIsDone()
    {
        const auto account = accountOf([](Journal &journal) {
            QObject context;
            QEventLoop loop;
            bool posted = false;
            connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &context, [&] {
                if (!std::exchange(posted, true))
                    post(context, [&] {
                        journal.note(1);
                        loop.quit();
                    });
            });
            loop.exec();
        });
        QCOMPARE(account, lines({"1"}));
    }

    void signalsDoNotCutAWaitShort()
    {
        const auto account = accountOf([](Journal &journal) {
            struct sigaction ignore = {}, before = {};
            ignore.sa_handler = [](int) {};
            sigaction(SIGUSR1, &ignore, &before);
            const pthread_t self = pthread_self();
            QElapsedTimer elapsed;
            elapsed.start();
            QObject context;
            bool fired = false;
            QTimer::singleShot(120, Qt::PreciseTimer, &context, [&] { fired = true; });
            const Thread thread = later([self] { pthread_kill(self, SIGUSR1); });
            while (dispatcher().processEvents(QEventLoop::AllEvents)) {
            }
            dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
            journal.expect(fired && elapsed.hasExpired(119), "one wait");
            thread->wait();
            sigaction(SIGUSR1, &before, nullptr);
        });
        QCOMPARE(account, QStringList());
    }
};

CHINWAG_LOOP_TEST_MAIN(DispatcherWakeUpsTest)
#include "tst_epolleventdispatcher_wakeups.moc"
