#include "shared/protocol/limits.h"
#include "tests/contract/storesundertest.h"

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

QStringList namesOf(const QList<Room> &rooms)
{
    QStringList names;
    for (const Room &room : rooms)
        names.append(room.name);
    return names;
}

} // namespace

class RoomStoreContract : public QObject
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
        m_cem = m_stores->person(QStringLiteral("cem"));
    }
    void cleanup()
    {
        m_stores.reset();
        m_implementation.reset();
    }

    void theCreatorOwnsTheRoom();
    void creatingWritesTheJoin();
    void aDefaultRoomHasNobody();
    void aStrangerSeesNoRole();
    void anUnknownRoomIsNone();
    void findByNameIsForPublicRooms();
    void joiningTwiceIsOnce();
    void joiningAnUnknownRoomIsRefused();
    void leavingWritesTheLeave();
    void leavingWithoutBeingInIsNothing();
    void oneCanComeBack();
    void rolesAreKept();
    void roomsOfListsOnesOwn();
    void roomsOfComesInPages();
    void membershipsComeInPages();
    void publicRoomsAreThoseOneIsNotIn();
    void theDirectoryComesInPages();
    void theDirectoryIsSearched();
    void aSearchLooksAtSoManyRooms();
    void membersComeInPages();
    void aDirectRoomHasTwo();
    void aDirectRoomOfTwoIsOne();
    void aDirectRoomWithOneself();
    void readMarkersOnlyMoveOn();
    void readMarkersStopAtTheHead();
    void readMarkersNeedAMember();
    void preferencesAreOfOneMember();
    void preferencesEndWithLeaving();
    void whoWantsWordsAsTheyAreTypedIsCounted();
    void aTopicEventSetsTheTopic();
    void aNameEventRenames();
    void joinsAndMessagesShareOneLog();
    void oddNamesAreKept();

private:
    std::unique_ptr<StoresUnderTest> m_implementation;
    std::optional<AwaitedStores> m_stores;
    UserId m_ann;
    UserId m_ben;
    UserId m_cem;
};

void RoomStoreContract::theCreatorOwnsTheRoom()
{
    const auto created = m_stores->createRoom(
        {RoomId(QStringLiteral("r_1")), QStringLiteral("Tea"), RoomKind::Private, m_ann, {}});
    CHINWAG_VERIFY_OK(created);
    QCOMPARE(created->id, RoomId(QStringLiteral("r_1")));
    QCOMPARE(created->name, QStringLiteral("Tea"));
    QVERIFY(created->kind == RoomKind::Private);
    QVERIFY(created->role == std::optional(Role::Owner));
    QCOMPARE(created->memberCount, 1);
    QCOMPARE(created->headSeq, 1);
    QVERIFY(!created->peer);
    QCOMPARE(**m_stores->findRoom(created->id, m_ann), *created);
}

void RoomStoreContract::creatingWritesTheJoin()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    const auto events = m_stores->range(room, 0, 0, 10, false);
    CHINWAG_VERIFY_OK(events);
    QCOMPARE(events->size(), 1);
    QVERIFY(events->first().body == EventBody(MembershipBody{MembershipBody::Change::Join, m_ann}));
    QCOMPARE(events->first().seq, 1);
    QCOMPARE(events->first().at, std::chrono::milliseconds(2000));
}

void RoomStoreContract::aDefaultRoomHasNobody()
{
    const RoomId room = m_stores->room(QStringLiteral("general"));
    const auto found = m_stores->findRoom(room, m_ann);
    CHINWAG_VERIFY_OK(found);
    QCOMPARE((*found)->memberCount, 0);
    QCOMPARE((*found)->headSeq, 0);
    QVERIFY(m_stores->members(room)->isEmpty());
}

void RoomStoreContract::aStrangerSeesNoRole()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    const auto found = m_stores->findRoom(room, m_ben);
    CHINWAG_VERIFY_OK(found);
    QVERIFY(found->has_value());
    QVERIFY(!(*found)->role);
    QCOMPARE((*found)->memberCount, 1);
}

