#include "shared/protocol/limits.h"
#include "tests/contract/storesundertest.h"
#include "tests/support/sampleevents.h"

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

/// What is found, and by whom. Every search is made twice: with the last messages outside of the index, and
/// when everything is in it.
class MessageSearchContract : public QObject
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
        m_room = roomOf(QStringLiteral("tea"), {m_ann, m_ben});
    }
    void cleanup()
    {
        m_stores.reset();
        m_implementation.reset();
    }

    void wordsAreFoundInMessages();
    void allWordsMustOccur();
    void onlyMessagesAreFound();
    void filtersNarrow();
    void linksAreFoundWithoutWords();
    void theNewestComeFirst();
    void pagesGoOnWhereTheyEnded();
    void newMessagesMoveNoPage();
    void whatIsSaidInManyRoomsComesTogether();
    void anEditIsFoundByItsNewWords();
    void theLastOfManyEditsCounts();
    void deletedMessagesAreNotFound();
    void onlyOnesOwnRoomsAreSearched();
    void whoLeftFindsNothingAnyMore();
    void whoComesInFindsWhatWasSaidBefore();
    void aCommonWordOfOtherRoomsHidesNothing();
    void whatWasFoundIsMarked();
    void longMessagesAreFoundByTheirEnds();

private:
    template <typename T>
    static bool isOk(const Outcome<T> &outcome)
    {
        return QTest::qVerify(outcome.hasValue(), "outcome",
                              outcome ? "" : qPrintable(outcome.error().message), __FILE__, __LINE__);
    }
    RoomId roomOf(const QString &name, const QList<UserId> &members)
    {
        const RoomId room = m_stores->room(name);
        for (const UserId &member : members)
            isOk(m_stores->join(room, member));
        return room;
    }
    Seq say(const QString &text, std::optional<UserId> by = {}, std::optional<RoomId> in = {},
            std::chrono::milliseconds at = 1000ms)
    {
        return append(MessageBody{text, 0}, by.value_or(m_ann), in.value_or(m_room), at);
    }
    Seq append(const EventBody &body, const UserId &by, const RoomId &in,
               std::chrono::milliseconds at = 1000ms)
    {
        Event event = message(in, by, {}, QStringLiteral("n%1").arg(++m_count));
        event.body = body;
        event.at = at;
        const auto appended = m_stores->append(event);
        return isOk(appended) ? appended->event.seq : 0;
    }
    MessageQuery query(const QString &words) const
    {
        MessageQuery query;
        query.user = m_ann;
        query.words = SearchWords(words);
        query.limit = 50;
        return query;
    }
    /// All pages, newest first.
    QList<MessageHit> allHits(MessageQuery query)
    {
        QList<MessageHit> hits;
        do {
            const auto page = m_stores->search(query);
            if (!isOk(page))
                break;
            QTest::qVerify(page->hits.size() <= query.limit, "limit", "", __FILE__, __LINE__);
            hits += page->hits;
            query.place = page->next;
        } while (query.place > 0);
        return hits;
    }
    static QStringList textsOf(const QList<MessageHit> &hits)
    {
        QStringList texts;
        for (const MessageHit &hit : hits)
            texts.append(textOf(hit.message));
        return texts;
    }
    QStringList found(const MessageQuery &query)
    {
        const QStringList before = textsOf(allHits(query));
        m_implementation->settle();
        const QStringList after = textsOf(allHits(query));
        QTest::qCompare(after, before, "when all is in the index", "before", __FILE__, __LINE__);
        return after;
    }
    QStringList found(const QString &words) { return found(query(words)); }

    std::unique_ptr<StoresUnderTest> m_implementation;
    std::optional<AwaitedStores> m_stores;
    UserId m_ann;
    UserId m_ben;
    RoomId m_room;
    int m_count = 0;
};

