#pragma once

#include "tests/support/desktop.h"

#include <QJsonObject>

namespace Chinwag::Test {

/// Pictures of a demo, as PNG files of a directory.
class Album
{
public:
    Album(Desktop &desktop, QString directory);

    /// The whole screen, or the window of `pid`. False when it cannot be taken; the desktop knows why.
    bool take(const QString &name, qint64 pid = 0);
    /// The same once nothing moves any more: what a window says of itself is faster than its painting, and
    /// things fade.
    bool takeStill(const QString &name, qint64 pid = 0);

private:
    QString pathOf(const QString &name) const;

    Desktop &m_desktop;
    QString m_directory;
};

/// Ann's and Bob's window, side by side.
struct TwoWindows
{
    std::unique_ptr<ClientWindow> ann;
    std::unique_ptr<ClientWindow> bob;

    static QString leftGeometry() { return QStringLiteral("920x760+0+0"); }
    static QString rightGeometry() { return QStringLiteral("920x760+920+0"); }

    bool start() { return ann->start() && bob->start(); }
    bool both(const std::function<bool(const QJsonObject &)> &condition);
    /// Runs until both were closed.
    void waitUntilClosed();
    /// What is told when a demo does not go as it should.
    QString problem(const QString &what, const Desktop &desktop) const;
};

// What windows say of themselves; see app/ui/probe.h.
bool isOnline(const QJsonObject &state);
bool isConnectedAgain(const QJsonObject &state);
bool showsMessage(const QJsonObject &state, QStringView text);
bool showsTyping(const QJsonObject &state, QStringView sentence);
bool showsCountdown(const QJsonObject &state);

} // namespace Chinwag::Test
