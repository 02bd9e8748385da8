#include "tests/support/turnmeter.h"

#include <QMetaMethod>

#include <algorithm>
#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace Chinwag {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int allowance = 20;
#elif defined(__OPTIMIZE__) || defined(NDEBUG)
constexpr int allowance = 1;
#else
constexpr int allowance = 6;
#endif

microseconds threadTime()
{
#ifdef Q_OS_LINUX
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + microseconds{time.tv_nsec / 1000};
#else
    return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

} // namespace

QByteArrayList functionsOf(const QMetaObject &tests)
{
    QByteArrayList functions;
    for (int at = tests.methodOffset(); at < tests.methodCount(); ++at) {
        const QMetaMethod method = tests.method(at);
        const QByteArray name = method.name();
        const bool isOfQTest =
            name.startsWith("init") || name.startsWith("cleanup") || name.endsWith("_data");
        if (method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Private && !isOfQTest)
            functions.append(name);
    }
    return functions;
}

microseconds TurnMeter::allowed() { return milliseconds{5} * allowance; }

TurnMeter::Reading TurnMeter::take()
{
    auto *const meter = dynamic_cast<TurnMeter *>(instance());
    Q_ASSERT_X(meter, "TurnMeter", "the test's main() makes a TurnMeter instead of a QCoreApplication");
    return std::exchange(meter->m_reading, {});
}

bool TurnMeter::notify(QObject *receiver, QEvent *event)
{
    // A handler that runs a loop of its own is one handler.
    if (m_depth > 0)
        return QCoreApplication::notify(receiver, event);
    ++m_depth;
    const microseconds start = threadTime();
    const bool handled = QCoreApplication::notify(receiver, event);
    const microseconds taken = threadTime() - start;
    --m_depth;
    ++m_reading.turns;
    m_reading.longest = std::max(m_reading.longest, taken);
    if (taken > allowed())
        ++m_reading.tooLong;
    return handled;
}

} // namespace Chinwag
