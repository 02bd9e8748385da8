#include "app/ui/completion/completioncontroller.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const RoomId general(QStringLiteral("general"));
const RoomId direct(QStringLiteral("d"));

User person(const char *username, const char *name)
{
    const QString text = QString::fromUtf8(username);
    return {UserId(QStringLiteral("u_") + text), text, QString::fromUtf8(name)};
}

struct Desk
{
    QTemporaryDir dir;
    SettingsController settings{dir.filePath(QStringLiteral("s.ini"))};
    EmojiController emoji{settings};
    ChatWorld world;
    CompletionController completion{emoji};

    explicit Desk(Role role = Role::Member)
    {
        Room room = makeRoom(general.toString());
        room.role = role;
        world.addRoom(room);
        Room dm = makeRoom(direct.toString());
        dm.kind = RoomKind::Direct;
        dm.peer = person("zoe", "Zoë Adams");
        world.addRoom(dm);
        world.client.api.membersAnswer = {person("bo", "Bo Nwosu"), person("anna", "Anna Berg"),
                                          person("ann", "Ann Larsen"), makeUser(QStringLiteral("me"))};
        world.goOnline();
        world.session().members().refresh(general);
        completion.open(&world.session(), general);
        world.client.turn();
    }
    QStringList look(const QString &text)
    {
        completion.look(text, static_cast<int>(text.size()));
        return offered();
    }
    QStringList offered() const
    {
        QStringList inserted;
        for (const CompletionRow &row : const_cast<Desk *>(this)->completion.model()->rows())
            inserted.append(row.inserted);
        return inserted;
    }
};

} // namespace

class TestCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed"); // "" and no sign: none
        const auto row = [](const char *name, const char *text, const char *typed) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(typed);
        };
        row("a person", "@an", "@an");
        row("within a sentence", "hello @an", "@an");
        row("behind a bracket", "(@an", "@an");
        row("on the next line", "a\n@an", "@an");
        row("nothing of it yet", "@", "@");
        row("accents", "@Zoë", "@Zoë");
        row("a dot and a dash", "@a.b-c", "@a.b-c");
        row("an address", "ann@ex", "");
        row("two of them", "@@an", "");
        row("words", "hello", "");
        row("behind a space", "@ann ", "");
        row("nothing", "", "");
        row("an emoji", ":sm", ":sm");
        row("behind an emoji", "❤️:sm", ":sm");
        row("underscores", ":thumbs_u", ":thumbs_u");
        row("one letter is a face", ":D", "");
        row("a nose", ":-D", "");
        row("a time", "10:30", "");
        row("a link", "https://ex", "");
        row("a colon", "so: wh", "");
        row("two colons", "std::ve", "");
        row("a command", "/to", "/to");
        row("all commands", "/", "/");
        row("a slash in a text", "and/or", "");
        row("a slash behind a space", " /to", "");
        row("two slashes", "//to", "");
        row("a command's words", "/topic te", "");
        row("a person of a command", "/invite @an", "@an");
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        const int cursor = static_cast<int>(text.size());
        const auto begun = completionTokenAt(text, cursor);
        QCOMPARE(begun.has_value(), !typed.isEmpty());
        if (begun) {
            QCOMPARE(begun->to, cursor);
            QCOMPARE(text.mid(begun->from), typed);
            QCOMPARE(begun->typed, typed.mid(1));
        }
    }
    void notInsideAWord()
    {
        QVERIFY(!completionTokenAt(QStringLiteral("@anna"), 3));
        QVERIFY(completionTokenAt(QStringLiteral("@ann, hello"), 4));
        QVERIFY(!completionTokenAt(QStringLiteral("@ann"), 17));
    }

    void peopleOfTheRoomComeFirst()
    {
        Desk desk;
        QCOMPARE(desk.look(QStringLiteral("@")),
                 (QStringList{QStringLiteral("@ann"), QStringLiteral("@anna"), QStringLiteral("@bo"),
                              QStringLiteral("@zoe")}));
    }
    void people_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("user name") << QStringLiteral("@ann")
                                   << QStringList{QStringLiteral("@ann"), QStringLiteral("@anna")};
        QTest::newRow("last name") << QStringLiteral("@nwo") << QStringList{QStringLiteral("@bo")};
        QTest::newRow("accents ignored") << QStringLiteral("@adams") << QStringList{QStringLiteral("@zoe")};
        QTest::newRow("accents typed") << QStringLiteral("@Zoë") << QStringList{QStringLiteral("@zoe")};
        QTest::newRow("case") << QStringLiteral("@BER") << QStringList{QStringLiteral("@anna")};
        QTest::newRow("oneself") << QStringLiteral("@me") << QStringList();
        QTest::newRow("nobody") << QStringLiteral("@qq") << QStringList();
        QTest::newRow("whole") << QStringLiteral("@bo") << QStringList();
        QTest::newRow("whole, in capitals") << QStringLiteral("@Bo") << QStringList();
    }
    void people()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, offered);
        Desk desk;
        QCOMPARE(desk.look(typed), offered);
        QCOMPARE(desk.completion.isShown(), !offered.isEmpty());
    }
    void ownersAndModeratorsMayNameEverybody()
    {
        const QString everybody = QStringLiteral("@room");
        for (const Role role : {Role::Owner, Role::Moderator}) {
            Desk desk(role);
            QCOMPARE(desk.look(QStringLiteral("@")).last(), everybody);
            QCOMPARE(desk.look(QStringLiteral("@ro")), QStringList{everybody});
            QVERIFY(!desk.look(QStringLiteral("@an")).contains(everybody));
            desk.completion.open(&desk.world.session(), direct);
            QCOMPARE(desk.look(QStringLiteral("@ro")), QStringList());
        }
        QCOMPARE(Desk(Role::Member).look(QStringLiteral("@ro")), QStringList());
    }
    void theOtherOfADirectRoomIsThere()
    {
        Desk desk;
        desk.completion.open(&desk.world.session(), direct);
        QCOMPARE(desk.look(QStringLiteral("@ad")), QStringList{QStringLiteral("@zoe")});
    }
    void whoIsHereIsShownWhenTheServerSays()
    {
        Desk desk;
        desk.completion.open(&desk.world.session(), RoomId(QStringLiteral("unknown")));
        QCOMPARE(desk.look(QStringLiteral("@")), QStringList());
        desk.completion.open(&desk.world.session(), general);
        QCOMPARE(desk.look(QStringLiteral("@c")), QStringList());
        desk.world.client.api.membersAnswer.append(person("cleo", "Cleo"));
        desk.world.session().members().refresh(general);
        desk.world.client.turn();
        QCOMPARE(desk.offered(), QStringList{QStringLiteral("@cleo")});
        desk.completion.open(nullptr, {});
        QVERIFY(!desk.completion.isShown());
    }

    void emojiInOnesSkin()
    {
        Desk desk;
        desk.emoji.setSkin(5);
        QCOMPARE(desk.look(QStringLiteral(":waving_ha")).value(0), QStringLiteral("👋🏿"));
        const CompletionRow row = desk.completion.model()->rows().constFirst();
        QCOMPARE(row.title, QStringLiteral("waving hand"));
        QCOMPARE(row.detail, QStringLiteral(":waving_hand:"));
        QVERIFY(desk.look(QStringLiteral(":fa")).size() <= Completions::most);
        desk.look(QStringLiteral(":sailb"));
        desk.completion.take();
        QCOMPARE(desk.settings.recentEmoji(), QStringList{QStringLiteral("⛵")});
    }

    void commandsThatFit()
    {
        const QString all = QStringLiteral("/");
        Desk member;
        QCOMPARE(member.look(all), (QStringList{QStringLiteral("/me"), QStringLiteral("/invite"),
                                                QStringLiteral("/leave"), QStringLiteral("/shrug")}));
        Desk owner(Role::Owner);
        QVERIFY(owner.look(all).contains(QStringLiteral("/topic")));
        owner.completion.open(&owner.world.session(), direct);
        QCOMPARE(owner.look(all), (QStringList{QStringLiteral("/me"), QStringLiteral("/shrug")}));
        QCOMPARE(owner.look(QStringLiteral("/SH")), QStringList{QStringLiteral("/shrug")});
        QCOMPARE(owner.look(QStringLiteral("/shrug")), QStringList()); // whole
        owner.completion.setHasCommands(false);
        QCOMPARE(owner.look(all), QStringList());
    }

    void takesWhereTheWordIs()
    {
        Desk desk;
        QSignalSpy taken(&desk.completion, &CompletionController::taken);
        desk.completion.look(QStringLiteral("hi @an there"), 6);
        QVERIFY(desk.completion.isShown());
        QCOMPARE(desk.completion.from(), 3);
        desk.completion.take();
        QCOMPARE(taken.takeFirst(), (QVariantList{3, 6, QStringLiteral("@ann")})); // a space is there
        QVERIFY(!desk.completion.isShown());
        desk.look(QStringLiteral("@an"));
        desk.completion.take(1);
        QCOMPARE(taken.takeFirst(), (QVariantList{0, 3, QStringLiteral("@anna ")}));
        desk.completion.take();
        desk.look(QStringLiteral("@an"));
        desk.completion.take(7);
        QCOMPARE(taken.count(), 0);
    }

    void movesAround()
    {
        Desk desk;
        desk.look(QStringLiteral("@an"));
        QCOMPARE(desk.completion.current(), 0);
        desk.completion.move(-1);
        QCOMPARE(desk.completion.current(), 1);
        desk.completion.move(1);
        QCOMPARE(desk.completion.current(), 0);
        desk.completion.move(1);
        desk.look(QStringLiteral("@a"));
        QCOMPARE(desk.completion.current(), 0); // another list
        desk.completion.hide();
        desk.completion.move(1);
        QCOMPARE(desk.completion.current(), 0);
    }

    void whatIsDismissedStaysAway()
    {
        Desk desk;
        desk.look(QStringLiteral("@a"));
        desk.completion.dismiss();
        QVERIFY(!desk.completion.isShown());
        QCOMPARE(desk.look(QStringLiteral("@an")), QStringList());
        desk.look(QStringLiteral("@an "));
        QVERIFY(!desk.look(QStringLiteral("@an @a")).isEmpty()); // another word
        desk.completion.dismiss();
        desk.look(QString());
        QVERIFY(!desk.look(QStringLiteral("@a")).isEmpty()); // begun anew
    }

    void goesWithTheCursor()
    {
        Desk desk;
        desk.look(QStringLiteral("hi @an"));
        desk.completion.cursorMoved(6);
        QVERIFY(desk.completion.isShown());
        desk.completion.cursorMoved(5);
        QVERIFY(!desk.completion.isShown());
    }
};

QTEST_MAIN(TestCompletion)
#include "tst_completion.moc"
