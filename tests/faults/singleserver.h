#pragma once

#include "tests/faults/context.h"
#include "tests/faults/population.h"
#include "tests/faults/tcpgate.h"
#include "tests/support/chinwagdprocess.h"

namespace Chinwag::Test {

/// One chinwagd on SQLite, behind a gate that its clients use. The database can be read while it is down.
class SingleServer
{
public:
    explicit SingleServer(Context &context);

    /// With these people in its database.
    [[nodiscard]] bool start(const Population &population);
    /// After a kill; true when it accepts connections again.
    [[nodiscard]] bool restart();
    /// Where it keeps everything, instead of a directory of its own; before start().
    void setDataDirectory(const QString &directory) { m_dataDirectory = directory; }

    ChinwagdProcess &process() { return m_process; }
    TcpGate &gate() { return m_gate; }
    QUrl url() const;
    QString databaseFile() const { return m_dataDirectory + QStringLiteral("/chinwagd.sqlite"); }

    /// Stops it (SIGTERM), checks the file and compares it with the journals.
    void conclude(const Population &population, const QList<Witness> &witnesses);

private:
    Context &m_context;
    ChinwagdProcess m_process;
    TcpGate m_gate;
    QString m_dataDirectory;
};

} // namespace Chinwag::Test
