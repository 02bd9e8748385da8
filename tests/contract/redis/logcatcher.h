#pragma once

#include <QLoggingCategory>
#include <QStringList>

namespace Chinwag::Test {

/// Takes everything that is logged while it lives. One at a time.
class LogCatcher
{
public:
    LogCatcher() { m_before = qInstallMessageHandler(&LogCatcher::caught); }
    ~LogCatcher()
    {
        qInstallMessageHandler(m_before);
        lines().clear();
    }
    Q_DISABLE_COPY_MOVE(LogCatcher)

    static QStringList &lines()
    {
        static QStringList all;
        return all;
    }
    static qsizetype count(const QString &part) { return lines().filter(part).size(); }

private:
    static void caught(QtMsgType, const QMessageLogContext &, const QString &text) { lines().append(text); }

    QtMessageHandler m_before = nullptr;
};

} // namespace Chinwag::Test
