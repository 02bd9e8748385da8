#include "app/ui/signin/signincontroller.h"
#include "shared/base/manualtime.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
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
        QCOMPARE(m_page->addressState(), SignInController::Checking);
        QVERIFY(!m_page->addressLine().contains(QStringLiteral("One")));
    }

    void itLooksFromTheFirstMoment()
    {
        m_page->setAddress(QStringLiteral("one.example"));
        QCOMPARE(m_page->addressState(), SignInController::Checking);
        QCOMPARE(m_page->addressLine(), QString::fromUtf8("Looking…"));
    }

    void whatIsNoAddressIsSaidAfterAPause_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"hello world", "ftp://one.example", "one.example:99999",
                                    "ann:pw@one.example", "one.example/somewhere"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void whatIsNoAddressIsSaidAfterAPause()
    {
        QFETCH(QString, address);
        m_page->setAddress(address);
        QVERIFY(m_page->addressLine().isEmpty());
        m_timers->advance(400ms);
        QCOMPARE(m_page->addressState(), SignInController::NotFound);
        QVERIFY(!m_page->addressLine().isEmpty());
        m_page->setAddress({});
        m_timers->advance(400ms);
        QVERIFY(m_page->addressLine().isEmpty());
    }

    void whyThereIsNoServerIsSaid()
    {
        m_page->setAddress(QStringLiteral("one.example"));
        m_timers->advance(400ms);
        m_page->setNotFound(QUrl(QStringLiteral("https://one.example:7420")), Obstacle::Expired);
        QCOMPARE(m_page->addressLine(),
                 QStringLiteral(
                     "The certificate of \u2068one.example\u2069 has expired. Ask the people who run it "
                     "to renew it."));
        m_page->setNotFound(QUrl(QStringLiteral("https://one.example:7420")), Obstacle::None);
        QVERIFY(m_page->addressLine().contains(QStringLiteral("problem of its own")));
    }

    void aRefusalIsExplainedAtItsField_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("obstacle");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, ErrorCode code, Obstacle obstacle, const char *field,
                            const char *word) {
            QTest::newRow(name) << static_cast<int>(code) << static_cast<int>(obstacle)
                                << QString::fromLatin1(field) << QString::fromLatin1(word);
        };
        row("taken", ErrorCode::UsernameTaken, Obstacle::None, "name", "Somebody else");
        row("name", ErrorCode::InvalidUsername, Obstacle::None, "name", "letters a to z");
        row("credentials", ErrorCode::InvalidCredentials, Obstacle::None, "password", "wrong");
        row("weak", ErrorCode::WeakPassword, Obstacle::None, "password", "better");
        row("closed", ErrorCode::RegistrationClosed, Obstacle::None, "form", "invitation");
        row("invite", ErrorCode::InvalidInvite, Obstacle::None, "form", "new one");
        row("often", ErrorCode::RateLimited, Obstacle::None, "form", "too often");
        row("down", ErrorCode::Temporary, Obstacle::None, "form", "problem of its own");
        row("nobody", ErrorCode::Temporary, Obstacle::Unreachable, "address", "cannot be reached");
        row("expired", ErrorCode::Temporary, Obstacle::Expired, "address", "expired");
        row("self-signed", ErrorCode::Temporary, Obstacle::SelfSigned, "address", "signed by itself");
    }
    void whoIsOnlyUnknownCanBeCompared()
    {
        m_page->setAddress(QStringLiteral("lan:7420"));
        QSignalSpy asked(m_page.get(), &SignInController::comparisonRequested);
        m_page->compare();
        QCOMPARE(asked.count(), 0);
        const QUrl server(QStringLiteral("https://lan:7420"));
        m_timers->advance(SignInController::checkAfter);
        m_page->setNotFound(server, Obstacle::Expired);
        QVERIFY(!m_page->isComparable());
        m_page->setNotFound(server, Obstacle::SelfSigned);
        QVERIFY(m_page->isComparable());
        m_page->compare();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toUrl(), server);
        QSignalSpy checked(m_page.get(), &SignInController::checkRequested);
        m_page->checkAgain();
        QCOMPARE(checked.count(), 1);
        m_page->setFound(server, QStringLiteral("Harbour"), {});
        QVERIFY(!m_page->isComparable());
    }
    void anInvitationNamesTheCertificateBeforeItIsAskedFor()
    {
        QSignalSpy named(m_page.get(), &SignInController::certificateNamed);
        const QByteArray print(32, '\1');
        const QString end = QString::fromLatin1(
            print.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        m_page->openLink(QStringLiteral("chinwag://lan:7420/?cert=") + end); // for whoever is in already
        m_timers->advance(SignInController::checkAfter);
        QCOMPARE(named.count(), 0);
        m_page->openLink(QStringLiteral("https://lan:7420/join#code.") + end);
        QCOMPARE(m_page->mode(), SignInController::CreateAccount);
        m_timers->advance(SignInController::checkAfter);
        QCOMPARE(named.count(), 1);
        QCOMPARE(named.first().at(1).toByteArray(), print);
    }
    void aRefusalIsExplainedAtItsField()
    {
        QFETCH(int, code);
        QFETCH(int, obstacle);
        QFETCH(QString, field);
        QFETCH(QString, word);
        fill(QStringLiteral("long enough"));
        m_page->submit();
        m_page->explain({{static_cast<ErrorCode>(code), QStringLiteral("in the server's words"), {}},
                         static_cast<Obstacle>(obstacle)});
        QVERIFY(!m_page->isBusy());
        const QHash<QString, QString> said{{QStringLiteral("address"), m_page->addressError()},
                                           {QStringLiteral("name"), m_page->nameError()},
                                           {QStringLiteral("password"), m_page->passwordError()},
                                           {QStringLiteral("form"), m_page->formError()}};
        for (auto each = said.begin(); each != said.end(); ++each)
            QCOMPARE(!each->isEmpty(), each.key() == field);
        QVERIFY2(said[field].contains(word), qPrintable(said[field]));
    }

    void aNameThatCannotBeIsRefusedHere()
    {
        fill(QStringLiteral("long enough"));
        m_page->setMode(SignInController::CreateAccount);
        QVERIFY(!m_page->nameHint().isEmpty());
        QSignalSpy submitted(m_page.get(), &SignInController::submitted);
        for (const QString &name : {QStringLiteral("Ann Smith"), QStringLiteral("_ann"),
                                    QString::fromUtf8("änn"), QString(33, QLatin1Char('a'))}) {
            m_page->setName(name);
            m_page->submit();
            QVERIFY2(!m_page->nameError().isEmpty(), qPrintable(name));
            QVERIFY(m_page->passwordError().isEmpty());
        }
        QCOMPARE(submitted.count(), 0);
        m_page->setName(QStringLiteral("Ann"));
        m_page->submit();
        QCOMPARE(submitted.count(), 1);
    }

    void theFirstFieldWithAnErrorIsNamed()
    {
        QSignalSpy failed(m_page.get(), &SignInController::fieldFailed);
        m_page->setName(QStringLiteral("mira"));
        m_page->submit();
        QCOMPARE(failed.takeFirst().first().value<SignInController::Field>(), SignInController::AddressField);
        m_page->setAddress(QStringLiteral("one.example"));
        m_page->submit();
        QCOMPARE(failed.takeFirst().first().value<SignInController::Field>(),
                 SignInController::PasswordField);
        m_page->setName({});
        m_page->submit();
        QCOMPARE(failed.takeFirst().first().value<SignInController::Field>(), SignInController::NameField);
    }

    void aPasswordThatAnybodyGuessesIsWarnedOf_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("weak");
        for (const char *weak : {"mira", "Mira2024", "password", "Passw0rd!", "12345678", "qwertyui",
                                 "aaaaaaaa", "abababab", "abcdefgh1", "hallo123"})
            QTest::newRow(weak) << QString::fromLatin1(weak) << true;
        for (const char *good : {"", "correct horse", "tea and biscuits", "vK3-qpw9", "12 angry men"})
            QTest::newRow(*good == 0 ? "nothing" : good) << QString::fromLatin1(good) << false;
    }
    void aPasswordThatAnybodyGuessesIsWarnedOf()
    {
        QFETCH(QString, password);
        QFETCH(bool, weak);
        fill(password);
        QVERIFY(!m_page->isPasswordWeak()); // whoever has it cannot help it now
        m_page->setMode(SignInController::CreateAccount);
        QCOMPARE(m_page->isPasswordWeak(), weak);
        QVERIFY(!m_page->passwordHint().isEmpty());
    }

    void aCodeIsAskedForWhenTheServerWantsOne()
    {
        fill(u"correct horse"_s);
        QSignalSpy submitted(m_page.get(), &SignInController::submitted);
        m_page->submit();
        QVERIFY(!m_page->isCodeWanted());
        QSignalSpy failed(m_page.get(), &SignInController::fieldFailed);
        m_page->explain({{ErrorCode::SecondFactorRequired, {}, {}}, Obstacle::None});
        QVERIFY(m_page->isCodeWanted());
        QVERIFY(m_page->codeError().isEmpty() && m_page->formError().isEmpty());
        QCOMPARE(failed.takeFirst().first().value<SignInController::Field>(), SignInController::CodeField);
        m_page->submit();
        QVERIFY(!m_page->codeError().isEmpty());
        QCOMPARE(submitted.count(), 1);
        m_page->setCode(u"123456"_s);
        m_page->submit();
        QCOMPARE(submitted.count(), 2);
        m_page->explain({{ErrorCode::InvalidCode, {}, {}}, Obstacle::None});
        QVERIFY(!m_page->codeError().isEmpty());
        m_page->setName(u"noa"_s); // another account
        QVERIFY(!m_page->isCodeWanted());
        QVERIFY(m_page->code().isEmpty());
    }

    void aPasswordsStrengthShowsWhileItIsTyped()
    {
        fill(u"correct horse battery"_s);
        QCOMPARE(m_page->passwordStrength(), -1);
        m_page->setMode(SignInController::CreateAccount);
        QCOMPARE(m_page->passwordStrength(), 4);
        m_page->setPassword(u"password1"_s);
        QCOMPARE(m_page->passwordStrength(), 0);
        m_page->setPassword(u"correct horse"_s);
        QVERIFY(!m_page->isPasswordWeak());
        m_page->setNeededScore(4); // as this server has it
        QVERIFY(m_page->isPasswordWeak());
    }

    void whoComesBackOnlyNeedsThePassword()
    {
        m_page->setMode(SignInController::CreateAccount);
        m_page->comeBack(QUrl(QStringLiteral("https://one.example:7420")), QStringLiteral("mira"));
        QCOMPARE(m_page->mode(), SignInController::SignIn);
        QCOMPARE(m_page->address(), QStringLiteral("https://one.example:7420"));
        QCOMPARE(m_page->name(), QStringLiteral("mira"));
        QVERIFY(m_page->password().isEmpty());
    }

    void aFoundServerIntroducesItself()
    {
        m_page->setAddress(QStringLiteral("one.example"));
        m_timers->advance(400ms);
        m_page->setFound(QUrl(QStringLiteral("https://one.example:7420")), QStringLiteral("One"),
                         QStringLiteral("0.1"));
        QCOMPARE(m_page->addressLine(), QStringLiteral("\u2068One\u2069, version 0.1"));
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

    void anInvitationCountsForItsServerOnly()
    {
        QSignalSpy submitted(m_page.get(), &SignInController::submitted);
        const QUrl server(QStringLiteral("https://127.0.0.1:7421"));
        m_page->openInvite(server, QStringLiteral("a-1_b"));
        QCOMPARE(m_page->mode(), SignInController::CreateAccount);
        QCOMPARE(m_page->address(), QStringLiteral("https://127.0.0.1:7421"));
        m_page->setName(QStringLiteral("mira"));
        m_page->setPassword(QStringLiteral("long enough"));
        m_page->submit();
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted[0][0].toUrl(), server);
        QVERIFY(submitted[0][3].toBool());
        QCOMPARE(submitted[0][4].toString(), QStringLiteral("a-1_b"));

        m_page->refuse({});
        m_page->setAddress(QStringLiteral("chat.example.org"));
        m_page->submit();
        QCOMPARE(submitted.count(), 2);
        QCOMPARE(submitted[1][4].toString(), QString());
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
