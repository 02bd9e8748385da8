// ./run demo: a server and two windows side by side. With a display they are yours to play with; without one
// they are driven by real key events on a virtual display and photographed.

#include "tests/gui/stage.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTimer>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

void say(const QString &line) { out() << line << Qt::endl; }

int fail(const QString &what)
{
    QTextStream(stderr) << "The demo stopped: " << what << Qt::endl;
    return 1;
}

constexpr auto leftGeometry = "920x760+0+0";
constexpr auto rightGeometry = "920x760+920+0";

struct Windows
{
    std::unique_ptr<ClientWindow> ann;
    std::unique_ptr<ClientWindow> bob;

    bool open(Stage &stage, const Desktop &desktop)
    {
        ann = stage.window(desktop, u"ann"_s, QString::fromLatin1(leftGeometry));
        bob = stage.window(desktop, u"bob"_s, QString::fromLatin1(rightGeometry));
        return ann->start() && bob->start();
    }
    bool both(const std::function<bool(const QJsonObject &)> &condition)
    {
        return ann->waitForState(condition, 40000) && bob->waitForState(condition, 40000);
    }
};

bool isOnline(const QJsonObject &state) { return state[u"online"_s].toBool(); }

bool shows(const QJsonObject &state, QStringView message)
{
    for (const QJsonValue &row : state[u"messages"_s].toArray())
        if (row[u"text"_s].toString() == message)
            return true;
    return false;
}

/// Plays the story and photographs its five moments.
class Story
{
public:
    Story(Stage &stage, Desktop &desktop, QString directory)
        : m_stage(stage)
        , m_desktop(desktop)
        , m_directory(std::move(directory))
    {
    }

    QString play()
    {
        if (!signInPage())
            return problem(u"the sign-in page"_s);
        if (!m_windows.open(m_stage, m_desktop) || !m_windows.both(isOnline))
            return problem(u"the two windows"_s);
        if (!typing())
            return problem(u"typing"_s);
        if (!arrived())
            return problem(u"the message"_s);
        if (!lost())
            return problem(u"the lost connection"_s);
        if (!back())
            return problem(u"coming back"_s);
        return {};
    }

private:
    bool signInPage()
    {
        const auto window = m_stage.window(m_desktop, QString(), u"920x760+460+0"_s);
        return window->start() && window->waitForState([](const QJsonObject &state) {
            return state[u"sign_in"_s][u"address_line"_s].toString().startsWith(u"Harbour crew"_s);
        }) && photographStill(u"1-sign-in"_s, window->pid());
    }
    bool typing()
    {
        // Keys go on while the picture is taken: the indicator is there because somebody types, not because
        // of a lucky moment.
        if (!m_desktop.focus(m_windows.ann->pid()) || !m_desktop.type(u"I can bring the big "_s))
            return false;
        return m_windows.bob->waitForState([](const QJsonObject &state) {
            return state[u"typing"_s] == u"Ann Larsen is typing…"_s;
        }) && photograph(u"2-typing"_s);
    }
    bool arrived()
    {
        if (!m_desktop.type(u"lantern"_s) || !m_desktop.key(u"Return"_s))
            return false;
        const auto complete = [](const QJsonObject &state) {
            return shows(state, u"I can bring the big lantern") && state[u"typing"_s].toString().isEmpty();
        };
        return m_windows.both(complete) && photographStill(u"3-arrived"_s);
    }
    bool lost()
    {
        m_stage.server().kill();
        const auto waiting = [](const QJsonObject &state) {
            return state[u"banner"_s].toString().startsWith(u"Connection lost. Reconnecting in"_s);
        };
        if (!m_windows.both(waiting))
            return false;
        if (!m_desktop.type(u"And a thermos"_s) || !m_desktop.key(u"Return"_s))
            return false;
        return m_windows.ann->waitForState(
                   [](const QJsonObject &state) { return shows(state, u"And a thermos"); }) &&
               m_windows.both(waiting) && photograph(u"4-connection-lost"_s);
    }
    bool back()
    {
        if (!m_stage.server().restart())
            return false;
        return m_windows.both(isOnline) && m_windows.both([](const QJsonObject &state) {
            return shows(state, u"And a thermos") && state[u"connection"_s] == u"connected"_s;
        }) && photographStill(u"5-back-online"_s);
    }
    QString pathOf(const QString &name) const { return m_directory + u"/"_s + name + u".png"_s; }
    bool photograph(const QString &name, qint64 pid = 0)
    {
        say(u"  "_s + QDir::toNativeSeparators(pathOf(name)));
        return m_desktop.screenshot(pathOf(name), pid);
    }
    /// The probe is faster than the painting, and things fade: takes pictures until two are the same.
    bool photographStill(const QString &name, qint64 pid = 0)
    {
        constexpr int most = 10; // a blinking caret may spoil some
        const auto bytes = [this, &name] {
            QFile file(pathOf(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        if (!photograph(name, pid))
            return false;
        QByteArray before;
        for (int taken = 1; taken < most && before != bytes(); ++taken) {
            before = bytes();
            if (!m_desktop.screenshot(pathOf(name), pid))
                return false;
        }
        return true;
    }
    QString problem(const QString &what)
    {
        return u"%1 did not show as it should. %2\n%3"_s.arg(
            what, m_desktop.errorString(),
            m_windows.bob ? QString::fromUtf8(QJsonDocument(m_windows.bob->state()).toJson()) : QString());
    }

    Stage &m_stage;
    Desktop &m_desktop;
    QString m_directory;
    Windows m_windows;
};

int play(Stage &stage, const QString &directory)
{
    Desktop desktop;
    if (!desktop.startVirtual({1840, 760}))
        return fail(desktop.errorString());
    say(u"No display here: playing on a virtual one. Pictures:"_s);
    const QString problem = Story(stage, desktop, directory).play();
    return problem.isEmpty() || waitingInterrupted() ? 0 : fail(problem);
}

int show(Stage &stage)
{
    Desktop desktop;
    desktop.useExisting(qEnvironmentVariable("DISPLAY"));
    Windows windows;
    if (!windows.open(stage, desktop))
        return fail(u"a window did not open.\n"_s + QString::fromUtf8(windows.ann->log()));
    say(u"Two people, two windows, one server at %1.\nType in one window and watch the other. Close both to end."_s
            .arg(stage.server().url().toString()));
    waitFor([&] { return !windows.ann->isRunning() && !windows.bob->isRunning(); },
            std::numeric_limits<int>::max());
    return 0;
}

/// Ctrl+C ends the event loop, so that every process and the temporary directory go before we do.
void endOnSignals(QCoreApplication &application)
{
    static int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return;
    const auto notify = [](int) { [[maybe_unused]] const auto written = ::write(ends[0], "x", 1); };
    std::signal(SIGINT, notify);
    std::signal(SIGTERM, notify);
    auto *notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [] { interruptWaiting(); });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption forSeconds(u"for"_s, u"End after this many seconds."_s, u"seconds"_s);
    const QCommandLineOption output(u"output"_s, u"Where pictures go."_s, u"directory"_s, u"build/demo"_s);
    parser.addOptions({forSeconds, output});
    parser.addHelpOption();
    parser.process(application);

    endOnSignals(application);
    if (parser.isSet(forSeconds))
        QTimer::singleShot(std::chrono::seconds(parser.value(forSeconds).toInt()), &application,
                           interruptWaiting);
    QDir().mkpath(parser.value(output));
    Stage stage(QCoreApplication::applicationDirPath());
    if (!stage.setUp())
        return fail(stage.errorString());
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        return play(stage, parser.value(output));
    return show(stage);
}
