#include "app/ui/rooms/roomlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;

namespace {

RoomRow row(const char *id, int minute, bool direct = false)
{
    RoomRow result;
    result.id = RoomId(QString::fromLatin1(id));
    result.name = QString::fromLatin1(id);
    result.at = QDateTime(QDate(2024, 3, 1), QTime(12, minute));
    result.direct = direct;
    return result;
}

QStringList ids(const RoomListModel &model)
{
    QStringList result;
    for (const RoomRow &room : model.rows())
        result.append(room.id.toString());
    return result;
}

} // namespace

class TestRoomListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directMessagesComeFirstThenMentionsThenTheLatest()
    {
        RoomListModel model;
        RoomRow mentioned = row("old", 1);
        mentioned.mentions = 1;
        model.setRows({row("a", 2), row("b", 3), mentioned, row("d", 0, true)});
        QCOMPARE(ids(model).join(u' '), QStringLiteral("d old b a"));
        QCOMPARE(model.index(0).data(RoomListModel::SectionRole).toString(),
                 QStringLiteral("Direct messages"));
        QCOMPARE(model.index(1).data(RoomListModel::SectionRole).toString(), QStringLiteral("Rooms"));
    }

    void aNewMessageMovesItsRoomAndResetsNothing()
    {
        RoomListModel model;
        QAbstractItemModelTester tester(&model);
        model.setRows({row("a", 2), row("b", 3), row("c", 1)});
        QSignalSpy reset(&model, &RoomListModel::modelReset);
        QSignalSpy moved(&model, &RoomListModel::rowsMoved);
        model.setRows({row("a", 2), row("b", 3), row("c", 9)});
        QCOMPARE(ids(model).join(u' '), QStringLiteral("c b a"));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(reset.count(), 0);
    }

    void addsRemovesAndChangesInOneGo()
    {
        RoomListModel model;
        QAbstractItemModelTester tester(&model);
        model.setRows({row("a", 5), row("b", 4), row("c", 3)});
        QSignalSpy counts(&model, &RoomListModel::countChanged);
        RoomRow changed = row("c", 3);
        changed.unread = 2;
        model.setRows({row("new", 9), row("a", 5), changed});
        QCOMPARE(ids(model).join(u' '), QStringLiteral("new a c"));
        QCOMPARE(model.index(2).data(RoomListModel::UnreadTextRole).toString(), QStringLiteral("2"));
        QCOMPARE(counts.count(), 0); // three before, three after
    }

    void typingTakesThePlaceOfThePreview()
    {
        RoomListModel model;
        RoomRow room = row("d", 1, true);
        room.preview = QStringLiteral("See you\nat six");
        model.setRows({room});
        QCOMPARE(model.index(0).data(RoomListModel::PreviewRole).toString(),
                 QStringLiteral("See you at six"));
        QVERIFY(model.index(0).data(RoomListModel::TypingRole).toString().isEmpty());
        room.typing = {QStringLiteral("Ann")};
        model.setRows({room});
        QCOMPARE(model.index(0).data(RoomListModel::TypingRole).toString(), QString::fromUtf8("typing…"));
    }

    void mentionsHaveAPillOfTheirOwn()
    {
        RoomListModel model;
        RoomRow room = row("r", 1);
        room.unread = 120;
        room.mentions = 3;
        model.setRows({room});
        QCOMPARE(model.index(0).data(RoomListModel::MentionTextRole).toString(), QStringLiteral("@3"));
        QCOMPARE(model.index(0).data(RoomListModel::UnreadTextRole).toString(), QStringLiteral("99+"));
        QVERIFY(model.index(0).data(RoomListModel::UnreadRole).toBool());
    }

    void everyRoleHasAName()
    {
        RoomListModel model;
        model.setRows({row("r", 1)});
        const auto names = model.roleNames();
        for (auto role = names.keyBegin(); role != names.keyEnd(); ++role)
            QVERIFY2(model.index(0).data(*role).isValid(), names.value(*role).constData());
    }
};

QTEST_GUILESS_MAIN(TestRoomListModel)
#include "tst_roomlistmodel.moc"
