#include "app/ui/signin/signincontroller.h"
#include "shared/base/manualtime.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;

class TestSignInController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_timers = std::make_unique<ManualTimerScheduler>(m_clock);
        m_page = std::make_unique<SignInController>(*m_timers);
    }
    void cleanup() { m_page.reset(); }

    void theAddressIsCheckedOnceAfterAPause()
    {
        QSignalSpy check(m_page.get(), &SignInController::checkRequested);
        m_page->setAddress(QStringLiteral("chat.example.or"));
        m_timers->advance(300ms);
        m_page->setAddress(QStringLiteral("chat.example.org"));
        m_timers->advance(399ms);
        QCOMPARE(check.count(), 0);
        m_timers->advance(1ms);
        QCOMPARE(check.count(), 1);
        QCOMPARE(check[0][0].toUrl(), QUrl(QStringLiteral("https://chat.example.org:7420")));
        QCOMPARE(m_page->addressState(), SignInController::Checking);
    }

    void anAnswerToAnOlderQuestionIsIgnored()
    {
        m_page->setAddress(QStringLiteral("one.example"));
        m_timers->advance(400ms);
        m_page->setAddress(QStringLiteral("two.example"));
        m_page->setFound(QUrl(QStringLiteral("https://one.example:7420")), QStringLiteral("One"),
                         QStringLiteral("0.1"), 3);
        QCOMPARE(m_page->addressState(), SignInController::Unknown);
        QVERIFY(m_page->addressLine().isEmpty());
    }

    void aFoundServerIntroducesItself()
    {
        m_page->setAddress(QStringLiteral("one.example"));
        m_timers->advance(400ms);
        m_page->setFound(QUrl(QStringLiteral("https://one.example:7420")), QStringLiteral("One"),
                         QStringLiteral("0.1"));
        QCOMPARE(m_page->addressLine(), QStringLiteral("One, version 0.1"));
    }

    void plainTextOffThisComputerIsSaid()
    {
        m_page->setAddress(QStringLiteral("ws://chat.example.org"));
        QVERIFY(m_page->isUnencrypted());
        m_page->setAddress(QStringLiteral("localhost"));
        QVERIFY(!m_page->isUnencrypted());
        m_page->setAddress(QStringLiteral("chat.example.org"));
        QVERIFY(!m_page->isUnencrypted());
    }

    void everyEmptyFieldSaysSoAtItsPlace()
    {
        QSignalSpy submitted(m_page.get(), &SignInController::submitted);
        m_page->submit();
        QVERIFY(!m_page->addressError().isEmpty());
        QVERIFY(!m_page->nameError().isEmpty());
        QVERIFY(!m_page->passwordError().isEmpty());
        QCOMPARE(submitted.count(), 0);
        m_page->setName(QStringLiteral("m"));
        QVERIFY(m_page->nameError().isEmpty());
        QVERIFY(!m_page->passwordError().isEmpty());
    }

    void aShortPasswordIsRefusedOnlyForANewAccount()
    {
        fill(QStringLiteral("short"));
        QSignalSpy submitted(m_page.get(), &SignInController::submitted);
        m_page->setMode(SignInController::CreateAccount);
        m_page->submit();
        QCOMPARE(submitted.count(), 0);
        QVERIFY(!m_page->passwordError().isEmpty());
        m_page->setMode(SignInController::SignIn);
        m_page->submit();
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted[0][3].toBool(), false);
    }

    void oneAttemptAtATime()
    {
        fill(QStringLiteral("long enough"));
        QSignalSpy submitted(m_page.get(), &SignInController::submitted);
        m_page->submit();
        m_page->submit();
        QCOMPARE(submitted.count(), 1);
        m_page->refuse({{}, {}, QStringLiteral("Wrong"), {}});
        QVERIFY(!m_page->isBusy());
        QCOMPARE(m_page->passwordError(), QStringLiteral("Wrong"));
    }

    void thePasswordIsForgottenOnceItWasGood()
    {
        fill(QStringLiteral("long enough"));
        m_page->submit();
        m_page->accept();
        QVERIFY(m_page->password().isEmpty());
    }

    void anInvitationOpensWithEverythingItSays()
    {
        QSignalSpy check(m_page.get(), &SignInController::checkRequested);
        m_page->openLink(QStringLiteral("chinwag://chat.example.org:7421/?invite=a-1_b%20c"));
        QCOMPARE(m_page->mode(), SignInController::CreateAccount);
        m_timers->advance(400ms);
        QCOMPARE(check.count(), 1);
        QCOMPARE(check[0][0].toUrl(), QUrl(QStringLiteral("https://chat.example.org:7421")));

        QSignalSpy submitted(m_page.get(), &SignInController::submitted);
        m_page->setName(QStringLiteral("mira"));
        m_page->setPassword(QStringLiteral("long enough"));
        m_page->submit();
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted[0][0].toUrl(), QUrl(QStringLiteral("https://chat.example.org:7421")));
        QVERIFY(submitted[0][3].toBool());
        QCOMPARE(submitted[0][4].toString(), QStringLiteral("a-1_b c"));
    }

    void aLinkWithoutAnInvitationIsForPeopleWithAnAccount()
    {
        m_page->setMode(SignInController::CreateAccount);
        m_page->openLink(QStringLiteral("chinwag://chat.example.org"));
        QCOMPARE(m_page->mode(), SignInController::SignIn);
        QCOMPARE(m_page->address(), QStringLiteral("chinwag://chat.example.org"));
    }

    void aBrokenLinkSaysSoAtTheAddress()
    {
        m_page->openLink(QStringLiteral("chinwag://chat.example.org:99999/?invite=a"));
        m_page->submit();
        QVERIFY(!m_page->addressError().isEmpty());
    }

private:
    void fill(const QString &password)
    {
        m_page->setAddress(QStringLiteral("chat.example.org"));
        m_page->setName(QStringLiteral(" mira "));
        m_page->setPassword(password);
    }

    ManualClock m_clock;
    std::unique_ptr<ManualTimerScheduler> m_timers;
    std::unique_ptr<SignInController> m_page;
};

QTEST_GUILESS_MAIN(TestSignInController)
#include "tst_signincontroller.moc"