void RoomStoreContract::anUnknownRoomIsNone()
{
    const RoomId room(QStringLiteral("r_unknown"));
    QVERIFY(!m_stores->findRoom(room, m_ann)->has_value());
    QVERIFY(!m_stores->findByName(QStringLiteral("unknown"))->has_value());
    QVERIFY(m_stores->members(room)->isEmpty());
}

void RoomStoreContract::findByNameIsForPublicRooms()
{
    m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->createRoom(
        {RoomId(QStringLiteral("r_p")), QStringLiteral("plot"), RoomKind::Private, m_ann, {}}));
    QCOMPARE((*m_stores->findByName(QStringLiteral("tea")))->id, RoomId(QStringLiteral("r_tea")));
    QVERIFY(!m_stores->findByName(QStringLiteral("plot"))->has_value());
}

void RoomStoreContract::joiningTwiceIsOnce()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    const auto first = m_stores->join(room, m_ben);
    CHINWAG_VERIFY_OK(first);
    QVERIFY(first->has_value());
    QVERIFY((*first)->body == EventBody(MembershipBody{MembershipBody::Change::Join, m_ben}));
    QCOMPARE((*first)->seq, 2);
    QCOMPARE((*first)->room, room);
    QCOMPARE((*first)->at, std::chrono::milliseconds(3000));

    const auto second = m_stores->join(room, m_ben);
    CHINWAG_VERIFY_OK(second);
    QVERIFY(!second->has_value());
    const auto found = m_stores->findRoom(room, m_ben);
    QCOMPARE((*found)->memberCount, 2);
    QCOMPARE((*found)->headSeq, 2);
    QVERIFY((*found)->role == std::optional(Role::Member));
}

void RoomStoreContract::joiningAnUnknownRoomIsRefused()
{
    const auto joined = m_stores->join(RoomId(QStringLiteral("r_unknown")), m_ann);
    QCOMPARE(codeOf(joined), QStringLiteral("room_not_found"));
    QVERIFY(m_stores->roomsOf(m_ann)->isEmpty());
}

void RoomStoreContract::leavingWritesTheLeave()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    const auto left = m_stores->leave(room, m_ben);
    CHINWAG_VERIFY_OK(left);
    QCOMPARE(left->events.size(), 1);
    QVERIFY(left->events.first().body == EventBody(MembershipBody{MembershipBody::Change::Leave, m_ben}));
    QCOMPARE(left->events.first().seq, 3);
    QVERIFY(!(*m_stores->findRoom(room, m_ben))->role);
    QCOMPARE((*m_stores->findRoom(room, m_ben))->memberCount, 1);
    QVERIFY(m_stores->roomsOf(m_ben)->isEmpty());
    QCOMPARE(**m_stores->findEvent(room, 3), left->events.first());
}

void RoomStoreContract::leavingWithoutBeingInIsNothing()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    const auto left = m_stores->leave(room, m_ben);
    CHINWAG_VERIFY_OK(left);
    QVERIFY(left->events.isEmpty());
    QCOMPARE((*m_stores->findRoom(room, m_ann))->headSeq, 1);
    QCOMPARE((*m_stores->findRoom(room, m_ann))->memberCount, 1);
}

void RoomStoreContract::oneCanComeBack()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    CHINWAG_VERIFY_OK(m_stores->leave(room, m_ben));
    const auto back = m_stores->join(room, m_ben);
    CHINWAG_VERIFY_OK(back);
    QVERIFY(back->has_value());
    QCOMPARE((*back)->seq, 4);
    QCOMPARE(m_stores->members(room)->size(), 2);
}

