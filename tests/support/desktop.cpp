#include "tests/support/desktop.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QLocalSocket>

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms; a loaded machine, never the expected duration
bool interrupted = false;

} // namespace

void interruptWaiting() { interrupted = true; }

bool waitingInterrupted() { return interrupted; }

bool waitFor(const std::function<bool()> &condition, int timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (!condition()) {
        if (interrupted || deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 10);
    }
    return true;
}

bool Desktop::startVirtual(Size size)
{
    // -displayfd lets the X server choose a free number, so that parallel runs do not meet. Without -noreset
    // it begins anew when its last client goes, and throws out who comes at that moment.
    m_xvfb.setProcessChannelMode(QProcess::SeparateChannels);
    m_xvfb.setStandardErrorFile(QProcess::nullDevice());
    m_xvfb.start(u"Xvfb"_s,
                 {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s,
                  u"%1x%2x24"_s.arg(size.width).arg(size.height), u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
    if (!m_xvfb.waitForStarted() || !waitFor([this] { return m_xvfb.canReadLine(); })) {
        m_error = u"Xvfb did not start: %1"_s.arg(m_xvfb.errorString());
        return false;
    }
    m_display = u":%1"_s.arg(QString::fromLatin1(m_xvfb.readLine().trimmed()));
    return true;
}

Desktop::~Desktop()
{
    if (m_xvfb.state() == QProcess::NotRunning)
        return;
    m_xvfb.terminate();
    m_xvfb.waitForFinished(patience);
}

bool Desktop::run(const QString &program, const QStringList &arguments, QByteArray *output)
{
    QProcess tool;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display);
    tool.setProcessEnvironment(environment);
    tool.start(program, arguments);
    const bool finished = tool.waitForFinished(patience) && tool.exitCode() == 0;
    if (!finished)
        m_error = u"%1: %2"_s.arg(program, QString::fromUtf8(tool.readAllStandardError()));
    if (output)
        *output = tool.readAllStandardOutput();
    return finished;
}

QByteArray Desktop::windowOf(qint64 pid)
{
    QByteArray ids;
    run(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--pid"_s, QString::number(pid)}, &ids);
    return ids.trimmed().split('\n').last();
}

bool Desktop::focus(qint64 pid)
{
    return run(u"xdotool"_s, {u"windowfocus"_s, u"--sync"_s, QString::fromLatin1(windowOf(pid))});
}

bool Desktop::type(const QString &text, int millisecondsBetweenKeys)
{
    return run(u"xdotool"_s,
               {u"type"_s, u"--delay"_s, QString::number(millisecondsBetweenKeys), u"--"_s, text});
}

bool Desktop::key(const QString &keysym) { return run(u"xdotool"_s, {u"key"_s, keysym}); }

bool Desktop::moveMouse(int x, int y)
{
    return run(u"xdotool"_s, {u"mousemove"_s, u"--sync"_s, QString::number(x), QString::number(y)});
}

QRect Desktop::geometry(qint64 pid)
{
    QByteArray answer;
    run(u"xdotool"_s, {u"getwindowgeometry"_s, u"--shell"_s, QString::fromLatin1(windowOf(pid))}, &answer);
    QHash<QByteArray, int> values;
    const QList<QByteArray> lines = answer.split('\n');
    for (const QByteArray &line : lines)
        values.insert(line.left(line.indexOf('=')), line.mid(line.indexOf('=') + 1).toInt());
    return {values.value("X"), values.value("Y"), values.value("WIDTH"), values.value("HEIGHT")};
}

bool Desktop::resize(qint64 pid, QSize size)
{
    return run(u"xdotool"_s, {u"windowsize"_s, u"--sync"_s, QString::fromLatin1(windowOf(pid)),
                              QString::number(size.width()), QString::number(size.height())});
}

bool Desktop::click() { return run(u"xdotool"_s, {u"click"_s, u"1"_s}); }

bool Desktop::screenshot(const QString &path, qint64 pid)
{
    const QString window = pid ? QString::fromLatin1(windowOf(pid)) : u"root"_s;
    // Without its time: two pictures of the same are the same file.
    return run(u"import"_s, {u"-silent"_s, u"-window"_s, window, u"-strip"_s, u"-define"_s,
                             u"png:exclude-chunks=date,time"_s, path});
}

ClientWindow::ClientWindow(Options options)
    : m_options(std::move(options))
{
}

ClientWindow::~ClientWindow()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(patience)) {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
}

bool ClientWindow::start()
{
    const QString home = m_home.path();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, folder] :
         {std::pair{u"HOME"_s, u""_s}, std::pair{u"XDG_CONFIG_HOME"_s, u"/config"_s},
          std::pair{u"XDG_DATA_HOME"_s, u"/data"_s}, std::pair{u"XDG_CACHE_HOME"_s, u"/cache"_s}})
        environment.insert(name, home + folder);
    environment.insert(u"DISPLAY"_s, m_options.display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"CHINWAG_PROBE"_s, home + u"/probe"_s);
    // No keychain and no portal of the person who runs this: the token goes to the temporary home.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    environment.insert(u"LANGUAGE"_s, u"en"_s);
    for (const QString &variable : m_options.environment)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { m_log += m_process.readAll(); });

    QStringList arguments{u"--theme"_s, m_options.theme, u"--server"_s, m_options.server};
    if (!m_options.user.isEmpty())
        arguments << u"--user"_s << m_options.user << u"--password-file"_s << m_options.passwordFile;
    if (!m_options.geometry.isEmpty())
        arguments << u"--geometry"_s << m_options.geometry;
    QStringList command = m_options.launcher + QStringList(m_options.binary) + arguments;
    const QString program = command.takeFirst();
    m_process.start(program, command);
    return m_process.waitForStarted() &&
           waitFor([this] { return !isRunning() || !state().isEmpty(); }, patience) && isRunning();
}

