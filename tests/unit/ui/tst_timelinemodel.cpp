#include "app/ui/timeline/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;

namespace {

const QDate today(2024, 3, 1);

TimelineEntry entry(const char *id, const char *who, const QDateTime &at)
{
    TimelineEntry result;
    result.id = QString::fromLatin1(id);
    result.sender = UserId(QString::fromLatin1(who));
    result.senderName = QString::fromLatin1(who);
    result.at = at;
    result.text = QStringLiteral("text of ") + result.id;
    return result;
}

TimelineEntry entry(const char *id, const char *who, int minute, int second = 0)
{
    return entry(id, who, QDateTime(today, QTime(12, minute, second)));
}

/// Of the line with this id.
QVariant get(const TimelineModel &model, const char *id, TimelineModel::Role role)
{
    for (int i = 0; i < model.rowCount(); ++i) {
        if (model.index(i).data(TimelineModel::EntryIdRole).toString() == QLatin1String(id))
            return model.index(i).data(role);
    }
    return {};
}

} // namespace

class TestTimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestIsFirst()
    {
        TimelineModel model;
        model.setEntries({entry("1", "ann", 0), entry("2", "ann", 1)});
        QCOMPARE(model.index(0).data(TimelineModel::EntryIdRole).toString(), QStringLiteral("2"));
    }

    void groupsOneAuthorWithinFiveMinutes()
    {
        TimelineModel model;
        model.setEntries({entry("1", "ann", 0), entry("2", "ann", 5, 0), entry("3", "ann", 10, 1),
                          entry("4", "bob", 10, 2), entry("5", "ann", 10, 3)});
        QCOMPARE(get(model, "1", TimelineModel::ShowAuthorRole).toBool(), true);
        QCOMPARE(get(model, "2", TimelineModel::ShowAuthorRole).toBool(), false);
        QCOMPARE(get(model, "3", TimelineModel::ShowAuthorRole).toBool(), true); // 5 min 1 s later
        QCOMPARE(get(model, "4", TimelineModel::ShowAuthorRole).toBool(), true);
        QCOMPARE(get(model, "5", TimelineModel::ShowAuthorRole).toBool(), true);
    }

    void daysAreSeparated()
    {
        TimelineModel model;
        model.setToday(today);
        model.setEntries({entry("1", "ann", QDateTime(today.addDays(-1), QTime(23, 59))),
                          entry("2", "ann", QDateTime(today, QTime(0, 1))),
                          entry("3", "ann", QDateTime(today, QTime(0, 2)))});
        QCOMPARE(get(model, "1", TimelineModel::DayLabelRole).toString(), QStringLiteral("Yesterday"));
        QCOMPARE(get(model, "2", TimelineModel::DayLabelRole).toString(), QStringLiteral("Today"));
        QCOMPARE(get(model, "2", TimelineModel::ShowAuthorRole).toBool(), true); // a day breaks a group
        QCOMPARE(get(model, "3", TimelineModel::DayLabelRole).toString(), QString());
    }

    void todayTurnsIntoYesterdayAtMidnight()
    {
        TimelineModel model;
        model.setToday(today);
        model.setEntries({entry("1", "ann", 0)});
        model.setToday(today.addDays(1));
        QCOMPARE(get(model, "1", TimelineModel::DayLabelRole).toString(), QStringLiteral("Yesterday"));
    }

    void newMessagesLineIsAboveTheFirstUnreadAndBreaksTheGroup()
    {
        TimelineModel model;
        model.setFirstUnread(QStringLiteral("2"));
        model.setEntries({entry("1", "ann", 0), entry("2", "ann", 1)});
        QCOMPARE(get(model, "1", TimelineModel::NewLineRole).toBool(), false);
        QCOMPARE(get(model, "2", TimelineModel::NewLineRole).toBool(), true);
        QCOMPARE(get(model, "2", TimelineModel::ShowAuthorRole).toBool(), true);
    }

    void historyIsInsertedAtTheFarEndWithoutAReset()
    {
        TimelineModel model;
        QAbstractItemModelTester tester(&model);
        model.setEntries({entry("3", "ann", 8), entry("4", "bob", 9)});
        QSignalSpy inserted(&model, &TimelineModel::rowsInserted);
        QSignalSpy reset(&model, &TimelineModel::modelReset);
        model.setEntries(
            {entry("1", "ann", 0), entry("2", "bob", 1), entry("3", "ann", 8), entry("4", "bob", 9)});
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted[0][1].toInt(), 2);
        QCOMPARE(inserted[0][2].toInt(), 3);
        QCOMPARE(reset.count(), 0);
    }

    void anAcknowledgementChangesOneLineOnly()
    {
        TimelineModel model;
        QAbstractItemModelTester tester(&model);
        QList<TimelineEntry> entries{entry("1", "ann", 0), entry("2", "me", 1)};
        entries[1].delivery = TimelineEntry::Delivery::Waiting;
        model.setEntries(entries);
        QCOMPARE(get(model, "2", TimelineModel::DeliveryRole).toInt(), int(TimelineModel::Waiting));
        QSignalSpy changed(&model, &TimelineModel::dataChanged);
        QSignalSpy inserted(&model, &TimelineModel::rowsInserted);
        entries[1].delivery = TimelineEntry::Delivery::Sent;
        model.setEntries(entries);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(get(model, "2", TimelineModel::DeliveryRole).toInt(), int(TimelineModel::Sent));
    }

    void deletedMessagesStayAsASentence()
    {
        TimelineModel model;
        TimelineEntry gone = entry("1", "ann", 0);
        gone.deleted = true;
        gone.edited = true;
        model.setEntries({gone});
        QCOMPARE(get(model, "1", TimelineModel::BodyRole).toString(), QStringLiteral("Message deleted"));
        QCOMPARE(get(model, "1", TimelineModel::EditedRole).toBool(), false);
    }

    void aGapEndsAGroupAndHasNoDay()
    {
        TimelineModel model;
        TimelineEntry gap;
        gap.id = QStringLiteral("gap");
        gap.kind = TimelineEntry::Kind::Gap;
        model.setEntries({entry("1", "ann", 0), gap, entry("2", "ann", 1)});
        QCOMPARE(get(model, "gap", TimelineModel::DayLabelRole).toString(), QString());
        QCOMPARE(get(model, "2", TimelineModel::ShowAuthorRole).toBool(), true);
        QVERIFY(!get(model, "2", TimelineModel::DayLabelRole).toString().isEmpty());
    }

    void screenReadersHearWhoWhenWhatAndWhatBecameOfIt()
    {
        TimelineModel model;
        TimelineEntry own = entry("1", "Ann", 3);
        own.text = QStringLiteral("Hello");
        own.edited = true;
        own.delivery = TimelineEntry::Delivery::Failed;
        model.setEntries({own});
        const QString name = get(model, "1", TimelineModel::AccessibleNameRole).toString();
        QVERIFY(name.startsWith(QStringLiteral("Ann, ")));
        QVERIFY(name.endsWith(QStringLiteral("Hello, edited, not sent")));
    }
};

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
