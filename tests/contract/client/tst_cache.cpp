// The contract of Cache, over every version of it.
#include "app/core/memory/memorycache.h"
#include "shared/base/timerscheduler.h"
#include "tests/support/answer.h"
#include "tests/support/sampleevents.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression anyWarning(u"."_s);

/// One version under test; reopened() is what the next start of the program finds.
class Subject
{
public:
    virtual ~Subject() = default;
    virtual Cache &cache() = 0;
    virtual bool reopen() = 0; ///< false: this version forgets and begins empty
};

class MemorySubject final : public Subject
{
public:
    Cache &cache() override { return *m_memory; }
    bool reopen() override
    {
        m_memory.emplace(m_timers);
        return false;
    }

private:
    QtTimerScheduler m_timers;
    std::optional<MemoryCache> m_memory{std::in_place, m_timers};
};

class SqliteSubject final : public Subject
{
public:
    SqliteSubject() { reopen(); }
    Cache &cache() override { return m_database->cache(); }
    bool reopen() override
    {
        m_database.reset();
        auto opened = openDatabase(m_thread, m_folder.filePath(u"account.db"_s));
        m_database = std::move(opened).value();
        return true;
    }

private:
    QTemporaryDir m_folder;
    DiskThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
};

using MakeSubject = std::unique_ptr<Subject> (*)();

const RoomId general(u"r_general"_s);
const RoomId tea(u"r_tea"_s);

Event message(const RoomId &room, Seq seq, const QString &text = u"hello"_s)
{
    Event event;
    event.room = room;
    event.seq = seq;
    event.sender = UserId(u"u_ann"_s);
    event.at = std::chrono::milliseconds(1'700'000'000'000 + seq);
    event.body = MessageBody{text, 0};
    event.nonce = Nonce(u"n%1"_s.arg(seq));
    return event;
}

QList<Event> messages(const RoomId &room, Seq first, Seq last)
{
    QList<Event> events;
    for (Seq seq = first; seq <= last; ++seq)
        events.append(message(room, seq));
    return events;
}

QList<Seq> seqs(const QList<Event> &events)
{
    QList<Seq> list;
    for (const Event &event : events)
        list.append(event.seq);
    return list;
}

Event about(const RoomId &room, Seq seq, const EventBody &body)
{
    Event event = message(room, seq);
    event.body = body;
    return event;
}

/// Of messages and edits.
QStringList texts(const QList<Event> &events)
{
    QStringList list;
    for (const Event &event : events) {
        if (const auto *edit = event.as<EditBody>())
            list.append(edit->text);
        else if (event.as<MessageBody>())
            list.append(textOf(event));
    }
    return list;
}

Room room(const RoomId &id, const QString &name)
{
    Room made;
    made.id = id;
    made.name = name;
    return made;
}

} // namespace

class TestCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup() { m_subject.reset(); }

    void isEmptyAtFirst();
    void roomsAreReplacedAndKeepTheirOrder();
    void roomsKeepEveryField();
    void usersAreMergedById();
    void eventsKeepEveryField();
    void eventsComeAscendingFromAnyOrder();
    void aKnownEventIsKeptAsItIs();
    void aCorrectionTakesThePlaceOfWhatIsKnown();
    void deletedMessagesLoseTheirText();
    void deletionsMayBeKnownFirst();
    void whatComesWithoutItsTextLosesIt();
    void pagesGoBackwards();
    void pagesGoForwards();
    void whatBecameOfMessagesIsFound();
    void stretchesSayWhatIsHere();
    void manyStretchesAreThoseAtTheEnd();
    void roomsDoNotMix();
    void aLimitOfNothingGivesNothing();
    void draftsAreReplacedAndRemoved();
    void removingARoomRemovesItsEvents();
    void clearForgetsEverything();
    void clearCopiesKeepsDrafts();
    void textIsKeptLiterally();
    void survivesARestart();
    void theNewestPageOfALongLogIsFound();
    void answersComeLaterAndInOrder();
    void anAnswerHasWhatWasStoredWhenItWasAskedFor();
    void nothingIsAnsweredAfterTheEnd();

