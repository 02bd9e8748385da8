#include "app/ui/timeline/typingcontroller.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;

namespace {

PersonRow person(const char *name)
{
    const QString text = QString::fromLatin1(name);
    return {UserId(text), text, text, Presence::Online};
}

} // namespace

class TestTypingController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameTypistsAgainChangeNothing()
    {
        TypingController typing;
        QSignalSpy changed(&typing, &TypingController::textChanged);
        typing.setPeople({person("Ann")});
        typing.setPeople({person("Ann")});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(typing.text(), QString::fromUtf8("Ann is typing…"));
    }

    void facesStayWhileTheRowFades()
    {
        TypingController typing;
        typing.setPeople({person("Ann")});
        typing.setPeople({});
        QVERIFY(!typing.isActive());
        QCOMPARE(typing.people()->rowCount(), 1);
    }

    void atMostThreeFaces()
    {
        TypingController typing;
        typing.setPeople({person("Ann"), person("Bob"), person("Cleo"), person("Dee")});
        QCOMPARE(typing.people()->rowCount(), 3);
    }
};

QTEST_GUILESS_MAIN(TestTypingController)
#include "tst_typingcontroller.moc"