int ClientWindow::startAgain(const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(m_process.processEnvironment());
    process.start(m_options.binary, arguments);
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit)
        return process.exitCode();
    process.kill();
    process.waitForFinished(patience);
    return -1;
}

void ClientWindow::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

QJsonObject ClientWindow::state() { return ask({{u"query"_s, u"state"_s}}); }

QJsonObject ClientWindow::place(const QString &control, const QString &words)
{
    return ask({{u"query"_s, u"place"_s}, {u"name"_s, control}, {u"words"_s, words}});
}

std::optional<QPoint> ClientWindow::placeOf(const QString &control, Desktop &desktop, const QString &words)
{
    const QJsonObject found = place(control, words);
    if (found.isEmpty())
        return {};
    // Between two pixels as well, which toInt() does not take.
    const QPointF middle(found[u"x"_s].toDouble(), found[u"y"_s].toDouble());
    return desktop.geometry(pid()).topLeft() + middle.toPoint();
}

bool ClientWindow::shows(const QString &control, const QString &words)
{
    return !place(control, words).isEmpty();
}

QString ClientWindow::says(const QString &control, const QString &words)
{
    const QJsonObject found = place(control, words);
    return QStringList{found[u"name"_s].toString(), found[u"description"_s].toString()}.join(u' ').trimmed();
}

QJsonObject ClientWindow::ask(const QJsonObject &query)
{
    QLocalSocket socket;
    socket.connectToServer(m_home.path() + u"/probe"_s);
    if (!socket.waitForConnected(1000))
        return {};
    socket.write(QJsonDocument(query).toJson(QJsonDocument::Compact) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(2000))
            return {};
    }
    return QJsonDocument::fromJson(socket.readLine()).object();
}

bool ClientWindow::waitForState(const std::function<bool(const QJsonObject &)> &condition, int timeout)
{
    return waitFor([&] { return condition(state()); }, timeout);
}

} // namespace Chinwag::Test
