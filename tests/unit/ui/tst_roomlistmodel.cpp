#include "app/ui/rooms/roomlistmodel.h"
#include "tests/support/chatworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

const UserId me(QStringLiteral("u_me"));
const UserId ann(QStringLiteral("u_ann"));

struct RoomList
{
    ChatWorld world;
    RoomListModel model;
    QAbstractItemModelTester tester{&model};
    QSignalSpy changed{&model, &RoomListModel::dataChanged};
    QSignalSpy moved{&model, &RoomListModel::rowsMoved};
    QSignalSpy inserted{&model, &RoomListModel::rowsInserted};
    QSignalSpy removed{&model, &RoomListModel::rowsRemoved};
    QSignalSpy reset{&model, &RoomListModel::modelReset};

    RoomList()
    {
        world.addUser(makeUser(QStringLiteral("ann")));
        for (const char *id : {"a", "b", "c"})
            world.addRoom(makeRoom(QString::fromLatin1(id)));
        Room direct = makeRoom(QStringLiteral("d"));
        direct.name.clear();
        direct.kind = RoomKind::Direct;
        direct.peer = makeUser(QStringLiteral("ann"));
        world.addRoom(direct);
    }
    void open()
    {
        world.goOnline();
        model.setSession(&world.session());
        clearSpies();
    }
    void clearSpies()
    {
        for (QSignalSpy *spy : {&changed, &moved, &inserted, &removed, &reset})
            spy->clear();
    }
    Seq say(const char *room, const char *text, int minute, const UserId &who = ann)
    {
        return world.say(RoomId(QString::fromLatin1(room)), who, QString::fromUtf8(text),
                         milliseconds{1'700'000'000'000} + std::chrono::minutes(minute));
    }
    QString ids() const
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(); ++row)
            result.append(model.roomAt(row).toString());
        return result.join(u' ');
    }
    QString get(const char *room, RoomListModel::Role role) const
    {
        return model.index(model.indexOf(RoomId(QString::fromLatin1(room)))).data(role).toString();
    }
};

} // namespace

class TestRoomListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directMessagesComeFirstThenMentionsThenTheLatest()
    {
        RoomList list;
        list.say("a", "x", 2);
        list.say("b", "x", 3);
        list.say("c", "@me", 1);
        list.open();
        QCOMPARE(list.ids(), QStringLiteral("d c b a"));
        QCOMPARE(list.get("d", RoomListModel::SectionRole), QStringLiteral("Direct messages"));
        QCOMPARE(list.get("c", RoomListModel::SectionRole), QStringLiteral("Rooms"));
    }

    void aNewMessageMovesItsRoomAndResetsNothing()
    {
        RoomList list;
        list.say("a", "x", 2);
        list.say("b", "x", 3);
        list.say("c", "x", 1);
        list.open();
        QCOMPARE(list.ids(), QStringLiteral("d b a c"));
        list.say("c", "x", 9);
        QCOMPARE(list.ids(), QStringLiteral("d c b a"));
        QCOMPARE(list.moved.count(), 1);
        QCOMPARE(list.changed.count(), 1);
        QCOMPARE(list.reset.count() + list.inserted.count() + list.removed.count(), 0);
    }

    void aReadMentionMovesItsRoomDown()
    {
        RoomList list;
        list.say("a", "x", 2);
        list.say("b", "x", 3);
        const Seq seq = list.say("c", "@me", 1);
        list.open();
        list.world.session().markRead(RoomId(QStringLiteral("c")), seq);
        QCOMPARE(list.ids(), QStringLiteral("d b a c"));
        QCOMPARE(list.moved.count(), 1);
    }

    void roomsComeAndGo()
    {
        RoomList list;
        list.open();
        list.world.addRoom(makeRoom(QStringLiteral("e")));
        QCOMPARE(list.ids(), QStringLiteral("d a b c e"));
        list.world.client.link().push(RoomRemovedPush{RoomId(QStringLiteral("b"))});
        QCOMPARE(list.ids(), QStringLiteral("d a c e"));
        QCOMPARE(list.inserted.count(), 1);
        QCOMPARE(list.removed.count(), 1);
        QCOMPARE(list.changed.count() + list.moved.count() + list.reset.count(), 0);
    }

    void typingTakesThePlaceOfThePreviewAndTouchesOneLine()
    {
        RoomList list;
        list.say("d", "See you\nat six", 1);
        list.open();
        QCOMPARE(list.get("d", RoomListModel::PreviewRole), QStringLiteral("See you at six"));
        QVERIFY(list.get("d", RoomListModel::TypingRole).isEmpty());
        list.world.client.link().push(TypingPush{RoomId(QStringLiteral("d")), ann, true, 6s, 0});
        QCOMPARE(list.get("d", RoomListModel::TypingRole), QString::fromUtf8("typing…"));
        QCOMPARE(list.changed.count(), 1);
        QCOMPARE(list.changed[0][2].value<QList<int>>(),
                 (QList<int>{RoomListModel::TypingRole, RoomListModel::AccessibleNameRole}));
        QCOMPARE(list.moved.count() + list.reset.count(), 0);
        list.model.setShowTyping(false);
        QVERIFY(list.get("d", RoomListModel::TypingRole).isEmpty());
    }

    void presenceTouchesTheLinesOfThatPerson()
    {
        RoomList list;
        list.open();
        list.world.setPresence(ann, Presence::Away);
        QCOMPARE(list.changed.count(), 1);
        QCOMPARE(list.changed[0][2].value<QList<int>>(), QList<int>{RoomListModel::PresenceRole});
        QCOMPARE(list.get("d", RoomListModel::PresenceRole).toInt(), int(Presence::Away));
    }

    void aNewNameIsShownWhereItStands()
    {
        RoomList list;
        list.say("a", "hello", 1);
        list.open();
        User renamed = makeUser(QStringLiteral("ann"));
        renamed.displayName = QStringLiteral("Anna");
        list.world.session().rooms().addUsers({renamed});
        QCOMPARE(list.get("a", RoomListModel::PreviewRole),
                 QStringLiteral("\u2068Anna\u2069: \u2068hello\u2069"));
        QCOMPARE(list.get("d", RoomListModel::NameRole), QStringLiteral("Anna"));
        QCOMPARE(list.changed.count(), 2);
    }

    void previewsSayWho()
    {
        RoomList list;
        list.say("a", "hello", 1);
        list.say("b", "hello", 1, me);
        list.say("d", "hello", 1);
        list.open();
        QCOMPARE(list.get("a", RoomListModel::PreviewRole),
                 QStringLiteral("\u2068ANN\u2069: \u2068hello\u2069"));
        QCOMPARE(list.get("b", RoomListModel::PreviewRole), QStringLiteral("You: \u2068hello\u2069"));
        QCOMPARE(list.get("c", RoomListModel::PreviewRole), QString());
        QCOMPARE(list.get("d", RoomListModel::PreviewRole), QStringLiteral("hello"));
    }

    void previewsHaveNoMarks()
    {
        RoomList list;
        list.say("a", "**hello** `there`\n> you", 1);
        list.say("b", "/me waves", 1);
        list.open();
        QCOMPARE(list.get("a", RoomListModel::PreviewRole),
                 QStringLiteral("\u2068ANN\u2069: \u2068hello there you\u2069"));
        QCOMPARE(list.get("b", RoomListModel::PreviewRole), QStringLiteral("* \u2068ANN\u2069 waves"));
    }

    void aMessageOfFilesHasAWord()
    {
        RoomList list;
        File picture;
        picture.id = FileId(QStringLiteral("f_1"));
        picture.name = QStringLiteral("garden.jpg");
        picture.type = QStringLiteral("image/jpeg");
        picture.width = 640;
        picture.height = 480;
        list.world.happen(RoomId(QStringLiteral("a")), ann, MessageBody{{}, 0, {picture}});
        list.world.happen(RoomId(QStringLiteral("b")), ann,
                          MessageBody{QStringLiteral("look"), 0, {picture}});
        list.open();
        QCOMPARE(list.get("a", RoomListModel::PreviewRole),
                 QStringLiteral("\u2068ANN\u2069: \u2068Picture\u2069"));
        QCOMPARE(list.get("b", RoomListModel::PreviewRole),
                 QStringLiteral("\u2068ANN\u2069: \u2068look\u2069"));
        Attachment own;
        own.file = picture;
        own.file.id = freshLocalFileId();
        QVERIFY(list.world.session().send(RoomId(QStringLiteral("a")), {}, 0, {own}));
        QCOMPARE(list.get("a", RoomListModel::PreviewRole), QStringLiteral("You: \u2068Picture\u2069"));
    }

    void whatComesBeforeTheLastMessage()
    {
        RoomList list;
        list.say("a", "hello", 1);
        list.open();
        const RoomId a(QStringLiteral("a"));
        QVERIFY(list.world.session().sendMessage(a, QStringLiteral("on its way")).hasValue());
        QCOMPARE(list.get("a", RoomListModel::PreviewRole), QStringLiteral("You: \u2068on its way\u2069"));
        QCOMPARE(list.get("a", RoomListModel::PreviewKindRole).toInt(), int(RoomListModel::Waiting));
        list.world.refuse(QStringLiteral("No."));
        QCOMPARE(list.get("a", RoomListModel::PreviewKindRole).toInt(), int(RoomListModel::Failed));
        list.model.setOpenRoom(a);
        list.world.session().setDraft(a, QStringLiteral("if\nonly"));
        QCOMPARE(list.get("a", RoomListModel::PreviewKindRole).toInt(), int(RoomListModel::Failed));
        list.clearSpies();
        list.model.setOpenRoom({});
        QCOMPARE(list.changed.count(), 1);
        QCOMPARE(list.get("a", RoomListModel::PreviewRole), QStringLiteral("Draft: \u2068if only\u2069"));
        QCOMPARE(list.get("a", RoomListModel::PreviewKindRole).toInt(), int(RoomListModel::Draft));
    }

    void aRoomOneCameIntoIsOnTop()
    {
        RoomList list;
        list.say("a", "x", 5);
        list.say("b", "x", 4);
        list.open();
        QCOMPARE(list.ids(), QStringLiteral("d a b c"));
        Event join;
        join.room = RoomId(QStringLiteral("c"));
        join.sender = ann;
        join.at = milliseconds{1'700'000'000'000} + std::chrono::minutes(6);
        join.body = MembershipBody{MembershipBody::Change::Join, me};
        list.world.happen(join);
        QCOMPARE(list.ids(), QStringLiteral("d c a b"));
        QCOMPARE(list.get("c", RoomListModel::PreviewRole), QStringLiteral("\u2068ANN\u2069 added you"));
    }

    void aDeletedMessageLeavesASentence()
    {
        RoomList list;
        const Seq seq = list.say("a", "secret", 1);
        list.open();
        list.world.happen(RoomId(QStringLiteral("a")), ann, DeleteBody{seq});
        QCOMPARE(list.get("a", RoomListModel::PreviewRole), QStringLiteral("Message deleted"));
    }

    void mentionsHaveAPillOfTheirOwn()
    {
        RoomList list;
        for (int i = 0; i < 120; ++i)
            list.say("a", i < 3 ? "@me" : "x", i);
        list.open();
        QCOMPARE(list.get("a", RoomListModel::MentionTextRole), QStringLiteral("@3"));
        QCOMPARE(list.get("a", RoomListModel::UnreadTextRole), QStringLiteral("99+"));
        QCOMPARE(list.get("a", RoomListModel::UnreadRole), QStringLiteral("true"));
    }

    void whatIsOnScreenIsAsGoodAsRead()
    {
        RoomList list;
        list.say("a", "@me", 1);
        list.open();
        list.model.setRoomOnScreen(RoomId(QStringLiteral("a")));
        QCOMPARE(list.get("a", RoomListModel::UnreadTextRole), QString());
        QCOMPARE(list.get("a", RoomListModel::MentionTextRole), QString());
        list.model.setRoomOnScreen({});
        QCOMPARE(list.get("a", RoomListModel::MentionTextRole), QStringLiteral("@1"));
    }

    void invitationsAreOnTopByName()
    {
        RoomList list;
        list.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        list.open();
        QCOMPARE(list.ids(), QStringLiteral("tea d a b c"));
        list.world.invite(makeRoom(QStringLiteral("boats")), makeUser(QStringLiteral("zoe")));
        QCOMPARE(list.ids(), QStringLiteral("boats tea d a b c"));
        QCOMPARE(list.get("tea", RoomListModel::SectionRole), QStringLiteral("Invitations"));
        QCOMPARE(list.get("tea", RoomListModel::PreviewRole), QStringLiteral("\u2068ZOE\u2069 invites you"));
        QCOMPARE(list.get("tea", RoomListModel::NameRole), QStringLiteral("tea"));
        QCOMPARE(list.get("tea", RoomListModel::UnreadRole), QStringLiteral("true"));
        QCOMPARE(list.get("tea", RoomListModel::UnreadTextRole), QString());
        QCOMPARE(list.get("tea", RoomListModel::AccessibleNameRole),
                 QStringLiteral("tea, \u2068ZOE\u2069 invites you"));
    }

    void anAcceptedInvitationBecomesARoom()
    {
        RoomList list;
        list.world.invite(makeRoom(QStringLiteral("tea")), makeUser(QStringLiteral("zoe")));
        list.open();
        list.world.addRoom(makeRoom(QStringLiteral("tea")));
        QCOMPARE(list.ids(), QStringLiteral("d a b c tea"));
        QCOMPARE(list.get("tea", RoomListModel::SectionRole), QStringLiteral("Rooms"));
    }

    void everyRoleHasAName()
    {
        RoomList list;
        list.open();
        const auto names = list.model.roleNames();
        for (auto role = names.keyBegin(); role != names.keyEnd(); ++role)
            QVERIFY2(list.model.index(0).data(*role).isValid(), names.value(*role).constData());
    }

    void withoutASessionThereIsNothing()
    {
        RoomList list;
        list.open();
        list.model.setSession(nullptr);
        QCOMPARE(list.model.rowCount(), 0);
        list.say("a", "x", 1);
        QCOMPARE(list.changed.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRoomListModel)
#include "tst_roomlistmodel.moc"
