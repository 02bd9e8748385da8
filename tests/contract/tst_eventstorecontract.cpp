#include "shared/protocol/limits.h"
#include "tests/contract/storesundertest.h"
#include "tests/support/sampleevents.h"

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

class EventStoreContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreImplementations(); }
    void init()
    {
        m_implementation = makeStores();
        QVERIFY(m_implementation);
        m_stores.emplace(m_implementation->stores());
        m_ann = m_stores->person(QStringLiteral("ann"));
        m_ben = m_stores->person(QStringLiteral("ben"));
        m_room = m_stores->room(QStringLiteral("tea"));
        m_reactions = 0;
    }
    void cleanup()
    {
        m_stores.reset();
        m_implementation.reset();
    }

    void appendedIsWhatIsFound();
    void everyFieldOfEveryKindIsKept_data();
    void everyFieldOfEveryKindIsKept();
    void seqIsAssignedNotTaken();
    void seqHasNoGapPerRoom();
    void anUnknownRoomIsRefused();
    void aResendGivesTheFirst();
    void aResendWithOtherWordsGivesTheFirst();
    void aDuplicateLeavesNoGap();
    void oneNonceOfTwoPeopleIsTwo();
    void eventsWithoutNonceAreNotDuplicates();
    void findOfWhatIsNotThere();
    void rangeIsOpenAtBothEnds();
    void rangeOldestAndNewest();
    void rangeOutsideIsEmpty();
    void rangeIsPerRoom();
    void headsOfSomeRooms();
    void headsOfManyRooms();
    void manyAtOnceAreInOrder();
    void resendsAtOnceAreOne();
    void readsSeeEarlierWrites();
    void aRefusedOneDoesNotHurtItsNeighbours();
    void longAndOddTextsAreKept();
    void aReplyIsToAMessage();
    void aDeletedMessageSaysNothing();
    void aDeletedMessageIsNotTouchedAgain();
    void resendsOfWhatWasDeletedSayNothing();
    void aDeletionIsOfOneMessage();
    void aMessageHasSoManyReactions();
    void whatIsTakenBackMakesRoom();
    void reactionsAtOnceDoNotPassTheBound();

private:
    void appendMany(int count)
    {
        for (int i = 0; i < count; ++i)
            CHINWAG_VERIFY_OK(m_stores->append(
                message(m_room, m_ann, QString::number(i + 1), QStringLiteral("n%1").arg(i))));
    }
    Outcome<Appended> say(const EventBody &body, const char *nonce)
    {
        Event event = message(m_room, m_ann, {}, QLatin1String(nonce));
        event.body = body;
        return m_stores->append(event);
    }
    /// Ann's, or another person's.
    Outcome<Appended> react(const QString &emoji, bool add, std::optional<UserId> by = {})
    {
        Event event = message(m_room, by.value_or(m_ann), {}, QStringLiteral("r%1").arg(++m_reactions));
        event.body = ReactionBody{1, emoji, add};
        return m_stores->append(event);
    }
    /// A message with as many as it can have, "0", "1" and so on.
    void giveAllReactions()
    {
        CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("tea?"), 0}, "a"));
        for (int i = 0; i < Limits::reactionKinds; ++i)
            CHINWAG_VERIFY_OK(react(QString::number(i), true));
    }
    /// Of messages and edits, as whoever pages through the room gets them.
    QStringList texts()
    {
        QStringList found;
        const auto events = m_stores->range(m_room, 0, 0, 1000, true);
        for (const Event &event : *events) {
            if (const auto *edit = event.as<EditBody>())
                found.append(edit->text);
            else if (event.as<MessageBody>())
                found.append(textOf(event));
        }
        return found;
    }
    static QList<Seq> seqs(const Outcome<QList<Event>> &events)
    {
        QList<Seq> result;
        for (const Event &event : *events)
            result.append(event.seq);
        return result;
    }

    std::unique_ptr<StoresUnderTest> m_implementation;
    std::optional<AwaitedStores> m_stores;
    UserId m_ann;
    UserId m_ben;
    RoomId m_room;
    int m_reactions = 0;
};

void EventStoreContract::appendedIsWhatIsFound()
{
    const Event sent = message(m_room, m_ann, QStringLiteral("hello"), QStringLiteral("n1"));
    const auto appended = m_stores->append(sent);
    CHINWAG_VERIFY_OK(appended);
    QVERIFY(!appended->duplicate);
    QCOMPARE(appended->event.seq, 1);
    Event expected = sent;
    expected.seq = 1;
    QCOMPARE(appended->event, expected);
    QCOMPARE(**m_stores->findEvent(m_room, 1), expected);
}

