#pragma once

#include "shared/base/clock.h"

#include <QCoreApplication>
#include <QTest>

namespace Chinwag {

/// The application of a test that wants to know how long the event loop is held. Everything the loop calls
/// (timers, sockets, posted events) is measured one by one, in processor time of this thread: what other
/// threads and other programs take meanwhile does not count, nor what the test does between two turns.
class TurnMeter final : public QCoreApplication
{
public:
    TurnMeter(int &argc, char **argv)
        : QCoreApplication(argc, argv)
    {
    }

    /// What one handler may take of the loop, whatever the data. Builds that are not optimised, or look for
    /// errors, are given their share more.
    static microseconds allowed();
    /// The longest handler since the last call, and how often one took longer than allowed().
    struct Reading
    {
        microseconds longest{0};
        int tooLong = 0;
        int turns = 0;
    };
    static Reading take();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    int m_depth = 0;
    Reading m_reading;
};

/// The test functions of a test, in their order.
QByteArrayList functionsOf(const QMetaObject &tests);

/// Runs Tests under a TurnMeter and returns what QTest::qExec() does. Processor time is also what other
/// programs drive out of the caches, and a host that is lent to others takes some; what is too long by itself
/// is so each time. So a function that fails has two more tries.
template <typename Tests>
int runMeasured(int argc, char **argv)
{
    TurnMeter application(argc, argv);
    const auto run = [](int count, char **arguments) {
        Tests tests;
        return QTest::qExec(&tests, count, arguments);
    };
    if (run(argc, argv) == 0)
        return 0;
    int failed = 0;
    for (QByteArray function : functionsOf(Tests::staticMetaObject)) {
        char *arguments[] = {argv[0], function.data()};
        if (run(2, arguments) != 0 && run(2, arguments) != 0)
            ++failed;
    }
    return failed;
}

} // namespace Chinwag

/// Fails the test function when the loop was held too long since the last look.
#define CHINWAG_VERIFY_TURNS(what)                                                                           \
    do {                                                                                                     \
        const auto reading = Chinwag::TurnMeter::take();                                                     \
        QVERIFY2(reading.tooLong == 0, qPrintable(QStringLiteral("%1: %2 of %3 handlers were too long, the " \
                                                                 "longest took %4 µs")                       \
                                                      .arg(QStringLiteral(what))                             \
                                                      .arg(reading.tooLong)                                  \
                                                      .arg(reading.turns)                                    \
                                                      .arg(reading.longest.count())));                       \
    } while (false)
