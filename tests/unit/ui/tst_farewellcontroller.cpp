#include "app/ui/settings/farewellcontroller.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"correct horse"_s;

struct Farewell
{
    ChatWorld world;
    QTemporaryDir place;
    FarewellController controller;

    explicit Farewell(const AccountState &state = {})
    {
        world.client.api.accountAnswer = state;
        world.goOnline();
        controller.setSession(&world.session());
        world.session().accountBook().refreshState([](const Result<Ok, Error> &) {});
        turn();
    }
    void turn() { world.client.turn(); }
    QString path() const { return place.filePath(u"mine.jsonl"_s); }
    QByteArray saved() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class TestFarewellController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theConsequencesAreThoseOfTheServer()
    {
        AccountState state;
        QVERIFY(Farewell(state).controller.consequences().contains(u"stays"_s));
        state.messagesStay = false;
        QVERIFY(Farewell(state).controller.consequences().contains(u"is deleted"_s));
    }

    void theAccountGoesWithThePassword()
    {
        Farewell f;
        QSignalSpy gone(&f.controller, &FarewellController::accountRemoved);
        f.controller.removeAccount({}, {});
        QCOMPARE(f.controller.passwordError(), u"Enter your password."_s);
        f.controller.removeAccount(u"wrong horse"_s, {});
        f.turn();
        QCOMPARE(f.controller.passwordError(), u"This is not your password."_s);
        QCOMPARE(gone.count(), 0);
        f.controller.removeAccount(password, {});
        QVERIFY(f.controller.isBusy());
        f.turn();
        QCOMPARE(gone.count(), 1);
        QVERIFY(f.world.client.api.actions.contains(u"remove account"_s));
    }

    void andWithACodeWhereThereIsAFactor()
    {
        AccountState state;
        state.factor = AccountState::Factor::On;
        Farewell f(state);
        QVERIFY(f.controller.asksForCode());
        QSignalSpy gone(&f.controller, &FarewellController::accountRemoved);
        f.controller.removeAccount(password, {});
        QVERIFY(!f.controller.codeError().isEmpty());
        f.controller.removeAccount(password, u"000000"_s);
        f.turn();
        QVERIFY(!f.controller.codeError().isEmpty());
        f.controller.removeAccount(password, u"123456"_s);
        f.turn();
        QCOMPARE(gone.count(), 1);
    }

    void onesDataIsSaved()
    {
        Farewell f;
        f.controller.saveData(QUrl::fromLocalFile(f.path()));
        QVERIFY(f.controller.isSaving());
        QVERIFY(f.saved().isEmpty()); // not before it is whole
        f.turn();
        QVERIFY(!f.controller.isSaving());
        QCOMPARE(f.saved(), f.world.client.api.dataAnswer);
        QVERIFY2(f.controller.savingWords().contains(u"mine.jsonl"_s),
                 qPrintable(f.controller.savingWords()));
    }

    void whatIsNotWholeIsNotKept()
    {
        Farewell f;
        f.controller.saveData(QUrl::fromLocalFile(f.path()));
        f.controller.cancelSaving();
        f.turn();
        QVERIFY(!QFile::exists(f.path()));
        f.world.client.api.actionError = Error{ErrorCode::Temporary, u"No answer."_s, std::nullopt};
        f.controller.saveData(QUrl::fromLocalFile(f.path()));
        f.turn();
        QCOMPARE(f.controller.savingWords(), u"No answer."_s);
        QVERIFY(!QFile::exists(f.path()));
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        Farewell f;
        f.controller.saveData(QUrl::fromLocalFile(f.place.filePath(u"none/mine.jsonl"_s)));
        QVERIFY(!f.controller.isSaving());
        QVERIFY(!f.controller.savingWords().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFarewellController)
#include "tst_farewellcontroller.moc"
