#include "app/core/commands/chatcommand.h"
#include "tests/support/clienttestkit.h"

#include <QTest>

using namespace Chinwag;

namespace {

QString described(const std::variant<QString, ChatCommand, UnknownCommand> &said)
{
    if (const auto *words = std::get_if<QString>(&said))
        return QStringLiteral("words: ") + *words;
    if (const auto *command = std::get_if<ChatCommand>(&said))
        return ChatCommand::nameOf(command->kind) + QStringLiteral(": ") + command->argument;
    return QStringLiteral("unknown: ") + std::get<UnknownCommand>(said).name;
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *text, const char *said) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(said);
        };
        row("hello", "words: hello");
        row("", "words: ");
        row("and/or", "words: and/or");
        row(" /me waves", "words:  /me waves");
        row("/", "words: /");
        row("/ me", "words: / me");
        row("/1", "words: /1");
        row("/me waves", "me: waves");
        row("/ME  waves ", "me: waves");
        row("/me", "me: ");
        row("/me\nwaves\nand sings", "me: waves\nand sings");
        row("/topic Tea at five", "topic: Tea at five");
        row("/invite @ann", "invite: @ann");
        row("/leave", "leave: ");
        row("/shrug oh well", "shrug: oh well");
        row("/meow", "unknown: meow");
        row("/usr/bin/env", "unknown: usr/bin/env");
        row("/quatsch mit Soße", "unknown: quatsch");
        row("//topic Tea", "words: /topic Tea");
        row("//me waves", "words: //me waves");
        row("//meow", "words: /meow");
        row("//", "words: /");
        row("///", "words: //");
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        QCOMPARE(described(readCommand(text)), said);
    }

    void fits_data()
    {
        QTest::addColumn<ChatCommand::Kind>("kind");
        QTest::addColumn<RoomKind>("room");
        QTest::addColumn<Role>("role");
        QTest::addColumn<bool>("fits");
        using enum RoomKind;
        QTest::newRow("me, direct") << ChatCommand::Me << Direct << Role::Member << true;
        QTest::newRow("shrug, direct") << ChatCommand::Shrug << Direct << Role::Member << true;
        QTest::newRow("leave, direct") << ChatCommand::Leave << Direct << Role::Owner << false;
        QTest::newRow("leave, room") << ChatCommand::Leave << Private << Role::Member << true;
        QTest::newRow("topic, member") << ChatCommand::Topic << Public << Role::Member << false;
        QTest::newRow("topic, moderator") << ChatCommand::Topic << Public << Role::Moderator << true;
        QTest::newRow("topic, owner") << ChatCommand::Topic << Private << Role::Owner << true;
        QTest::newRow("topic, direct") << ChatCommand::Topic << Direct << Role::Owner << false;
        QTest::newRow("invite, public") << ChatCommand::Invite << Public << Role::Member << true;
        QTest::newRow("invite, private") << ChatCommand::Invite << Private << Role::Member << false;
        QTest::newRow("invite, moderator") << ChatCommand::Invite << Private << Role::Moderator << true;
        QTest::newRow("invite, direct") << ChatCommand::Invite << Direct << Role::Owner << false;
    }
    void fits()
    {
        QFETCH(ChatCommand::Kind, kind);
        QFETCH(RoomKind, room);
        QFETCH(Role, role);
        QFETCH(bool, fits);
        Room there = Test::makeRoom(QStringLiteral("r"));
        there.kind = room;
        there.role = role;
        QCOMPARE(ChatCommand::fits(kind, there), fits);
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
