#include "app/core/presence/statusexpiry.h"
#include "tests/support/clienttestkit.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

struct Statuses
{
    ManualClock clock;
    ManualTimerScheduler timers{clock};
    RoomBook book{makeUser(QStringLiteral("me"))};
    StatusExpiry expiry{clock, timers, book};

    void say(const QString &name, const QString &text, milliseconds lasts)
    {
        User user = makeUser(name);
        user.status = {text, lasts.count() > 0 ? clock.wall() + lasts : 0ms};
        book.addUsers({user});
    }
    QString of(const QString &name) const { return book.user(makeUser(name).id).status.text; }
};

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");

} // namespace

class TestStatusExpiry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatusIsGoneAtItsEnd()
    {
        Statuses s;
        s.say(ann, QStringLiteral("In a meeting"), 30min);
        QSignalSpy changed(&s.book, &RoomBook::usersChanged);
        s.timers.advance(30min - 1ms);
        QCOMPARE(s.of(ann), QStringLiteral("In a meeting"));
        QCOMPARE(changed.size(), 0);
        s.timers.advance(1ms);
        QCOMPARE(s.of(ann), QString());
        QCOMPARE(changed.size(), 1);
    }

    void withoutAnEndItStays()
    {
        Statuses s;
        s.say(ann, QStringLiteral("On holiday"), 0ms);
        s.timers.advance(24h * 30);
        QCOMPARE(s.of(ann), QStringLiteral("On holiday"));
    }

    void eachHasItsOwnEnd()
    {
        Statuses s;
        s.say(ann, QStringLiteral("In a meeting"), 2h);
        s.say(bob, QStringLiteral("At lunch"), 1h);
        s.timers.advance(1h);
        QCOMPARE(s.of(bob), QString());
        QCOMPARE(s.of(ann), QStringLiteral("In a meeting"));
        s.timers.advance(1h);
        QCOMPARE(s.of(ann), QString());
    }

    void anotherOneHasAnotherEnd()
    {
        Statuses s;
        s.say(ann, QStringLiteral("In a meeting"), 1h);
        s.say(ann, QStringLiteral("Writing"), 3h);
        s.timers.advance(2h);
        QCOMPARE(s.of(ann), QStringLiteral("Writing"));
    }

    void whatComesTooLateIsNotShown()
    {
        Statuses s;
        User user = makeUser(ann);
        user.status = {QStringLiteral("In a meeting"), s.clock.wall() - 1ms};
        s.book.addUsers({user});
        QCOMPARE(s.of(ann), QString());
    }

    /// Timers stand still while the machine sleeps.
    void afterASleepItIsGoneWithinAMinute()
    {
        Statuses s;
        s.say(ann, QStringLiteral("In a meeting"), 1h);
        s.clock.jumpWall(5h);
        s.timers.advance(1min);
        QCOMPARE(s.of(ann), QString());
    }
};

QTEST_GUILESS_MAIN(TestStatusExpiry)
#include "tst_statusexpiry.moc"
