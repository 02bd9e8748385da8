#include "tests/unit/eventloop/loopharness.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

#include <memory>
#include <set>
#include <vector>

using namespace std::chrono_literals;
using namespace Chinwag::Test;

class DispatcherNotifiersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLoops(); }

    void aReadNotifierFiresWhileThereIsData()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pair;
            const auto reader = watch(pair.near(), QSocketNotifier::Read, [&] {
                pair.drainOne();
                journal.note(1);
            });
            pair.feed(3);
            turns(10);
        });
        QCOMPARE(account, lines({"1", "1", "1"}));
    }

    void oneDescriptorServesSeveralTypes()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pair;
            const auto reader =
                watch(pair.near(), QSocketNotifier::Read, [&] { journal.note(QStringLiteral("read")); });
            auto writer =
                watch(pair.near(), QSocketNotifier::Write, [&] { journal.note(QStringLiteral("write")); });
            const auto urgent = watch(pair.near(), QSocketNotifier::Exception,
                                      [&] { journal.note(QStringLiteral("exception")); });
            oneTurn();
            pair.feed();
            oneTurn();
            writer.reset();
            oneTurn();
            reader->setEnabled(false);
            oneTurn();
        });
        QCOMPARE(account, lines({"write", "read", "write", "read"}));
    }

    void aWriterSwitchedOffInItsCallbackIsQuiet()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pair;
            Notifier writer;
            writer = watch(pair.near(), QSocketNotifier::Write, [&] {
                journal.note(1);
                writer->setEnabled(false);
            });
            turns(5);
            writer->setEnabled(true);
            turns(5);
        });
        QCOMPARE(account, lines({"1", "1"}));
    }

    void togglingWithinATurnLeavesTheLastState()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pair;
            const auto reader = watch(pair.near(), QSocketNotifier::Read, [&] { journal.note(1); });
            const auto writer = watch(pair.near(), QSocketNotifier::Write, [&] { journal.note(2); });
            pair.feed();
            for (int i = 0; i < 3; ++i) {
                writer->setEnabled(false);
                reader->setEnabled(false);
                reader->setEnabled(true);
            }
            oneTurn();
            reader->setEnabled(false);
            writer->setEnabled(true);
            oneTurn();
        });
        QCOMPARE(account, lines({"1", "2"}));
    }

    void whoIsSwitchedOffByANeighbourStaysSilent_data() { addWays(); }
    void whoIsSwitchedOffByANeighbourStaysSilent()
    {
        QFETCH(bool, deleted);
        const auto account = accountOf([deleted](Journal &journal) {
            const SocketPair pairs[2];
            Notifier notifiers[2];
            for (int i = 0; i < 2; ++i) {
                notifiers[i] = watch(pairs[i].near(), QSocketNotifier::Read, [&, i] {
                    journal.note(1);
                    notifiers[1 - i]->setEnabled(false);
                    if (deleted)
                        notifiers[1 - i].reset();
                    pairs[i].drainOne();
                });
                pairs[i].feed();
            }
            turns(5);
        });
        QCOMPARE(account, lines({"1"}));
    }

    void whoIsSwitchedOnInACallbackIsHeardNext()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair first, second;
            const auto later = watch(second.near(), QSocketNotifier::Read, [&] {
                journal.note(2);
                second.drainOne();
            });
            later->setEnabled(false);
            const auto earlier = watch(first.near(), QSocketNotifier::Read, [&] {
                journal.note(1);
                first.drainOne();
                later->setEnabled(true);
            });
            second.feed();
            oneTurn();
            first.feed();
            turns(5);
        });
        QCOMPARE(account, lines({"1", "2"}));
    }

    void excludedNotifiersWait()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pair;
            const auto reader = watch(pair.near(), QSocketNotifier::Read, [&] {
                journal.note(1);
                pair.drainOne();
            });
            pair.feed();
            QObject context;
            oneTurn(QEventLoop::ExcludeSocketNotifiers);
            QTimer::singleShot(5, &context, [&] { journal.note(QStringLiteral("timer")); });
            while (journal.size() == 0)
                oneTurn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
            turns(2);
        });
        QCOMPARE(account, lines({"timer", "1"}));
    }

    void aNestedTurnServesTheRestOfTheRound()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pairs[3];
            Notifier notifiers[3];
            bool nested = false;
            for (int i = 0; i < 3; ++i) {
                notifiers[i] = watch(pairs[i].near(), QSocketNotifier::Read, [&, i] {
                    pairs[i].drainOne(); // ends the program when it is served twice
                    journal.note(1);
                    if (!std::exchange(nested, true)) {
                        turns(2);
                        journal.note(QStringLiteral("nested"));
                    }
                });
                pairs[i].feed();
            }
            turns(3);
        });
        QCOMPARE(account, lines({"1", "1", "1", "nested"}));
    }

    void excludingTurnsInsideACallbackKeepTheRound()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pairs[2];
            Notifier notifiers[2];
            for (int i = 0; i < 2; ++i) {
                notifiers[i] = watch(pairs[i].near(), QSocketNotifier::Read, [&, i] {
                    journal.note(QStringLiteral("in"));
                    oneTurn(QEventLoop::ExcludeSocketNotifiers);
                    pairs[i].drainOne();
                    journal.note(QStringLiteral("out"));
                });
                pairs[i].feed();
            }
            oneTurn();
        });
        QCOMPARE(account, lines({"in", "out", "in", "out"}));
    }

    void nobodyStarvesBesideManyReadySockets()
    {
        const auto account = accountOf([](Journal &journal) {
            const std::vector<SocketPair> pairs(300); // more than one turn takes
            std::vector<Notifier> notifiers;
            std::set<int> heard;
            for (const SocketPair &pair : pairs) {
                pair.feed();
                notifiers.push_back(
                    watch(pair.near(), QSocketNotifier::Read, [&, fd = pair.near()] { heard.insert(fd); }));
            }
            bool timer = false, posted = false;
            QObject context;
            QTimer::singleShot(1, &context, [&] { timer = true; });
            QMetaObject::invokeMethod(
                &context, [&] { posted = true; }, Qt::QueuedConnection);
            QThread::msleep(3);
            turns(3);
            journal.expect(timer && posted, "timer and posted event");
            journal.note(qint64(heard.size()));
        });
        QCOMPARE(account, lines({"300"}));
    }

    void aNotifierMovesToAnotherThread()
    {
        const auto account = accountOf([](Journal &journal) {
            const SocketPair pair;
            QThread thread;
            Notifier reader = std::make_unique<QSocketNotifier>(pair.near(), QSocketNotifier::Read);
            QThread *seen = nullptr;
            QObject::connect(reader.get(), &QSocketNotifier::activated, reader.get(), [&] {
                seen = QThread::currentThread();
                reader->setEnabled(false);
                seen->quit();
            });
            reader->moveToThread(&thread);
            pair.feed();
            turns(2);
            journal.expect(!seen, "silent here");
            thread.start();
            journal.expect(thread.wait(30s) && seen == &thread, "fired there");
        });
        QCOMPARE(account, QStringList());
    }

private:
    static void addWays()
    {
        QTest::addColumn<bool>("deleted");
        QTest::newRow("disabled") << false;
        QTest::newRow("deleted") << true;
    }
};

CHINWAG_LOOP_TEST_MAIN(DispatcherNotifiersTest)
#include "tst_epolleventdispatcher_notifiers.moc"