void RoomStoreContract::rolesAreKept()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben, Role::Moderator));
    CHINWAG_VERIFY_OK(m_stores->join(room, m_cem));
    const auto members = m_stores->members(room);
    CHINWAG_VERIFY_OK(members);
    QHash<UserId, Role> roles;
    for (const Member &member : *members)
        roles.insert(member.user.id, member.role);
    QCOMPARE(roles,
             (QHash<UserId, Role>{{m_ann, Role::Owner}, {m_ben, Role::Moderator}, {m_cem, Role::Member}}));
    QCOMPARE(members->size(), 3);
}

void RoomStoreContract::roomsOfListsOnesOwn()
{
    const RoomId tea = m_stores->room(QStringLiteral("tea"), m_ann);
    const RoomId cake = m_stores->room(QStringLiteral("cake"), m_ben);
    m_stores->room(QStringLiteral("war"), m_ben);
    CHINWAG_VERIFY_OK(m_stores->join(cake, m_ann));
    const auto rooms = m_stores->roomsOf(m_ann);
    CHINWAG_VERIFY_OK(rooms);
    QHash<RoomId, Role> roles;
    for (const Room &room : *rooms)
        roles.insert(room.id, room.role.value());
    QCOMPARE(roles, (QHash<RoomId, Role>{{tea, Role::Owner}, {cake, Role::Member}}));
    for (const Room &room : *rooms)
        QCOMPARE(room, **m_stores->findRoom(room.id, m_ann));
}

void RoomStoreContract::roomsOfComesInPages()
{
    // Upper before lower case: by code point, wherever the database stands.
    QStringList names;
    for (const char *name : {"b", "B", "a-1", "a_1", "Z", "c", "a"})
        names.append(m_stores->room(QLatin1String(name), m_ann).toString());
    m_stores->room(QStringLiteral("bb"), m_ben);
    std::sort(names.begin(), names.end());
    RoomId after;
    QStringList found;
    for (const qsizetype size : {3, 3, 1, 0}) {
        const auto page = m_stores->roomsAfter(m_ann, after, 3);
        CHINWAG_VERIFY_OK(page);
        QCOMPARE(page->size(), size);
        for (const Room &room : *page) {
            QVERIFY(room.role == std::optional(Role::Owner));
            QCOMPARE(room.headSeq, 1);
            found.append(room.id.toString());
        }
        if (!page->isEmpty())
            after = page->last().id;
    }
    QCOMPARE(found, names);
    QVERIFY(m_stores->roomsAfter(m_ann, {}, 0)->isEmpty());
}

void RoomStoreContract::membershipsComeInPages()
{
    const RoomId tea = m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->join(tea, m_cem));
    CHINWAG_VERIFY_OK(m_stores->join(tea, m_ben, Role::Moderator));
    const auto first = m_stores->memberships(tea, {}, 2);
    CHINWAG_VERIFY_OK(first);
    QCOMPARE(*first, (QList<Membership>{{m_ann, Role::Owner}, {m_ben, Role::Moderator}}));
    QCOMPARE(*m_stores->memberships(tea, m_ben, 2), (QList<Membership>{{m_cem, Role::Member}}));
    QVERIFY(m_stores->memberships(tea, m_cem, 2)->isEmpty());
    QVERIFY(m_stores->memberships(RoomId(QStringLiteral("r_unknown")), {}, 2)->isEmpty());
}

void RoomStoreContract::publicRoomsAreThoseOneIsNotIn()
{
    m_stores->room(QStringLiteral("tea"), m_ann);
    m_stores->room(QStringLiteral("cake"), m_ben);
    CHINWAG_VERIFY_OK(m_stores->createRoom(
        {RoomId(QStringLiteral("r_p")), QStringLiteral("plot"), RoomKind::Private, m_ben, {}}));
    CHINWAG_VERIFY_OK(
        m_stores->createRoom({RoomId(QStringLiteral("r_d")), QString(), RoomKind::Direct, m_ann, m_ben}));
    const auto page = m_stores->publicRooms(m_ann, {QString(), {}, 10});
    CHINWAG_VERIFY_OK(page);
    QCOMPARE(namesOf(page->rooms), QStringList({QStringLiteral("cake")}));
    QVERIFY(!page->next);
    QCOMPARE(page->rooms.first(), **m_stores->findRoom(page->rooms.first().id, m_ann));
}

