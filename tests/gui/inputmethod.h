#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace Chinwag::Test {

/// ibus with its real engines, on a D-Bus and in a home directory of its own.
class InputMethod
{
public:
    InputMethod() = default;
    ~InputMethod();
    Q_DISABLE_COPY_MOVE(InputMethod)

    /// False and errorString() when it does not come up.
    bool start(const QString &display);
    /// "hangul", "anthy"; what is typed goes through it from now on.
    bool choose(const QString &engine);
    QString errorString() const { return m_error; }

    /// What a program needs to use it, as NAME=value.
    QStringList environment() const;

private:
    QString addressFile() const { return m_home.filePath(QStringLiteral("address")); }
    QProcessEnvironment ownEnvironment() const;
    QString run(const QStringList &arguments); ///< what the tool says

    QTemporaryDir m_home;
    QString m_display;
    QProcess m_daemon;
    QString m_error;
};

} // namespace Chinwag::Test
