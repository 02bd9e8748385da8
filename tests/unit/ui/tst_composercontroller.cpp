#include "app/ui/timeline/composercontroller.h"
#include "shared/protocol/limits.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;

class TestComposerController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRestoredDraftIsNotTyping()
    {
        ComposerController composer;
        QSignalSpy typed(&composer, &ComposerController::typed);
        composer.setRoom(QStringLiteral("general"), false, QStringLiteral("draft"));
        composer.edit(QStringLiteral("draft")); // the view says it back
        QCOMPARE(typed.count(), 0);
        composer.edit(QStringLiteral("draft!"));
        QCOMPARE(typed.count(), 1);
    }

    void sendingEmptiesTheComposer()
    {
        ComposerController composer;
        composer.edit(QStringLiteral("hello"));
        QSignalSpy submitted(&composer, &ComposerController::submitted);
        composer.send();
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted[0][0].toString(), QStringLiteral("hello"));
        QVERIFY(composer.text().isEmpty());
        composer.send();
        QCOMPARE(submitted.count(), 1);
    }

    void blankTextIsNotSent()
    {
        ComposerController composer;
        composer.edit(QStringLiteral(" \n "));
        QVERIFY(!composer.canSend());
    }

    void tooLongSaysByHowMuch()
    {
        ComposerController composer;
        composer.edit(QString(Limits::messageLength + 3, u'x'));
        QVERIFY(!composer.canSend());
        QVERIFY(composer.error().contains(QStringLiteral("3")));
        composer.edit(QString(Limits::messageLength, u'x'));
        QVERIFY(composer.canSend());
        QVERIFY(composer.error().isEmpty());
    }

    void placeholderNamesTheRoom()
    {
        ComposerController composer;
        composer.setRoom(QStringLiteral("general"), false, {});
        QCOMPARE(composer.placeholder(), QStringLiteral("Message #general"));
        composer.setRoom(QStringLiteral("Ann"), true, {});
        QCOMPARE(composer.placeholder(), QStringLiteral("Message Ann"));
    }
};

QTEST_GUILESS_MAIN(TestComposerController)
#include "tst_composercontroller.moc"