private:
    Cache &cache() { return m_subject->cache(); }
    std::unique_ptr<Subject> m_subject;
};

void TestCache::initTestCase_data()
{
    QTest::addColumn<MakeSubject>("make");
    QTest::newRow("memory") << MakeSubject(
        []() -> std::unique_ptr<Subject> { return std::make_unique<MemorySubject>(); });
    QTest::newRow("sqlite") << MakeSubject(
        []() -> std::unique_ptr<Subject> { return std::make_unique<SqliteSubject>(); });
}

void TestCache::init()
{
    QTest::failOnWarning(anyWarning);
    QFETCH_GLOBAL(MakeSubject, make);
    m_subject = make();
}

void TestCache::isEmptyAtFirst()
{
    QVERIFY(contentsOf(cache()).rooms.isEmpty());
    QVERIFY(contentsOf(cache()).users.isEmpty());
    QVERIFY(pageOf(cache(), general, 0, 50).events.isEmpty());
    QVERIFY(contentsOf(cache()).drafts.isEmpty());
}

void TestCache::roomsAreReplacedAndKeepTheirOrder()
{
    const RoomId third(u"r_a"_s);
    cache().storeRooms({room(general, u"general"_s), room(tea, u"tea"_s)});
    cache().storeRooms({room(tea, u"tea time"_s), room(third, u"a"_s)});
    const QList<Room> expected{room(tea, u"tea time"_s), room(third, u"a"_s)};
    QCOMPARE(contentsOf(cache()).rooms, expected);
}

void TestCache::roomsKeepEveryField()
{
    Room full = room(general, u"general"_s);
    full.kind = RoomKind::Private;
    full.topic = u"all and sundry"_s;
    full.memberCount = 7;
    full.headSeq = 9'007'199'254'740'991;
    full.readSeq = 41;
    full.role = Role::Moderator;
    full.preferences =
        RoomPreferences{RoomPreferences::Notify::Mentions, std::chrono::milliseconds{12}, true};
    Room direct = room(tea, {});
    direct.kind = RoomKind::Direct;
    direct.peer = User{UserId(u"u_bob"_s), u"bob"_s, u"Bob"_s};
    cache().storeRooms({full, direct});
    const QList<Room> expected{full, direct};
    QCOMPARE(contentsOf(cache()).rooms, expected);
}

void TestCache::usersAreMergedById()
{
    const User ann{UserId(u"u_ann"_s), u"ann"_s, u"Ann"_s};
    const User bob{UserId(u"u_bob"_s), u"bob"_s, u"Bob"_s};
    cache().storeUsers({ann, bob});
    User renamed = ann;
    renamed.displayName = u"Ann B."_s;
    cache().storeUsers({renamed});
    const QList<User> users = contentsOf(cache()).users;
    QCOMPARE(users.size(), 2);
    QVERIFY(users.contains(renamed));
    QVERIFY(users.contains(bob));
}

void TestCache::eventsKeepEveryField()
{
    QList<Event> all;
    for (const EventBody &body : bodiesOfEveryKind()) {
        Event event = message(general, all.size() + 1);
        event.body = body;
        if (auto *deletion = std::get_if<DeleteBody>(&event.body))
            ++deletion->target; // of another message, or the edit would lose its text
        all.append(event);
    }
    cache().storeEvents(all);
    QCOMPARE(pageOf(cache(), general, 0, 50).events, all);
}

void TestCache::eventsComeAscendingFromAnyOrder()
{
    cache().storeEvents({message(general, 3), message(general, 1)});
    cache().storeEvents({message(general, 2)});
    QCOMPARE(seqs(pageOf(cache(), general, 0, 50).events), (QList<Seq>{1, 2, 3}));
}

void TestCache::aKnownEventIsKeptAsItIs()
{
    cache().storeEvents({message(general, 1, u"first"_s)});
    cache().storeEvents({message(general, 1, u"second"_s), message(general, 2, u"other"_s)});
    const QList<Event> events = pageOf(cache(), general, 0, 50).events;
    QCOMPARE(events.size(), 2);
    QCOMPARE(textOf(events.first()), u"first"_s);
}

