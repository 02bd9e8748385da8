#include "app/ui/timeline/entryid.h"
#include "app/ui/timeline/readermarks.h"
#include "tests/support/clienttestkit.h"

#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const QString r1 = QStringLiteral("r1");
const QDate today(2024, 3, 1);

/// Three messages, a minute apart.
struct Log
{
    Timeline timeline{RoomId(r1), UserId(QStringLiteral("me"))};
    ReaderMarks marks;

    Log()
    {
        QList<Event> events;
        for (Seq seq = 1; seq <= 3; ++seq) {
            Event event = makeMessage(r1, seq, QStringLiteral("ann"), QStringLiteral("words %1").arg(seq));
            event.at = milliseconds(QDateTime(today, QTime(12, static_cast<int>(seq))).toMSecsSinceEpoch());
            events.append(event);
        }
        timeline.apply(events);
    }
    const TimelineItem &item(Seq seq) const { return timeline.at(timeline.rowOfSeq(seq)); }
    QString id(Seq seq) const { return entryIdOf(item(seq)); }
    QString text() const
    {
        const auto name = [](const TimelineItem &) { return QStringLiteral("Ann"); };
        return marks.selectedText(timeline, name, partsOf, today, QLocale::c());
    }
    static QStringList partsOf(const TimelineItem &item)
    {
        return item.text.isEmpty() ? QStringList() : item.text.split(u'|');
    }
    /// From the character `at` of that part of the one to that of the other.
    QList<int> drag(Seq from, TextPlace there, Seq to, TextPlace here)
    {
        marks.beginSelection(id(from), there);
        return marks.selectTo(&timeline, id(to), here);
    }
    QList<QPoint> chosen(Seq seq) const { return marks.chosen(item(seq), partsOf(item(seq))); }
    QList<int> select(Seq from, Seq to) { return marks.selectBetween(&timeline, id(from), id(to)); }
};

} // namespace

class TestReaderMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdNamesItsMessage()
    {
        const Log log;
        const MessageRef ref = messageOf(log.id(2));
        QVERIFY(ref.seq == 2 || ref.nonce == log.item(2).nonce);
        QCOMPARE(messageOf(QStringLiteral("seq:7")).seq, 7);
        QCOMPARE(messageOf(QStringLiteral("a-nonce")).nonce, Nonce(QStringLiteral("a-nonce")));
    }

    void whatIsBetweenIsSelectedInEitherOrder()
    {
        Log log;
        QCOMPARE(log.select(3, 2), (QList<int>{1, 2}));
        QVERIFY(log.marks.isSelected(log.item(2)) && !log.marks.isSelected(log.item(1)));
        QCOMPARE(log.select(1, 2), (QList<int>{0, 2})); // only those that are not what they were
        QCOMPARE(log.marks.selectedRows(&log.timeline), (QList<int>{0, 1}));
        QCOMPARE(log.select(1, 2), QList<int>());
    }

    void anEndThatIsNotThereSelectsNothing()
    {
        Log log;
        log.select(1, 2);
        QCOMPARE(log.marks.selectBetween(&log.timeline, log.id(1), QStringLiteral("seq:99")),
                 (QList<int>{0, 1}));
        QVERIFY(!log.marks.hasSelection());
        QVERIFY(log.marks.selectBetween(nullptr, QStringLiteral("seq:1"), QStringLiteral("seq:2")).isEmpty());
    }

    void clearingSaysWhetherSomethingWas()
    {
        Log log;
        QVERIFY(!log.marks.clearSelection());
        log.select(1, 1);
        QVERIFY(log.marks.clearSelection());
        QVERIFY(!log.marks.hasSelection());
    }

    void oneReadsAsTypedAndSeveralWithTheirAuthors()
    {
        Log log;
        QCOMPARE(log.text(), QString());
        log.select(2, 2);
        QCOMPARE(log.text(), QStringLiteral("words 2"));
        log.select(1, 2);
        const QStringList parts = log.text().split(QStringLiteral("\n\n"));
        QCOMPARE(parts.size(), 2);
        QVERIFY(parts.first().startsWith(QStringLiteral("\u2068Ann\u2069, ")));
        QVERIFY(parts.first().endsWith(QStringLiteral("\nwords 1")));
    }

    void theEndsAreSelectedInPartAndWhatIsBetweenAsAWhole()
    {
        Log log;
        QCOMPARE(log.drag(1, {0, 3}, 3, {0, 5}), (QList<int>{0, 1, 2}));
        QCOMPARE(log.chosen(1), (QList<QPoint>{{3, 7}}));
        QCOMPARE(log.chosen(2), (QList<QPoint>{{0, 7}}));
        QCOMPARE(log.chosen(3), (QList<QPoint>{{0, 5}}));
        const QStringList messages = log.text().split(QStringLiteral("\n\n"));
        QCOMPARE(messages.size(), 3);
        QVERIFY2(messages.at(0).endsWith(QStringLiteral(":01\nds 1")), qPrintable(messages.at(0)));
        QVERIFY(messages.at(1).endsWith(QStringLiteral(":02\nwords 2")));
        QVERIFY(messages.at(2).endsWith(QStringLiteral(":03\nwords")));
        // The same upwards, and only what is another now is said.
        QCOMPARE(log.drag(3, {0, 5}, 1, {0, 3}), QList<int>());
        QCOMPARE(log.drag(3, {0, 5}, 1, {0, 4}), QList<int>{0});
    }

    void anEndWithNothingOfItIsLeftOut()
    {
        Log log;
        log.drag(1, {0, 7}, 2, {0, 7}); // behind the last word of the first
        QCOMPARE(log.text(), QStringLiteral("words 2"));
        log.drag(1, {0, 2}, 2, {0, 0});
        QVERIFY(!log.marks.isSelected(log.item(2)));
        QCOMPARE(log.text(), QStringLiteral("rds 1"));
        log.drag(1, {0, 2}, 1, {0, 2});
        QVERIFY(!log.marks.hasSelection());
    }

    void theWordsOfAMessageOfSeveralPartsAreSelectedAcrossThem()
    {
        Log log;
        log.timeline.apply({makeMessage(r1, 4, QStringLiteral("ann"), QStringLiteral("one|two|three"))});
        log.drag(4, {0, 1}, 4, {2, 2});
        QCOMPARE(log.chosen(4), (QList<QPoint>{{1, 3}, {0, 3}, {0, 2}}));
        QCOMPARE(log.text(), QStringLiteral("ne\ntwo\nth"));
        log.drag(4, {1, 2}, 4, {0, 3}); // upwards, from behind the last word
        QCOMPARE(log.text(), QStringLiteral("tw"));
        log.drag(4, {2, 5}, 4, {0, 0});
        QCOMPARE(log.text(), QStringLiteral("one|two|three")); // as it was typed
    }

    void whatIsEditedMeanwhileIsNotCutBehindItsEnd()
    {
        Log log;
        log.drag(1, {0, 2}, 2, {3, 90});
        QCOMPARE(log.chosen(2), (QList<QPoint>{{0, 7}}));
        log.drag(1, {0, 90}, 2, {0, 3});
        QCOMPARE(log.chosen(1), (QList<QPoint>{{0, 0}}));
    }

    void filesGoWithTheBeginningOfTheWordsBelowThem()
    {
        Log log;
        Event picture = makeMessage(r1, 4, QStringLiteral("ann"), QStringLiteral("look"));
        File file;
        file.name = QStringLiteral("boat.png");
        std::get<MessageBody>(picture.body).files = {file};
        log.timeline.apply({picture});
        log.drag(4, {0, 2}, 3, {0, 2});
        QVERIFY(log.text().contains(QLatin1String("boat.png\nlo")));
        log.drag(4, {0, 1}, 4, {0, 3});
        QCOMPARE(log.text(), QStringLiteral("oo"));
    }

    void aLongMessageIsFoldedUntilItIsUnfolded()
    {
        Log log;
        const QString text = QStringList(60, QStringLiteral("line")).join(u'\n');
        const auto fold = [&] { return log.marks.shown(log.item(1), text, {}).fold; };
        QCOMPARE(fold(), FormattedTexts::Folded);
        QCOMPARE(log.marks.toggleFold(&log.timeline, log.id(1)), QList<int>{0});
        QCOMPARE(fold(), FormattedTexts::Unfolded);
        log.marks.toggleFold(&log.timeline, log.id(1));
        QCOMPARE(fold(), FormattedTexts::Folded);
    }
};

QTEST_GUILESS_MAIN(TestReaderMarks)
#include "tst_readermarks.moc"
