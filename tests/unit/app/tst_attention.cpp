// What waits for a person, counted while it changes.
#include "app/core/notices/attention.h"
#include "tests/support/chatworld.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

struct Waiting
{
    ChatWorld world;
    RoomId room{u"r_tea"_s};
    RoomId direct{u"r_ann"_s};
    UserId ann = makeUser(u"ann"_s).id;
    std::unique_ptr<AttentionCount> count;

    Waiting()
    {
        world.addUser(makeUser(u"ann"_s));
        world.addRoom(makeRoom(room.toString()));
        Room alone = makeRoom(direct.toString());
        alone.kind = RoomKind::Direct;
        alone.peer = makeUser(u"ann"_s);
        world.addRoom(alone);
        world.goOnline();
        count = std::make_unique<AttentionCount>(world.session().rooms(), world.client.clock);
    }
    Seq say(const RoomId &where, const QString &text)
    {
        const Seq seq = world.say(where, ann, text);
        world.client.turn();
        return seq;
    }
    void prefer(const RoomId &where, const RoomPreferences &preferences)
    {
        Room changed = world.session().rooms().find(where)->room;
        changed.preferences = preferences;
        world.session().rooms().addOrUpdate(changed);
    }
};

} // namespace

class TestAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAndWhatConcernsOne()
    {
        Waiting w;
        QCOMPARE(w.count->total(), Attention());
        QSignalSpy changed(w.count.get(), &AttentionCount::changed);
        w.say(w.room, u"tea?"_s);
        QCOMPARE(w.count->total(), (Attention{1, 0}));
        w.say(w.room, u"@me tea?"_s);
        QCOMPARE(w.count->total(), (Attention{2, 1}));
        w.say(w.direct, u"between us"_s);
        QCOMPARE(w.count->total(), (Attention{3, 2}));
        QCOMPARE(changed.count(), 3);
    }
    void readingTakesItAway()
    {
        Waiting w;
        w.say(w.direct, u"one"_s);
        const Seq last = w.say(w.direct, u"two"_s);
        w.world.session().rooms().setRead(w.direct, last);
        QCOMPARE(w.count->total(), Attention());
    }
    void quietRoomsDoNotCount()
    {
        Waiting w;
        w.say(w.room, u"@me"_s);
        RoomPreferences muted;
        muted.mutedUntil = w.world.client.clock.wall() + milliseconds(1000);
        w.prefer(w.room, muted);
        QCOMPARE(w.count->total(), Attention());
        w.world.client.clock.advance(milliseconds(1000));
        QCOMPARE(w.count->total(), Attention()); // nobody has said so yet
        w.count->look(w.room);
        QCOMPARE(w.count->total(), (Attention{1, 1}));
        RoomPreferences silent;
        silent.notify = RoomPreferences::Notify::None;
        w.prefer(w.room, silent);
        QCOMPARE(w.count->total(), Attention());
    }
    void markedByHandCountsOnce()
    {
        Waiting w;
        RoomPreferences marked;
        marked.markedUnread = true;
        w.prefer(w.room, marked);
        QCOMPARE(w.count->total(), (Attention{1, 0}));
        w.say(w.room, u"one"_s);
        QCOMPARE(w.count->total(), (Attention{1, 0}));
    }
    void whatIsBeforeOnesEyesDoesNotWait()
    {
        Waiting w;
        w.say(w.room, u"one"_s);
        w.count->setInSight(w.room);
        QCOMPARE(w.count->total(), Attention());
        w.say(w.room, u"two"_s);
        QCOMPARE(w.count->total(), Attention());
        w.count->setInSight({});
        QCOMPARE(w.count->total(), (Attention{2, 0}));
    }
    void roomsThatGoTakeTheirsAlong()
    {
        Waiting w;
        w.say(w.room, u"one"_s);
        w.world.session().rooms().remove(w.room);
        QCOMPARE(w.count->total(), Attention());
    }
    /// Whatever happens, in whatever order: the same as counted anew.
    void neverDrifts()
    {
        Waiting w;
        QRandomGenerator random(4711);
        RoomBook &book = w.world.session().rooms();
        for (int step = 0; step < 400; ++step) {
            const RoomId room = random.bounded(2) ? w.room : w.direct;
            const RoomBook::Entry *entry = book.find(room);
            switch (random.bounded(6)) {
            case 0:
                book.setRead(room, entry ? entry->room.headSeq - random.bounded(3) : 0);
                break;
            case 1: {
                RoomPreferences chosen;
                chosen.markedUnread = random.bounded(2);
                chosen.notify =
                    random.bounded(4) ? RoomPreferences::Notify::All : RoomPreferences::Notify::None;
                w.prefer(room, chosen);
                break;
            }
            case 2:
                w.count->setInSight(random.bounded(2) ? room : RoomId());
                w.count->setInSight({});
                break;
            default:
                w.say(room, random.bounded(2) ? u"@me hello"_s : u"hello"_s);
            }
            QCOMPARE(w.count->total(), AttentionCount(book, w.world.client.clock).total());
        }
    }
};

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
