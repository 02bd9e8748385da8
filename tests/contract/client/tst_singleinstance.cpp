// The contract of SingleInstance over memory and a local socket, and what only a socket can go through.
#include "app/platform/localsocketinstance.h"
#include "app/platform/memorysingleinstance.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using Claim = SingleInstance::Claim;

namespace {

/// Where the "programs" of a test meet.
struct World
{
    QTemporaryDir directory;
    std::shared_ptr<MemorySingleInstance::Place> place = std::make_shared<MemorySingleInstance::Place>();
    bool real = false;

    QString socket() const { return directory.filePath(u"socket"_s); }

    std::unique_ptr<SingleInstance> make() const
    {
        if (real)
            return std::make_unique<LocalSocketInstance>(socket(), directory.filePath(u"lock"_s));
        return std::make_unique<MemorySingleInstance>(place);
    }

    /// As a second process: it waits for the first one's event loop, which is the test's.
    Claim claimOnceMore(const StartRequest &request) const
    {
        if (!real)
            return make()->claim(request);
        auto claim = std::async(std::launch::async, [this, &request] { return make()->claim(request); });
        while (claim.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        return claim.get();
    }
};

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStays_data() { versions(); }
    void theFirstStays();
    void requestsWaitForTheHandler_data() { versions(); }
    void requestsWaitForTheHandler();
    void theNextIsFirstWhenThePreviousHasGone_data() { versions(); }
    void theNextIsFirstWhenThePreviousHasGone();
    void linesSurviveTheTrip_data();
    void linesSurviveTheTrip();
    void nonsenseIsNoRequest();
    void theSocketIsForItsUser();
    void aSocketLeftOverIsNoObstacle();
    void strangersGetNothing_data();
    void strangersGetNothing();

private:
    static void versions()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("memory") << false;
        QTest::newRow("socket") << true;
    }
};

void TestSingleInstance::theFirstStays()
{
    QFETCH(bool, real);
    World world;
    world.real = real;
    const auto first = world.make();
    QCOMPARE(first->claim({u"chinwag://own"_s, {}}), Claim::First);
    QList<StartRequest> heard;
    first->setHandler([&heard](const StartRequest &request) { heard.append(request); });

    const QList<StartRequest> asked{{u"chinwag://chat.example.org/?invite=abc"_s, u"token"_s}, {}};
    for (const StartRequest &request : asked)
        QCOMPARE(world.claimOnceMore(request), Claim::HandedOver);
    QTRY_COMPARE(heard, asked);
}

void TestSingleInstance::requestsWaitForTheHandler()
{
    QFETCH(bool, real);
    World world;
    world.real = real;
    const auto first = world.make();
    QCOMPARE(first->claim({}), Claim::First);
    QCOMPARE(world.claimOnceMore({u"chinwag://a"_s, {}}), Claim::HandedOver);
    QList<StartRequest> heard;
    first->setHandler([&heard](const StartRequest &request) { heard.append(request); });
    QVERIFY(heard.isEmpty());
    QTRY_COMPARE(heard, (QList<StartRequest>{{u"chinwag://a"_s, {}}}));
}

void TestSingleInstance::theNextIsFirstWhenThePreviousHasGone()
{
    QFETCH(bool, real);
    World world;
    world.real = real;
    auto first = world.make();
    QCOMPARE(first->claim({}), Claim::First);
    first.reset();
    const auto second = world.make();
    QCOMPARE(second->claim({}), Claim::First);
    QCOMPARE(world.claimOnceMore({}), Claim::HandedOver);
}

void TestSingleInstance::linesSurviveTheTrip_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("nothing") << QString();
    QTest::newRow("lines") << u"chinwag://a\nb\r\n\"c\""_s;
    QTest::newRow("letters") << u"chinwag://münchen.example/?invite=…"_s;
}

void TestSingleInstance::linesSurviveTheTrip()
{
    QFETCH(QString, link);
    const StartRequest request{link, u"token"_s};
    QCOMPARE(request.toLine().count('\n'), 1);
    QCOMPARE(StartRequest::fromLine(request.toLine()), request);
}

void TestSingleInstance::nonsenseIsNoRequest()
{
    for (const QByteArray &line :
         {""_ba, "chinwag://a\n"_ba, "[]\n"_ba, "{}\n"_ba, R"({"link":1,"activation":""})"_ba})
        QVERIFY2(!StartRequest::fromLine(line), line.constData());
    const StartRequest longest{QString(2 * StartRequest::maxLinkLength, u'x'), {}};
    QCOMPARE(StartRequest::fromLine(longest.toLine())->link.size(), StartRequest::maxLinkLength);
}

void TestSingleInstance::theSocketIsForItsUser()
{
#ifdef Q_OS_UNIX
    World world;
    world.real = true;
    const auto first = world.make();
    QCOMPARE(first->claim({}), Claim::First);
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(world.socket()).permissions() & others));
#endif
}

void TestSingleInstance::aSocketLeftOverIsNoObstacle()
{
    World world;
    world.real = true;
    QFile leftOver(world.socket()); // nobody listens there, as after a crash
    QVERIFY(leftOver.open(QIODevice::WriteOnly));
    const auto first = world.make();
    QCOMPARE(first->claim({}), Claim::First);
    QCOMPARE(world.claimOnceMore({}), Claim::HandedOver);
}

void TestSingleInstance::strangersGetNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another protocol") << "GET / HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("no end") << QByteArray(200'000, 'x');
}

void TestSingleInstance::strangersGetNothing()
{
    QFETCH(QByteArray, bytes);
    World world;
    world.real = true;
    const auto first = world.make();
    QCOMPARE(first->claim({}), Claim::First);
    int heard = 0;
    first->setHandler([&heard](const StartRequest &) { ++heard; });
    QLocalSocket stranger;
    stranger.connectToServer(world.socket());
    QVERIFY(stranger.waitForConnected());
    stranger.write(bytes);
    QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(stranger.readAll(), QByteArray());
    QCOMPARE(heard, 0);
    QCOMPARE(world.claimOnceMore({}), Claim::HandedOver);
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
