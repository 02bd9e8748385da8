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
        return marks.selectedText(timeline, name, today, QLocale::c());
    }
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