void MessageSearchContract::wordsAreFoundInMessages()
{
    struct Row
    {
        const char *name;
        QString text;
        QString words;
        bool isFound = true;
    };
    const Row rows[] = {
        {"word", QStringLiteral("shall we have tea?"), QStringLiteral("have")},
        {"part of a compound", QStringLiteral("die Kaffeetassensammlung"), QStringLiteral("tassen")},
        {"end", QStringLiteral("at four"), QStringLiteral("our")},
        {"other word", QStringLiteral("shall we have tea?"), QStringLiteral("coffee"), false},
        {"pieces of it elsewhere", QStringLiteral("abcd xbcde"), QStringLiteral("abcde"), false},
        {"case", QStringLiteral("Guten MORGEN"), QStringLiteral("morgen")},
        {"umlaut in capitals", QStringLiteral("großer Ärger"), QStringLiteral("ÄRGER")},
        {"no umlaut", QStringLiteral("großer Ärger"), QStringLiteral("arger"), false},
        {"sharp s", QStringLiteral("die Straße"), QStringLiteral("STRASSE")},
        {"decomposed", QStringLiteral("Zoe\u0308 und A\u0308rger"), QStringLiteral("Zo\u00EB \u00C4rg")},
        {"Greek", QStringLiteral("ΟΔΟΣ ΣΙΣΥΦΟΥ"), QStringLiteral("οδος σισυ")},
        {"Cyrillic", QStringLiteral("Привет, мир"), QStringLiteral("ПРИВЕТ")},
        {"Arabic", QStringLiteral("مرحبا بالعالم"), QStringLiteral("بالعا")},
        {"Hebrew", QStringLiteral("שלום עולם"), QStringLiteral("שלום")},
        {"Devanagari", QStringLiteral("नमस्ते दुनिया"), QStringLiteral("नमस्ते")},
        {"Thai", QStringLiteral("สวัสดีชาวโลก"), QStringLiteral("ชาวโลก")},
        {"Japanese", QStringLiteral("東京都に住んでいます"), QStringLiteral("京都")},
        {"one character", QStringLiteral("東京都に住んでいます"), QStringLiteral("住")},
        {"other characters", QStringLiteral("東京都に住んでいます"), QStringLiteral("京東"), false},
        {"Korean", QStringLiteral("안녕하세요 세계"), QStringLiteral("하세")},
        {"Korean in parts", QStringLiteral("안녕"), QStringLiteral("\u110B\u1161\u11AB")},
        {"emoji", QStringLiteral("tea 🫖 at four"), QStringLiteral("🫖")},
        {"emoji between letters", QStringLiteral("go🫖go"), QStringLiteral("o🫖g")},
        {"other emoji", QStringLiteral("tea 🫖 at four"), QStringLiteral("☕"), false},
        {"two letters", QStringLiteral("that is ok for me"), QStringLiteral("ok")},
        {"one letter", QStringLiteral("plan q"), QStringLiteral("q")},
        {"short beside long", QStringLiteral("plan b"), QStringLiteral("plan b")},
        {"short that is not there", QStringLiteral("plan b"), QStringLiteral("plan c"), false},
        {"white space", QStringLiteral("one\ntwo\tthree"), QStringLiteral(" two\n three\u00A0")},
        {"not over white space", QStringLiteral("one two"), QStringLiteral("onetwo"), false},
        {"quote", QStringLiteral("she said \"yes\" at once"), QStringLiteral("\"yes\"")},
        {"quotes are no phrase", QStringLiteral("yes at once"), QStringLiteral("\"yes at\""), false},
        {"one quote", QStringLiteral("a 5\" disk"), QStringLiteral("5\"")},
        {"star", QStringLiteral("2 * 3 and foo*bar"), QStringLiteral("foo*bar")},
        {"star is none", QStringLiteral("foobar"), QStringLiteral("foo*"), false},
        {"OR", QStringLiteral("tea"), QStringLiteral("tea OR coffee"), false},
        {"NOT", QStringLiteral("tea"), QStringLiteral("tea NOT coffee"), false},
        {"AND", QStringLiteral("tea and coffee"), QStringLiteral("tea AND coffee")},
        {"minus", QStringLiteral("tea"), QStringLiteral("tea -coffee"), false},
        {"hyphen", QStringLiteral("e-mail"), QStringLiteral("-mail")},
        {"near", QStringLiteral("NEAR(one two)"), QStringLiteral("NEAR(one two)")},
        {"column", QStringLiteral("grams:tea"), QStringLiteral("grams:tea")},
        {"percent", QStringLiteral("100% sure"), QStringLiteral("100%")},
        {"percent is none", QStringLiteral("100 sure"), QStringLiteral("1%0"), false},
        {"underscore", QStringLiteral("snake_case"), QStringLiteral("e_c")},
        {"underscore is none", QStringLiteral("snakexcase"), QStringLiteral("e_c"), false},
        {"backslash", QStringLiteral("C:\\temp"), QStringLiteral(":\\te")},
        {"apostrophe", QStringLiteral("it's'); DROP TABLE events; --"), QStringLiteral("'); DROP")},
        {"braces", QStringLiteral("{1,2}"), QStringLiteral("{1,2}")},
        {"question mark", QStringLiteral("tea?no"), QStringLiteral("a?n")},
    };
    QList<MessageQuery> queries;
    // Each with a person and a room of its own, and something before and after it.
    for (const Row &row : rows) {
        const QString name = QStringLiteral("p%1").arg(queries.size());
        const UserId person = m_stores->person(name);
        const RoomId room = roomOf(name, {person});
        for (const QString &text :
             {QStringLiteral("something before"), row.text, QStringLiteral("something after")})
            say(text, person, room);
        queries.append(query(row.words));
        queries.last().user = person;
    }
    const auto check = [&] {
        for (qsizetype i = 0; i < queries.size(); ++i) {
            const Row &row = rows[i];
            const QStringList expected = row.isFound ? QStringList{row.text} : QStringList();
            QVERIFY2(textsOf(allHits(queries.at(i))) == expected, row.name);
        }
    };
    check();
    m_implementation->settle();
    check();
}