void TestCache::aCorrectionTakesThePlaceOfWhatIsKnown()
{
    cache().storeEvents({message(general, 1), message(general, 2), message(general, 3)});
    const Event real = about(general, 2, TopicBody{u"real"_s});
    cache().correctEvent(real);
    cache().correctEvent(about(general, 3, DeleteBody{1}));
    const Cache::Page page = pageOf(cache(), general, 0, 50);
    QCOMPARE(page.events.size(), 3);
    QVERIFY(page.events.at(1) == real);
    QCOMPARE(textOf(page.events.at(0)), QString());
}

void TestCache::deletedMessagesLoseTheirText()
{
    cache().storeEvents({message(general, 1, u"secret"_s), about(general, 2, EditBody{1, u"secret, too"_s}),
                         message(general, 3, u"kept"_s), message(tea, 1, u"tea"_s)});
    cache().storeEvents({about(general, 4, DeleteBody{1})});
    QCOMPARE(seqs(pageOf(cache(), general, 0, 50).events), (QList<Seq>{1, 2, 3, 4}));
    QCOMPARE(texts(pageOf(cache(), general, 0, 50).events), (QStringList{{}, {}, u"kept"_s}));
    QCOMPARE(texts(pageOf(cache(), tea, 0, 50).events), (QStringList{u"tea"_s}));
}

void TestCache::deletionsMayBeKnownFirst()
{
    cache().storeEvents({about(general, 4, DeleteBody{1})});
    cache().storeEvents({message(general, 1, u"secret"_s), about(general, 2, EditBody{1, u"secret, too"_s}),
                         message(general, 3, u"kept"_s)});
    QCOMPARE(texts(pageOf(cache(), general, 0, 50).events), (QStringList{{}, {}, u"kept"_s}));
}

void TestCache::whatComesWithoutItsTextLosesIt()
{
    cache().storeEvents({message(general, 1, u"secret"_s), about(general, 2, EditBody{1, u"secret, too"_s})});
    cache().storeEvents({message(general, 1, QString()), about(general, 2, EditBody{1, QString()})});
    QCOMPARE(texts(pageOf(cache(), general, 0, 50).events), (QStringList{{}, {}}));
}

void TestCache::pagesGoBackwards()
{
    cache().storeEvents(messages(general, 1, 10));
    QCOMPARE(seqs(pageOf(cache(), general, 0, 3).events), (QList<Seq>{8, 9, 10}));
    QCOMPARE(seqs(pageOf(cache(), general, 8, 3).events), (QList<Seq>{5, 6, 7}));
    QCOMPARE(seqs(pageOf(cache(), general, 2, 3).events), (QList<Seq>{1}));
    QVERIFY(pageOf(cache(), general, 1, 3).events.isEmpty());
}

void TestCache::pagesGoForwards()
{
    cache().storeEvents(messages(general, 1, 10));
    cache().storeEvents(messages(tea, 11, 12));
    QCOMPARE(seqs(pageAfter(cache(), general, 0, 3).events), (QList<Seq>{1, 2, 3}));
    QCOMPARE(seqs(pageAfter(cache(), general, 3, 3).events), (QList<Seq>{4, 5, 6}));
    QCOMPARE(seqs(pageAfter(cache(), general, 9, 3).events), (QList<Seq>{10}));
    QVERIFY(pageAfter(cache(), general, 10, 3).events.isEmpty());
    QVERIFY(pageAfter(cache(), general, 0, -1).events.isEmpty());
}

void TestCache::whatBecameOfMessagesIsFound()
{
    QList<Event> log = messages(general, 1, 20);
    log[17].body = EditBody{3, u"new"_s};
    log[18].body = ReactionBody{5, u"+1"_s, true};
    log[19].body = DeleteBody{9};
    cache().storeEvents(log);
    QCOMPARE(seqs(pageOf(cache(), general, 9, 6).about), (QList<Seq>{18, 19}));
    QCOMPARE(seqs(pageAfter(cache(), general, 2, 6).about), (QList<Seq>{18, 19}));
    QCOMPARE(seqs(pageOf(cache(), general, 0, 20).about), (QList<Seq>{18, 19, 20}));
    QVERIFY(pageOf(cache(), general, 9, 3).about.isEmpty());
    QVERIFY(pageOf(cache(), tea, 0, 20).about.isEmpty());
}

