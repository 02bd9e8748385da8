#include "tests/gui/flow.h"

#include <QDebug>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>

#include <utility>

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

bool point(Desktop &desktop, ClientWindow &window, const QString &control, const QString &words)
{
    // As long as a window that is busy may take for a frame of what moves in it.
    constexpr qint64 stillness = 250; // ms
    std::optional<QPoint> place;
    QElapsedTimer still;
    const auto rests = [&] {
        const auto before = std::exchange(place, window.placeOf(control, desktop, words));
        if (!place || place != before)
            still.restart();
        return place && still.hasExpired(stillness);
    };
    still.start();
    return waitFor(rests) && desktop.moveMouse(place->x(), place->y());
}

bool click(Desktop &desktop, ClientWindow &window, const QString &control, const QString &words)
{
    return point(desktop, window, control, words) && desktop.click();
}

QStringList filesWith(const QString &folder, const QByteArray &marker)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QFile::ReadOnly) && file.readAll().contains(marker))
            found.append(file.fileName());
    }
    return found;
}

Flow::Flow(QString binaries)
    : m_binaries(std::move(binaries))
{
}

bool Flow::startDesktop() { return m_desktop.startVirtual({1840, 760}); }

bool Flow::setUp(const QStringList &serverArguments)
{
    m_why.clear();
    m_stage = std::make_unique<Stage>(m_binaries);
    return m_stage->setUp(serverArguments);
}

bool Flow::openWindows(const QUrl &wayOfAnn)
{
    m_ann = m_stage->window(m_desktop, u"ann"_s, TwoWindows::leftGeometry(), u"light"_s, {}, wayOfAnn);
    m_bob = m_stage->window(m_desktop, u"bob"_s, TwoWindows::rightGeometry());
    return m_ann->start() && m_bob->start() && m_ann->waitForState(isOnline) && m_bob->waitForState(isOnline);
}

void Flow::tearDown(const char *failed)
{
    if (failed && m_stage && m_ann && m_bob) {
        qWarning().noquote() << m_stage->server().log() << m_ann->log() << m_bob->log();
        m_desktop.screenshot(u"flow-%1.png"_s.arg(QString::fromLatin1(failed)));
    }
    m_ann.reset();
    m_bob.reset();
    m_stage.reset();
}

QString Flow::why() const
{
    return QStringList{m_why, m_desktop.errorString(), m_stage ? m_stage->errorString() : QString(),
                       m_stage ? m_stage->people().errorString() : QString()}
        .join(u' ')
        .trimmed();
}

bool Flow::type(ClientWindow &window, const QString &text)
{
    return m_desktop.focus(window.pid()) && m_desktop.type(text, 20);
}

bool Flow::key(ClientWindow &window, const QString &keysym)
{
    return m_desktop.focus(window.pid()) && m_desktop.key(keysym);
}

bool Flow::send(ClientWindow &window, const QString &text)
{
    return type(window, text) && m_desktop.key(u"Return"_s);
}

bool Flow::click(ClientWindow &window, const QString &control, const QString &words)
{
    const bool done = m_desktop.focus(window.pid()) && Test::click(m_desktop, window, control, words);
    if (!done)
        m_why = u"nothing to click: %1 %2"_s.arg(control, words);
    return done;
}

bool Flow::clickOnBar(ClientWindow &window, const QString &message, const QString &button,
                      const QString &words)
{
    if (m_desktop.focus(window.pid()) && point(m_desktop, window, u"message"_s, message))
        return click(window, button, words);
    m_why = u"no such message is to be seen: %1"_s.arg(message);
    return false;
}

QJsonObject messageIn(const QJsonObject &state, QStringView text)
{
    QJsonObject found;
    const QJsonArray rows = state[u"messages"_s].toArray();
    for (const auto &row : rows) {
        if (row[u"text"_s].toString() == text)
            found = row.toObject();
    }
    return found;
}

} // namespace Chinwag::Test
