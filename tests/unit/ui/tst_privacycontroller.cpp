#include "app/ui/settings/privacycontroller.h"
#include "tests/support/chatworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

struct Privacy
{
    ChatWorld world;
    PrivacyController controller;
    QAbstractItemModelTester tester{controller.blocked()};

    Privacy()
    {
        world.client.api.blockedAnswer = {makeUser(QStringLiteral("zoe")), makeUser(QStringLiteral("ann"))};
        world.goOnline();
        controller.setSession(&world.session());
    }
    void refresh()
    {
        controller.refresh();
        world.client.turn();
        world.client.turn();
    }
    QString names()
    {
        QStringList all;
        for (int row = 0; row < controller.blocked()->rowCount(); ++row)
            all.append(controller.blocked()->index(row).data(BlockedModel::NameRole).toString());
        return all.join(u' ');
    }
};

} // namespace

class TestPrivacyController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownBeforeTheServerHasTold()
    {
        Privacy p;
        QCOMPARE(p.controller.whoMayAdd(), PrivacyController::Unknown);
        p.refresh();
        QCOMPARE(p.controller.whoMayAdd(), PrivacyController::SharedRooms);
        QCOMPARE(p.names(), QStringLiteral("ANN ZOE"));
        QVERIFY(!p.controller.isBusy());
    }

    void choosingAsksTheServer()
    {
        Privacy p;
        p.refresh();
        QSignalSpy changed(&p.controller, &PrivacyController::whoMayAddChanged);
        p.controller.choose(PrivacyController::Nobody);
        QCOMPARE(p.controller.whoMayAdd(), PrivacyController::SharedRooms);
        QVERIFY(p.controller.isBusy());
        p.world.client.turn();
        QCOMPARE(p.controller.whoMayAdd(), PrivacyController::Nobody);
        QCOMPARE(changed.count(), 1);
        p.controller.choose(PrivacyController::Nobody); // is so already
        QVERIFY(!p.controller.isBusy());
    }

    void whatIsRefusedStaysAsItWasAndSaysWhy()
    {
        Privacy p;
        p.refresh();
        p.world.client.api.actionError =
            Error{ErrorCode::Temporary, QStringLiteral("No answer."), std::nullopt};
        p.controller.choose(PrivacyController::Ask);
        p.world.client.turn();
        QCOMPARE(p.controller.whoMayAdd(), PrivacyController::SharedRooms);
        QCOMPARE(p.controller.error(), QStringLiteral("No answer."));
        QVERIFY(!p.controller.isBusy());
        p.world.client.api.actionError.reset();
        p.controller.choose(PrivacyController::Ask);
        QCOMPARE(p.controller.error(), QString());
    }

    void unblocking()
    {
        Privacy p;
        p.refresh();
        p.controller.unblock(QStringLiteral("u_ann"));
        p.world.client.turn();
        QCOMPARE(p.names(), QStringLiteral("ZOE"));
        QVERIFY(p.world.client.api.actions.contains(QStringLiteral("unblock u_ann")));
    }

    void answersForASessionThatIsGoneAreNotHeard()
    {
        Privacy p;
        p.controller.refresh();
        p.controller.setSession(nullptr);
        p.world.client.turn();
        QCOMPARE(p.controller.whoMayAdd(), PrivacyController::Unknown);
        QCOMPARE(p.names(), QString());
        QVERIFY(!p.controller.isBusy());
    }
};

QTEST_GUILESS_MAIN(TestPrivacyController)
#include "tst_privacycontroller.moc"