void TestCache::stretchesSayWhatIsHere()
{
    using Stretches = QList<Cache::Stretch>;
    QCOMPARE(*answerOf<Stretches>([&](auto done) { cache().stretches(general, done); }), Stretches{});
    cache().storeEvents(messages(general, 4, 6) + messages(tea, 1, 9));
    cache().storeEvents(messages(general, 1, 1) + messages(general, 8, 300));
    QCOMPARE(*answerOf<Stretches>([&](auto done) { cache().stretches(general, done); }),
             (Stretches{{1, 1}, {4, 6}, {8, 300}}));
    cache().storeEvents(messages(general, 2, 7));
    QCOMPARE(*answerOf<Stretches>([&](auto done) { cache().stretches(general, done); }),
             (Stretches{{1, 300}}));
}

void TestCache::manyStretchesAreThoseAtTheEnd()
{
    QList<Event> events;
    const int pieces = Cache::mostStretches + 20;
    for (int i = 1; i <= pieces; ++i)
        events.append(message(general, 2 * i));
    cache().storeEvents(events);
    const auto all = *answerOf<QList<Cache::Stretch>>([&](auto done) { cache().stretches(general, done); });
    QCOMPARE(all.size(), Cache::mostStretches);
    QCOMPARE(all.first().first, 42);
    QCOMPARE(all.last().last, 2 * pieces);
}

void TestCache::roomsDoNotMix()
{
    cache().storeEvents({message(general, 1, u"here"_s), message(tea, 1, u"there"_s)});
    QCOMPARE(pageOf(cache(), tea, 0, 50).events.size(), 1);
    QCOMPARE(textOf(pageOf(cache(), tea, 0, 50).events.first()), u"there"_s);
}

void TestCache::aLimitOfNothingGivesNothing()
{
    cache().storeEvents(messages(general, 1, 3));
    QVERIFY(pageOf(cache(), general, 0, 0).events.isEmpty());
    QVERIFY(pageOf(cache(), general, 0, -1).events.isEmpty());
}

void TestCache::draftsAreReplacedAndRemoved()
{
    cache().storeDraft(general, u"half a"_s);
    cache().storeDraft(general, u"half a sentence"_s);
    cache().storeDraft(tea, u"milk?"_s);
    const QHash<RoomId, QString> both{{general, u"half a sentence"_s}, {tea, u"milk?"_s}};
    QCOMPARE(contentsOf(cache()).drafts, both);
    cache().storeDraft(general, {});
    const QHash<RoomId, QString> one{{tea, u"milk?"_s}};
    QCOMPARE(contentsOf(cache()).drafts, one);
}

void TestCache::removingARoomRemovesItsEvents()
{
    cache().storeRooms({room(general, u"general"_s), room(tea, u"tea"_s)});
    cache().storeEvents({message(general, 1), message(tea, 1)});
    cache().removeRoom(general);
    const QList<Room> expected{room(tea, u"tea"_s)};
    QCOMPARE(contentsOf(cache()).rooms, expected);
    QVERIFY(pageOf(cache(), general, 0, 50).events.isEmpty());
    QCOMPARE(pageOf(cache(), tea, 0, 50).events.size(), 1);
}

void TestCache::clearForgetsEverything()
{
    cache().storeRooms({room(general, u"general"_s)});
    cache().storeUsers({{UserId(u"u_ann"_s), u"ann"_s, u"Ann"_s}});
    cache().storeEvents({message(general, 1)});
    cache().storeDraft(general, u"half"_s);
    cache().clear();
    isEmptyAtFirst();
}

