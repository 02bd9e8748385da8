#pragma once

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>
#include <QStringList>
#include <QTest>

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>

namespace Chinwag::Test {

/// Where a case runs: in a thread of its own with Qt's dispatcher (the Unix one) or with ours, or in the main
/// thread of an application that was started with ours (environment CHINWAG_TEST_MAIN_THREAD=1).
enum class Loop { Qt, Epoll, EpollInMainThread };

/// What a case saw, in order. All loops have to give the same account. One thread only.
class Journal
{
public:
    void note(const QString &line) { m_lines.append(line); }
    void note(qint64 number) { m_lines.append(QString::number(number)); }
    /// Leaves a line only when it does not hold.
    void expect(bool holds, const char *what);
    qsizetype size() const { return m_lines.size(); }
    QStringList lines() const { return m_lines; }

private:
    QStringList m_lines;
};

using Case = std::function<void(Journal &)>;

/// Data for initTestCase_data(): every function of the class runs once per loop.
void addLoops();
/// Runs the case on the loop of the present row and returns its account.
QStringList accountOf(const Case &testCase);

/// What an account should be.
QStringList lines(std::initializer_list<const char *> expected);

/// Turns of the calling thread's loop until the condition holds; gives up, false, after half a minute.
bool turnUntil(const std::function<bool()> &condition);
/// Turns for about so long.
void turnFor(std::chrono::milliseconds time);

/// One turn of the dispatcher itself, or several; true when something happened.
bool oneTurn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents);
void turns(int count);

using Notifier = std::unique_ptr<QSocketNotifier>;
Notifier watch(int fd, QSocketNotifier::Type type, const std::function<void()> &callback);

/// Installs our dispatcher before the application when the environment asks for it, then runs the tests.
int runTests(QObject &tests, int argc, char **argv);

/// Two connected stream sockets, non-blocking, closed at the end.
class SocketPair
{
public:
    SocketPair();
    ~SocketPair();
    Q_DISABLE_COPY_MOVE(SocketPair)

    int near() const { return m_fds[0]; }
    int far() const { return m_fds[1]; }
    void feed(int bytes = 1) const; ///< makes near() readable
    void drainOne() const;          ///< reads one byte from near()
    void closeFar();
    int releaseNear(); ///< the caller closes it

private:
    int m_fds[2] = {-1, -1};
};

} // namespace Chinwag::Test

Q_DECLARE_METATYPE(Chinwag::Test::Loop)

#define CHINWAG_LOOP_TEST_MAIN(TestClass)                                                                    \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        TestClass tests;                                                                                     \
        return Chinwag::Test::runTests(tests, argc, argv);                                                   \
    }
