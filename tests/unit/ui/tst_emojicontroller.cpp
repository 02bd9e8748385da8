#include "app/ui/emoji/emojicontroller.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;

namespace {

struct Desk
{
    QTemporaryDir dir;
    SettingsController settings{dir.filePath(QStringLiteral("s.ini"))};
    EmojiController emoji{settings};

    QString take(const QString &search)
    {
        emoji.open();
        emoji.setSearch(search);
        return emoji.take();
    }
    QString heading(int line) const { return emoji_(line, EmojiModel::HeadingRole).toString(); }
    QStringList lineOfEmoji(int line) const { return emoji_(line, EmojiModel::EmojiRole).toStringList(); }

private:
    QVariant emoji_(int line, int role) const
    {
        auto &model = const_cast<EmojiController &>(emoji);
        return model.model()->data(model.model()->index(line), role);
    }
};

} // namespace

class TestEmojiController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNothingUntilItIsOpened()
    {
        Desk desk;
        QCOMPARE(desk.emoji.model()->count(), 0);
        QCOMPARE(desk.emoji.currentEmoji(), QString());
        QCOMPARE(desk.emoji.take(), QString());
    }

    void showsAllUnderTheirHeadings()
    {
        Desk desk;
        desk.emoji.open();
        QVERIFY(!desk.emoji.hasRecents());
        QCOMPARE(desk.heading(0), QStringLiteral("Smileys and emotion"));
        QCOMPARE(desk.lineOfEmoji(1).size(), EmojiModel::columns);
        QCOMPARE(desk.emoji.currentEmoji(), QStringLiteral("😀"));
        QCOMPARE(desk.emoji.currentShortName(), QStringLiteral(":grinning_face:"));
        QCOMPARE(desk.emoji.group(), 1);
        QCOMPARE(desk.emoji.groupNames().size(), EmojiTable::groups + 1);
    }

    void keysMoveInTheGrid()
    {
        Desk desk;
        desk.emoji.open();
        desk.emoji.move(EmojiController::Back); // there is nothing before
        QCOMPARE(desk.emoji.current(), 0);
        desk.emoji.move(EmojiController::Forward);
        desk.emoji.move(EmojiController::Down);
        QCOMPARE(desk.emoji.current(), 1 + EmojiModel::columns);
        desk.emoji.move(EmojiController::Up);
        QCOMPARE(desk.emoji.current(), 1);
        desk.emoji.move(EmojiController::PageDown);
        QCOMPARE(desk.emoji.current(), 1 + EmojiController::page * EmojiModel::columns);
        desk.emoji.move(EmojiController::PageUp);
        desk.emoji.move(EmojiController::PageUp);
        QCOMPARE(desk.emoji.current(), 1);
        for (int i = 0; i < 400; ++i)
            desk.emoji.move(EmojiController::Down);
        const int last = desk.emoji.model()->cellCount() - 1;
        QVERIFY(desk.emoji.current() > last - EmojiModel::columns);
        for (int i = 0; i < EmojiModel::columns; ++i)
            desk.emoji.move(EmojiController::Forward);
        QCOMPARE(desk.emoji.current(), last);
    }

    void aHeadingIsSteppedOver()
    {
        Desk desk;
        desk.emoji.open();
        const int people = desk.emoji.model()->lineOfGroup(2);
        const int first = desk.emoji.model()->firstCell(people);
        desk.emoji.point(first);
        desk.emoji.move(EmojiController::Up);
        QCOMPARE(desk.emoji.lineOf(desk.emoji.current()), people - 1);
        desk.emoji.move(EmojiController::Down);
        QCOMPARE(desk.emoji.current(), first);
    }

    void searches()
    {
        Desk desk;
        desk.emoji.open();
        desk.emoji.setSearch(QStringLiteral("sailb"));
        QCOMPARE(desk.emoji.currentEmoji(), QStringLiteral("⛵"));
        QCOMPARE(desk.emoji.group(), -1);
        QCOMPARE(desk.heading(0), QString());
        desk.emoji.setSearch(QStringLiteral("qqqq"));
        QCOMPARE(desk.emoji.model()->count(), 0);
        QCOMPARE(desk.emoji.current(), -1);
        QCOMPARE(desk.emoji.take(), QString());
        desk.emoji.move(EmojiController::Down);
        QCOMPARE(desk.emoji.current(), -1);
        desk.emoji.setSearch({});
        QCOMPARE(desk.emoji.current(), 0);
        QCOMPARE(desk.emoji.group(), 1);
    }

    void whatWasTakenComesFirstTheNextTime()
    {
        Desk desk;
        QCOMPARE(desk.take(QStringLiteral("sailboat")), QStringLiteral("⛵"));
        QCOMPARE(desk.take(QStringLiteral("fire")), QStringLiteral("🔥"));
        QCOMPARE(desk.take(QStringLiteral("sailboat")), QStringLiteral("⛵"));
        desk.emoji.open();
        QVERIFY(desk.emoji.hasRecents());
        QCOMPARE(desk.heading(0), QStringLiteral("Recent"));
        QCOMPARE(desk.lineOfEmoji(1), (QStringList{QStringLiteral("⛵"), QStringLiteral("🔥")}));
        QCOMPARE(desk.emoji.group(), 0);

        EmojiController next(desk.settings);
        next.open();
        QCOMPARE(next.currentEmoji(), QStringLiteral("⛵"));
    }
    void recentsStayWhereTheyAreWhileOneLooks()
    {
        Desk desk;
        desk.take(QStringLiteral("sailboat"));
        desk.emoji.open();
        desk.emoji.move(EmojiController::Down);
        desk.emoji.take();
        QCOMPARE(desk.lineOfEmoji(1), QStringList{QStringLiteral("⛵")});
    }
    void soManyRecentsAndNoMore()
    {
        Desk desk;
        for (int i = 0; i < 30; ++i)
            desk.emoji.remember(i);
        QCOMPARE(desk.settings.recentEmoji().size(), EmojiController::mostRecents);
        QCOMPARE(desk.settings.recentEmoji().constFirst(), desk.emoji.table().all().at(29).sequence);
    }
    void recentsOfAnotherVersionAreLeftOut()
    {
        Desk desk;
        desk.settings.setRecentEmoji({QStringLiteral("not one"), QStringLiteral("⛵")});
        desk.emoji.open();
        QCOMPARE(desk.lineOfEmoji(1), QStringList{QStringLiteral("⛵")});
    }

    void theSkinIsRemembered()
    {
        Desk desk;
        QCOMPARE(desk.take(QStringLiteral("waving hand")), QStringLiteral("👋"));
        desk.emoji.setSkin(3);
        QCOMPARE(desk.take(QStringLiteral("waving hand")), QStringLiteral("👋🏽"));
        desk.emoji.open();
        QCOMPARE(desk.lineOfEmoji(1), QStringList{QStringLiteral("👋🏽")});
        EmojiController next(desk.settings);
        QCOMPARE(next.skin(), 3);
        QCOMPARE(next.skinNames().size(), EmojiTable::skins);
    }

    void headingsAreGoneToAndFollowTheView()
    {
        Desk desk;
        desk.emoji.open();
        QSignalSpy asked(&desk.emoji, &EmojiController::lineRequested);
        desk.emoji.setSearch(QStringLiteral("fire"));
        desk.emoji.showGroup(9);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(desk.heading(asked[0][0].toInt()), QStringLiteral("Flags"));
        QCOMPARE(desk.emoji.currentEmoji(), QStringLiteral("🏁"));
        QCOMPARE(desk.emoji.group(), 9);
        desk.emoji.setFirstLine(1);
        QCOMPARE(desk.emoji.group(), 1);
        desk.emoji.showGroup(0); // there are no recents
        QCOMPARE(asked.count(), 1);
    }
};

QTEST_MAIN(TestEmojiController)
#include "tst_emojicontroller.moc"