void EventStoreContract::everyFieldOfEveryKindIsKept_data()
{
    QTest::addColumn<EventBody>("body");
    for (const EventBody &body : bodiesOfEveryKind())
        QTest::newRow(qPrintable(kindOf(body))) << body;
    for (const QString &text : textsThatAreEasilyLost()) {
        QTest::newRow(text.toUtf8().toHex()) << EventBody(MessageBody{text, 0});
        QTest::newRow("topic, " + text.toUtf8().toHex()) << EventBody(TopicBody{text});
    }
    QTest::newRow("of a newer server")
        << EventBody(UnknownBody{QStringLiteral("pin"),
                                 {{QStringLiteral("target"), 7},
                                  {QStringLiteral("text"), QStringLiteral("remember")},
                                  {QStringLiteral("until"), QJsonObject{{QStringLiteral("at"), 5.5}}}}});
    QTest::newRow("unreadable") << EventBody(
        UnknownBody{QStringLiteral("join"), {{QStringLiteral("subject"), QStringLiteral("\u0000")}}});
}

void EventStoreContract::everyFieldOfEveryKindIsKept()
{
    QFETCH(EventBody, body);
    // Ann owns it: only then a message of hers mentions the room.
    const RoomId room = m_stores->room(QStringLiteral("owned"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->append(message(room, m_ben, QStringLiteral("tea?"), QStringLiteral("n0"))));
    if (auto *reply = std::get_if<MessageBody>(&body)) {
        reply->replyTo = 2;
        for (const File &file : std::as_const(reply->files))
            QCOMPARE(m_stores->bringFile(file, m_ann).value(), true);
    }
    Event event = message(room, m_ann, {}, QStringLiteral("n1"));
    event.body = body;
    const auto appended = m_stores->append(event);
    CHINWAG_VERIFY_OK(appended);
    event.seq = 3;
    QCOMPARE(**m_stores->findEvent(room, 3), event);
}

void EventStoreContract::seqIsAssignedNotTaken()
{
    Event event = message(m_room, m_ann, QStringLiteral("hello"), QStringLiteral("n1"));
    event.seq = 4711;
    QCOMPARE(m_stores->append(event)->event.seq, 1);
    QVERIFY(!m_stores->findEvent(m_room, 4711)->has_value());
}

void EventStoreContract::seqHasNoGapPerRoom()
{
    const RoomId other = m_stores->room(QStringLiteral("cake"));
    for (int i = 1; i <= 10; ++i) {
        const QString nonce = QStringLiteral("n%1").arg(i);
        QCOMPARE(m_stores->append(message(m_room, m_ann, nonce, nonce))->event.seq, i);
        QCOMPARE(m_stores->append(message(other, m_ben, nonce, nonce))->event.seq, i);
    }
}

void EventStoreContract::anUnknownRoomIsRefused()
{
    const RoomId unknown(QStringLiteral("r_unknown"));
    const auto appended =
        m_stores->append(message(unknown, m_ann, QStringLiteral("x"), QStringLiteral("n1")));
    QCOMPARE(codeOf(appended), QStringLiteral("room_not_found"));
    QVERIFY(m_stores->range(unknown, 0, 0, 10, false)->isEmpty());
    // The nonce is still free.
    QVERIFY(!m_stores->append(message(m_room, m_ann, QStringLiteral("x"), QStringLiteral("n1")))->duplicate);
}

void EventStoreContract::aResendGivesTheFirst()
{
    const Event sent = message(m_room, m_ann, QStringLiteral("hello"), QStringLiteral("n1"));
    const auto first = m_stores->append(sent);
    CHINWAG_VERIFY_OK(first);
    const auto second = m_stores->append(sent);
    CHINWAG_VERIFY_OK(second);
    QVERIFY(second->duplicate);
    QCOMPARE(second->event, first->event);
    QCOMPARE(m_stores->range(m_room, 0, 0, 10, false)->size(), 1);
}

void EventStoreContract::aResendWithOtherWordsGivesTheFirst()
{
    const auto first =
        m_stores->append(message(m_room, m_ann, QStringLiteral("first"), QStringLiteral("n1")));
    Event later = message(m_room, m_ann, QStringLiteral("second"), QStringLiteral("n1"));
    later.at += 24h;
    const auto second = m_stores->append(later);
    QVERIFY(second->duplicate);
    QCOMPARE(second->event, first->event);
}

void EventStoreContract::aDuplicateLeavesNoGap()
{
    const Event first = message(m_room, m_ann, QStringLiteral("1"), QStringLiteral("n1"));
    CHINWAG_VERIFY_OK(m_stores->append(first));
    CHINWAG_VERIFY_OK(m_stores->append(first));
    CHINWAG_VERIFY_OK(m_stores->append(first));
    QCOMPARE(m_stores->heads({m_room})->value(m_room), 1);
    QCOMPARE(m_stores->append(message(m_room, m_ann, QStringLiteral("2"), QStringLiteral("n2")))->event.seq,
             2);
}

void EventStoreContract::oneNonceOfTwoPeopleIsTwo()
{
    CHINWAG_VERIFY_OK(m_stores->append(message(m_room, m_ann, QStringLiteral("a"), QStringLiteral("n1"))));
    const auto other = m_stores->append(message(m_room, m_ben, QStringLiteral("b"), QStringLiteral("n1")));
    QVERIFY(!other->duplicate);
    QCOMPARE(other->event.seq, 2);
}

void EventStoreContract::eventsWithoutNonceAreNotDuplicates()
{
    Event topic = message(m_room, m_ann, {}, {});
    topic.body = TopicBody{QStringLiteral("topic")};
    QVERIFY(!m_stores->append(topic)->duplicate);
    const auto again = m_stores->append(topic);
    QVERIFY(!again->duplicate);
    QCOMPARE(again->event.seq, 2);
}

void EventStoreContract::findOfWhatIsNotThere()
{
    QVERIFY(!m_stores->findEvent(m_room, 1)->has_value());
    QVERIFY(!m_stores->findEvent(m_room, 0)->has_value());
    QVERIFY(!m_stores->findEvent(m_room, -1)->has_value());
    QVERIFY(!m_stores->findEvent(RoomId(QStringLiteral("r_unknown")), 1)->has_value());
}

void EventStoreContract::rangeIsOpenAtBothEnds()
{
    appendMany(10);
    QCOMPARE(seqs(m_stores->range(m_room, 3, 7, 100, false)), (QList<Seq>{4, 5, 6}));
    QCOMPARE(seqs(m_stores->range(m_room, 8, 0, 100, false)), (QList<Seq>{9, 10}));
    QCOMPARE(seqs(m_stores->range(m_room, 0, 3, 100, false)), (QList<Seq>{1, 2}));
}

void EventStoreContract::rangeOldestAndNewest()
{
    appendMany(10);
    QCOMPARE(seqs(m_stores->range(m_room, 0, 0, 3, false)), (QList<Seq>{1, 2, 3}));
    QCOMPARE(seqs(m_stores->range(m_room, 0, 0, 3, true)), (QList<Seq>{8, 9, 10}));
    QCOMPARE(seqs(m_stores->range(m_room, 2, 8, 2, true)), (QList<Seq>{6, 7}));
    QCOMPARE(seqs(m_stores->range(m_room, 2, 8, 2, false)), (QList<Seq>{3, 4}));
}

void EventStoreContract::rangeOutsideIsEmpty()
{
    appendMany(3);
    QVERIFY(m_stores->range(m_room, 3, 0, 10, false)->isEmpty());
    QVERIFY(m_stores->range(m_room, 100, 0, 10, true)->isEmpty());
    QVERIFY(m_stores->range(m_room, 2, 3, 10, false)->isEmpty());
    QVERIFY(m_stores->range(m_room, 5, 2, 10, false)->isEmpty());
    QVERIFY(m_stores->range(m_room, 0, 0, 0, false)->isEmpty());
}

void EventStoreContract::rangeIsPerRoom()
{
    const RoomId other = m_stores->room(QStringLiteral("cake"));
    appendMany(2);
    CHINWAG_VERIFY_OK(m_stores->append(message(other, m_ann, QStringLiteral("x"), QStringLiteral("other"))));
    const auto events = m_stores->range(m_room, 0, 0, 10, false);
    QCOMPARE(events->size(), 2);
    for (const Event &event : *events)
        QCOMPARE(event.room, m_room);
    QCOMPARE(m_stores->range(other, 0, 0, 10, false)->size(), 1);
}

void EventStoreContract::headsOfSomeRooms()
{
    const RoomId empty = m_stores->room(QStringLiteral("empty"));
    const RoomId unknown(QStringLiteral("r_unknown"));
    appendMany(4);
    const auto heads = m_stores->heads({m_room, empty, unknown});
    CHINWAG_VERIFY_OK(heads);
    QCOMPARE(heads->value(m_room), 4);
    QCOMPARE(heads->value(empty, -1), 0);
    QVERIFY(!heads->contains(unknown));
    QVERIFY(m_stores->heads({})->isEmpty());
}

void EventStoreContract::headsOfManyRooms()
{
    QList<RoomId> rooms;
    for (int i = 0; i < 300; ++i)
        rooms.append(m_stores->room(QStringLiteral("room%1").arg(i)));
    QCOMPARE(m_stores->heads(rooms)->size(), 300);
}

void EventStoreContract::manyAtOnceAreInOrder()
{
    QList<Seq> answered;
    for (int i = 0; i < 500; ++i) {
        m_stores->raw().events.append(
            message(m_room, m_ann, QString::number(i + 1), QString::number(i)),
            [&](const Outcome<Appended> &appended) { answered.append(appended ? appended->event.seq : -1); });
    }
    const auto events = m_stores->range(m_room, 0, 0, 1000, false); // answered after all of them
    CHINWAG_VERIFY_OK(events);
    QCOMPARE(events->size(), 500);
    QCOMPARE(answered, seqs(events));
    for (int i = 0; i < 500; ++i)
        QCOMPARE(textOf(events->at(i)), QString::number(i + 1));
}

void EventStoreContract::resendsAtOnceAreOne()
{
    int stored = 0;
    QSet<Seq> given;
    for (int i = 0; i < 20; ++i) {
        m_stores->raw().events.append(message(m_room, m_ann, QStringLiteral("hello"), QStringLiteral("n1")),
                                      [&](const Outcome<Appended> &appended) {
                                          stored += int(!appended->duplicate);
                                          given.insert(appended->event.seq);
                                      });
    }
    QCOMPARE(m_stores->range(m_room, 0, 0, 100, false)->size(), 1);
    QCOMPARE(stored, 1);
    QCOMPARE(given, QSet<Seq>{1});
}

void EventStoreContract::readsSeeEarlierWrites()
{
    m_stores->raw().events.append(message(m_room, m_ann, QStringLiteral("a"), QStringLiteral("1")),
                                  [](const auto &) {});
    std::optional<Seq> head;
    m_stores->raw().events.heads(
        {m_room}, [&](const Outcome<QHash<RoomId, Seq>> &heads) { head = heads->value(m_room); });
    m_stores->raw().events.append(message(m_room, m_ann, QStringLiteral("b"), QStringLiteral("2")),
                                  [](const auto &) {});
    QCOMPARE(m_stores->range(m_room, 0, 0, 10, false)->size(), 2);
    QCOMPARE(head, std::optional<Seq>(1));
}

void EventStoreContract::aRefusedOneDoesNotHurtItsNeighbours()
{
    QList<bool> answers;
    const auto note = [&](const Outcome<Appended> &appended) { answers.append(appended.hasValue()); };
    for (int i = 0; i < 10; ++i) {
        const RoomId room = i % 2 == 0 ? m_room : RoomId(QStringLiteral("r_unknown"));
        m_stores->raw().events.append(message(room, m_ann, QStringLiteral("x"), QString::number(i)), note);
    }
    QCOMPARE(seqs(m_stores->range(m_room, 0, 0, 100, false)), (QList<Seq>{1, 2, 3, 4, 5}));
    QCOMPARE(answers, (QList<bool>{true, false, true, false, true, false, true, false, true, false}));
}

void EventStoreContract::longAndOddTextsAreKept()
{
    const QStringList texts{QString(4000, QChar(u'漢')),
                            QStringLiteral("'; DROP TABLE events; --"),
                            QStringLiteral("line\nline\r\n\ttab"),
                            QStringLiteral("😀 العربية"),
                            QStringLiteral("007"),
                            QString()};
    for (int i = 0; i < texts.size(); ++i) {
        const auto appended = m_stores->append(message(m_room, m_ann, texts.at(i), QString::number(i)));
        CHINWAG_VERIFY_OK(appended);
        QCOMPARE(textOf(**m_stores->findEvent(m_room, appended->event.seq)), texts.at(i));
    }
}

void EventStoreContract::aReplyIsToAMessage()
{
    const auto reply = [this](Seq to, const char *nonce) {
        Event event = message(m_room, m_ann, QString(), QLatin1String(nonce));
        event.body = MessageBody{QStringLiteral("yes"), to};
        return m_stores->append(event);
    };
    CHINWAG_VERIFY_OK(m_stores->join(m_room, m_ann));
    const auto question =
        m_stores->append(message(m_room, m_ann, QStringLiteral("tea?"), QStringLiteral("q")));
    CHINWAG_VERIFY_OK(question);
    const Seq first = question->event.seq;
    QCOMPARE(codeOf(reply(first - 1, "a")), QStringLiteral("bad_request")); // the join
    QCOMPARE(codeOf(reply(first + 1, "b")), QStringLiteral("bad_request")); // not there yet
    const auto stored = reply(first, "c");
    CHINWAG_VERIFY_OK(stored);
    QCOMPARE(stored->event.seq, first + 1);
    const auto again = reply(first - 1, "c"); // the nonce decides
    CHINWAG_VERIFY_OK(again);
    QVERIFY(again->duplicate);
    QCOMPARE(again->event.seq, first + 1);
}

void EventStoreContract::aDeletedMessageSaysNothing()
{
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("secret"), 0}, "a"));
    CHINWAG_VERIFY_OK(say(EditBody{1, QStringLiteral("secret, too")}, "b"));
    CHINWAG_VERIFY_OK(say(MessageBody{QString::fromUtf16(u"\0secret", 7), 0}, "c")); // has no column
    CHINWAG_VERIFY_OK(say(EditBody{3, QString::fromUtf16(u"\0secret", 7)}, "d"));
    CHINWAG_VERIFY_OK(say(DeleteBody{1}, "e"));
    const auto deleted = say(DeleteBody{3}, "f");
    CHINWAG_VERIFY_OK(deleted);
    QCOMPARE(deleted->event.seq, 6); // nothing is missing in the log
    QCOMPARE(seqs(m_stores->range(m_room, 0, 0, 10, false)), (QList<Seq>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(texts(), (QStringList{{}, {}, {}, {}}));
    for (Seq seq = 1; seq <= 4; ++seq) {
        const auto found = m_stores->findEvent(m_room, seq);
        CHINWAG_VERIFY_OK(found);
        QVERIFY((*found)->body == EventBody(MessageBody{}) ||
                (*found)->body == EventBody(EditBody{seq - 1, QString()}));
    }
}

void EventStoreContract::aDeletedMessageIsNotTouchedAgain()
{
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("secret"), 0}, "a"));
    CHINWAG_VERIFY_OK(say(DeleteBody{1}, "b"));
    QCOMPARE(codeOf(say(EditBody{1, QStringLiteral("secret")}, "c")), QStringLiteral("not_found"));
    QCOMPARE(codeOf(say(DeleteBody{1}, "d")), QStringLiteral("not_found"));
    QCOMPARE(codeOf(say(ReactionBody{1, QStringLiteral("+"), true}, "e")), QStringLiteral("not_found"));
    QCOMPARE(m_stores->heads({m_room})->value(m_room), 2);
    const auto next = say(MessageBody{QStringLiteral("next"), 0}, "c"); // the nonce is still free
    CHINWAG_VERIFY_OK(next);
    QVERIFY(!next->duplicate);
    QCOMPARE(next->event.seq, 3);
}