void MessageSearchContract::allWordsMustOccur()
{
    say(QStringLiteral("black tea with milk"));
    say(QStringLiteral("green tea"));
    say(QStringLiteral("milk"));
    QCOMPARE(found(QStringLiteral("milk tea")), QStringList{QStringLiteral("black tea with milk")});
    QCOMPARE(found(QStringLiteral("tea")).size(), 2);
    QCOMPARE(found(QStringLiteral("tea tea TEA")).size(), 2);
}

void MessageSearchContract::onlyMessagesAreFound()
{
    append(TopicBody{QStringLiteral("teatime")}, m_ann, m_room);
    append(NameBody{QStringLiteral("teahouse")}, m_ann, m_room);
    const Seq seq = say(QStringLiteral("tea and u_ann"));
    append(ReactionBody{seq, QStringLiteral("tea"), true}, m_ben, m_room);
    QCOMPARE(found(QStringLiteral("tea")), QStringList{QStringLiteral("tea and u_ann")});
    QCOMPARE(found(QStringLiteral("u_ann")).size(), 1); // not the joins
    const auto hits = allHits(query(QStringLiteral("tea")));
    QCOMPARE(hits.first().message.room, m_room);
    QCOMPARE(hits.first().message.seq, seq);
    QCOMPARE(hits.first().message.sender, m_ann);
    QCOMPARE(hits.first().message.at, 1000ms);
}

void MessageSearchContract::filtersNarrow()
{
    const RoomId other = roomOf(QStringLiteral("cake"), {m_ann, m_ben});
    constexpr std::chrono::hours day{24};
    const std::chrono::milliseconds first = 10'000h;
    say(QStringLiteral("tea 1"), m_ann, m_room, first);
    say(QStringLiteral("tea 2"), m_ben, m_room, first + 3 * day);
    say(QStringLiteral("tea 3"), m_ann, other, first + 6 * day);
    say(QStringLiteral("tea 4 https://example.org/"), m_ben, other, first + 9 * day);
    MessageQuery in = query(QStringLiteral("tea"));
    in.room = other;
    QCOMPARE(found(in).size(), 2);
    in.sender = m_ann;
    QCOMPARE(found(in), QStringList{QStringLiteral("tea 3")});
    MessageQuery from = query({});
    from.sender = m_ann;
    QCOMPARE(found(from), (QStringList{QStringLiteral("tea 3"), QStringLiteral("tea 1")}));
    MessageQuery between = query(QStringLiteral("tea"));
    between.after = first + 3 * day;
    between.before = first + 6 * day;
    QCOMPARE(found(between), QStringList{QStringLiteral("tea 2")}); // the first belongs to it, not the last
    between.before = first + 6 * day + 1ms;
    QCOMPARE(found(between), (QStringList{QStringLiteral("tea 3"), QStringLiteral("tea 2")}));
    between.after = first + 100 * day;
    between.before = 0ms;
    QCOMPARE(found(between), QStringList());
    MessageQuery withLink = query(QStringLiteral("tea"));
    withLink.withLink = true;
    QCOMPARE(found(withLink), QStringList{QStringLiteral("tea 4 https://example.org/")});
    withLink.room = m_room;
    QCOMPARE(found(withLink), QStringList());
}

