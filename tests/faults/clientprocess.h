#pragma once

#include "tests/faults/population.h"

#include <QProcess>
#include <QUrl>

namespace Chinwag::Test {

/// A FaultClient with its stores on disk in a process of its own, to be killed.
class ClientProcess
{
public:
    struct Options
    {
        Person person;
        QUrl server;
        QString journalFile;
        QString databaseFile;
    };

    explicit ClientProcess(Options options);
    ~ClientProcess();

    /// Writes messages for ever, each with `round` in it, so that no two rounds write the same.
    [[nodiscard]] bool startWriting(int round);
    /// Sends what is unsent, reads everything, inspects itself and ends; false when it does not come to that.
    [[nodiscard]] bool finish();
    void kill();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    /// What the process itself runs; gives its exit code.
    static int run(const QStringList &arguments);

private:
    QStringList arguments(const QString &task) const;

    Options m_options;
    QProcess m_process;
};

} // namespace Chinwag::Test