void EventStoreContract::resendsOfWhatWasDeletedSayNothing()
{
    const MessageBody secret{QStringLiteral("secret"), 0};
    CHINWAG_VERIFY_OK(say(secret, "a"));
    CHINWAG_VERIFY_OK(say(EditBody{1, QStringLiteral("secret, too")}, "b"));
    CHINWAG_VERIFY_OK(say(DeleteBody{1}, "c"));
    const auto message = say(secret, "a");
    CHINWAG_VERIFY_OK(message);
    QVERIFY(message->duplicate);
    QCOMPARE(message->event.seq, 1);
    QCOMPARE(message->event.body, EventBody(MessageBody{}));
    const auto edit = say(EditBody{1, QStringLiteral("secret, too")}, "b");
    CHINWAG_VERIFY_OK(edit);
    QVERIFY(edit->duplicate);
    QCOMPARE(edit->event.body, EventBody(EditBody{1, QString()}));
    const auto deletion = say(DeleteBody{1}, "c");
    CHINWAG_VERIFY_OK(deletion);
    QVERIFY(deletion->duplicate);
    QCOMPARE(deletion->event.seq, 3);
    QCOMPARE(m_stores->heads({m_room})->value(m_room), 3);
    QCOMPARE(texts(), (QStringList{{}, {}}));
}

