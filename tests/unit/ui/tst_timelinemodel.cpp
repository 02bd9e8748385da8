#include "app/core/memory/memorycache.h"
#include "app/ui/files/messagefile.h"
#include "app/ui/timeline/reactionchip.h"
#include "app/ui/timeline/timelinemodel.h"
#include "tests/support/clienttestkit.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const QDate today(2024, 3, 1);
const QString r1 = QStringLiteral("r1");

/// A room's log as it arrives, and the model on it.
struct Shown
{
    RoomBook book{makeUser(QStringLiteral("me"))};
    Timeline timeline{RoomId(r1), book.self().id};
    ClientWorld client;
    MemoryCache cache{client.timers};
    QuoteBook quotes{client.api, cache};
    TimelineModel model;
    QAbstractItemModelTester tester{&model};
    QSignalSpy inserted{&model, &TimelineModel::rowsInserted};
    QSignalSpy removed{&model, &TimelineModel::rowsRemoved};
    QSignalSpy changed{&model, &TimelineModel::dataChanged};
    QSignalSpy reset{&model, &TimelineModel::modelReset};

    explicit Shown(std::optional<Seq> readSeq = std::nullopt)
    {
        book.addUsers({makeUser(QStringLiteral("ann")), makeUser(QStringLiteral("bob"))});
        model.setToday(today);
        model.show(timeline, book, quotes, readSeq);
        reset.clear();
    }
    void clearSpies()
    {
        for (QSignalSpy *spy : {&inserted, &removed, &changed, &reset})
            spy->clear();
    }
    /// Of the line with this seq.
    QVariant get(Seq seq, TimelineModel::Role role) const
    {
        const int row = timeline.rowOfSeq(seq);
        return row < 0 ? QVariant() : model.index(timeline.count() - 1 - row).data(role);
    }
    QList<MessageBlock> blocks(Seq seq) const
    {
        QList<MessageBlock> blocks;
        for (const QVariant &block : get(seq, TimelineModel::BlocksRole).toList())
            blocks.append(block.value<MessageBlock>());
        return blocks;
    }
    QString describeChanges() const
    {
        QStringList parts;
        for (const QList<QVariant> &change : changed) {
            const auto from = change.at(0).toModelIndex().row();
            QStringList roles;
            for (const int role : change.at(2).value<QList<int>>())
                roles.append(QString::fromLatin1(model.roleNames().value(role)));
            parts.append(QString::number(from) + u':' + roles.join(u','));
        }
        return parts.join(u' ');
    }
};

Event message(Seq seq, const char *who, const QDateTime &at)
{
    Event event = makeMessage(r1, seq, QString::fromLatin1(who));
    event.at = milliseconds(at.toMSecsSinceEpoch());
    return event;
}

Event message(Seq seq, const char *who, int minute, int second = 0)
{
    return message(seq, who, QDateTime(today, QTime(12, minute, second)));
}

Event other(Seq seq, EventBody body)
{
    Event event = message(seq, "ann", 30);
    event.body = std::move(body);
    return event;
}

Event edit(Seq seq, Seq target, const char *text)
{
    return other(seq, EditBody{target, QString::fromLatin1(text)});
}

OutboxEntry waiting(const char *nonce, int minute)
{
    OutboxEntry entry = makeEntry(r1, QString::fromLatin1(nonce));
    entry.createdAt = milliseconds(QDateTime(today, QTime(12, minute)).toMSecsSinceEpoch());
    return entry;
}

} // namespace

class TestTimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestIsFirst()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "ann", 1)});
        QCOMPARE(room.model.item(0).seq, 2);
    }

    void groupsOneAuthorWithinFiveMinutes()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "ann", 5, 0), message(3, "ann", 10, 1),
                             message(4, "bob", 10, 2), message(5, "ann", 10, 3)});
        QCOMPARE(room.get(1, TimelineModel::ShowAuthorRole).toBool(), true);
        QCOMPARE(room.get(2, TimelineModel::ShowAuthorRole).toBool(), false);
        QCOMPARE(room.get(3, TimelineModel::ShowAuthorRole).toBool(), true); // 5 min 1 s later
        QCOMPARE(room.get(4, TimelineModel::ShowAuthorRole).toBool(), true);
        QCOMPARE(room.get(5, TimelineModel::ShowAuthorRole).toBool(), true);
    }

    void daysAreSeparated()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", QDateTime(today.addDays(-1), QTime(23, 59))),
                             message(2, "ann", QDateTime(today, QTime(0, 1))),
                             message(3, "ann", QDateTime(today, QTime(0, 2)))});
        QCOMPARE(room.get(1, TimelineModel::DayLabelRole).toString(), QStringLiteral("Yesterday"));
        QCOMPARE(room.get(2, TimelineModel::DayLabelRole).toString(), QStringLiteral("Today"));
        QCOMPARE(room.get(2, TimelineModel::ShowAuthorRole).toBool(), true); // a day breaks a group
        QCOMPARE(room.get(3, TimelineModel::DayLabelRole).toString(), QString());
    }

    void todayTurnsIntoYesterdayAtMidnight()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "ann", 1)});
        room.clearSpies();
        room.model.setToday(today.addDays(1));
        QCOMPARE(room.get(1, TimelineModel::DayLabelRole).toString(), QStringLiteral("Yesterday"));
        QCOMPARE(room.describeChanges(), QStringLiteral("1:dayLabel"));
    }

    void newMessagesLineIsAboveTheFirstUnreadAndBreaksTheGroup()
    {
        Shown room(1);
        room.timeline.apply({message(1, "ann", 0), message(2, "ann", 1), message(3, "ann", 2)});
        QCOMPARE(room.get(1, TimelineModel::NewLineRole).toBool(), false);
        QCOMPARE(room.get(2, TimelineModel::NewLineRole).toBool(), true);
        QCOMPARE(room.get(2, TimelineModel::ShowAuthorRole).toBool(), true);
        QCOMPARE(room.get(3, TimelineModel::NewLineRole).toBool(), false);
    }

    void newMessagesLineMovesUpWhenAGapIsFilled()
    {
        Shown room(1);
        room.timeline.apply({message(1, "ann", 0)});
        room.timeline.apply({message(5, "ann", 5)});
        QCOMPARE(room.get(5, TimelineModel::NewLineRole).toBool(), true);
        room.timeline.apply({message(2, "me", 1), message(3, "bob", 2), message(4, "ann", 3)});
        QCOMPARE(room.get(3, TimelineModel::NewLineRole).toBool(), true);
        QCOMPARE(room.get(5, TimelineModel::NewLineRole).toBool(), false);
    }

    void anArrivingMessageInsertsOneLineAndChangesNone()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "bob", 1)});
        room.clearSpies();
        room.timeline.apply({message(3, "ann", 2)});
        QCOMPARE(room.inserted.count(), 1);
        QCOMPARE(room.inserted[0][1].toInt(), 0);
        QCOMPARE(room.inserted[0][2].toInt(), 0);
        QCOMPARE(room.changed.count(), 0);
        QCOMPARE(room.removed.count(), 0);
        QCOMPARE(room.reset.count(), 0);
    }

    void historyIsInsertedAtTheFarEndWithoutAReset()
    {
        Shown room;
        room.timeline.apply({message(3, "ann", 8), message(4, "bob", 9)});
        room.clearSpies();
        room.timeline.apply({message(1, "ann", 0), message(2, "bob", 1)});
        QCOMPARE(room.inserted.count(), 1);
        QCOMPARE(room.inserted[0][1].toInt(), 2);
        QCOMPARE(room.inserted[0][2].toInt(), 3);
        QCOMPARE(room.reset.count(), 0);
        QCOMPARE(room.describeChanges(), QStringLiteral("1:showAuthor,dayLabel")); // the day begins above it
    }

    void historyBeforeAnotherDayChangesNoOldLine()
    {
        Shown room;
        room.timeline.apply({message(2, "ann", 0)});
        room.clearSpies();
        room.timeline.apply({message(1, "ann", QDateTime(today.addDays(-1), QTime(12, 0)))});
        QCOMPARE(room.changed.count(), 0);
    }

    void anAcknowledgementChangesOneLineOnly()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0)});
        room.timeline.setPending({waiting("n-me-2", 1)});
        QCOMPARE(room.model.index(0).data(TimelineModel::DeliveryRole).toInt(), int(TimelineModel::Waiting));
        const QString id = room.model.index(0).data(TimelineModel::EntryIdRole).toString();
        room.clearSpies();
        room.timeline.apply({message(2, "me", 1)});
        QCOMPARE(room.changed.count(), 1);
        QCOMPARE(room.inserted.count(), 0);
        QCOMPARE(room.removed.count(), 0);
        QCOMPARE(room.get(2, TimelineModel::DeliveryRole).toInt(), int(TimelineModel::Sent));
        QCOMPARE(room.get(2, TimelineModel::EntryIdRole).toString(), id);
    }

    void anAcknowledgementMayRegroupTheNextLine()
    {
        Shown room;
        room.timeline.setPending({waiting("n-me-1", 1), waiting("n-me-2", 2)});
        room.clearSpies();
        room.timeline.apply({message(1, "me", QDateTime(today.addDays(-1), QTime(12, 1)))});
        QCOMPARE(room.describeChanges(), QStringLiteral("1: 0:showAuthor,dayLabel"));
    }

    void editsDeletionsAndReactionsChangeTheirLineOnly()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "ann", 1), message(3, "ann", 2)});
        room.clearSpies();
        room.timeline.apply({edit(4, 2, "new")});
        QCOMPARE(room.describeChanges(), QStringLiteral("1:"));
        room.clearSpies();
        room.timeline.apply({other(5, ReactionBody{1, QStringLiteral("+1"), true})});
        QCOMPARE(room.describeChanges(), QStringLiteral("2:"));
        room.clearSpies();
        room.timeline.apply({other(6, DeleteBody{3})});
        QCOMPARE(room.describeChanges(), QStringLiteral("0:"));
        room.clearSpies();
        room.timeline.apply(
            {other(7, ReactionBody{3, QStringLiteral("+1"), true})}); // nothing is shown of it
        QCOMPARE(room.changed.count(), 0);
        QCOMPARE(room.inserted.count(), 0);
    }

    void aNameChangesTheLinesThatShowIt()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "bob", 1), message(3, "zoe", 2)});
        QCOMPARE(room.get(3, TimelineModel::SenderNameRole).toString(), QStringLiteral("u_zoe"));
        room.clearSpies();
        room.book.addUsers({makeUser(QStringLiteral("zoe"))});
        QCOMPARE(room.changed.count(), 1);
        QCOMPARE(room.get(3, TimelineModel::SenderNameRole).toString(), QStringLiteral("ZOE"));
    }

    void deletedMessagesStayAsASentence()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), edit(2, 1, "x"), other(3, DeleteBody{1})});
        QCOMPARE(room.get(1, TimelineModel::BodyRole).toString(), QStringLiteral("Message deleted"));
        QCOMPARE(room.get(1, TimelineModel::EditedRole).toBool(), false);
    }

    void aGapEndsAGroupAndHasNoDay()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0)});
        room.timeline.apply({message(4, "ann", 1)});
        const QModelIndex gap = room.model.index(1);
        QCOMPARE(gap.data(TimelineModel::KindRole).toInt(), int(TimelineModel::Gap));
        QCOMPARE(gap.data(TimelineModel::DayLabelRole).toString(), QString());
        QCOMPARE(room.get(4, TimelineModel::ShowAuthorRole).toBool(), true);
        QVERIFY(!room.get(4, TimelineModel::DayLabelRole).toString().isEmpty());
    }

    void screenReadersHearWhoWhenWhatAndWhatBecameOfIt()
    {
        Shown room;
        OutboxEntry failed = waiting("n", 3);
        failed.command = MessageBody{QStringLiteral("Hello"), 0};
        failed.state = OutboxEntry::State::Failed;
        room.timeline.setPending({failed});
        const QString name = room.model.index(0).data(TimelineModel::AccessibleNameRole).toString();
        QVERIFY(name.startsWith(QStringLiteral("ME, ")));
        QVERIFY(name.endsWith(QStringLiteral("Hello, not sent")));
        room.timeline.setPending({});
        room.timeline.apply({message(1, "ann", 3), edit(2, 1, "Hi")});
        QVERIFY(
            room.get(1, TimelineModel::AccessibleNameRole).toString().endsWith(QStringLiteral("Hi, edited")));
    }

    void joinsLeavesAndTopicsAreSentences()
    {
        Shown room;
        const Event join =
            other(1, MembershipBody{MembershipBody::Change::Join, UserId(QStringLiteral("u_ann"))});
        const Event topic = other(2, TopicBody{QStringLiteral("boats")});
        const Event name = other(3, NameBody{QStringLiteral("Harbour")});
        room.timeline.apply({join, topic, name});
        QCOMPARE(room.get(1, TimelineModel::BodyRole).toString(), QStringLiteral("\u2068ANN\u2069 joined"));
        QCOMPARE(room.get(2, TimelineModel::BodyRole).toString(),
                 QStringLiteral("\u2068ANN\u2069 changed the topic to: \u2068boats\u2069"));
        QCOMPARE(room.get(3, TimelineModel::BodyRole).toString(),
                 QStringLiteral("\u2068ANN\u2069 renamed the room to: \u2068Harbour\u2069"));
        QCOMPARE(room.get(2, TimelineModel::KindRole).toInt(), int(TimelineModel::Notice));
    }

    void whoDidItIsSaidWhenItWasSomebodyElse()
    {
        Shown room;
        const UserId annId(QStringLiteral("u_ann"));
        const UserId me(QStringLiteral("u_me"));
        room.timeline.apply({other(1, MembershipBody{MembershipBody::Change::Join, annId}),
                             other(2, MembershipBody{MembershipBody::Change::Join, me}),
                             other(3, MembershipBody{MembershipBody::Change::Leave, me}),
                             other(4, MembershipBody{MembershipBody::Change::Leave, annId})});
        QCOMPARE(room.get(1, TimelineModel::BodyRole).toString(), QStringLiteral("\u2068ANN\u2069 joined"));
        QCOMPARE(room.get(2, TimelineModel::BodyRole).toString(),
                 QStringLiteral("\u2068ANN\u2069 added you"));
        QCOMPARE(room.get(3, TimelineModel::BodyRole).toString(),
                 QStringLiteral("\u2068ANN\u2069 removed you"));
        QCOMPARE(room.get(4, TimelineModel::BodyRole).toString(), QStringLiteral("\u2068ANN\u2069 left"));
    }

    void whoWasAddedByWhom()
    {
        Shown room;
        const auto add = [](Seq seq, const char *who, const char *by) {
            Event event =
                other(seq, MembershipBody{MembershipBody::Change::Join, UserId(QString::fromLatin1(who))});
            event.sender = UserId(QString::fromLatin1(by));
            return event;
        };
        room.timeline.apply({add(1, "u_me", "u_ann"), add(2, "u_bob", "u_me"), add(3, "u_bob", "u_ann")});
        QCOMPARE(room.get(1, TimelineModel::BodyRole).toString(),
                 QStringLiteral("\u2068ANN\u2069 added you"));
        QCOMPARE(room.get(2, TimelineModel::BodyRole).toString(),
                 QStringLiteral("You added \u2068BOB\u2069"));
        QCOMPARE(room.get(3, TimelineModel::BodyRole).toString(),
                 QStringLiteral("\u2068ANN\u2069 added \u2068BOB\u2069"));
    }

    void whatWasDeletedHasNoMark()
    {
        Shown room;
        room.timeline.apply({message(1, "me", 0), other(2, DeleteBody{1})});
        QCOMPARE(room.get(1, TimelineModel::BodyRole).toString(), QStringLiteral("Message deleted"));
        QCOMPARE(room.get(1, TimelineModel::DeliveryRole).toInt(), int(TimelineModel::None));
    }

    void everyRoleHasAName()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0)});
        const auto names = room.model.roleNames();
        for (auto role = names.keyBegin(); role != names.keyEnd(); ++role)
            QVERIFY2(room.model.index(0).data(*role).isValid(), names.value(*role).constData());
    }

    void showingNothingIsEmpty()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0)});
        room.model.showNothing();
        QCOMPARE(room.model.rowCount(), 0);
        room.timeline.apply({message(2, "ann", 0)});
        QCOMPARE(room.model.rowCount(), 0);
    }

    void reactionsAreChipsWithThosePeople()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), other(2, ReactionBody{1, QStringLiteral("👍"), true})});
        Event own = other(3, ReactionBody{1, QStringLiteral("👍"), true});
        own.sender = room.book.self().id;
        room.clearSpies();
        room.timeline.apply({own, other(4, ReactionBody{1, QStringLiteral("🎉"), true})});
        const QVariantList chips = room.get(1, TimelineModel::ReactionsRole).toList();
        QCOMPARE(chips.size(), 2);
        const auto thumb = chips.first().value<ReactionChip>();
        QCOMPARE(thumb, (ReactionChip{QStringLiteral("👍"), 2, true, false, thumb.people}));
        QVERIFY(thumb.people.contains(QStringLiteral("ANN")) && thumb.people.contains(QStringLiteral("You")));
        QCOMPARE(chips.last().value<ReactionChip>().own, false);
        QCOMPARE(room.describeChanges(), QStringLiteral("0: 0:")); // the row, and nothing else
        QVERIFY(
            room.get(1, TimelineModel::AccessibleNameRole).toString().contains(QStringLiteral("2 reaction")));
    }

    void filesAreShownAndHaveAWord()
    {
        Shown room;
        File picture;
        picture.id = FileId(QStringLiteral("f_1"));
        picture.name = QStringLiteral("garden.jpg");
        picture.type = QStringLiteral("image/jpeg");
        picture.width = 640;
        picture.height = 480;
        File paper;
        paper.id = FileId(QStringLiteral("f_2"));
        paper.name = QStringLiteral("tickets.pdf");
        paper.type = QStringLiteral("application/pdf");
        Event silent = message(1, "ann", 0);
        silent.body = MessageBody{{}, 0, {picture}};
        Event answer = message(2, "bob", 1);
        answer.body = MessageBody{QStringLiteral("nice"), 1, {paper, picture}};
        room.timeline.apply({silent, answer});
        QCOMPARE(room.get(1, TimelineModel::FilesRole).toList(), toVariants({picture}));
        QCOMPARE(room.get(2, TimelineModel::QuoteTextRole).toString(), QStringLiteral("Picture"));
        QVERIFY(room.get(1, TimelineModel::AccessibleNameRole)
                    .toString()
                    .endsWith(QStringLiteral(", picture \u2068garden.jpg\u2069")));
        const QVariantList pictures = room.model.pictures();
        QCOMPARE(pictures.size(), 2);
        QCOMPARE(pictures[0].value<ShownPicture>().sender, QStringLiteral("ANN"));
        QCOMPARE(pictures[1].value<ShownPicture>().file, MessageFile{picture});
        room.timeline.apply({other(3, DeleteBody{1})});
        QVERIFY(room.get(1, TimelineModel::FilesRole).toList().isEmpty());
        QCOMPARE(room.model.pictures().size(), 1);
    }

    void anAnswerQuotesWhatItAnswersAsItIsNow()
    {
        Shown room;
        Event answer = message(2, "bob", 1);
        answer.body = MessageBody{QStringLiteral("yes"), 1};
        room.timeline.apply({message(1, "ann", 0), answer});
        QCOMPARE(room.get(2, TimelineModel::QuoteSeqRole).toLongLong(), 1);
        QCOMPARE(room.get(2, TimelineModel::QuoteNameRole).toString(), QStringLiteral("ANN"));
        QCOMPARE(room.get(2, TimelineModel::QuoteTextRole).toString(), QStringLiteral("hi"));
        room.clearSpies();
        room.timeline.apply({edit(3, 1, "hello")});
        QCOMPARE(room.get(2, TimelineModel::QuoteTextRole).toString(), QStringLiteral("hello"));
        QCOMPARE(room.describeChanges(), QStringLiteral("1: 0:quoteName,quoteText"));
        room.timeline.apply({other(4, DeleteBody{1})});
        QCOMPARE(room.get(2, TimelineModel::QuoteTextRole).toString(), QStringLiteral("Message deleted"));
    }

    void aQuoteFromFarBackIsLookedUpInTheCacheThenAtTheServer()
    {
        Shown room;
        room.cache.storeEvents({makeMessage(r1, 7, QStringLiteral("ann"), QStringLiteral("kept"))});
        room.client.api.log[RoomId(r1)] = {
            makeMessage(r1, 8, QStringLiteral("bob"), QStringLiteral("asked for"))};
        QList<Event> answers;
        for (const Seq original : {7, 8, 9}) {
            Event answer = message(100 + original, "bob", 1);
            answer.body = MessageBody{QStringLiteral("yes"), original};
            answers.append(answer);
        }
        room.timeline.apply(answers);
        QCOMPARE(room.get(107, TimelineModel::QuoteTextRole).toString(), QStringLiteral("…"));
        for (const Seq seq : {108, 109})
            room.get(seq, TimelineModel::QuoteTextRole);
        room.clearSpies();
        room.client.advance(seconds{1});
        QCOMPARE(room.get(107, TimelineModel::QuoteTextRole).toString(), QStringLiteral("kept"));
        QCOMPARE(room.get(108, TimelineModel::QuoteTextRole).toString(), QStringLiteral("asked for"));
        QCOMPARE(room.get(109, TimelineModel::QuoteTextRole).toString(),
                 QStringLiteral("The original message is not here any more"));
        QCOMPARE(room.changed.count(), 3);
        QCOMPARE(room.client.api.historyCalls.size(), 2); // once each
    }

    void whatTheServerDidNotAnswerIsAskedForAgain()
    {
        Shown room;
        Event answer = message(9, "bob", 1);
        answer.body = MessageBody{QStringLiteral("yes"), 1};
        room.timeline.apply({answer});
        room.client.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("away"), std::nullopt};
        room.get(9, TimelineModel::QuoteTextRole);
        room.client.advance(seconds{1});
        room.client.api.actionError.reset();
        room.client.api.log[RoomId(r1)] = {makeMessage(r1, 1, QStringLiteral("ann"))};
        QCOMPARE(room.get(9, TimelineModel::QuoteTextRole).toString(), QStringLiteral("…"));
        room.quotes.askAgain();
        room.get(9, TimelineModel::QuoteTextRole);
        room.client.advance(seconds{1});
        QCOMPARE(room.get(9, TimelineModel::QuoteTextRole).toString(), QStringLiteral("hi"));
    }

    void whoIsNamedIsMentioned()
    {
        Shown room;
        Event naming = message(1, "ann", 0);
        naming.body = MessageBody{QStringLiteral("ask @me"), 0};
        Event own = message(2, "me", 1);
        own.sender = room.book.self().id;
        own.body = MessageBody{QStringLiteral("I am @me"), 0};
        room.timeline.apply({naming, own});
        QCOMPARE(room.get(1, TimelineModel::MentionedRole).toBool(), true);
        QCOMPARE(room.get(2, TimelineModel::MentionedRole).toBool(), false);
        QCOMPARE(room.blocks(1).first().spans.size(), 1);
        QVERIFY(room.blocks(2).isEmpty());
    }

    void whatNamesTheRoomIsHighlighted()
    {
        Shown room;
        Event naming = message(1, "ann", 0);
        naming.body = MessageBody{QStringLiteral("hey @room"), 0, {}, true};
        Event other = message(2, "ann", 1);
        other.body = MessageBody{QStringLiteral("hey @room"), 0};
        room.timeline.apply({naming, other});
        QCOMPARE(room.get(1, TimelineModel::MentionedRole).toBool(), true);
        QCOMPARE(room.blocks(1).first().spans.size(), 1);
        QCOMPARE(room.get(2, TimelineModel::MentionedRole).toBool(), false);
        QVERIFY(room.blocks(2).isEmpty());
    }

    void aMessageReadsAsItIsNow()
    {
        Shown room;
        Event marked = message(1, "ann", 0);
        marked.body = MessageBody{QStringLiteral("**hi** there"), 0};
        room.timeline.apply({marked, message(2, "ann", 1)});
        QCOMPARE(room.blocks(1).first().text, QStringLiteral("hi there"));
        QCOMPARE(room.get(1, TimelineModel::BodyRole).toString(), QStringLiteral("**hi** there"));
        QVERIFY(room.blocks(2).isEmpty());
        room.timeline.apply({edit(3, 1, "*hello*")});
        QCOMPARE(room.blocks(1).first().text, QStringLiteral("hello"));
        room.timeline.apply({other(4, DeleteBody{1})});
        QVERIFY(room.blocks(1).isEmpty());
    }

    void namesAndQuotesHaveNoMarks()
    {
        Shown room;
        Event marked = message(1, "ann", 0);
        marked.body = MessageBody{QStringLiteral("**hi** `there`"), 0};
        Event answer = message(2, "bob", 1);
        answer.body = MessageBody{QStringLiteral("/me nods"), 1};
        room.timeline.apply({marked, answer});
        QCOMPARE(room.get(2, TimelineModel::QuoteTextRole).toString(), QStringLiteral("hi there"));
        QCOMPARE(room.get(1, TimelineModel::AccessibleNameRole).toString(),
                 QStringLiteral("ANN, 12:00, hi there"));
        QCOMPARE(room.blocks(2).first().text, QStringLiteral("* \u2068BOB\u2069 nods"));
    }

    void aLongMessageIsFoldedUntilItIsUnfolded()
    {
        Shown room;
        Event longest = message(1, "ann", 0);
        longest.body = MessageBody{QStringLiteral("\n").repeated(3999) + QStringLiteral("x"), 0};
        room.timeline.apply({longest, message(2, "ann", 1)});
        QCOMPARE(room.get(1, TimelineModel::FoldRole).toInt(), int(TimelineModel::Folded));
        QCOMPARE(room.get(2, TimelineModel::FoldRole).toInt(), int(TimelineModel::Whole));
        QCOMPARE(room.blocks(1).first().text.count(u'\n'), MessageFormat::shownLines - 1);
        room.clearSpies();
        const QString id = room.get(1, TimelineModel::EntryIdRole).toString();
        room.model.toggleFold(id);
        QCOMPARE(room.describeChanges(), QStringLiteral("1:blocks,fold"));
        QCOMPARE(room.get(1, TimelineModel::FoldRole).toInt(), int(TimelineModel::Unfolded));
        QVERIFY(room.blocks(1).isEmpty());
        room.model.toggleFold(id);
        QCOMPARE(room.get(1, TimelineModel::FoldRole).toInt(), int(TimelineModel::Folded));
    }

    void whatIsSelectedIsCopiedWithWhoAndWhen()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "bob", 1), message(3, "ann", 2)});
        QSignalSpy selection(&room.model, &TimelineModel::selectionChanged);
        const auto id = [&room](Seq seq) { return room.get(seq, TimelineModel::EntryIdRole).toString(); };
        room.clearSpies();
        room.model.selectBetween(id(3), id(2));
        QCOMPARE(room.describeChanges(), QStringLiteral("1:selected,chosen 0:selected,chosen"));
        QCOMPARE(room.get(1, TimelineModel::SelectedRole).toBool(), false);
        QCOMPARE(room.get(2, TimelineModel::SelectedRole).toBool(), true);
        QCOMPARE(room.model.selectedText(),
                 QStringLiteral("\u2068BOB\u2069, 12:01\nhi\n\n\u2068ANN\u2069, 12:02\nhi"));
        room.model.selectBetween(id(2), id(2));
        QCOMPARE(room.model.selectedText(), QStringLiteral("hi"));
        room.model.setToday(today.addDays(1));
        room.model.selectBetween(id(1), id(2));
        QVERIFY(room.model.selectedText().contains(QLocale().toString(today, QLocale::ShortFormat)));
        QCOMPARE(selection.count(), 3);
        room.model.selectBetween(id(1), QStringLiteral("elsewhere"));
        QVERIFY(!room.model.hasSelection());
        room.model.selectBetween(id(1), id(3));
        room.timeline.apply({other(4, DeleteBody{2})});
        QVERIFY(!room.model.selectedText().contains(QLatin1String("BOB")));
        room.model.showNothing();
        QVERIFY(!room.model.hasSelection());
    }

    void whatTheOtherPersonHasReadIsMarked()
    {
        Shown room;
        Room direct = makeRoom(r1);
        direct.kind = RoomKind::Direct;
        direct.peer = makeUser(QStringLiteral("ann"));
        room.book.addOrUpdate(direct);
        room.timeline.apply({message(1, "me", 0), message(2, "ann", 1), message(3, "me", 2)});
        const auto delivery = [&room](Seq seq) { return room.get(seq, TimelineModel::DeliveryRole).toInt(); };
        QCOMPARE(delivery(1), int(TimelineModel::Sent));
        room.clearSpies();
        room.book.applyRead({RoomId(r1), UserId(QStringLiteral("u_ann")), 1});
        QCOMPARE(room.describeChanges(), QStringLiteral("2:delivery,accessibleName"));
        QCOMPARE(delivery(1), int(TimelineModel::Read));
        QCOMPARE(delivery(2), int(TimelineModel::None));
        QCOMPARE(delivery(3), int(TimelineModel::Sent));
        QVERIFY(room.get(1, TimelineModel::AccessibleNameRole).toString().endsWith(u", read"));
        QVERIFY(!room.get(3, TimelineModel::AccessibleNameRole).toString().endsWith(u", read"));
        room.book.applyRead({RoomId(r1), UserId(QStringLiteral("u_ann")), 3});
        QCOMPARE(delivery(3), int(TimelineModel::Read));
    }

    void partOfAMessageIsCopiedAsItReads()
    {
        Shown room;
        room.timeline.apply({message(1, "ann", 0), message(2, "bob", 1), edit(3, 1, "so **bold** a word")});
        const auto id = [&room](Seq seq) { return room.get(seq, TimelineModel::EntryIdRole).toString(); };
        room.model.beginSelection(id(1), 0, 3);
        room.model.selectTo(id(2), 0, 1);
        QCOMPARE(room.get(1, TimelineModel::ChosenRole).toList(), (QVariantList{QPoint(3, 14)}));
        QCOMPARE(room.model.selectedText(),
                 QStringLiteral("\u2068ANN\u2069, 12:00\nbold a word\n\n\u2068BOB\u2069, 12:01\nh"));
        // What comes meanwhile changes nothing.
        room.timeline.apply({message(4, "ann", 40)});
        room.timeline.setPending({waiting("n", 50)});
        QVERIFY(room.model.selectedText().endsWith(QLatin1String("\nh")));
        QVERIFY(room.get(4, TimelineModel::ChosenRole).toList().isEmpty());
        room.model.beginSelection(id(2), 0, 0);
        QVERIFY(!room.model.hasSelection());
    }

    void ofAFoldedMessageIsHighlightedWhatIsSeenAndCopiedAllOfIt()
    {
        Shown room;
        const QString lines = QStringList(60, QStringLiteral("line")).join(u'\n');
        room.timeline.apply(
            {message(1, "ann", 0), message(2, "bob", 1), edit(3, 1, QByteArray(lines.toUtf8()).constData())});
        const auto id = [&room](Seq seq) { return room.get(seq, TimelineModel::EntryIdRole).toString(); };
        room.model.beginSelection(id(1), 0, 5);
        room.model.selectTo(id(2), 0, 1);
        const QPoint seen = room.get(1, TimelineModel::ChosenRole).toList().value(0).toPoint();
        QCOMPARE(seen.x(), 5);
        QCOMPARE(seen.y(), int(room.blocks(1).first().text.size()));
        QCOMPARE(room.model.selectedText().count(QLatin1String("line")), 59);
    }
};

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
