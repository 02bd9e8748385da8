#include "app/ui/timeline/composercontroller.h"
#include "shared/protocol/limits.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const RoomId general(QStringLiteral("general"));
const RoomId direct(QStringLiteral("d"));

struct Desk
{
    ChatWorld world;
    ComposerController composer{world.client.clock, world.client.timers};

    explicit Desk(const QString &draft = {})
    {
        world.addRoom(makeRoom(general.toString()));
        Room room = makeRoom(direct.toString());
        room.kind = RoomKind::Direct;
        room.peer = makeUser(QStringLiteral("ann"));
        world.addRoom(room);
        world.goOnline();
        world.session().setDraft(general, draft);
        composer.open(&world.session(), general);
    }
    void write(const QString &text)
    {
        composer.edit(text);
        composer.send();
    }
    void lead()
    {
        Room room = makeRoom(general.toString());
        room.role = Role::Owner;
        world.client.link().push(RoomUpdatedPush{room});
    }
    QList<TypingFrame> typing() { return world.client.link().all<TypingFrame>(); }
    /// Corrects a message that is there already.
    void edit(const QString &text)
    {
        world.say(general, world.session().account().user.id, QStringLiteral("helo"));
        composer.changeLast();
        composer.edit(text);
        composer.send();
        world.client.turn(); // it is on disk first
    }
    void refuseEdit()
    {
        world.client.refuse<MessageEditFrame>(
            Error{ErrorCode::Forbidden, QStringLiteral("Too old to be changed."), std::nullopt});
    }
    QList<MessageSendFrame> sent() { return world.client.link().all<MessageSendFrame>(); }
};

} // namespace