void TestCache::clearCopiesKeepsDrafts()
{
    cache().storeRooms({room(general, u"general"_s)});
    cache().storeUsers({{UserId(u"u_ann"_s), u"ann"_s, u"Ann"_s}});
    cache().storeEvents({message(general, 1)});
    cache().storeDraft(general, u"half"_s);
    cache().clearCopies();
    const Cache::Contents left = contentsOf(cache());
    QVERIFY(left.rooms.isEmpty());
    QVERIFY(left.users.isEmpty());
    QVERIFY(pageOf(cache(), general, 0, 50).events.isEmpty());
    QCOMPARE(left.drafts.value(general), u"half"_s);
    cache().storeEvents({message(general, 2)});
    QCOMPARE(pageOf(cache(), general, 0, 50).events.size(), 1);
}

void TestCache::textIsKeptLiterally()
{
    QStringList texts{u"'); DROP TABLE events; --"_s, u"<img src=http://x>"_s,
                      u"שלום 👩‍👩‍👧 \u202E"_s, u"two\nlines"_s, QString(4000, u'x')};
    texts += textsThatAreEasilyLost();
    QList<Event> events;
    for (const QString &text : texts)
        events.append(message(general, events.size() + 1, text));
    cache().storeEvents(events);
    QCOMPARE(pageOf(cache(), general, 0, 50).events, events);
    // Of this SQLite keeps no more than that there was something; it must not turn the bytes of the others
    // round.
    cache().storeDraft(general, QChar(QChar::ByteOrderSwapped) + u"tea"_s);
    QVERIFY(contentsOf(cache()).drafts.value(general).endsWith(u"tea"_s));
    for (const QString &text : texts) {
        cache().storeDraft(general, text);
        QCOMPARE(contentsOf(cache()).drafts.value(general), text);
    }
}

void TestCache::survivesARestart()
{
    cache().storeRooms({room(general, u"general"_s)});
    cache().storeEvents(messages(general, 1, 3));
    cache().storeDraft(general, u"half"_s);
    if (!m_subject->reopen()) {
        QVERIFY(contentsOf(cache()).rooms.isEmpty());
        return;
    }
    QCOMPARE(contentsOf(cache()).rooms.size(), 1);
    QCOMPARE(seqs(pageOf(cache(), general, 0, 50).events), (QList<Seq>{1, 2, 3}));
    QCOMPARE(contentsOf(cache()).drafts.value(general), u"half"_s);
}

void TestCache::theNewestPageOfALongLogIsFound()
{
    constexpr Seq length = 100'000;
    cache().storeEvents(messages(general, 1, length));
    cache().storeEvents(messages(tea, 1, 10));
    QCOMPARE(seqs(pageOf(cache(), general, 0, 3).events), (QList<Seq>{length - 2, length - 1, length}));
    QCOMPARE(seqs(pageOf(cache(), general, 50'000, 2).events), (QList<Seq>{49'998, 49'999}));
}

void TestCache::answersComeLaterAndInOrder()
{
    QStringList answers;
    cache().events(general, 0, 10, [&](const auto &) { answers.append(u"page"_s); });
    cache().load([&](const auto &) { answers.append(u"contents"_s); });
    cache().eventsAfter(general, 0, 10, [&](const auto &) { answers.append(u"next page"_s); });
    QVERIFY(answers.isEmpty());
    contentsOf(cache());
    QCOMPARE(answers, (QStringList{u"page"_s, u"contents"_s, u"next page"_s}));
}

void TestCache::anAnswerHasWhatWasStoredWhenItWasAskedFor()
{
    QList<Seq> found;
    cache().storeEvents(messages(general, 1, 2));
    cache().events(general, 0, 10, [&](const auto &page) { found = seqs(page->events); });
    cache().storeEvents(messages(general, 3, 4));
    contentsOf(cache());
    QCOMPARE(found, (QList<Seq>{1, 2}));
}

void TestCache::nothingIsAnsweredAfterTheEnd()
{
    cache().storeEvents(messages(general, 1, 1000));
    for (int i = 0; i < 3; ++i) {
        cache().load([](const auto &) { QFAIL("the cache is gone"); });
        cache().events(general, 0, 1000, [](const auto &) { QFAIL("the cache is gone"); });
    }
    m_subject->reopen();
    contentsOf(cache());
}

QTEST_GUILESS_MAIN(TestCache)
#include "tst_cache.moc"
