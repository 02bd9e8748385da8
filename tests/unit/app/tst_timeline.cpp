#include "app/core/timeline/timeline.h"
#include "tests/support/clienttestkit.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace Chinwag;
using namespace Chinwag::Test;
using Kind = TimelineItem::Kind;
using Delivery = TimelineItem::Delivery;

namespace {

const QString r1 = QStringLiteral("r1");
const UserId me(QStringLiteral("u_me"));

/// Follows a timeline by its signals alone, as a view does, and compares at every step.
class Mirror : public QObject
{
public:
    explicit Mirror(Timeline &timeline)
        : m_timeline(timeline)
    {
        for (int row = 0; row < timeline.count(); ++row)
            m_rows.append(describe(timeline.at(row)));
        connect(&timeline, &Timeline::rowsAboutToBeInserted, this, [this] { begin(); });
        connect(&timeline, &Timeline::rowsInserted, this, [this](int first, int last) {
            for (int row = first; row <= last; ++row)
                m_rows.insert(row, describe(m_timeline.at(row)));
            end();
        });
        connect(&timeline, &Timeline::rowsAboutToBeRemoved, this, [this] { begin(); });
        connect(&timeline, &Timeline::rowsRemoved, this, [this](int first, int last) {
            m_rows.remove(first, last - first + 1);
            end();
        });
        connect(&timeline, &Timeline::rowChanged, this, [this](int row) {
            ++changes;
            m_rows[row] = describe(m_timeline.at(row));
        });
    }

    bool isExact() const
    {
        QStringList rows;
        for (int row = 0; row < m_timeline.count(); ++row)
            rows.append(describe(m_timeline.at(row)));
        return rows == m_rows && !m_open && !m_wrong;
    }
    QStringList rows() const { return m_rows; }

    static QString describe(const TimelineItem &item)
    {
        if (item.kind == Kind::Gap)
            return QStringLiteral("gap %1-%2").arg(item.gapFrom).arg(item.seq);
        QString text = QStringLiteral("%1 %2 %3").arg(item.seq).arg(int(item.kind)).arg(item.text);
        text += QStringLiteral(" d%1").arg(int(item.delivery)) + item.failure;
        text += item.edited ? QStringLiteral(" edited") : QString();
        text += item.deleted ? QStringLiteral(" deleted") : QString();
        text += item.waits ? QStringLiteral(" waits") : QString();
        text += item.waitingReactions.join(QLatin1Char('~'));
        for (const auto &[emoji, users] : item.reactions) {
            text += QLatin1Char(' ') + emoji;
            for (const UserId &user : users)
                text += QLatin1Char(',') + user.toString();
        }
        return text;
    }

    int changes = 0;
    int insertions = 0;
    int removals = 0;

private:
    void begin()
    {
        m_wrong |= std::exchange(m_open, true);
        m_countBefore = m_timeline.count();
    }
    void end()
    {
        m_timeline.count() > m_countBefore ? ++insertions : ++removals;
        m_wrong |= !std::exchange(m_open, false) || m_rows.size() != m_timeline.count();
    }

    Timeline &m_timeline;
    QStringList m_rows;
    bool m_open = false;
    bool m_wrong = false;
    int m_countBefore = 0;
};

struct Log
{
    Timeline timeline{RoomId(r1), me};
    Mirror mirror{timeline};

