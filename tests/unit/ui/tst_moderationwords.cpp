#include "app/ui/timeline/moderationwords.h"
#include "app/ui/words.h"
#include "shared/protocol/limits.h"
#include "tests/support/clienttestkit.h"

#include <QDateTime>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

using Change = ModerationBody::Change;

UserId user(const char *name) { return UserId(QStringLiteral("u_") + QString::fromLatin1(name)); }

milliseconds at(int hour, int day = 14)
{
    return milliseconds(QDateTime(QDate(2023, 11, day), QTime(hour, 0)).toMSecsSinceEpoch());
}

struct Lines
{
    RoomBook book{makeUser(QStringLiteral("me"))};
    QLocale locale{QLocale::German};
    ModerationWords words{book, locale};

    Lines()
    {
        for (const char *name : {"ann", "bob", "cleo"})
            book.addUsers({makeUser(QString::fromLatin1(name))});
    }
    TimelineItem item(const char *by, EventBody body) const
    {
        Event event;
        event.seq = 7;
        event.at = at(12);
        event.sender = user(by);
        event.body = std::move(body);
        return *makeItem(event, book.self().id);
    }
    /// Without the marks around names.
    static QString plain(QString text) { return text.remove(QChar(0x2068)).remove(QChar(0x2069)); }
    QString did(const char *by, Change change, const char *whom, milliseconds until = {},
                const char *reason = "") const
    {
        return plain(
            words.sanction(item(by, ModerationBody{change, user(whom), until, QString::fromLatin1(reason)})));
    }
    QString made(const char *by, const char *whom, Role role) const
    {
        return plain(words.role(item(by, RoleBody{user(whom), role})));
    }
    QString set(const RoomRules &rules, const RoomRules &before, const char *by = "ann") const
    {
        return plain(words.rules(item(by, RulesBody{rules}), before));
    }
};

} // namespace

class TestModerationWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsRemovedAndWhy()
    {
        const Lines lines;
        QCOMPARE(lines.did("ann", Change::Kick, "bob"), QStringLiteral("ANN removed BOB"));
        QCOMPARE(lines.did("me", Change::Kick, "bob", {}, "Spam"), QStringLiteral("You removed BOB: Spam"));
        QCOMPARE(lines.did("ann", Change::Kick, "me"), QStringLiteral("ANN removed you"));
    }

    void bansAndMutesSayWhenTheyEnd()
    {
        const Lines lines;
        QCOMPARE(lines.did("ann", Change::Ban, "bob", at(18), "Advertising"),
                 QStringLiteral("ANN banned BOB until 18:00: Advertising"));
        QCOMPARE(lines.did("ann", Change::Ban, "bob", at(9, 21)),
                 QStringLiteral("ANN banned BOB until 21.11.23, 09:00"));
        QCOMPARE(lines.did("ann", Change::Mute, "cleo", at(13)),
                 QStringLiteral("ANN muted CLEO until 13:00"));
        QCOMPARE(lines.did("ann", Change::Mute, "me"), QStringLiteral("ANN muted you"));
        QCOMPARE(lines.did("ann", Change::Mute, "cleo", Limits::forGood), QStringLiteral("ANN muted CLEO"));
    }

    void whatIsTakenBackIsSaid()
    {
        const Lines lines;
        QCOMPARE(lines.did("ann", Change::Unban, "bob"), QStringLiteral("ANN lifted the ban of BOB"));
        QCOMPARE(lines.did("me", Change::Unmute, "bob"), QStringLiteral("You let BOB write again"));
        QCOMPARE(lines.did("ann", Change::Unmute, "me"), QStringLiteral("ANN lets you write again"));
    }

    void rolesAreNamed()
    {
        const Lines lines;
        QCOMPARE(lines.made("ann", "cleo", Role::Moderator), QStringLiteral("ANN made CLEO a moderator"));
        QCOMPARE(lines.made("ann", "me", Role::Owner), QStringLiteral("ANN made you an owner"));
        QCOMPARE(lines.made("me", "cleo", Role::Member), QStringLiteral("You made CLEO an ordinary member"));
        QCOMPARE(lines.made("ann", "ann", Role::Member), QStringLiteral("ANN is an ordinary member now"));
    }

    void ofRulesWhatIsDifferentIsSaid()
    {
        const Lines lines;
        const RoomRules slow{seconds{30}, Posting::Members};
        const RoomRules quiet{seconds{30}, Posting::Moderators};
        QVERIFY(lines.set(slow, {}).startsWith(QStringLiteral("ANN set slow mode to 30 second")));
        QCOMPARE(lines.set(quiet, slow), QStringLiteral("ANN lets only moderators write from now on"));
        QCOMPARE(lines.set(slow, quiet), QStringLiteral("ANN lets everybody write"));
        QCOMPARE(lines.set({}, slow), QStringLiteral("ANN ended slow mode"));
        QCOMPARE(lines.set({}, slow, "me"), QStringLiteral("You ended slow mode"));
        QCOMPARE(lines.set({}, {}), QStringLiteral("ANN lets everybody write"));
    }

    void durationsAreInTheirLargestUnit()
    {
        const auto starts = [](seconds time, const char *words) {
            return Words::duration(time).startsWith(QString::fromLatin1(words));
        };
        QVERIFY(starts(seconds{30}, "30 second"));
        QVERIFY(starts(seconds{90}, "90 second"));
        QVERIFY(starts(std::chrono::minutes{5}, "5 minute"));
        QVERIFY(starts(std::chrono::hours{24}, "1 day"));
        QVERIFY(starts(std::chrono::hours{3}, "3 hour"));
    }
};

QTEST_GUILESS_MAIN(TestModerationWords)
#include "tst_moderationwords.moc"
