#include "tests/gui/album.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

#include <limits>

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 40'000; // ms: backoff included

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Album::Album(Desktop &desktop, QString directory)
    : m_desktop(desktop)
    , m_directory(std::move(directory))
{
    QDir().mkpath(m_directory);
}

QString Album::pathOf(const QString &name) const { return m_directory + u"/"_s + name + u".png"_s; }

bool Album::take(const QString &name, qint64 pid)
{
    QTextStream(stdout) << "  " << QDir::toNativeSeparators(pathOf(name)) << Qt::endl;
    return m_desktop.screenshot(pathOf(name), pid);
}

bool Album::takeStill(const QString &name, qint64 pid)
{
    constexpr int most = 10; // a blinking caret may spoil some
    if (!take(name, pid))
        return false;
    QByteArray before;
    for (int taken = 1; taken < most && before != contentsOf(pathOf(name)); ++taken) {
        before = contentsOf(pathOf(name));
        if (!m_desktop.screenshot(pathOf(name), pid))
            return false;
    }
    return true;
}

bool TwoWindows::both(const std::function<bool(const QJsonObject &)> &condition)
{
    return ann->waitForState(condition, patience) && bob->waitForState(condition, patience);
}

void TwoWindows::waitUntilClosed()
{
    waitFor([this] { return !ann->isRunning() && !bob->isRunning(); }, std::numeric_limits<int>::max());
}

QString TwoWindows::problem(const QString &what, const Desktop &desktop) const
{
    QString text = u"%1 did not show as it should. %2"_s.arg(what, desktop.errorString());
    for (const auto &window : {ann.get(), bob.get()}) {
        if (window)
            text += u'\n' + QString::fromUtf8(QJsonDocument(window->state()).toJson() + window->log());
    }
    return text;
}

bool isOnline(const QJsonObject &state) { return state[u"online"_s].toBool(); }

bool isConnectedAgain(const QJsonObject &state) { return state[u"connection"_s] == u"connected"_s; }

bool showsMessage(const QJsonObject &state, QStringView text)
{
    const QJsonArray rows = state[u"messages"_s].toArray();
    for (const auto &row : rows) {
        if (row[u"text"_s].toString() == text)
            return true;
    }
    return false;
}

bool showsTyping(const QJsonObject &state, QStringView sentence)
{
    return state[u"typing"_s].toString() == sentence;
}

bool showsCountdown(const QJsonObject &state)
{
    return state[u"banner"_s].toString().startsWith(u"Connection lost. Reconnecting in "_s);
}

} // namespace Chinwag::Test
