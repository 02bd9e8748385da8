#include "server/core/services/typingtexts.h"
#include "tests/support/servertestkit.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Two people who talk directly, and somebody who does not.
struct Talk
{
    TestWorld world;
    TestNode node{world};
    ClientPtr ann = node.connect(u"ann"_s);
    ClientPtr bob = node.connect(u"bob"_s);
    RoomId room = node.makeDirect(u"ann"_s, u"bob"_s);

    Talk() { forget(); }
    void want(const QString &name, bool wanted = true, const RoomId &where = {})
    {
        const RoomId &there = where.isEmpty() ? room : where;
        const TestAnswer answer =
            node.http("PUT", u"/api/me/rooms/"_s + there.toString(), {{u"words_as_typed"_s, wanted}}, name);
        QCOMPARE(answer.status, 200);
        world.run();
        forget();
    }
    void wantBoth()
    {
        want(u"ann"_s);
        want(u"bob"_s);
    }
    void forget()
    {
        ann->forget();
        bob->forget();
    }
    void type(const QString &text)
    {
        ann->send(TypingTextFrame{room, text});
        world.run();
    }
    QStringList seen()
    {
        QStringList texts;
        while (const auto push = bob->take<TypingTextPush>())
            texts.append(push->text);
        return texts;
    }
};

} // namespace

class TestServerTypingTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothWantItAndTheOtherSeesIt()
    {
        Talk t;
        t.wantBoth();
        t.type(u"Shall we"_s);
        const auto push = t.bob->take<TypingTextPush>();
        QVERIFY(push);
        QCOMPARE(push->room, t.room);
        QCOMPARE(push->user, t.ann->user.id);
        QCOMPARE(push->text, u"Shall we"_s);
        QVERIFY(t.ann->isQuiet());
    }
    void withOneSideOnlyNobodySeesAnything_data()
    {
        QTest::addColumn<QString>("who");
        QTest::newRow("the writer") << u"ann"_s;
        QTest::newRow("the reader") << u"bob"_s;
    }
    void withOneSideOnlyNobodySeesAnything()
    {
        QFETCH(QString, who);
        Talk t;
        t.want(who);
        t.type(u"Shall we"_s);
        t.world.run(1s);
        QCOMPARE(t.seen(), QStringList());
    }
    void whoTurnsItOffSeesAndShowsNothingMore()
    {
        Talk t;
        t.wantBoth();
        t.type(u"one"_s);
        t.world.run(250ms);
        t.want(u"bob"_s, false);
        t.type(u"two"_s);
        QCOMPARE(t.seen(), QStringList());
        t.want(u"bob"_s);
        t.want(u"ann"_s, false);
        t.type(u"three"_s);
        QCOMPARE(t.seen(), QStringList());
    }
    void atMostFourASecondAndTheNewestIsNotLost()
    {
        Talk t;
        t.wantBoth();
        const QString text = u"abcdefghij"_s;
        for (qsizetype length = 1; length <= text.size(); ++length) {
            t.type(text.first(length));
            t.world.run(100ms);
        }
        t.world.run(250ms);
        const QStringList seen = t.seen();
        QVERIFY2(seen.size() <= 5, qPrintable(seen.join(u' ')));
        QCOMPARE(seen.last(), text);
    }
    void thatThereIsNothingAnyMoreIsSaidAtOnce()
    {
        Talk t;
        t.wantBoth();
        t.type(u"one"_s);
        t.type(QString());
        QCOMPARE(t.seen(), (QStringList{u"one"_s, QString()}));
        t.type(QString());
        QCOMPARE(t.seen(), QStringList());
    }
    void whatWaitsGoesWithTheMessageOrAStop_data()
    {
        QTest::addColumn<bool>("message");
        QTest::newRow("message") << true;
        QTest::newRow("stop") << false;
    }
    void whatWaitsGoesWithTheMessageOrAStop()
    {
        QFETCH(bool, message);
        Talk t;
        t.wantBoth();
        t.ann->send(TypingFrame{t.room, true});
        t.type(u"one"_s);
        t.type(u"one t"_s);
        if (message)
            t.ann->askOk(Chinwag::message(t.room, u"one two"_s));
        else
            t.ann->send(TypingFrame{t.room, false});
        t.world.run(1s);
        QCOMPARE(t.seen(), QStringList{u"one"_s});
    }
    void fiveHundredCharactersAtMost()
    {
        Talk t;
        t.wantBoth();
        const QString most(Limits::wordsAsTypedLength, u'a');
        QVERIFY(!t.ann->askError(TypingTextFrame{t.room, most}));
        QVERIFY(t.ann->askError(TypingTextFrame{t.room, most + u'a'}) == ErrorCode::BadRequest);
        t.world.run(1s);
        QCOMPARE(t.seen(), QStringList{most});
    }
    void notInARoomOfNine()
    {
        Talk t;
        const RoomId room = t.node.makeRoom(u"ann"_s, u"small"_s);
        t.node.join(u"bob"_s, room);
        for (int i = 3; i <= Limits::wordsAsTypedUpToMembers; ++i)
            t.node.join(u"p%1"_s.arg(i), room);
        t.want(u"ann"_s, true, room);
        t.want(u"bob"_s, true, room);
        t.ann->send(TypingTextFrame{room, u"eight"_s});
        t.world.run(1s);
        QCOMPARE(t.seen(), QStringList{u"eight"_s});
        t.node.join(u"ninth"_s, room);
        t.ann->send(TypingTextFrame{room, u"nine"_s});
        t.world.run(1s);
        QCOMPARE(t.seen(), QStringList());
    }
    void onlyThoseWhoWantItOfASmallRoom()
    {
        Talk t;
        const RoomId room = t.node.makeRoom(u"ann"_s, u"small"_s);
        t.node.join(u"bob"_s, room);
        t.node.join(u"cid"_s, room);
        const ClientPtr cid = t.node.connect(u"cid"_s);
        t.want(u"ann"_s, true, room);
        t.want(u"bob"_s, true, room);
        cid->forget();
        t.ann->send(TypingTextFrame{room, u"psst"_s});
        t.world.run();
        QCOMPARE(t.seen(), QStringList{u"psst"_s});
        QCOMPARE(cid->count<TypingTextPush>(), 0);
    }
    void strangersShowNothing()
    {
        Talk t;
        t.wantBoth();
        const ClientPtr eve = t.node.connect(u"eve"_s);
        QVERIFY(eve->askError(TypingTextFrame{t.room, u"hi"_s}) == ErrorCode::RoomNotFound);
        QCOMPARE(t.seen(), QStringList());
    }
    void whoIsBlockedShowsNothing()
    {
        Talk t;
        t.wantBoth();
        t.type(u"one"_s);
        QCOMPARE(t.seen(), QStringList{u"one"_s});
        t.node.http("PUT", u"/api/me/blocks/"_s + t.ann->user.id.toString(), {}, u"bob"_s);
        t.world.run(1s);
        t.type(u"two"_s);
        t.world.run(1s);
        QCOMPARE(t.seen(), QStringList());
    }
    void whoComesLaterTypesToThoseWhoStillWantIt()
    {
        Talk t;
        t.wantBoth();
        t.type(u"one"_s);
        t.bob->disconnect();
        t.bob = t.node.connect(u"bob"_s);
        for (milliseconds gone{0}; gone <= TypingTexts::believedFor; gone += 2s) {
            t.ann->live(1s);
            t.bob->live(1s);
        }
        t.forget();
        t.type(u"two"_s);
        QCOMPARE(t.seen(), QStringList{u"two"_s});
    }
    void whoLeavesSeesNothingMore()
    {
        Talk t;
        const RoomId room = t.node.makeRoom(u"ann"_s, u"small"_s);
        t.node.join(u"bob"_s, room);
        t.want(u"ann"_s, true, room);
        t.want(u"bob"_s, true, room);
        t.node.http("POST", u"/api/rooms/%1/leave"_s.arg(room.toString()), {}, u"bob"_s);
        t.ann->send(TypingTextFrame{room, u"alone"_s});
        t.world.run(1s);
        QCOMPARE(t.seen(), QStringList());
    }
    void itCrossesNodes()
    {
        Talk t;
        TestNode two{t.world, TestNode::defaultOptions(u"n2"_s)};
        const ClientPtr phone = two.connect(u"bob"_s);
        t.wantBoth();
        phone->forget();
        t.type(u"over"_s);
        const auto push = phone->take<TypingTextPush>();
        QVERIFY(push);
        QCOMPARE(push->text, u"over"_s);
        // Somebody changes their mind there.
        two.http("PUT", u"/api/me/rooms/"_s + t.room.toString(), {{u"words_as_typed"_s, false}}, u"bob"_s);
        t.world.run(1s);
        t.forget();
        t.type(u"over and out"_s);
        QCOMPARE(t.seen(), QStringList());
    }
    void nothingIsStored()
    {
        Talk t;
        t.wantBoth();
        const qsizetype before = t.world.storedEvents(t.room);
        t.type(u"a secret"_s);
        t.world.run(10s);
        QCOMPARE(t.world.storedEvents(t.room), before);
        const auto result = syncResultFromJson(t.bob->askOk(SyncFrame{}));
        QVERIFY(result);
        QVERIFY(!t.bob->line->closedWith);
    }
};

QTEST_GUILESS_MAIN(TestServerTypingTexts)
#include "tst_servertypingtexts.moc"