void EventStoreContract::aDeletionIsOfOneMessage()
{
    const RoomId other = m_stores->room(QStringLiteral("cake"));
    CHINWAG_VERIFY_OK(m_stores->append(message(other, m_ann, QStringLiteral("cake"), QStringLiteral("o"))));
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("one"), 0}, "a"));
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("two"), 0}, "b"));
    CHINWAG_VERIFY_OK(say(EditBody{2, QStringLiteral("second")}, "c"));
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("yes"), 1}, "d"));
    CHINWAG_VERIFY_OK(say(DeleteBody{1}, "e"));
    QCOMPARE(texts(),
             (QStringList{{}, QStringLiteral("two"), QStringLiteral("second"), QStringLiteral("yes")}));
    QCOMPARE(textOf(**m_stores->findEvent(other, 1)), QStringLiteral("cake"));
    // What answers a message that is gone stays an answer to it.
    QCOMPARE((*m_stores->findEvent(m_room, 4))->as<MessageBody>()->replyTo, 1);
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("late"), 1}, "f"));
}

void EventStoreContract::aMessageHasSoManyReactions()
{
    giveAllReactions();
    const Seq head = m_stores->heads({m_room})->value(m_room);
    const QString other = QStringLiteral("other");
    QCOMPARE(codeOf(react(other, true)), QStringLiteral("too_large"));
    QCOMPARE(codeOf(react(other, true, m_ben)), QStringLiteral("too_large"));
    QCOMPARE(m_stores->heads({m_room})->value(m_room), head);
    // What is there can be joined, given twice, and taken back; so can what is not there.
    CHINWAG_VERIFY_OK(react(QStringLiteral("7"), true, m_ben));
    CHINWAG_VERIFY_OK(react(QStringLiteral("7"), true));
    CHINWAG_VERIFY_OK(react(other, false));
    QCOMPARE(codeOf(react(other, true)), QStringLiteral("too_large"));
    // Another message has its own.
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("cake?"), 0}, "b"));
    const Seq second = m_stores->heads({m_room})->value(m_room);
    CHINWAG_VERIFY_OK(say(ReactionBody{second, other, true}, "c"));
}

