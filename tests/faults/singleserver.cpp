#include "tests/faults/singleserver.h"

#include "server/sql/database.h"
#include "server/sql/sqlitedialect.h"
#include "tests/faults/pages.h"
#include "tests/support/await.h"

#include <QDir>

#include <cstdio>

namespace Chinwag::Test {

SingleServer::SingleServer(Context &context)
    : m_context(context)
    , m_dataDirectory(context.path(QStringLiteral("server")))
{
}

bool SingleServer::start(const Population &population)
{
    QDir().mkpath(m_dataDirectory);
    auto database = openDatabase(std::make_unique<SqliteDialect>(databaseFile()));
    if (!m_context.require(database && population.settle(*database),
                           QStringLiteral("the database is not made")))
        return false;
    database.reset();
    m_process.setArguments({QStringLiteral("--registration"), QStringLiteral("open"),
                            QStringLiteral("--rate-limits"), QStringLiteral("off"),
                            QStringLiteral("--data-dir"), m_dataDirectory});
    return restart();
}

bool SingleServer::restart()
{
    const bool started = m_process.start();
    m_gate.setServers({m_process.port()});
    return started || m_context.require(false, QStringLiteral("chinwagd does not start: ") +
                                                   QString::fromUtf8(m_process.log().right(500)));
}

QUrl SingleServer::url() const { return localUrl(m_gate.port()); }

void SingleServer::conclude(const Population &population, const QList<Witness> &witnesses)
{
    const int code = m_process.terminate();
    m_context.require(code == 0, QStringLiteral("chinwagd ended with %1").arg(code));
    if (m_context.isVerbose())
        std::fprintf(stderr, "%s\n", m_process.log().constData());
    const auto database = openDatabase(std::make_unique<SqliteDialect>(databaseFile()));
    if (!m_context.require(database != nullptr, QStringLiteral("the database does not open")))
        return;
    const auto integrity = await<QString>([&](auto done) {
        database->read<QString>(
            [](Connection &connection) {
                auto rows = connection.rows(QStringLiteral("PRAGMA integrity_check"));
                return rows.next() ? rows.text(0) : QString();
            },
            done);
    });
    m_context.require(integrity && *integrity == QLatin1String("ok"),
                      QStringLiteral("integrity_check is not ok"));
    m_context.report(check(takeSnapshot(*database, population.rooms), witnesses));
}

} // namespace Chinwag::Test
