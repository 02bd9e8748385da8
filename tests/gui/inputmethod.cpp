#include "tests/gui/inputmethod.h"

#include "tests/support/desktop.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Chinwag::Test {

namespace {

constexpr int patience = 15'000;

// Without them both begin in Latin letters.
constexpr auto settings = "[org/freedesktop/ibus/engine/hangul]\ninitial-input-mode='hangul'\n"
                          "[org/freedesktop/ibus/engine/anthy/common]\ninput-mode=0\n";

} // namespace

// Whom one ends is the daemon: its D-Bus goes with it, and not the other way round.
InputMethod::~InputMethod()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    run({u"exit"_s});
    if (!m_daemon.waitForFinished(patience)) {
        m_daemon.kill();
        m_daemon.waitForFinished(patience);
    }
}

QProcessEnvironment InputMethod::ownEnvironment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_DATA_HOME"_s})
        environment.insert(name, m_home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
    // Anthy's is a Python program, and wants the system's Python.
    environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    environment.insert(u"DISPLAY"_s, m_display);
    environment.insert(u"IBUS_ADDRESS_FILE"_s, addressFile());
    environment.insert(u"GSETTINGS_BACKEND"_s, u"keyfile"_s);
    environment.insert(u"NO_AT_BRIDGE"_s, u"1"_s);
    environment.insert(u"GTK_A11Y"_s, u"none"_s);
    return environment;
}

bool InputMethod::start(const QString &display)
{
    m_display = display;
    QDir(m_home.path()).mkpath(u"glib-2.0/settings"_s);
    QFile file(m_home.filePath(u"glib-2.0/settings/keyfile"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(settings) < 0) {
        m_error = file.errorString();
        return false;
    }
    file.close();
    m_daemon.setProcessEnvironment(ownEnvironment());
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
    m_daemon.start(u"dbus-run-session"_s,
                   {u"--"_s, u"ibus-daemon"_s, u"--panel=disable"_s, u"--emoji-extension=disable"_s});
    const bool isUp = m_daemon.waitForStarted() && waitFor([this] {
                          return m_daemon.state() == QProcess::NotRunning || QFile::exists(addressFile());
                      }) &&
                      m_daemon.state() != QProcess::NotRunning;
    if (!isUp)
        m_error = u"ibus-daemon: "_s + QString::fromUtf8(m_daemon.readAll());
    return isUp;
}

QString InputMethod::run(const QStringList &arguments)
{
    QProcess tool;
    tool.setProcessEnvironment(ownEnvironment());
    tool.start(u"ibus"_s, arguments);
    tool.waitForFinished(patience);
    m_error = QString::fromUtf8(tool.readAllStandardError());
    return QString::fromUtf8(tool.readAllStandardOutput()).trimmed();
}

// An engine that takes long to start is told as a failure, and is there a moment later.
bool InputMethod::choose(const QString &engine)
{
    return waitFor([&] {
        run({u"engine"_s, engine});
        return run({u"engine"_s}) == engine;
    });
}

QStringList InputMethod::environment() const
{
    return {u"QT_IM_MODULE=ibus"_s, u"IBUS_ADDRESS_FILE="_s + addressFile()};
}

} // namespace Chinwag::Test
