#include "app/ui/timeline/roomtones.h"

#include "app/ui/words.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Chinwag;

namespace {

QList<UserId> people(int count)
{
    QList<UserId> people;
    for (int i = 0; i < count; ++i)
        people.append(UserId(QStringLiteral("u_%1").arg(i)));
    return people;
}

QSet<int> tonesOf(const RoomTones &tones, const QList<UserId> &people)
{
    QSet<int> all;
    for (const UserId &each : people)
        all.insert(tones.of(each));
    return all;
}

} // namespace

class TestRoomTones : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodySharesATone_data()
    {
        QTest::addColumn<int>("count");
        for (int count = 1; count <= Words::tones; ++count)
            QTest::addRow("%d people", count) << count;
    }

    void nobodySharesATone()
    {
        QFETCH(const int, count);
        RoomTones tones;
        tones.setMembers(people(count));
        QCOMPARE(tonesOf(tones, people(count)).size(), count);
    }

    void withMorePeopleAllAreUsedAlike()
    {
        RoomTones tones;
        const QList<UserId> crowd = people(35);
        tones.setMembers(crowd);
        QList<int> uses(Words::tones, 0);
        for (const UserId &each : crowd)
            ++uses[tones.of(each)];
        // Whose own tone was free has it; the others fill up.
        QVERIFY(*std::min_element(uses.cbegin(), uses.cend()) >= 3);
        QVERIFY(*std::max_element(uses.cbegin(), uses.cend()) <= 4);
    }

    void inWhichOrderTheyComeIsTheSame()
    {
        QList<UserId> members = people(9);
        RoomTones tones;
        tones.setMembers(members);
        QList<int> before;
        for (const UserId &each : people(9))
            before.append(tones.of(each));
        std::reverse(members.begin(), members.end());
        RoomTones others;
        others.setMembers(members);
        for (int i = 0; i < 9; ++i)
            QCOMPARE(others.of(people(9).at(i)), before.at(i));
    }

    void whoIsAloneHasTheirOwn()
    {
        RoomTones tones;
        tones.setMembers(people(1));
        QCOMPARE(tones.of(people(1).first()), Words::tone(QStringLiteral("u_0")));
    }

    void whoIsNotInTheListGetsWhatIsLeft()
    {
        RoomTones tones;
        tones.setMembers(people(5));
        const UserId gone(QStringLiteral("u_gone"));
        const int tone = tones.of(gone);
        QVERIFY(!tonesOf(tones, people(5)).contains(tone));
        QCOMPARE(tones.of(gone), tone);
    }

    void whatIsAsBeforeIsNotSaid()
    {
        RoomTones tones;
        tones.setMembers(people(4));
        QSignalSpy changed(&tones, &RoomTones::changed);
        tones.setMembers(people(4));
        QCOMPARE(changed.size(), 0);
        tones.setMembers(people(5));
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRoomTones)
#include "tst_roomtones.moc"