void EventStoreContract::whatIsTakenBackMakesRoom()
{
    giveAllReactions();
    const QString taken = QStringLiteral("3");
    const QString other = QStringLiteral("other");
    CHINWAG_VERIFY_OK(react(taken, true, m_ben));
    CHINWAG_VERIFY_OK(react(taken, false));
    QCOMPARE(codeOf(react(other, true)), QStringLiteral("too_large")); // Ben gives it still
    CHINWAG_VERIFY_OK(react(taken, false, m_ben));
    CHINWAG_VERIFY_OK(react(other, true));
    QCOMPARE(codeOf(react(taken, true)), QStringLiteral("too_large"));
    // A resend of what was stored gives the first, whatever came since.
    Event resent = message(m_room, m_ann, {}, QStringLiteral("r4"));
    resent.body = ReactionBody{1, taken, true};
    const auto again = m_stores->append(resent);
    CHINWAG_VERIFY_OK(again);
    QVERIFY(again->duplicate);
}

void EventStoreContract::reactionsAtOnceDoNotPassTheBound()
{
    CHINWAG_VERIFY_OK(say(MessageBody{QStringLiteral("tea?"), 0}, "a"));
    int stored = 0;
    int refused = 0;
    constexpr int wanted = Limits::reactionKinds + 10;
    for (int i = 0; i < wanted; ++i) {
        const UserId by = i % 2 == 0 ? m_ann : m_ben;
        Event event = message(m_room, by, {}, QStringLiteral("r%1").arg(i));
        event.body = ReactionBody{1, QString::number(i), true};
        m_stores->raw().of(by)->events.append(
            event, [&](const Outcome<Appended> &appended) { ++(appended ? stored : refused); });
    }
    QTRY_COMPARE(stored + refused, wanted);
    QCOMPARE(stored, Limits::reactionKinds);
}

QTEST_GUILESS_MAIN(EventStoreContract)
#include "tst_eventstorecontract.moc"