    void apply(const QList<Event> &events) { timeline.apply(events); }
    void messages(std::initializer_list<Seq> seqs)
    {
        QList<Event> events;
        for (const Seq seq : seqs)
            events.append(makeMessage(r1, seq, QStringLiteral("ann")));
        timeline.apply(events);
    }
    /// Seqs of the rows; gaps as "from-to".
    QString shape() const
    {
        QStringList parts;
        for (int row = 0; row < timeline.count(); ++row) {
            const TimelineItem &item = timeline.at(row);
            parts.append(item.kind == Kind::Gap ? QStringLiteral("%1-%2").arg(item.gapFrom).arg(item.seq)
                                                : QString::number(item.seq));
        }
        return parts.join(QLatin1Char(' '));
    }
};

Event other(Seq seq, EventBody body, const QString &sender = QStringLiteral("ann"))
{
    Event event = makeMessage(r1, seq, sender);
    event.body = std::move(body);
    return event;
}

Event edit(Seq seq, Seq target, const QString &text) { return other(seq, EditBody{target, text}); }

QList<Event> messagesOf(Seq first, Seq last)
{
    QList<Event> events;
    for (Seq seq = first; seq <= last; ++seq)
        events.append(makeMessage(r1, seq, QStringLiteral("ann")));
    return events;
}

/// A log of `size` events of all kinds.
QList<Event> randomLog(QRandomGenerator &random, int size)
{
    const QStringList people{QStringLiteral("me"), QStringLiteral("ann"), QStringLiteral("bob")};
    QList<Event> log;
    for (Seq seq = 1; seq <= size; ++seq) {
        const QString &who = people.at(random.bounded(3));
        const Seq target = random.bounded(1, static_cast<int>(seq) + 1);
        switch (random.bounded(8)) {
        case 0:
            log.append(other(seq, EditBody{target, QStringLiteral("edit %1").arg(seq)}, who));
            break;
        case 1:
            log.append(other(seq, DeleteBody{target}, who));
            break;
        case 2:
            log.append(other(seq, ReactionBody{target, QStringLiteral("+1"), true}, who));
            break;
        case 3:
            log.append(other(seq, ReactionBody{target, QStringLiteral("+1"), false}, who));
            break;
        case 4:
            log.append(other(seq, MembershipBody{MembershipBody::Change::Join, UserId(who)}, who));
            break;
        default:
            log.append(makeMessage(r1, seq, who, QStringLiteral("text %1").arg(seq)));
            break;
        }
    }
    return log;
}

} // namespace

