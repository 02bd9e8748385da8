#include "tests/faults/clientprocess.h"
#include "tests/faults/rows.h"
#include "tests/faults/singleserver.h"
#include "tests/faults/traffic.h"

namespace Chinwag::Test {

namespace {

struct Written
{
    qsizetype queued = 0;
    qsizetype acknowledged = 0;
};

Written countWritten(const QString &journalFile)
{
    Written written;
    const QList<Record> records = Journal::read(journalFile);
    for (const Record &record : records) {
        written.queued += record.kind == Record::Kind::Queued ? 1 : 0;
        written.acknowledged += record.kind == Record::Kind::Acknowledged ? 1 : 0;
    }
    return written;
}

/// One life of the client that ends by SIGKILL: sometimes the server is out of reach meanwhile.
bool liveAndDie(Context &context, SingleServer &server, ClientProcess &client, const QString &journalFile,
                int round)
{
    const bool unreachable = context.random().bounded(2) == 0;
    server.gate().refuse(unreachable);
    const qsizetype before = countWritten(journalFile).queued;
    if (!context.require(client.startWriting(round), QStringLiteral("the client does not start")))
        return false;
    const qsizetype wanted = before + context.random().bounded(1, 40);
    const bool wrote = waitUntil([&] { return countWritten(journalFile).queued >= wanted; });
    const bool killed = client.isRunning();
    client.kill();
    server.gate().refuse(false);
    return context.require(wrote && killed && !client.isRunning(),
                           QStringLiteral("the client did not write and die"));
}

void clientKilledWithUnsentMessages(Context &context)
{
    const Population people = Population::make(3, 2);
    SingleServer server(context);
    if (!server.start(people))
        return;
    auto others =
        std::make_unique<Traffic>(context, Population{people.people.mid(1), people.rooms}, server.url());
    others->setRate(5);
    if (!others->start())
        return;
    const QString journalFile = context.path(QStringLiteral("victim.journal"));
    ClientProcess client(
        {people.people.first(), server.url(), journalFile, context.path(QStringLiteral("victim.sqlite"))});
    const int rounds = context.pick(8, 200);
    int withUnsent = 0;
    for (int round = 0; round < rounds; ++round) {
        if (!liveAndDie(context, server, client, journalFile, round))
            return;
        const Written written = countWritten(journalFile);
        withUnsent += written.queued > written.acknowledged ? 1 : 0;
    }
    context.landed(withUnsent > 0, QStringLiteral("%1 kills, after %2 of them unsent messages were on disk")
                                       .arg(rounds)
                                       .arg(withUnsent));
    others->setFlowing(false);
    context.require(client.finish(), QStringLiteral("the client does not recover what it had not sent"));
    others->settle();
    context.figure(QStringLiteral("messages of the client"), double(countWritten(journalFile).queued),
                   QStringLiteral("messages"));
    auto witnesses = others->witnesses();
    witnesses.prepend({people.people.first().user.id, Journal::read(journalFile)});
    others.reset();
    server.conclude(people, witnesses);
}

} // namespace

QList<Row> clientRows()
{
    return {
        {"client-killed", "the client, kill -9 with unsent messages on its disk",
         clientKilledWithUnsentMessages},
    };
}

} // namespace Chinwag::Test