void MessageSearchContract::linksAreFoundWithoutWords()
{
    say(QStringLiteral("HTTP://example.org"));
    say(QStringLiteral("no https or http: here"));
    say(QStringLiteral("look: https://example.org/a?b"));
    MessageQuery links = query({});
    links.withLink = true;
    QCOMPARE(found(links), (QStringList{QStringLiteral("look: https://example.org/a?b"),
                                        QStringLiteral("HTTP://example.org")}));
}

void MessageSearchContract::theNewestComeFirst()
{
    QStringList said;
    for (int i = 0; i < 30; ++i) {
        said.prepend(QStringLiteral("tea number %1").arg(i));
        say(said.first());
    }
    QCOMPARE(found(QStringLiteral("tea")), said);
}

void MessageSearchContract::pagesGoOnWhereTheyEnded()
{
    QStringList said;
    for (int i = 0; i < 45; ++i) {
        said.prepend(QStringLiteral("tea number %1").arg(i));
        say(said.first());
        say(QStringLiteral("something else"));
    }
    MessageQuery query = this->query(QStringLiteral("tea"));
    query.limit = 10;
    QCOMPARE(found(query), said);
    QCOMPARE(m_stores->search(query)->hits.size(), 10);
    query.limit = 45;
    const auto all = m_stores->search(query);
    QCOMPARE(all->hits.size(), 45);
    query.limit = 1;
    QCOMPARE(found(query), said);
}

void MessageSearchContract::newMessagesMoveNoPage()
{
    for (int i = 0; i < 6; ++i)
        say(QStringLiteral("tea %1").arg(i));
    MessageQuery query = this->query(QStringLiteral("tea"));
    query.limit = 3;
    const auto first = m_stores->search(query);
    QCOMPARE(textsOf(first->hits).last(), QStringLiteral("tea 3"));
    for (int i = 6; i < 9; ++i)
        say(QStringLiteral("tea %1").arg(i));
    m_implementation->settle();
    query.place = first->next;
    QCOMPARE(textsOf(m_stores->search(query)->hits),
             (QStringList{QStringLiteral("tea 2"), QStringLiteral("tea 1"), QStringLiteral("tea 0")}));
}

void MessageSearchContract::whatIsSaidInManyRoomsComesTogether()
{
    QStringList said;
    QList<RoomId> rooms;
    for (int i = 0; i < 5; ++i)
        rooms.append(roomOf(QStringLiteral("room%1").arg(i), {m_ann}));
    for (int i = 0; i < 25; ++i) {
        said.prepend(QStringLiteral("tea %1").arg(i));
        say(said.first(), m_ann, rooms.at(i * 3 % 5));
    }
    QCOMPARE(found(QStringLiteral("tea")), said);
}

void MessageSearchContract::anEditIsFoundByItsNewWords()
{
    for (const bool isIndexed : {false, true}) {
        const QString words = isIndexed ? QStringLiteral("later ") : QStringLiteral("early ");
        const Seq seq = say(words + QStringLiteral("coffee"));
        say(QStringLiteral("after it"));
        if (isIndexed)
            m_implementation->settle();
        append(EditBody{seq, words + QStringLiteral("chocolate")}, m_ann, m_room, 2000ms);
        QCOMPARE(found(words + QStringLiteral("coffee")), QStringList());
        QCOMPARE(found(words + QStringLiteral("chocolate")),
                 QStringList{words + QStringLiteral("chocolate")});
        const auto hit = allHits(query(words + QStringLiteral("chocolate"))).first().message;
        QCOMPARE(hit.seq, seq); // the message, not its edit
        QCOMPARE(hit.at, 1000ms);
    }
}

void MessageSearchContract::theLastOfManyEditsCounts()
{
    const Seq seq = say(QStringLiteral("version zero"));
    for (const char *text : {"version one", "version two", "version three"}) {
        append(EditBody{seq, QLatin1String(text)}, m_ann, m_room);
        m_implementation->settle();
    }
    QCOMPARE(found(QStringLiteral("version")), QStringList{QStringLiteral("version three")});
    QCOMPARE(found(QStringLiteral("two")), QStringList());
}

