// Adds one message to the outbox of the account database named on the command line, says "added" and then
// hangs until it is killed: what the test finds afterwards was on disk when add() answered.
#include "tests/support/answer.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Chinwag::DiskThread thread;
    const auto database = Chinwag::Test::openDatabase(thread, application.arguments().value(1));
    if (!database)
        return 1;
    Chinwag::OutboxEntry entry;
    entry.room = Chinwag::RoomId(u"r_1"_s);
    entry.nonce = Chinwag::Nonce(u"n_1"_s);
    entry.command = Chinwag::MessageBody{u"said before the crash"_s, 0};
    if (!Chinwag::Test::addTo((*database)->outbox(), entry))
        return 2;
    std::puts("added");
    std::fflush(stdout);
    return application.exec();
}