void RoomStoreContract::theDirectoryComesInPages()
{
    QStringList expected;
    for (int i = 0; i < 25; ++i) {
        // The same name for some: the id decides.
        const QString name = QStringLiteral("room %1").arg(i / 3, 2, 10, QLatin1Char('0'));
        CHINWAG_VERIFY_OK(
            m_stores->createRoom({RoomId(QStringLiteral("r_%1").arg(i)), name, RoomKind::Public, m_ben, {}}));
        expected.append(name);
    }
    CHINWAG_VERIFY_OK(m_stores->join(RoomId(QStringLiteral("r_4")), m_ann));
    expected.removeAt(4);
    for (const int limit : {1, 7, 24, 100}) {
        QStringList found;
        QSet<QString> ids;
        DirectoryQuery query{QString(), {}, limit};
        int pages = 0;
        while (true) {
            const auto page = m_stores->publicRooms(m_ann, query);
            CHINWAG_VERIFY_OK(page);
            QVERIFY(page->rooms.size() <= limit);
            found += namesOf(page->rooms);
            for (const Room &room : page->rooms)
                ids.insert(room.id.toString());
            ++pages;
            if (!page->next)
                break;
            query.after = *page->next;
        }
        QCOMPARE(found, expected);
        QCOMPARE(ids.size(), 24);
        QCOMPARE(pages, (24 + limit - 1) / limit);
    }
}

void RoomStoreContract::theDirectoryIsSearched()
{
    for (const char *name : {"Tea room", "Afternoon TEA", "Coffee", "Öl", "100%", "a_b"})
        m_stores->room(QString::fromUtf8(name), m_ben);
    const auto find = [this](const char *search) {
        return namesOf(m_stores->publicRooms(m_ann, {QString::fromUtf8(search), {}, 10})->rooms);
    };
    QCOMPARE(find("tea"), QStringList({QStringLiteral("Afternoon TEA"), QStringLiteral("Tea room")}));
    QCOMPARE(find("öl"), QStringList({QStringLiteral("Öl")}));
    QCOMPARE(find("%"), QStringList({QStringLiteral("100%")}));
    QCOMPARE(find("_"), QStringList({QStringLiteral("a_b")}));
    QCOMPARE(find("'"), QStringList());
}

void RoomStoreContract::aSearchLooksAtSoManyRooms()
{
    for (int i = 0; i <= Limits::roomsPerSearch; ++i) {
        const NewRoom room{
            RoomId(QStringLiteral("r_%1").arg(i)), QStringLiteral("room"), RoomKind::Public, {}, {}};
        m_stores->raw().rooms.create(room, 2000ms, [](const Outcome<Room> &) {});
    }
    m_stores->room(QStringLiteral("zebra"), m_ben);
    const auto first = m_stores->publicRooms(m_ann, {QStringLiteral("zebra"), {}, 10});
    CHINWAG_VERIFY_OK(first);
    QVERIFY(first->rooms.isEmpty());
    QVERIFY(first->next);
    const auto second = m_stores->publicRooms(m_ann, {QStringLiteral("zebra"), *first->next, 10});
    CHINWAG_VERIFY_OK(second);
    QCOMPARE(namesOf(second->rooms), QStringList({QStringLiteral("zebra")}));
    QVERIFY(!second->next);
}

void RoomStoreContract::membersComeInPages()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_cem);
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ann, Role::Moderator));
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    const auto first = m_stores->members(room, {}, 2);
    CHINWAG_VERIFY_OK(first);
    QCOMPARE(first->size(), 2);
    QCOMPARE(first->first().user.id, m_ann);
    QVERIFY(first->first().role == Role::Moderator);
    QCOMPARE(first->last().user.username, QStringLiteral("ben"));
    const auto second = m_stores->members(room, first->last().user.id, 2);
    CHINWAG_VERIFY_OK(second);
    QCOMPARE(second->size(), 1);
    QCOMPARE(second->first().user.id, m_cem);
    QVERIFY(m_stores->members(RoomId(QStringLiteral("r_unknown")), {}, 2)->isEmpty());
}