void MessageSearchContract::deletedMessagesAreNotFound()
{
    for (const bool isIndexed : {false, true}) {
        const Seq plain = say(QStringLiteral("secret plans"));
        const Seq edited = say(QStringLiteral("secret words"));
        append(EditBody{edited, QStringLiteral("hidden words")}, m_ann, m_room);
        if (isIndexed)
            m_implementation->settle();
        for (const Seq seq : {plain, edited})
            append(DeleteBody{seq}, m_ann, m_room);
        QCOMPARE(found(QStringLiteral("secret")), QStringList());
        QCOMPARE(found(QStringLiteral("hidden")), QStringList());
        MessageQuery from = query({});
        from.sender = m_ann;
        QCOMPARE(found(from), QStringList());
    }
}

void MessageSearchContract::onlyOnesOwnRoomsAreSearched()
{
    const RoomId bens = roomOf(QStringLiteral("bens"), {m_ben});
    say(QStringLiteral("tea of ben"), m_ben, bens);
    say(QStringLiteral("tea of ann"));
    QCOMPARE(found(QStringLiteral("tea")), QStringList{QStringLiteral("tea of ann")});
    MessageQuery there = query(QStringLiteral("tea"));
    there.room = bens;
    QCOMPARE(found(there), QStringList());
    there.room = RoomId(QStringLiteral("r_unknown"));
    QCOMPARE(found(there), QStringList());
    MessageQuery by = query({});
    by.sender = m_ben;
    QCOMPARE(found(by), QStringList());
    MessageQuery nobody = query(QStringLiteral("tea"));
    nobody.user = UserId(QStringLiteral("u_nobody"));
    QCOMPARE(found(nobody), QStringList());
}

void MessageSearchContract::whoLeftFindsNothingAnyMore()
{
    say(QStringLiteral("tea for two"));
    QCOMPARE(found(QStringLiteral("tea")).size(), 1);
    CHINWAG_VERIFY_OK(m_stores->leave(m_room, m_ann));
    QCOMPARE(found(QStringLiteral("tea")), QStringList());
    CHINWAG_VERIFY_OK(m_stores->join(m_room, m_ann));
    QCOMPARE(found(QStringLiteral("tea")).size(), 1);
}

void MessageSearchContract::whoComesInFindsWhatWasSaidBefore()
{
    const RoomId bens = roomOf(QStringLiteral("bens"), {m_ben});
    say(QStringLiteral("tea of ben"), m_ben, bens);
    m_implementation->settle();
    QCOMPARE(found(QStringLiteral("tea")), QStringList());
    CHINWAG_VERIFY_OK(m_stores->join(bens, m_ann));
    QCOMPARE(found(QStringLiteral("tea")).size(), 1);
}

void MessageSearchContract::aCommonWordOfOtherRoomsHidesNothing()
{
    const RoomId bens = roomOf(QStringLiteral("bens"), {m_ben});
    say(QStringLiteral("tea, long ago"));
    for (int i = 0; i < 1500; ++i) {
        m_stores->raw().events.append(
            message(bens, m_ben, QStringLiteral("tea %1 ok").arg(i), QStringLiteral("b%1").arg(i)),
            [](const auto &) {});
    }
    QCOMPARE(found(QStringLiteral("tea")), QStringList{QStringLiteral("tea, long ago")});
    QCOMPARE(found(QStringLiteral("ok")), QStringList());
    QCOMPARE(found(QStringLiteral("o")), QStringList{QStringLiteral("tea, long ago")});
}

void MessageSearchContract::whatWasFoundIsMarked()
{
    say(QStringLiteral("Tea, TEA and more tea 🫖 Straße"));
    const auto hits = allHits(query(QStringLiteral("tea strass 🫖")));
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits.first().marks, (QList<TextMark>{{0, 3}, {5, 3}, {18, 3}, {22, 2}, {25, 5}}));
}

void MessageSearchContract::longMessagesAreFoundByTheirEnds()
{
    QString text = QStringLiteral("beginning ");
    for (int i = 0; text.size() < Limits::messageLength - 10; ++i)
        text += QString::number(i * i, 36) + QLatin1Char(i % 3 ? 'x' : ' ');
    say(text.first(Limits::messageLength - 10) + QStringLiteral(" the end."));
    const Seq kanji = say(QString(Limits::messageLength - 1, QChar(u'漢')) + QChar(u'字'));
    QCOMPARE(found(QStringLiteral("beginning end.")).size(), 1);
    QCOMPARE(found(QStringLiteral("漢字")).size(), 1);
    append(DeleteBody{kanji}, m_ann, m_room);
    QCOMPARE(found(QStringLiteral("漢字")), QStringList());
}

QTEST_GUILESS_MAIN(MessageSearchContract)
#include "tst_messagesearchcontract.moc"
