#include "app/ui/connection/connectioncontroller.h"
#include "shared/base/manualtime.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace std::chrono_literals;
using State = ServerConnection::State;
using StopReason = ServerConnection::StopReason;

class TestConnectionController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_timers = std::make_unique<ManualTimerScheduler>(m_clock);
        m_bar = std::make_unique<ConnectionController>(m_clock, *m_timers);
        m_bar->setServer(QStringLiteral("harbour"));
    }
    void cleanup() { m_bar.reset(); }

    void theFirstSecondShowsNothingThenWhere()
    {
        m_bar->update({State::Connecting, StopReason::None, true, 0ms});
        m_timers->advance(999ms);
        QCOMPARE(m_bar->kind(), ConnectionController::None);
        m_timers->advance(1ms);
        QCOMPARE(m_bar->kind(), ConnectionController::Connecting);
        QCOMPARE(m_bar->text(), QString::fromUtf8("Connecting to \u2068harbour\u2069…"));
    }

    void theCountdownCountsAndIsCutAroundItsNumber()
    {
        lose(7s);
        QCOMPARE(m_bar->kind(), ConnectionController::Waiting);
        QCOMPARE(m_bar->countdown(), QStringLiteral("7"));
        QCOMPARE(m_bar->lead() + m_bar->countdown() + m_bar->tail(), m_bar->text());
        m_timers->advance(1s);
        QCOMPARE(m_bar->countdown(), QStringLiteral("6"));
        QCOMPARE(m_bar->action(), QStringLiteral("Reconnect now"));
    }

    void duringAnAttemptThereIsNoNumberAndNothingToPress()
    {
        lose(2s);
        m_timers->advance(2s);
        m_bar->update({State::Connecting, StopReason::None, true, 0ms});
        QCOMPARE(m_bar->text(), QString::fromUtf8("Connection lost. Reconnecting…"));
        QVERIFY(m_bar->countdown().isEmpty());
        QVERIFY(m_bar->action().isEmpty());
    }

    void greenForTwoSeconds()
    {
        lose(8s);
        m_timers->advance(8s);
        m_bar->update({State::Online, StopReason::None, true, 0ms});
        QCOMPARE(m_bar->text(), QStringLiteral("Connected"));
        m_timers->advance(2s);
        QCOMPARE(m_bar->kind(), ConnectionController::None);
        QVERIFY(m_bar->text().isEmpty());
    }

    void refusedSaysWhatToDo()
    {
        m_bar->update({State::Offline, StopReason::ClientTooOld, true, 0ms});
        m_timers->advance(60s);
        QCOMPARE(m_bar->kind(), ConnectionController::Refused);
        QVERIFY(m_bar->text().contains(QStringLiteral("update")));
    }

    void noNetworkIsSaidWithoutAButton()
    {
        m_bar->update({State::Waiting, StopReason::None, false, 5s});
        m_timers->advance(1s);
        QCOMPARE(m_bar->kind(), ConnectionController::Offline);
        QVERIFY(m_bar->action().isEmpty());
    }

    void whatIsInTheWayIsSaidAndStays_data()
    {
        QTest::addColumn<int>("obstacle");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, Obstacle obstacle, const char *word) {
            QTest::newRow(name) << static_cast<int>(obstacle) << QString::fromLatin1(word);
        };
        row("self-signed", Obstacle::SelfSigned, "signed by itself");
        row("changed", Obstacle::CertificateChanged, "another certificate");
        row("unknown issuer", Obstacle::UnknownIssuer, "does not know");
        row("not yet", Obstacle::NotYetValid, "not valid yet");
        row("expired", Obstacle::Expired, "expired");
        row("other name", Obstacle::WrongName, "another server");
        row("insecure", Obstacle::Insecure, "could not be made secure");
        row("portal", Obstacle::NotChinwag, "not a Chinwag server");
        row("proxy away", Obstacle::ProxyAbsent, "takes no connections");
        row("proxy unknown", Obstacle::ProxyUnknown, "no computer with that name");
        row("proxy silent", Obstacle::ProxySilent, "did not answer in time");
        row("proxy refuses", Obstacle::ProxyRefuses, "refuses connections");
        row("proxy fails", Obstacle::ProxyUnusable, "fails to connect");
    }
    void whatIsInTheWayIsSaidAndStays()
    {
        QFETCH(int, obstacle);
        QFETCH(QString, word);
        const auto what = static_cast<Obstacle>(obstacle);
        m_bar->update({State::FetchingTicket, StopReason::None, true, 0ms, Obstacle::None});
        const QString proxy = QStringLiteral("proxy.example:3128");
        m_bar->update({State::Waiting, StopReason::None, true, 2s, what, proxy});
        m_timers->advance(1s);
        QCOMPARE(m_bar->kind(), ConnectionController::Refused);
        const bool isOfProxy = what >= Obstacle::ProxyUnknown && what <= Obstacle::ProxyPassword;
        QVERIFY2(m_bar->text().contains(word) &&
                     m_bar->text().contains(isOfProxy ? proxy : QStringLiteral("harbour")),
                 qPrintable(m_bar->text()));
        QCOMPARE(m_bar->action(),
                 isMatterOfTrust(what) ? QStringLiteral("Compare…") : QStringLiteral("Try again"));
        // The next attempt is not "Connecting…" as if it were only a matter of time.
        m_bar->update({State::FetchingTicket, StopReason::None, true, 0ms, what, proxy});
        m_timers->advance(60s);
        QVERIFY(m_bar->text().contains(word));
        m_bar->update({State::Online, StopReason::None, true, 0ms, Obstacle::None});
        QCOMPARE(m_bar->kind(), ConnectionController::Connected);
    }

    void anotherObstacleIsSaidAtOnce()
    {
        m_bar->update({State::Waiting, StopReason::None, true, 60s, Obstacle::Expired});
        m_timers->advance(1s);
        m_bar->update({State::Waiting, StopReason::None, true, 60s, Obstacle::WrongName});
        QVERIFY2(m_bar->text().contains(QStringLiteral("another server")), qPrintable(m_bar->text()));
    }

    void signingOutTakesTheBarAwayAtOnce()
    {
        lose(7s);
        QSignalSpy changed(m_bar.get(), &ConnectionController::barChanged);
        m_bar->setSession(nullptr);
        QCOMPARE(m_bar->kind(), ConnectionController::None);
        QCOMPARE(changed.count(), 1);
        m_timers->advance(60s);
        QCOMPARE(m_bar->kind(), ConnectionController::None);
    }

private:
    void lose(milliseconds retryIn)
    {
        m_bar->update({State::Waiting, StopReason::None, true, retryIn + 1s});
        m_timers->advance(1s); // the silent one
    }

    ManualClock m_clock;
    std::unique_ptr<ManualTimerScheduler> m_timers;
    std::unique_ptr<ConnectionController> m_bar;
};

QTEST_GUILESS_MAIN(TestConnectionController)
#include "tst_connectioncontroller.moc"