void RoomStoreContract::aDirectRoomHasTwo()
{
    const RoomId id(QStringLiteral("r_d"));
    const auto created = m_stores->createRoom({id, QString(), RoomKind::Direct, m_ben, m_ann});
    CHINWAG_VERIFY_OK(created);
    QCOMPARE(created->memberCount, 2);
    QCOMPARE(created->headSeq, 2);
    QVERIFY(created->peer);
    QCOMPARE(created->peer->id, m_ann);
    QCOMPARE((*m_stores->findRoom(id, m_ann))->peer->id, m_ben);
    QVERIFY((*m_stores->findRoom(id, m_ann))->role);
    QCOMPARE(m_stores->roomsOf(m_ann)->size(), 1);
}

void RoomStoreContract::aDirectRoomOfTwoIsOne()
{
    CHINWAG_VERIFY_OK(
        m_stores->createRoom({RoomId(QStringLiteral("r_1")), QString(), RoomKind::Direct, m_ann, m_ben}));
    const auto again =
        m_stores->createRoom({RoomId(QStringLiteral("r_2")), QString(), RoomKind::Direct, m_ben, m_ann});
    CHINWAG_VERIFY_OK(again);
    QCOMPARE(again->id, RoomId(QStringLiteral("r_1")));
    QCOMPARE(again->peer->id, m_ann);
    QCOMPARE(again->headSeq, 2);
    const auto other =
        m_stores->createRoom({RoomId(QStringLiteral("r_3")), QString(), RoomKind::Direct, m_ann, m_cem});
    QCOMPARE(other->id, RoomId(QStringLiteral("r_3")));
}

void RoomStoreContract::aDirectRoomWithOneself()
{
    const auto created =
        m_stores->createRoom({RoomId(QStringLiteral("r_d")), QString(), RoomKind::Direct, m_ann, m_ann});
    CHINWAG_VERIFY_OK(created);
    QCOMPARE(created->memberCount, 1);
    QCOMPARE(created->headSeq, 1);
}

void RoomStoreContract::readMarkersOnlyMoveOn()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    for (int i = 0; i < 5; ++i)
        CHINWAG_VERIFY_OK(
            m_stores->append(message(room, m_ann, QStringLiteral("hi"), QStringLiteral("n%1").arg(i))));
    QCOMPARE(*m_stores->setRead(room, m_ann, 4), 4);
    QCOMPARE(*m_stores->setRead(room, m_ann, 2), 4);
    QCOMPARE(*m_stores->setRead(room, m_ann, 5), 5);
    QCOMPARE((*m_stores->findRoom(room, m_ann))->readSeq, 5);
    QCOMPARE((*m_stores->findRoom(room, m_ben))->readSeq, 0);
}

void RoomStoreContract::readMarkersStopAtTheHead()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    QCOMPARE(*m_stores->setRead(room, m_ann, 1'000'000), 1);
}

void RoomStoreContract::readMarkersNeedAMember()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    const auto stranger = m_stores->setRead(room, m_ben, 1);
    QCOMPARE(codeOf(stranger), QStringLiteral("room_not_found"));
    const auto unknown = m_stores->setRead(RoomId(QStringLiteral("r_unknown")), m_ben, 1);
    QCOMPARE(codeOf(unknown), QStringLiteral("room_not_found"));
}

