#include "tests/unit/eventloop/loopharness.h"

#include <QSocketNotifier>
#include <QTemporaryFile>

#include <sys/socket.h>
#include <unistd.h>

using namespace Chinwag::Test;

class DispatcherDescriptorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLoops(); }

    void urgentDataRaisesTheExceptionNotifier()
    {
        const auto account = accountOf([](Journal &journal) {
            const int listener = ::socket(AF_INET, SOCK_STREAM, 0),
                      client = ::socket(AF_INET, SOCK_STREAM, 0);
            ::listen(listener, 1);
            sockaddr address = {};
            socklen_t length = sizeof(address);
            ::getsockname(listener, &address, &length);
            journal.expect(::connect(client, &address, length) == 0, "connected");
            const int accepted = ::accept(listener, nullptr, nullptr);
            Notifier urgent;
            urgent = watch(accepted, QSocketNotifier::Exception, [&] {
                journal.note(1);
                urgent->setEnabled(false);
            });
            oneTurn();
            journal.expect(::send(client, "!", 1, MSG_OOB) == 1, "sent");
            turnUntil([&] { return journal.size() > 0; });
            urgent.reset();
            for (const int fd : {listener, client, accepted})
                ::close(fd);
        });
        QCOMPARE(account, lines({"1"}));
    }

    void theEndOfAConnectionReachesEveryType()
    {
        const auto account = accountOf([](Journal &journal) {
            SocketPair pair;
            std::vector<Notifier> notifiers;
            for (const auto type :
                 {QSocketNotifier::Read, QSocketNotifier::Write, QSocketNotifier::Exception}) {
                notifiers.push_back(watch(pair.near(), type, [&, type] {
                    journal.note(type);
                    notifiers[std::size_t(type)]->setEnabled(false);
                }));
            }
            pair.closeFar();
            turns(3);
        });
        QCOMPARE(account, lines({"0", "1", "2"}));
    }

    void aReusedNumberDoesNotInheritEvents()
    {
        const auto account = accountOf([](Journal &journal) {
            SocketPair pairs[2];
            const SocketPair fresh;
            Notifier notifiers[2], successor;
            for (int i = 0; i < 2; ++i) {
                notifiers[i] = watch(pairs[i].near(), QSocketNotifier::Read, [&, i] {
                    journal.note(1);
                    pairs[i].drainOne();
                    const int number = pairs[1 - i].releaseNear(); // it is ready in this round, too
                    notifiers[1 - i].reset();
                    ::close(number);
                    journal.expect(::dup2(fresh.near(), number) == number, "the number is in use again");
                    successor = watch(number, QSocketNotifier::Read, [&] {
                        journal.note(2);
                        fresh.drainOne();
                    });
                });
                pairs[i].feed();
            }
            turns(3);
            journal.note(QStringLiteral("quiet"));
            fresh.feed();
            turns(3);
            const int number = int(successor->socket());
            successor.reset();
            ::close(number);
        });
        QCOMPARE(account, lines({"1", "quiet", "2"}));
    }

    void aDescriptorClosedTooEarlyDoesNoHarm()
    {
        const auto account = accountOf([](Journal &journal) {
            SocketPair old;
            const SocketPair fresh;
            auto orphan =
                watch(old.near(), QSocketNotifier::Read, [&] { journal.note(QStringLiteral("orphan")); });
            oneTurn();
            const int number = old.releaseNear();
            const int copy = ::dup(number); // the old file lives on
            journal.expect(::dup2(fresh.near(), number) == number, "the number is in use again");
            const auto successor = watch(number, QSocketNotifier::Read, [&] {
                journal.note(1);
                fresh.drainOne();
            });
            orphan.reset();
            old.feed();
            turns(5);
            journal.expect(!oneTurn(), "nothing spins");
            fresh.feed();
            turns(3);
            successor->setEnabled(false);
            ::close(number);
            ::close(copy);
        });
        QCOMPARE(account, lines({"1"}));
    }

    void regularFilesAreAlwaysReady()
    {
        const auto account = accountOf([](Journal &journal) {
            QTemporaryFile file;
            journal.expect(file.open(), "a file");
            const auto reader = watch(file.handle(), QSocketNotifier::Read, [&] { journal.note(1); });
            const auto writer = watch(file.handle(), QSocketNotifier::Write, [&] { journal.note(2); });
            oneTurn();
            reader->setEnabled(false);
            oneTurn(QEventLoop::WaitForMoreEvents);
            writer->setEnabled(false);
            journal.expect(!oneTurn(), "nothing spins");
            reader->setEnabled(true);
            oneTurn();
        });
        QCOMPARE(account, lines({"1", "2", "2", "1"}));
    }

    void anInvalidDescriptorIsSwitchedOff()
    {
        const auto account = accountOf([](Journal &journal) {
            const int number = ::dup(0);
            ::close(number);
            const auto reader = watch(number, QSocketNotifier::Read, [&] { journal.note(1); });
            oneTurn();
            journal.note(reader->isEnabled());
        });
        QCOMPARE(account, lines({"0"}));
    }
};

CHINWAG_LOOP_TEST_MAIN(DispatcherDescriptorsTest)
#include "tst_epolleventdispatcher_descriptors.moc"