class tst_Timeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        Log log;
        QCOMPARE(log.timeline.count(), 0);
        QCOMPARE(log.timeline.firstSeq(), 0);
        QCOMPARE(log.timeline.lastSeq(), 0);
        QCOMPARE(log.timeline.syncPosition(), 0);
        QCOMPARE(log.timeline.rowOfSeq(1), -1);
    }

    void appendsInOneInsertion()
    {
        Log log;
        log.messages({1, 2, 3});
        log.messages({4, 5});
        QCOMPARE(log.shape(), QStringLiteral("1 2 3 4 5"));
        QCOMPARE(log.mirror.insertions, 2);
        QVERIFY(log.mirror.isExact());
    }

    void knownEventsAreIgnored()
    {
        Log log;
        log.messages({1, 2, 3});
        QCOMPARE(
            log.timeline.apply({makeMessage(r1, 2, QStringLiteral("bob"), QStringLiteral("other"))}).size(),
            0);
        QCOMPARE(log.timeline.at(1).text, QStringLiteral("hi"));
        QCOMPARE(log.mirror.insertions, 1);
    }

    void foreignRoomsAndNonsenseSeqsAreIgnored()
    {
        Log log;
        log.apply({makeMessage(QStringLiteral("r2"), 1, QStringLiteral("ann")),
                   makeMessage(r1, 0, QStringLiteral("ann")), makeMessage(r1, -5, QStringLiteral("ann"))});
        QCOMPARE(log.timeline.count(), 0);
    }

    void returnsWhatIsNewAscending()
    {
        Log log;
        log.messages({2});
        const auto fresh = log.timeline.apply(
            {makeMessage(r1, 3, QStringLiteral("a")), makeMessage(r1, 1, QStringLiteral("a")),
             makeMessage(r1, 2, QStringLiteral("a")), makeMessage(r1, 3, QStringLiteral("b"))});
        QCOMPARE(fresh.size(), 2);
        QCOMPARE(fresh.at(0).seq, 1);
        QCOMPARE(fresh.at(1).seq, 3);
        QCOMPARE(fresh.at(1).sender.toString(), QStringLiteral("u_a"));
    }

    void jumpMakesAGap()
    {
        Log log;
        log.messages({1, 2});
        log.messages({7, 8});
        QCOMPARE(log.shape(), QStringLiteral("1 2 3-6 7 8"));
        QCOMPARE(log.timeline.lastSeq(), 8);
        QCOMPARE(log.timeline.firstSeq(), 1);
        QVERIFY(log.mirror.isExact());
    }

    void gapsShrinkSplitAndVanish_data()
    {
        QTest::addColumn<QList<int>>("seqs");
        QTest::addColumn<QString>("shape");
        QTest::newRow("from the old end") << QList<int>{3, 4} << QStringLiteral("1 2 3 4 5-8 9");
        QTest::newRow("from the new end") << QList<int>{7, 8} << QStringLiteral("1 2 3-6 7 8 9");
        QTest::newRow("in the middle") << QList<int>{5} << QStringLiteral("1 2 3-4 5 6-8 9");
        QTest::newRow("twice") << QList<int>{4, 7} << QStringLiteral("1 2 3-3 4 5-6 7 8-8 9");
        QTest::newRow("all") << QList<int>{3, 4, 5, 6, 7, 8} << QStringLiteral("1 2 3 4 5 6 7 8 9");
    }
    void gapsShrinkSplitAndVanish()
    {
        QFETCH(QList<int>, seqs);
        QFETCH(QString, shape);
        Log log;
        log.messages({1, 2, 9});
        QList<Event> events;
        for (const int seq : seqs)
            events.append(makeMessage(r1, seq, QStringLiteral("ann")));
        log.apply(events);
        QCOMPARE(log.shape(), shape);
        QVERIFY(log.mirror.isExact());
    }

    void gapOfFoldedEventsOnlyVanishesWithoutRows()
    {
        Log log;
        log.messages({1, 3});
        log.apply({edit(2, 1, QStringLiteral("new"))});
        QCOMPARE(log.shape(), QStringLiteral("1 3"));
        QCOMPARE(log.timeline.at(0).text, QStringLiteral("new"));
        QVERIFY(log.mirror.isExact());
    }

    void olderPagesGoBefore()
    {
        Log log;
        log.messages({10, 11});
        QCOMPARE(log.timeline.firstSeq(), 10);
        log.messages({8, 9});
        log.messages({2, 3});
        QCOMPARE(log.shape(), QStringLiteral("2 3 4-7 8 9 10 11"));
        QCOMPARE(log.timeline.firstSeq(), 2);
        QVERIFY(log.mirror.isExact());
    }

    void hugeJumpsCostOneRow()
    {
        Log log;
        log.messages({1, 9'007'199'254'740'991});
        QCOMPARE(log.timeline.count(), 3);
        QCOMPARE(log.timeline.at(1).seq, 9'007'199'254'740'990);
        QCOMPARE(log.timeline.syncPosition(), 9'007'199'254'740'991);
    }

    void syncPositionGoesBackBeforeFillableHoles()
    {
        Log log;
        log.messages({1, 2, 10});
        QCOMPARE(log.timeline.lastSeq(), 10);
        QCOMPARE(log.timeline.syncPosition(), 2);
        log.messages({1000});
        QCOMPARE(log.timeline.syncPosition(), 1000);
        log.messages({1200});
        QCOMPARE(log.timeline.syncPosition(), 1000);
    }

    void whatIsUnknownHoldsItsPlace()
    {
        Log log;
        log.messages({1});
        log.apply({other(2, UnknownBody{QStringLiteral("firework"), {}})});
        log.messages({3, 5});
        QCOMPARE(log.shape(), QStringLiteral("1 3 4-4 5"));
        log.apply({other(4, UnknownBody{QStringLiteral("firework"), {}})});
        QCOMPARE(log.shape(), QStringLiteral("1 3 5"));
        QCOMPARE(log.timeline.syncPosition(), 5);
        QVERIFY(log.mirror.isExact());
    }

    void editsFold()
    {
        Log log;
        log.messages({1, 2});
        log.apply({edit(4, 1, QStringLiteral("newest")), edit(3, 1, QStringLiteral("older"))});
        QCOMPARE(log.timeline.count(), 2);
        QCOMPARE(log.timeline.at(0).text, QStringLiteral("newest"));
        QVERIFY(log.timeline.at(0).edited);
        QCOMPARE(log.timeline.lastSeq(), 4);
        QVERIFY(log.mirror.isExact());
    }

    void deletionClearsAndWins()
    {
        Log log;
        log.messages({1});
        log.apply({other(2, ReactionBody{1, QStringLiteral("x"), true}, QStringLiteral("bob")),
                   other(3, DeleteBody{1}), edit(4, 1, QStringLiteral("back?"))});
        const TimelineItem &item = log.timeline.at(0);
        QVERIFY(item.deleted);
        QVERIFY(item.text.isEmpty());
        QVERIFY(item.reactions.isEmpty());
        QVERIFY(!item.edited);
    }

    void reactionsFoldInOrder()
    {
        Log log;
        log.messages({1});
        const auto react = [](bool add, Seq seq, const char *who, const char *emoji) {
            return other(seq, ReactionBody{1, QString::fromLatin1(emoji), add}, QString::fromLatin1(who));
        };
        log.apply({react(true, 2, "bob", "b"), react(true, 3, "ann", "a"), react(true, 4, "cleo", "b"),
                   react(true, 5, "dan", "a"), react(false, 6, "ann", "a")});
        const auto &reactions = log.timeline.at(0).reactions;
        QCOMPARE(reactions.size(), 2);
        QCOMPARE(reactions.at(0).first, QStringLiteral("b"));
        QCOMPARE(reactions.at(0).second.size(), 2);
        QCOMPARE(reactions.at(1).first, QStringLiteral("a"));
        QCOMPARE(reactions.at(1).second, QList{UserId(QStringLiteral("u_dan"))});
    }

    void foldsWaitForTheirMessage()
    {
        Log log;
        log.apply({edit(5, 1, QStringLiteral("edited"))});
        QCOMPARE(log.timeline.count(), 0);
        QCOMPARE(log.timeline.lastSeq(), 5);
        log.messages({1});
        QCOMPARE(log.shape(), QStringLiteral("1 2-4"));
        QCOMPARE(log.timeline.at(0).text, QStringLiteral("edited"));
    }

    void deliveryTellsOwnFromOthers()
    {
        Log log;
        log.apply({makeMessage(r1, 1, QStringLiteral("ann")), makeMessage(r1, 2, QStringLiteral("me"))});
        QCOMPARE(log.timeline.at(0).delivery, Delivery::Received);
        QCOMPARE(log.timeline.at(1).delivery, Delivery::Sent);
    }

    void pendingRowsStandAtTheEnd()
    {
        Log log;
        log.messages({1});
        log.timeline.setPending({makeEntry(r1, QStringLiteral("a")), makeEntry(r1, QStringLiteral("b"))});
        log.messages({2});
        QCOMPARE(log.shape(), QStringLiteral("1 2 0 0"));
        QCOMPARE(log.timeline.at(2).delivery, Delivery::Waiting);
        QCOMPARE(log.timeline.rowOfNonce(Nonce(QStringLiteral("b"))), 3);
        QVERIFY(log.mirror.isExact());
    }

    void pendingRowBecomesTheMessageInPlace()
    {
        Log log;
        log.messages({1});
        log.timeline.setPending({makeEntry(r1, QStringLiteral("a")), makeEntry(r1, QStringLiteral("b"))});
        Event own = makeMessage(r1, 2, QStringLiteral("me"));
        own.nonce = Nonce(QStringLiteral("a"));
        const int insertions = log.mirror.insertions;
        log.apply({own});
        log.timeline.setPending({makeEntry(r1, QStringLiteral("b"))});
        QCOMPARE(log.shape(), QStringLiteral("1 2 0"));
        QCOMPARE(log.mirror.insertions, insertions);
        QCOMPARE(log.mirror.removals, 0);
        QCOMPARE(log.mirror.changes, 1);
        QCOMPARE(log.timeline.rowOfNonce(own.nonce), 1);
        QVERIFY(log.mirror.isExact());
    }

    void pendingRowNeverDoublesWithItsEvent()
    {
        Log log;
        log.timeline.setPending({makeEntry(r1, QStringLiteral("a")), makeEntry(r1, QStringLiteral("b"))});
        Event own = makeMessage(r1, 6, QStringLiteral("me"));
        own.nonce = Nonce(QStringLiteral("b"));
        log.apply({makeMessage(r1, 5, QStringLiteral("ann")), own});
        QCOMPARE(log.shape(), QStringLiteral("5 6 0"));
        log.timeline.setPending({makeEntry(r1, QStringLiteral("a")), makeEntry(r1, QStringLiteral("b"))});
        QCOMPARE(log.shape(), QStringLiteral("5 6 0"));
        QVERIFY(log.mirror.isExact());
    }

    void pendingFollowsTheOutboxRowByRow()
    {
        Log log;
        OutboxEntry a = makeEntry(r1, QStringLiteral("a"), QStringLiteral("A"));
        const OutboxEntry b = makeEntry(r1, QStringLiteral("b"), QStringLiteral("B"));
        const OutboxEntry c = makeEntry(r1, QStringLiteral("c"), QStringLiteral("C"));
        log.timeline.setPending({a, b, c});
        a.state = OutboxEntry::State::Failed;
        a.failure = QStringLiteral("no");
        log.timeline.setPending({a, b, c});
        QCOMPARE(log.timeline.at(0).delivery, Delivery::Failed);
        QCOMPARE(log.timeline.at(0).failure, QStringLiteral("no"));
        QCOMPARE(log.mirror.changes, 1);
        log.timeline.setPending({b, c, a});
        QCOMPARE(log.timeline.at(2).text, QStringLiteral("A"));
        QVERIFY(log.mirror.isExact());
        log.timeline.setPending({c});
        QCOMPARE(log.timeline.count(), 1);
        QVERIFY(log.mirror.isExact());
    }

    void anyOrderAndChunksGiveTheSameRows()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 150; ++round) {
            QList<Event> events = randomLog(random, random.bounded(1, 60));
            Log inOrder;
            inOrder.apply(events);
            Log shuffled;
            std::shuffle(events.begin(), events.end(), random);
            for (qsizetype at = 0; at < events.size();) {
                const qsizetype size = std::min<qsizetype>(random.bounded(1, 12), events.size() - at);
                shuffled.apply(events.mid(at, size));
                QVERIFY2(shuffled.mirror.isExact(), qPrintable(QStringLiteral("seed %1").arg(seed)));
                at += size;
            }
            QVERIFY2(shuffled.mirror.rows() == inOrder.mirror.rows(),
                     qPrintable(QStringLiteral("seed %1").arg(seed)));
            QCOMPARE(shuffled.timeline.lastSeq(), static_cast<Seq>(events.size()));
            QCOMPARE(shuffled.timeline.firstSeq(), 1);
        }
    }

    void everySubsetShowsExactlyItsHoles()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 150; ++round) {
            Log log;
            std::vector<bool> known(40, false);
            for (int i = 0; i < random.bounded(1, 30); ++i) {
                const int seq = random.bounded(1, 40);
                known[static_cast<std::size_t>(seq)] = true;
                log.messages({seq});
                QStringList expected;
                const auto first = std::find(known.begin(), known.end(), true) - known.begin();
                for (auto at = first, hole = first; at < 40; ++at) {
                    if (!known[static_cast<std::size_t>(at)])
                        continue;
                    if (hole < at)
                        expected.append(QStringLiteral("%1-%2").arg(hole).arg(at - 1));
                    expected.append(QString::number(at));
                    hole = at + 1;
                }
                QVERIFY2(log.shape() == expected.join(QLatin1Char(' ')),
                         qPrintable(QStringLiteral("seed %1").arg(seed)));
                QVERIFY(log.mirror.isExact());
            }
        }
    }

    void hundredThousandEventsOneByOne()
    {
        Timeline timeline(RoomId(r1), me);
        for (Seq seq = 1; seq <= 100'000; ++seq)
            timeline.apply({makeMessage(r1, seq, QStringLiteral("ann"))});
        QCOMPARE(timeline.count(), 100'000);
        QCOMPARE(timeline.rowOfSeq(77'777), 77'776);
        timeline.apply({edit(100'001, 500, QStringLiteral("new"))});
        QCOMPARE(timeline.at(499).text, QStringLiteral("new"));
    }

    void aWindowKeepsWhatTheReaderHasInSight()
    {
        Log log;
        log.apply(messagesOf(1, 500));
        log.timeline.trim(Timeline::Side::Older);
        QCOMPARE(log.timeline.count(), Timeline::mostRows);
        QCOMPARE(log.timeline.firstSeq(), 201);
        QVERIFY(log.timeline.reachesEnd());
        QCOMPARE(log.timeline.syncPosition(), 500); // it is known all the same
        QVERIFY(log.mirror.isExact());
        log.timeline.trim(Timeline::Side::Older); // once is enough
        QCOMPARE(log.timeline.count(), Timeline::mostRows);
    }

    void aWindowIsMovedInBothDirections()
    {
        Log log;
        log.apply(messagesOf(1, 500));
        log.timeline.trim(Timeline::Side::Older);
        for (Seq first = 151; first > 0; first -= 50) {
            log.timeline.extend(Timeline::Side::Older, messagesOf(first, first + 49));
            log.timeline.trim(Timeline::Side::Newer);
        }
        QCOMPARE(log.timeline.firstSeq(), 1);
        QVERIFY(!log.timeline.reachesEnd());
        QVERIFY(log.timeline.count() <= Timeline::mostRows + Timeline::spareRows);
        while (!log.timeline.reachesEnd()) {
            const Seq next = log.timeline.endSeq() + 1;
            log.timeline.extend(Timeline::Side::Newer, messagesOf(next, std::min<Seq>(next + 49, 500)));
            log.timeline.trim(Timeline::Side::Older);
        }
        QCOMPARE(log.timeline.at(log.timeline.count() - 1).seq, 500);
        QVERIFY(log.timeline.count() <= Timeline::mostRows + Timeline::spareRows);
        QVERIFY(log.mirror.isExact());
    }

    void newsBeyondTheWindowAreKnownButNotShown()
    {
        Log log;
        log.apply(messagesOf(1, 500));
        QSignalSpy reaches(&log.timeline, &Timeline::reachesEndChanged);
        log.timeline.trim(Timeline::Side::Newer);
        QCOMPARE(reaches.count(), 1);
        const int rows = log.timeline.count();
        log.apply(messagesOf(501, 510));
        log.apply({edit(511, 7, QStringLiteral("new"))});
        QCOMPARE(log.timeline.count(), rows);
        QCOMPARE(log.timeline.lastSeq(), 511);
        QCOMPARE(log.timeline.at(log.timeline.rowOfSeq(7)).text, QStringLiteral("new"));
        log.timeline.show(messagesOf(480, 511).first(31) + QList<Event>{edit(511, 7, QStringLiteral("new"))});
        QVERIFY(log.timeline.reachesEnd());
        QCOMPARE(reaches.count(), 2);
        QCOMPARE(log.timeline.firstSeq(), 480);
        log.apply({makeMessage(r1, 512, QStringLiteral("ann"))});
        QCOMPARE(log.timeline.at(log.timeline.count() - 1).seq, 512);
        QVERIFY(log.mirror.isExact());
    }

    void whatWaitsIsFoldedOverTheLog()
    {
        Log log;
        log.messages({1, 2, 3});
        log.apply({other(4, EditBody{1, QStringLiteral("edited")}),
                   other(5, ReactionBody{3, QStringLiteral("+1"), true}),
                   other(6, ReactionBody{3, QStringLiteral("+1"), true}, QStringLiteral("me"))});
        const QStringList before = log.mirror.rows();
        const auto command = [](const char *nonce, const Command &what) {
            OutboxEntry entry = makeEntry(r1, QString::fromLatin1(nonce));
            entry.command = what;
            return entry;
        };
        const QList<OutboxEntry> waiting{command("a", EditBody{1, QStringLiteral("again")}),
                                         command("b", DeleteBody{2}),
                                         command("c", ReactionBody{3, QStringLiteral("+1"), false}),
                                         command("d", ReactionBody{3, QStringLiteral("-1"), true})};
        QCOMPARE(log.timeline.setPending(waiting), (QSet<Seq>{1, 2, 3}));
        QCOMPARE(log.timeline.at(0).text, QStringLiteral("again"));
        QVERIFY(log.timeline.at(0).waits && log.timeline.at(0).edited);
        QVERIFY(log.timeline.at(1).waits && log.timeline.at(1).deleted);
        const auto &reactions = log.timeline.at(2).reactions;
        QCOMPARE(reactions.size(), 2);
        QCOMPARE(reactions.at(0).second, QList{UserId(QStringLiteral("u_ann"))});
        QCOMPARE(reactions.at(1).second, QList{me});
        QCOMPARE(log.timeline.at(2).waitingReactions,
                 (QStringList{QStringLiteral("+1"), QStringLiteral("-1")}));
        QVERIFY(log.timeline.setPending(waiting).isEmpty());
        QCOMPARE(log.timeline.count(), 3);
        // What the log says comes below it.
        log.apply({other(7, EditBody{1, QStringLiteral("by the log")})});
        QCOMPARE(log.timeline.at(0).text, QStringLiteral("again"));
        QCOMPARE(log.timeline.setPending({}), (QSet<Seq>{1, 2, 3}));
        QCOMPARE(log.timeline.at(0).text, QStringLiteral("by the log"));
        QCOMPARE(log.mirror.rows().mid(1), before.mid(1));
        QVERIFY(log.mirror.isExact());
    }

    void whatIsToBecomeOfAWaitingMessageIsShown()
    {
        Log log;
        OutboxEntry waiting = makeEntry(r1, QStringLiteral("w"));
        waiting.sequel = OutboxEntry::Sequel{Nonce(QStringLiteral("x")), QStringLiteral("better")};
        log.timeline.setPending({waiting});
        QCOMPARE(log.timeline.at(0).text, QStringLiteral("better"));
        waiting.sequel->text.clear();
        log.timeline.setPending({waiting});
        QVERIFY(log.timeline.at(0).deleted && log.timeline.at(0).waits);
        QVERIFY(log.mirror.isExact());
    }

    void whatWaitsIsShownAtTheEndOfTheLogOnly()
    {
        Log log;
        log.apply(messagesOf(1, 500));
        const QList<OutboxEntry> waiting{makeEntry(r1, QStringLiteral("w"))};
        log.timeline.setPending(waiting);
        QCOMPARE(log.timeline.rowOfNonce(Nonce(QStringLiteral("w"))), 500);
        log.timeline.trim(Timeline::Side::Newer);
        QCOMPARE(log.timeline.rowOfNonce(Nonce(QStringLiteral("w"))), -1);
        log.timeline.setPending(waiting);
        QCOMPARE(log.timeline.count(), Timeline::mostRows);
        log.timeline.show(messagesOf(451, 500));
        log.timeline.setPending(waiting);
        QCOMPARE(log.timeline.rowOfNonce(Nonce(QStringLiteral("w"))), 50);
        QVERIFY(log.mirror.isExact());
    }

    void aPageFarAwayIsShownWithWhatBecameOfIt()
    {
        Log log;
        log.apply(messagesOf(9'000, 9'050));
        const QList<Event> page = messagesOf(100, 149);
        log.timeline.note(page);
        QCOMPARE(log.timeline.firstSeq(), 9'000); // no gap row for what lies between
        log.timeline.foldIn({other(5'000, DeleteBody{120})});
        log.timeline.show(page);
        QCOMPARE(log.timeline.count(), 50);
        QVERIFY(log.timeline.at(20).deleted);
        QCOMPARE(log.timeline.lastSeq(), 9'050);
        QCOMPARE(log.timeline.syncPosition(), 9'050);
        QVERIFY(log.mirror.isExact());
    }

    void aPageWithHolesHasGapRows()
    {
        Log log;
        log.apply(messagesOf(100, 110));
        log.timeline.extend(Timeline::Side::Older, messagesOf(80, 84) + messagesOf(90, 94));
        QCOMPARE(log.shape().left(34), QStringLiteral("80 81 82 83 84 85-89 90 91 92 93 9"));
        QVERIFY(log.shape().contains(QStringLiteral("94 95-99 100")));
        QVERIFY(log.mirror.isExact());
    }
};

QTEST_GUILESS_MAIN(tst_Timeline)
#include "tst_timeline.moc"