void RoomStoreContract::preferencesAreOfOneMember()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    const auto chosen = [&](const UserId &user) { return (*m_stores->findRoom(room, user))->preferences; };
    QCOMPARE(chosen(m_ann), RoomPreferences());
    const RoomPreferences quiet{RoomPreferences::Notify::Mentions,
                                std::chrono::milliseconds(1'700'000'000'000), true, true};
    QCOMPARE(*m_stores->setPreferences(room, m_ann, quiet), true);
    QCOMPARE(chosen(m_ann), quiet);
    QCOMPARE(chosen(m_ben), RoomPreferences());
    QCOMPARE(*m_stores->setPreferences(room, m_ann, {}), true);
    QCOMPARE(chosen(m_ann), RoomPreferences());
}

void RoomStoreContract::preferencesEndWithLeaving()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    QCOMPARE(*m_stores->setPreferences(room, m_ben, {}), false);
    QCOMPARE((*m_stores->findRoom(room, m_ben))->preferences, std::nullopt);
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    QCOMPARE(*m_stores->setPreferences(room, m_ben, {RoomPreferences::Notify::None, {}, false}), true);
    CHINWAG_VERIFY_OK(m_stores->leave(room, m_ben));
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    QCOMPARE((*m_stores->findRoom(room, m_ben))->preferences, RoomPreferences());
}

void RoomStoreContract::whoWantsWordsAsTheyAreTypedIsCounted()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->join(room, m_ben));
    const auto count = [&](const UserId &user) { return (*m_stores->findRoom(room, user))->wordsAsTypedBy; };
    QCOMPARE(count(m_ann), 0);
    RoomPreferences preferences;
    preferences.wordsAsTyped = true;
    QCOMPARE(*m_stores->setPreferences(room, m_ann, preferences), true);
    QCOMPARE(count(m_ann), 1);
    QCOMPARE(*m_stores->setPreferences(room, m_ben, preferences), true);
    for (const UserId &each : {m_ann, m_ben, m_cem})
        QCOMPARE(count(each), 2);
    CHINWAG_VERIFY_OK(m_stores->leave(room, m_ben));
    QCOMPARE(count(m_ann), 1);
    QCOMPARE(*m_stores->setPreferences(room, m_ann, {}), true);
    QCOMPARE(count(m_ann), 0);
}

void RoomStoreContract::aTopicEventSetsTheTopic()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    Event topic = message(room, m_ann, {}, {});
    topic.body = TopicBody{QStringLiteral("Green or black?")};
    CHINWAG_VERIFY_OK(m_stores->append(topic));
    QCOMPARE((*m_stores->findRoom(room, m_ann))->topic, QStringLiteral("Green or black?"));
}

void RoomStoreContract::aNameEventRenames()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    Event name = message(room, m_ann, {}, {});
    name.body = NameBody{QStringLiteral("Coffee")};
    CHINWAG_VERIFY_OK(m_stores->append(name));
    QCOMPARE((*m_stores->findRoom(room, m_ann))->name, QStringLiteral("Coffee"));
}

void RoomStoreContract::joinsAndMessagesShareOneLog()
{
    const RoomId room = m_stores->room(QStringLiteral("tea"), m_ann);
    QCOMPARE(m_stores->append(message(room, m_ann, QStringLiteral("a"), QStringLiteral("1")))->event.seq, 2);
    QCOMPARE((*m_stores->join(room, m_ben))->seq, 3);
    QCOMPARE(m_stores->append(message(room, m_ben, QStringLiteral("b"), QStringLiteral("1")))->event.seq, 4);
    QCOMPARE(m_stores->leave(room, m_ben)->events.first().seq, 5);
    QCOMPARE((*m_stores->findRoom(room, m_ann))->headSeq, 5);
}

void RoomStoreContract::oddNamesAreKept()
{
    const QString name = QStringLiteral("'); DROP TABLE rooms; -- % \" 漢字 😀");
    CHINWAG_VERIFY_OK(
        m_stores->createRoom({RoomId(QStringLiteral("r_odd")), name, RoomKind::Public, m_ann, {}}));
    QCOMPARE((*m_stores->findByName(name))->name, name);
}

QTEST_GUILESS_MAIN(RoomStoreContract)
#include "tst_roomstorecontract.moc"
