#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QRect>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace Chinwag::Test {

/// Runs the event loop until `condition` holds; false when it did not within `timeout` ms. Never a fixed
/// sleep: it wakes for events and asks again every few milliseconds.
bool waitFor(const std::function<bool()> &condition, int timeout = 15000);
/// From now on every waitFor() gives up at once, so that a program unwinds and cleans up (Ctrl+C, a time
/// limit).
void interruptWaiting();
bool waitingInterrupted();

/// An X server without a screen, with the tools a person's hands and eyes are replaced by (xdotool,
/// ImageMagick's import). Uses the DISPLAY that is there when `existing` is true.
class Desktop
{
public:
    struct Size
    {
        int width = 1920;
        int height = 760;
    };
    /// False and errorString() when Xvfb does not come up.
    bool startVirtual(Size size);
    void useExisting(const QString &display) { m_display = display; }

    QString display() const { return m_display; }
    QString errorString() const { return m_error; }

    /// Real key events into the window of process `pid`.
    bool focus(qint64 pid);
    bool type(const QString &text, int millisecondsBetweenKeys = 60);
    bool key(const QString &keysym);
    bool moveMouse(int x, int y);
    /// The window of process `pid`: whether one is shown, where it is, and another size for it.
    bool hasWindow(qint64 pid) { return !windowOf(pid).isEmpty(); }
    QRect geometry(qint64 pid);
    bool resize(qint64 pid, QSize size);
    bool click();
    /// PNG of the whole screen, or of the window of `pid`.
    bool screenshot(const QString &path, qint64 pid = 0);

    ~Desktop();

private:
    bool run(const QString &program, const QStringList &arguments, QByteArray *output = nullptr);
    QByteArray windowOf(qint64 pid);

    QString m_display;
    QString m_error;
    QProcess m_xvfb;
};

/// One `chinwag` as a process of its own, in a home directory of its own, read through its probe.
class ClientWindow
{
public:
    struct Options
    {
        QString binary;
        QString display;
        QString server; ///< http://127.0.0.1:port
        QString user;   ///< empty: the sign-in page
        QString passwordFile;
        QString geometry; ///< WxH+X+Y
        QString theme = QStringLiteral("light");
        QStringList environment; ///< further NAME=value
        QStringList launcher;    ///< run through another program ("ip netns exec NAME")
    };

    explicit ClientWindow(Options options);
    ~ClientWindow();

    bool start(); ///< true when the probe answers
    /// The program once more with the same home, as a click on a link does it. Its exit code; -1 when it
    /// stays.
    int startAgain(const QStringList &arguments);
    void kill(); ///< SIGKILL, as a crash
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }
    QByteArray log() const { return m_log; }
    QString home() const { return m_home.path(); } ///< all that it keeps

    /// What the window shows now; empty when it does not answer. Keys are described in app/ui/probe.h.
    QJsonObject state();
    /// Where the middle of the control of that name is on the screen; null: it is not to be seen. With
    /// `words` it is the one whose accessible name has them.
    std::optional<QPoint> placeOf(const QString &control, Desktop &desktop, const QString &words = {});
    bool shows(const QString &control, const QString &words = {});
    /// What a screen reader says of it: its name and its description; empty: it is not to be seen.
    QString says(const QString &control, const QString &words = {});
    bool waitForState(const std::function<bool(const QJsonObject &)> &condition, int timeout = 15000);

private:
    QJsonObject ask(const QJsonObject &query);
    QJsonObject place(const QString &control, const QString &words);

    Options m_options;
    QTemporaryDir m_home;
    QProcess m_process;
    QByteArray m_log;
};

} // namespace Chinwag::Test
