// ./run demo [--cluster]: a server, or two nodes of one service, and two windows side by side. With a display
// they are yours to play with; without one they are driven by real key events on a virtual display and
// photographed.

#include "tests/gui/clusterstory.h"
#include "tests/gui/story.h"

#include <QCommandLineParser>
#include <QCoreApplication>
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

template <typename AnyStory, typename AnyStage>
int play(AnyStage &stage, const QString &directory)
{
    Desktop desktop;
    if (!desktop.startVirtual({1840, 760}))
        return fail(desktop.errorString());
    say(u"No display here: playing on a virtual one. Pictures:"_s);
    Album album(desktop, directory);
    const QString problem = AnyStory(stage, desktop, album).play();
    return problem.isEmpty() || waitingInterrupted() ? 0 : fail(problem);
}

template <typename AnyStage>
int show(AnyStage &stage, const QString &where)
{
    Desktop desktop;
    desktop.useExisting(qEnvironmentVariable("DISPLAY"));
    TwoWindows windows = stage.twoWindows(desktop);
    if (!windows.start())
        return fail(u"a window did not open.\n"_s + QString::fromUtf8(windows.ann->log()));
    say(where + u"\nType in one window and watch the other. Close both to end."_s);
    windows.waitUntilClosed();
    return 0;
}

bool hasDisplay() { return !qEnvironmentVariableIsEmpty("DISPLAY"); }

int runSingle(const QString &directory)
{
    Stage stage(QCoreApplication::applicationDirPath());
    if (!stage.setUp())
        return fail(stage.errorString());
    if (hasDisplay())
        return show(stage, u"Two people, two windows, one server at "_s + stage.server().url().authority());
    return play<Story>(stage, directory);
}

int runCluster(const QString &directory)
{
    ClusterStage stage(QCoreApplication::applicationDirPath());
    if (!stage.setUp())
        return fail(stage.errorString());
    const QString where = u"Two people, two windows, two nodes: "_s + stage.whereText();
    if (hasDisplay())
        return show(stage, where);
    say(where);
    const int result = play<ClusterStory>(stage, directory);
    say(u"chinwagd nodes says:\n"_s + stage.nodeList());
    return result;
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
    const QCommandLineOption cluster(u"cluster"_s, u"Two nodes with Redis and PostgreSQL between them."_s);
    parser.addOptions({forSeconds, output, cluster});
    parser.addHelpOption();
    parser.process(application);

    endOnSignals(application);
    if (parser.isSet(forSeconds))
        QTimer::singleShot(std::chrono::seconds(parser.value(forSeconds).toInt()), &application,
                           interruptWaiting);
    return parser.isSet(cluster) ? runCluster(parser.value(output)) : runSingle(parser.value(output));
}
