#include "app/ui/timeline/typingcontroller.h"
#include "app/ui/timeline/wordscontroller.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RoomId r1(u"r1"_s);
const UserId ann(u"u_Ann"_s);

struct Page
{
    ChatWorld world;
    WordsController words;
    TypingController typing;

    explicit Page(bool mine = true, int by = 2)
    {
        world.addUser(makeUser(u"Ann"_s));
        world.addRoom(room(mine, by));
        world.goOnline();
        words.open(&world.session(), r1);
        typing.open(&world.session(), r1);
    }
    static Room room(bool mine, int by, int members = 2)
    {
        Room room = makeRoom(r1.toString());
        room.kind = members == 2 ? RoomKind::Direct : RoomKind::Private;
        if (members == 2)
            room.peer = makeUser(u"Ann"_s);
        room.memberCount = members;
        room.role = Role::Member;
        room.preferences = RoomPreferences();
        room.preferences->wordsAsTyped = mine;
        room.wordsAsTypedBy = by;
        return room;
    }
    void become(const Room &room)
    {
        world.client.link().push(RoomUpdatedPush{room});
        world.client.turn();
    }
    void type(const QString &text)
    {
        world.client.link().push(TypingPush{r1, ann, true, 6s, 0});
        world.client.link().push(TypingTextPush{r1, ann, text});
    }
    QString shown(int role) const
    {
        auto &model = const_cast<WordsController &>(words);
        return model.people()->index(0).data(role).toString();
    }
};

} // namespace

class TestWordsController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOtherIsShownWithTheirWords()
    {
        Page page;
        page.type(u"There are two"_s);
        QCOMPARE(page.words.people()->count(), 1);
        QCOMPARE(page.shown(WordsModel::NameRole), u"ANN"_s);
        QCOMPARE(page.shown(WordsModel::WordsRole), u"There are two"_s);
        QVERIFY(page.shown(WordsModel::AccessibleNameRole).contains(u"There are two"_s));
        page.words.setShown(false);
        QCOMPARE(page.words.people()->count(), 0);
    }
    void theTypingRowLeavesThemOut()
    {
        Page page;
        page.type(u"There are two"_s);
        QCOMPARE(page.typing.text(), QString());
        page.world.client.link().push(TypingTextPush{r1, ann, {}});
        QCOMPARE(page.typing.text(), QString());
        page.world.client.link().push(TypingPush{r1, ann, false, 0ms, 0});
        page.world.client.advance(TypingTracker::grace);
        page.world.client.link().push(TypingPush{r1, ann, true, 6s, 0}); // and no words
        QVERIFY(!page.typing.text().isEmpty());
    }
    void whoseWordsAreNotWantedAnyMoreIsSeenTyping()
    {
        Page page;
        page.type(u"There are two"_s);
        page.become(Page::room(false, 1));
        QCOMPARE(page.words.people()->count(), 0);
        QVERIFY(!page.typing.text().isEmpty());
    }
    void whatIsSaidAboutIt()
    {
        Page page(false, 0);
        QVERIFY(page.words.isPossible());
        QCOMPARE(page.words.sentence(), QString());
        page.become(Page::room(true, 1));
        QCOMPARE(page.words.sentence(),
                 u"\u2068ANN\u2069 has not agreed yet to see words as they are typed"_s);
        QVERIFY(page.words.isWanted());
        page.become(Page::room(true, 2));
        QCOMPARE(page.words.sentence(), u"You both see words as they are typed"_s);
        page.words.setSendsTyping(false);
        QVERIFY(page.words.sentence().startsWith(u"Nobody sees your words"_s));
    }
    void aWishOfTheOtherMayBeRefused()
    {
        Page page(false, 1);
        QCOMPARE(page.words.sentence(),
                 u"\u2068ANN\u2069 would like you both to see words as they are typed"_s);
        QVERIFY(page.words.isRefusable());
        page.words.refuse();
        QCOMPARE(page.words.sentence(), QString());
        page.become(Page::room(false, 0));
        page.become(Page::room(false, 1));
        QVERIFY(!page.words.sentence().isEmpty());
    }
    void inACrowdItIsNotPossible()
    {
        Page page(true, 2);
        page.become(Page::room(true, 2, 9));
        QVERIFY(!page.words.isPossible());
        QCOMPARE(page.words.sentence(), QString());
    }
    void whatIsChosenIsForTheOpenRoom()
    {
        Page page(false, 0);
        QSignalSpy chosen(&page.words, &WordsController::chosen);
        page.words.choose(true);
        QCOMPARE(chosen.value(0).value(0).toBool(), true);
    }
};

QTEST_GUILESS_MAIN(TestWordsController)
#include "tst_wordscontroller.moc"