class TestComposerController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRestoredDraftIsNotTyping()
    {
        Desk desk(QStringLiteral("draft"));
        QCOMPARE(desk.composer.text(), QStringLiteral("draft"));
        desk.composer.edit(QStringLiteral("draft")); // the view says it back
        QCOMPARE(desk.typing().size(), 0);
        desk.composer.edit(QStringLiteral("draft!"));
        QCOMPARE(desk.typing().size(), 1);
        QCOMPARE(desk.world.session().draft(general), QStringLiteral("draft!"));
    }

    void leavingTheRoomOrTheWindowEndsTyping()
    {
        Desk desk;
        desk.composer.edit(QStringLiteral("a"));
        desk.composer.leave();
        QCOMPARE(desk.typing().size(), 2);
        QVERIFY(!desk.typing().constLast().active);
        desk.composer.edit(QStringLiteral("ab"));
        desk.composer.open(&desk.world.session(), direct);
        QVERIFY(!desk.typing().constLast().active);
        QCOMPARE(desk.composer.text(), QString());
        desk.composer.open(&desk.world.session(), general);
        QCOMPARE(desk.composer.text(), QStringLiteral("ab"));
    }

    void sendingEmptiesTheComposer()
    {
        Desk desk;
        desk.composer.edit(QStringLiteral("hello"));
        QSignalSpy submitted(&desk.composer, &ComposerController::submitted);
        desk.composer.send();
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted[0][0].toString(), QStringLiteral("hello"));
        QVERIFY(desk.composer.text().isEmpty());
        desk.world.client.turn();
        QCOMPARE(desk.sent().size(), 1);
        QVERIFY(desk.world.session().draft(general).isEmpty());
        desk.composer.send();
        QCOMPARE(submitted.count(), 1);
    }

    void whatCannotBeKeptStaysInTheRoomWithTheReason()
    {
        Desk desk;
        desk.world.store.setFailure(
            Error{ErrorCode::Temporary, QStringLiteral("The disk is full."), std::nullopt});
        desk.composer.edit(QStringLiteral("hello"));
        desk.composer.send();
        desk.world.client.turn();
        const Timeline &timeline = desk.world.session().timeline(general);
        const TimelineItem &row = timeline.at(timeline.count() - 1);
        QCOMPARE(row.text, QStringLiteral("hello"));
        QCOMPARE(row.delivery, TimelineItem::Delivery::Failed);
        QCOMPARE(row.failure, QStringLiteral("The disk is full."));
        QVERIFY(desk.sent().isEmpty());
    }

    void blankTextIsNotSent()
    {
        Desk desk;
        desk.composer.edit(QStringLiteral(" \n "));
        QVERIFY(!desk.composer.canSend());
    }

    void tooLongSaysByHowMuch()
    {
        Desk desk;
        desk.composer.edit(QString(Limits::messageLength + 3, u'x'));
        QVERIFY(!desk.composer.canSend());
        QVERIFY(desk.composer.error().contains(QStringLiteral("3")));
        desk.composer.edit(QString(Limits::messageLength, u'x'));
        QVERIFY(desk.composer.canSend());
        QVERIFY(desk.composer.error().isEmpty());
    }

    void placeholderNamesTheRoom()
    {
        Desk desk;
        QCOMPARE(desk.composer.placeholder(), QStringLiteral("Message #\u2068general\u2069"));
        Room renamed = makeRoom(general.toString());
        renamed.name = QStringLiteral("harbour");
        desk.world.client.link().push(RoomUpdatedPush{renamed});
        QCOMPARE(desk.composer.placeholder(), QStringLiteral("Message #\u2068harbour\u2069"));
        desk.composer.open(&desk.world.session(), direct);
        QCOMPARE(desk.composer.placeholder(), QStringLiteral("Message \u2068ANN\u2069"));
    }

    void withoutARoomNothingIsSent()
    {
        Desk desk;
        desk.composer.open(nullptr, {});
        desk.composer.edit(QStringLiteral("hello"));
        desk.composer.send();
        QCOMPARE(desk.composer.text(), QStringLiteral("hello"));
        QVERIFY(desk.sent().isEmpty());
    }

    void anAnswerNamesWhatItAnswers()
    {
        Desk desk;
        const Seq original =
            desk.world.say(general, UserId(QStringLiteral("u_ann")), QStringLiteral("lunch?"));
        desk.composer.edit(QStringLiteral("yes"));
        desk.composer.reply(original);
        QCOMPARE(desk.composer.purpose(), ComposerController::Reply);
        QCOMPARE(desk.composer.originalText(), QStringLiteral("lunch?"));
        QCOMPARE(desk.composer.text(), QStringLiteral("yes")); // what was written stays
        desk.composer.send();
        desk.world.client.turn();
        QCOMPARE(desk.sent().constLast().replyTo, original);
        QCOMPARE(desk.composer.purpose(), ComposerController::NewMessage);
        desk.composer.edit(QStringLiteral("more"));
        desk.composer.send();
        desk.world.acknowledge();
        desk.world.client.turn();
        QCOMPARE(desk.sent().constLast().replyTo, 0);
    }

    void anEditPutsAsideWhatWasWrittenAndIsNotTyping()
    {
        Desk desk;
        const Seq own =
            desk.world.say(general, desk.world.session().account().user.id, QStringLiteral("helo"));
        desk.composer.edit(QStringLiteral("half a sentence"));
        QVERIFY(desk.composer.changeLast());
        QCOMPARE(desk.composer.purpose(), ComposerController::Edit);
        QCOMPARE(desk.composer.text(), QStringLiteral("helo"));
        const auto typed = desk.typing().size();
        desk.composer.edit(QStringLiteral("hello"));
        QCOMPARE(desk.typing().size(), typed);
        QCOMPARE(desk.world.session().draft(general), QStringLiteral("half a sentence"));
        desk.composer.send();
        desk.world.client.turn(); // it is on disk first
        const auto edits = desk.world.client.link().all<MessageEditFrame>();
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits.first().target, own);
        QCOMPARE(edits.first().text, QStringLiteral("hello"));
        QCOMPARE(desk.composer.text(), QStringLiteral("half a sentence"));
    }

    void anEditThatIsRefusedIsADraft()
    {
        Desk desk;
        desk.edit(QStringLiteral("hello"));
        desk.composer.edit(QStringLiteral("half a sentence"));
        desk.refuseEdit();
        QCOMPARE(desk.composer.text(), QStringLiteral("half a sentence\nhello"));
        QCOMPARE(desk.composer.purpose(), ComposerController::NewMessage);
        desk.edit(QStringLiteral("hello"));
        QVERIFY(desk.composer.changeLast()); // the refusal comes while something else is corrected
        desk.refuseEdit();
        QCOMPARE(desk.composer.purpose(), ComposerController::Edit);
        desk.composer.dropPurpose();
        QCOMPARE(desk.composer.text(), QStringLiteral("half a sentence\nhello\nhello"));
    }

    void anEditThatIsRefusedWhileOneIsElsewhereIsADraftThere()
    {
        Desk desk;
        desk.edit(QStringLiteral("hello"));
        desk.composer.open(&desk.world.session(), direct);
        desk.refuseEdit();
        QCOMPARE(desk.composer.text(), QString());
        desk.composer.open(&desk.world.session(), general);
        QCOMPARE(desk.composer.text(), QStringLiteral("hello"));
    }

    void whatIsBlankIsNoEdit()
    {
        Desk desk;
        desk.world.say(general, desk.world.session().account().user.id, QStringLiteral("helo"));
        QVERIFY(desk.composer.changeLast());
        desk.composer.edit(QStringLiteral("\u200b"));
        desk.composer.send();
        QVERIFY(!desk.composer.error().isEmpty());
        QCOMPARE(desk.composer.purpose(), ComposerController::Edit);
    }

    void aMessageThatWaitsIsEditedBeforeItGoes()
    {
        Desk desk;
        desk.world.client.link().end(1006);
        desk.composer.edit(QStringLiteral("helo"));
        desk.composer.send();
        desk.world.client.turn();
        QVERIFY(!desk.composer.replyToLast()); // nobody has it
        QVERIFY(desk.composer.changeLast());
        QCOMPARE(desk.composer.text(), QStringLiteral("helo"));
        desk.composer.edit(QStringLiteral("hello"));
        desk.composer.send();
        desk.world.client.advance(std::chrono::seconds{1});
        desk.world.client.accept();
        QCOMPARE(desk.sent().size(), 1);
        QCOMPARE(desk.sent().constLast().text, QStringLiteral("hello"));
        QVERIFY(desk.world.client.link().all<MessageEditFrame>().isEmpty());
    }

    void nothingToChangeIsNoEdit()
    {
        Desk desk;
        QVERIFY(!desk.composer.changeLast());
        desk.world.say(general, UserId(QStringLiteral("u_ann")), QStringLiteral("hers"));
        QVERIFY(!desk.composer.changeLast());
        QVERIFY(desk.composer.replyToLast());
        desk.composer.dropPurpose();
        desk.world.say(general, desk.world.session().account().user.id, QStringLiteral("mine"));
        QVERIFY(desk.composer.changeLast());
        desk.composer.send(); // as it is
        QVERIFY(desk.world.client.link().all<MessageEditFrame>().isEmpty());
        QCOMPARE(desk.composer.purpose(), ComposerController::NewMessage);
    }

    void anotherRoomEndsAnswerAndEdit()
    {
        Desk desk;
        desk.world.say(general, desk.world.session().account().user.id, QStringLiteral("mine"));
        desk.composer.edit(QStringLiteral("draft"));
        desk.composer.changeLast();
        desk.composer.open(&desk.world.session(), direct);
        QCOMPARE(desk.composer.purpose(), ComposerController::NewMessage);
        QCOMPARE(desk.composer.text(), QString());
        desk.composer.open(&desk.world.session(), general);
        QCOMPARE(desk.composer.text(), QStringLiteral("draft"));
    }

    void sends_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sent");
        QTest::newRow("an action") << QStringLiteral("/me waves") << QStringLiteral("/me waves");
        QTest::newRow("an action on the next line")
            << QStringLiteral("/ME\n waves") << QStringLiteral("/me waves");
        QTest::newRow("a shrug") << QStringLiteral("/shrug") << QStringLiteral("¯\\_(ツ)_/¯");
        QTest::newRow("a shrug with words")
            << QStringLiteral("/shrug oh well ") << QStringLiteral("oh well ¯\\_(ツ)_/¯");
        QTest::newRow("a slash") << QStringLiteral("//etc is a folder") << QStringLiteral("/etc is a folder");
        QTest::newRow("no command") << QStringLiteral("either/or") << QStringLiteral("either/or");
    }
    void sends()
    {
        QFETCH(QString, typed);
        QFETCH(QString, sent);
        Desk desk;
        desk.write(typed);
        desk.world.client.turn();
        QCOMPARE(desk.sent().size(), 1);
        QCOMPARE(desk.sent().constFirst().text, sent);
        QCOMPARE(desk.composer.text(), QString());
        QVERIFY(desk.typing().isEmpty() == typed.startsWith(u'/'));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *typed, const char *reason) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(reason);
        };
        row("/meow",
            "There is no command /\u2068meow\u2069. Begin with // to send a line that begins with a slash.");
        row("/me", "Write what you do behind it: /me waves");
        row("/topic Tea", "Only owners and moderators change what a room is about.");
        row("/invite", "Write a name behind it: /invite ann");
        row("/invite @", "Write a name behind it: /invite ann");
    }
    void refuses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, reason);
        Desk desk;
        desk.write(typed);
        desk.world.client.turn();
        QVERIFY(desk.sent().isEmpty());
        QCOMPARE(desk.composer.text(), typed);
        QCOMPARE(desk.composer.error(), reason);
        QCOMPARE(desk.world.session().draft(general), typed);
        desk.composer.edit(typed + u'x');
        QCOMPARE(desk.composer.error(), QString());
    }
    void aDirectMessageHasFewerCommands()
    {
        Desk desk;
        desk.composer.open(&desk.world.session(), direct);
        desk.write(QStringLiteral("/leave"));
        QCOMPARE(desk.composer.error(), QStringLiteral("That is for rooms. This is a direct message."));
    }
    void anEditKnowsNoCommands()
    {
        Desk desk;
        desk.world.say(general, desk.world.session().account().user.id, QStringLiteral("helo"));
        desk.composer.changeLast();
        desk.write(QStringLiteral("/meow"));
        desk.world.client.turn();
        QCOMPARE(desk.world.client.link().all<MessageEditFrame>().constFirst().text, QStringLiteral("/meow"));
    }

    void changesTheTopic()
    {
        Desk desk;
        desk.lead();
        desk.write(QStringLiteral("/topic Tea at five"));
        QCOMPARE(desk.composer.text(), QString());
        desk.world.client.turn();
        QCOMPARE(desk.world.client.api.actions, QStringList{QStringLiteral("topic general Tea at five")});
        QCOMPARE(desk.world.session().rooms().find(general)->room.topic, QStringLiteral("Tea at five"));
        QCOMPARE(desk.composer.error(), QString());
    }
    void aTopicHasWordsAndALimit()
    {
        Desk desk;
        desk.lead();
        desk.write(QStringLiteral("/topic"));
        QCOMPARE(desk.composer.error(),
                 QStringLiteral("Write what the room is about behind it: /topic Tea at five"));
        desk.write(QStringLiteral("/topic ") + QString(Limits::topicLength + 2, u'x'));
        QVERIFY2(desk.composer.error().contains(u'2'), qPrintable(desk.composer.error()));
        QVERIFY(desk.world.client.api.actions.isEmpty());
    }
    void whatTheServerRefusesComesBack()
    {
        Desk desk;
        desk.lead();
        desk.world.client.api.actionError =
            Error{ErrorCode::Forbidden, QStringLiteral("Not today."), std::nullopt};
        desk.write(QStringLiteral("/topic Tea"));
        desk.world.client.turn();
        QCOMPARE(desk.composer.text(), QStringLiteral("/topic Tea"));
        QCOMPARE(desk.composer.error(), QStringLiteral("Not today."));
        desk.composer.send();
        desk.composer.edit(QStringLiteral("meanwhile"));
        desk.world.client.turn();
        QCOMPARE(desk.composer.text(), QStringLiteral("meanwhile"));
        QCOMPARE(desk.composer.error(), QStringLiteral("Not today."));
        desk.write(QStringLiteral("/topic Tea"));
        desk.composer.open(&desk.world.session(), direct);
        desk.world.client.turn();
        QCOMPARE(desk.composer.error(), QString());
        QCOMPARE(desk.world.session().draft(general), QStringLiteral("/topic Tea"));
    }

    void bringsSomebodyIn_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Addition>("addition");
        QTest::addColumn<QString>("news");
        QTest::newRow("a name") << QStringLiteral("/invite bo") << Addition::In << QString();
        QTest::newRow("as it is mentioned") << QStringLiteral("/invite @Bo ") << Addition::In << QString();
        QTest::newRow("a stranger") << QStringLiteral("/invite bo") << Addition::Asked
                                    << QStringLiteral("\u2068BO\u2069 is asked to come in.");
    }
    void bringsSomebodyIn()
    {
        QFETCH(QString, typed);
        QFETCH(Addition, addition);
        QFETCH(QString, news);
        Desk desk;
        desk.world.client.api.foundAnswer = {makeUser(QStringLiteral("bob")), makeUser(QStringLiteral("bo"))};
        desk.world.client.api.additionAnswer = addition;
        desk.write(typed);
        desk.world.client.turn();
        desk.world.client.turn();
        QCOMPARE(desk.world.client.api.actions.constLast(), QStringLiteral("add u_bo to general"));
        QCOMPARE(desk.composer.error(), QString());
        QCOMPARE(desk.composer.news(), news);
        desk.composer.edit(QStringLiteral("thanks"));
        QCOMPARE(desk.composer.news(), QString());
    }
    void nobodyHasThatName()
    {
        Desk desk;
        desk.world.client.api.foundAnswer = {makeUser(QStringLiteral("bob"))};
        desk.write(QStringLiteral("/invite bo"));
        desk.world.client.turn();
        QCOMPARE(desk.composer.text(), QStringLiteral("/invite bo"));
        QCOMPARE(desk.composer.error(), QStringLiteral("Nobody has the user name \u2068bo\u2069."));
    }

    void leavingIsAskedFor()
    {
        Desk desk;
        QSignalSpy wanted(&desk.composer, &ComposerController::leaveWanted);
        desk.write(QStringLiteral("/leave"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(desk.composer.text(), QString());
        QCOMPARE(desk.world.session().draft(general), QString());
        QVERIFY(desk.world.client.api.actions.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestComposerController)
#include "tst_composercontroller.moc"
