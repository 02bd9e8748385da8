// Where a day begins in a log that is at the server.
#include "app/core/timeline/dayfinder.h"
#include "tests/support/clienttestkit.h"

#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

const RoomId tea(QStringLiteral("r_tea"));

struct Log
{
    ClientWorld client;
    DayFinder finder{client.api};
    std::optional<Result<Seq, Error>> found;

    /// A message every hour, from 0 o'clock on.
    explicit Log(int messages)
    {
        for (Seq seq = 1; seq <= messages; ++seq) {
            Event event = makeMessage(tea.toString(), seq, QStringLiteral("ann"));
            event.at = std::chrono::hours(seq - 1);
            client.api.log[tea].append(event);
        }
    }
    void find(milliseconds time)
    {
        found.reset();
        finder.find(tea, client.api.log[tea].size(), time,
                    [this](const Result<Seq, Error> &seq) { found = seq; });
    }
    void answerAll()
    {
        for (int turn = 0; turn < 40; ++turn)
            client.turn();
    }
    Seq seq(milliseconds time)
    {
        find(time);
        answerAll();
        return found && *found ? **found : -1;
    }
};

} // namespace

class TestDayFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTimeIsFound()
    {
        Log log(100);
        for (int hour = 0; hour < 100; ++hour) {
            QCOMPARE(log.seq(std::chrono::hours(hour)), Seq(hour + 1));
            QCOMPARE(log.seq(std::chrono::hours(hour) - 1min), Seq(hour + 1));
        }
        QCOMPARE(log.seq(1000h), Seq(100));
    }
    void anEmptyLogHasNoDays()
    {
        Log log(0);
        QCOMPARE(log.seq(5h), Seq(0));
    }
    void fewQuestionsAreAsked()
    {
        Log log(10'000);
        QCOMPARE(log.seq(24h), Seq(25));
        QVERIFY2(log.client.api.historyCalls.size() <= 14,
                 QByteArray::number(log.client.api.historyCalls.size()));
    }
    void anotherQuestionTakesItsPlace()
    {
        Log log(100);
        int answers = 0;
        log.finder.find(tea, 100, 5h, [&answers](const Result<Seq, Error> &) { ++answers; });
        log.find(50h);
        log.answerAll();
        QCOMPARE(answers, 0);
        QCOMPARE(**log.found, Seq(51));
    }
    void aRefusalIsSaid()
    {
        Log log(100);
        log.client.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("away"), std::nullopt};
        log.find(5h);
        log.answerAll();
        QVERIFY(log.found && !*log.found);
    }
};

QTEST_GUILESS_MAIN(TestDayFinder)
#include "tst_dayfinder.moc"
