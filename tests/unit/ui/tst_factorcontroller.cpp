#include "app/ui/settings/factorcontroller.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"correct horse"_s;
const QString code = u"123456"_s;

struct Factor
{
    ChatWorld world;
    FactorController controller;

    explicit Factor(AccountState::Factor state = AccountState::Factor::Off)
    {
        world.client.api.accountAnswer.factor = state;
        world.client.api.accountAnswer.recoveryLeft = 3;
        world.goOnline();
        controller.setSession(&world.session());
        world.session().accountBook().refreshState([](const Result<Ok, Error> &) {});
        turn();
    }
    void turn() { world.client.turn(); }
};

} // namespace

class TestFactorController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsSetUpInTwoSteps()
    {
        Factor f;
        QCOMPARE(f.controller.stage(), FactorController::Off);
        f.controller.begin(password);
        QVERIFY(f.controller.isBusy());
        f.turn();
        QCOMPARE(f.controller.stage(), FactorController::Scanning);
        QVERIFY(f.controller.uri().startsWith(u"otpauth://totp/"_s));
        QCOMPARE(f.controller.secret(), u"GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"_s);
        QSignalSpy on(&f.controller, &FactorController::switchedOn);
        f.controller.confirm(code);
        f.turn();
        QCOMPARE(on.count(), 1);
        QCOMPARE(f.controller.stage(), FactorController::Codes);
        QVERIFY(f.controller.words().startsWith(u"On."));
        QCOMPARE(f.controller.codes().size(), 10);
        QVERIFY(f.controller.uri().isEmpty());
        f.controller.codesKept();
        QCOMPARE(f.controller.stage(), FactorController::On);
        QVERIFY(f.controller.codes().isEmpty());
        QVERIFY2(f.controller.words().contains(u"10"_s), qPrintable(f.controller.words()));
    }

    void whatIsWrongIsSaidWhereItIs()
    {
        Factor f;
        f.controller.begin({});
        QCOMPARE(f.controller.passwordError(), u"Enter your password."_s);
        f.controller.begin(u"wrong horse"_s);
        f.turn();
        QCOMPARE(f.controller.passwordError(), u"This is not your password."_s);
        QCOMPARE(f.controller.stage(), FactorController::Off);
        f.controller.begin(password);
        f.turn();
        QVERIFY(f.controller.passwordError().isEmpty());
        f.controller.confirm(u" "_s);
        QVERIFY(!f.controller.codeError().isEmpty());
        f.controller.confirm(u"000000"_s);
        f.turn();
        QCOMPARE(f.controller.codeError(), u"This code is wrong, or was used already."_s);
        QCOMPARE(f.controller.stage(), FactorController::Scanning);
        f.controller.cancel();
        QCOMPARE(f.controller.stage(), FactorController::Off);
        QVERIFY(f.controller.codeError().isEmpty());
    }

    void itIsSwitchedOffWithBoth()
    {
        Factor f(AccountState::Factor::On);
        QCOMPARE(f.controller.stage(), FactorController::On);
        QVERIFY(f.controller.words().contains(u"3"_s));
        f.controller.switchOff(password, {});
        QVERIFY(!f.controller.codeError().isEmpty());
        f.controller.switchOff(password, u"000000"_s);
        f.turn();
        QVERIFY(!f.controller.codeError().isEmpty());
        QSignalSpy off(&f.controller, &FactorController::switchedOff);
        f.controller.switchOff(password, code);
        f.turn();
        QCOMPARE(off.count(), 1);
        QCOMPARE(f.controller.stage(), FactorController::Off);
    }

    void aServerThatWantsOneSaysSo()
    {
        Factor f(AccountState::Factor::Wanted);
        QVERIFY(f.controller.isWanted());
        QCOMPARE(f.controller.stage(), FactorController::Off);
        QVERIFY(f.controller.words().contains(u"owners"_s));
    }

    void whatIsUnderWayIsNotAskedAboutAgain()
    {
        Factor f;
        f.controller.begin(password);
        f.turn();
        f.world.session().accountBook().refreshState([](const Result<Ok, Error> &) {});
        f.turn();
        QCOMPARE(f.controller.stage(), FactorController::Scanning);
    }

    void nothingStaysOfAnotherAccount()
    {
        Factor f;
        f.controller.begin(password);
        f.turn();
        f.controller.setSession(nullptr);
        QCOMPARE(f.controller.stage(), FactorController::Unknown);
        QVERIFY(f.controller.secret().isEmpty());
        f.controller.confirm(code);
        QVERIFY(!f.controller.isBusy());
    }
};

QTEST_GUILESS_MAIN(TestFactorController)
#include "tst_factorcontroller.moc"
