#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <thread>

namespace Chinwag {

/// Bytes of the files in a directory, and of those that this process has open there although nobody finds
/// them any more: what a database sorts with has no name. 0 where nobody can say.
qint64 openBytesIn(const QString &directory);

/// The most that `measure` says while this object is there; it is asked every few milliseconds, on a thread
/// of its own.
class Peak
{
public:
    explicit Peak(std::function<qint64()> measure);
    ~Peak();
    Peak(const Peak &) = delete;
    Peak &operator=(const Peak &) = delete;

    /// What was most until now.
    qint64 stop();

private:
    std::atomic<bool> m_isStopping = false;
    std::atomic<qint64> m_most = 0;
    std::thread m_thread;
};

} // namespace Chinwag
