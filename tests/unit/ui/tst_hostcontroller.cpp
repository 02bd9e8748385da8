#include "app/core/connection/serveraddress.h"
#include "app/core/memory/memoryserverbrowser.h"
#include "app/core/memory/memoryserverkeeper.h"
#include "app/ui/hosting/hostcontroller.h"
#include "app/ui/hosting/nearbymodel.h"
#include "app/ui/hosting/qrcode.h"
#include "shared/base/manualtime.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace std::chrono_literals;

class tst_HostController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_timers = std::make_unique<ManualTimerScheduler>(m_clock);
        m_keeper = std::make_unique<MemoryServerKeeper>(*m_timers);
        m_hosting = std::make_unique<Hosting>(*m_keeper, *m_timers);
        m_host = std::make_unique<HostController>(*m_timers);
        m_host->setHosting(m_hosting.get());
    }
    void cleanup()
    {
        m_host.reset();
        m_hosting.reset();
        m_keeper.reset();
    }

    void itIsOfferedWhereTheProgramIs()
    {
        QVERIFY(m_host->isOffered());
        m_keeper->available = false;
        QVERIFY(!m_host->isOffered());
        m_host->setHosting(nullptr);
        QVERIFY(!m_host->isOffered() && !m_host->isRunning() && !m_host->canKeepRunning());
    }
    void whoStartsItIsLedInAsItsOwner()
    {
        QSignalSpy entrance(m_host.get(), &HostController::entranceWanted);
        m_host->start();
        QVERIFY(m_host->isBusy());
        turn();
        QCOMPARE(entrance.count(), 1);
        QCOMPARE(entrance.first().at(0).toUrl(), QUrl(QStringLiteral("https://127.0.0.1:7420")));
        QCOMPARE(entrance.first().at(1).toString(), QStringLiteral("owner-invite"));
    }
    void itComesBackWithoutAskingForAnything()
    {
        m_keeper->kept.isWanted = true;
        m_host->setHosting(nullptr);
        m_hosting = std::make_unique<Hosting>(*m_keeper, *m_timers);
        m_host->setHosting(m_hosting.get());
        QSignalSpy entrance(m_host.get(), &HostController::entranceWanted);
        m_host->resume();
        turn();
        QVERIFY(m_host->isRunning());
        QCOMPARE(entrance.count(), 0);
    }
    void itSaysWhoCanReachIt()
    {
        run();
        QVERIFY(m_host->isReachable());
        QCOMPARE(m_host->reach(), QStringLiteral("Reachable by people on your network"));
        QCOMPARE(m_host->address(), QStringLiteral("192.168.1.23:7420"));
        m_keeper->ownAddresses.clear();
        m_timers->advance(HostController::lookEvery); // a laptop leaves the network
        QCOMPARE(m_host->reach(), QStringLiteral("Only on this computer"));
        QCOMPARE(m_host->address(), QStringLiteral("127.0.0.1:7420"));
    }
    void theLinkLeadsInAndNamesTheCertificate()
    {
        QSignalSpy wanted(m_host.get(), &HostController::inviteWanted);
        run();
        QVERIFY(m_host->link().isEmpty() && !m_host->isInviting());
        m_host->setSignedInAt(m_hosting->url());
        QCOMPARE(wanted.count(), 1);
        m_host->setInvite(QStringLiteral("k7Qm"), QDateTime::currentDateTime().addDays(7));
        const auto link = ServerAddress::parse(m_host->link());
        QVERIFY(link.hasValue());
        QCOMPARE(link->url(), QUrl(QStringLiteral("https://192.168.1.23:7420")));
        QCOMPARE(link->invite(), QStringLiteral("k7Qm"));
        QCOMPARE(link->fingerprint(), m_keeper->next.fingerprint);
        QVERIFY(!m_host->linkHint().isEmpty());
        m_host->copyLink();
        QCOMPARE(QGuiApplication::clipboard()->text(), m_host->link());
        m_host->renewLink();
        QVERIFY(m_host->link().isEmpty()); // never the used one
        QCOMPARE(wanted.count(), 2);
    }
    void whoIsSignedInElsewhereBringsNobodyIn()
    {
        QSignalSpy wanted(m_host.get(), &HostController::inviteWanted);
        run();
        m_host->setSignedInAt(QUrl(QStringLiteral("https://chat.example.org:7420")));
        QCOMPARE(wanted.count(), 0);
        QVERIFY(!m_host->isInviting());
    }
    void stoppingWarnsWhenPeopleAreConnected()
    {
        run();
        QSignalSpy asked(m_host.get(), &HostController::peopleWanted);
        m_timers->advance(HostController::lookEvery);
        QCOMPARE(asked.count(), 1);
        m_host->setPeople(1); // oneself
        QVERIFY(m_host->stopQuestion().startsWith(QStringLiteral("Nobody else")));
        m_host->setPeople(3);
        QVERIFY(m_host->stopQuestion().startsWith(u'2'));
        m_host->stop();
        turn();
        QVERIFY(!m_host->isRunning());
    }
    void theProgramDoesNotEndUnderPeople()
    {
        QSignalSpy questioned(m_host.get(), &HostController::endQuestioned);
        QVERIFY(m_host->letsEnd());
        run();
        m_host->setPeople(1);
        QVERIFY(m_host->letsEnd());
        m_host->setPeople(2);
        QVERIFY(!m_host->letsEnd());
        QCOMPARE(questioned.count(), 1);
        m_host->setKeepsRunning(true);
        turn();
        turn();
        m_host->setPeople(2);
        QVERIFY(m_host->letsEnd());
        QCOMPARE(questioned.count(), 1);
    }
    void whyItEndedIsSaid()
    {
        run();
        m_keeper->crash(QStringLiteral("the disk is full"));
        turn();
        QVERIFY(m_host->problem().contains(QStringLiteral("the disk is full")));
        m_host->start();
        turn();
        QVERIFY(m_host->problem().isEmpty());
    }

    void serversAreLookedForOnlyWhileThePageIsThere()
    {
        MemoryServerBrowser browser;
        NearbyModel model;
        model.setBrowser(&browser);
        QVERIFY(!browser.isLooking());
        model.setWanted(true);
        QVERIFY(browser.isLooking());
        browser.say({{QStringLiteral("Erin's studio"), QStringLiteral("192.168.1.20"), 7420, true},
                     {QStringLiteral("Old"), QStringLiteral("192.168.1.21"), 80, false}});
        QCOMPARE(model.count(), 2);
        QCOMPARE(model.index(0).data(NearbyModel::LinkRole).toString(),
                 QStringLiteral("https://192.168.1.20:7420"));
        QCOMPARE(model.index(1).data(NearbyModel::LinkRole).toString(),
                 QStringLiteral("http://192.168.1.21:80"));
        QVERIFY(!model.index(1).data(NearbyModel::EncryptedRole).toBool());
        model.setWanted(false);
        QVERIFY(!browser.isLooking());
        QCOMPARE(model.count(), 0);
    }

    /// Drawn small and large, in whole pixels, dark on white with its quiet zone.
    void theCodeHasItsQuietZone()
    {
        QrCode code;
        code.setSize({224, 224});
        code.setText(QStringLiteral("https://192.168.1.23:7420/join#k7Qm"));
        QImage image(224, 224, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        code.paint(&painter);
        painter.end();
        int left = image.width();
        int dark = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                QVERIFY(pixel == qRgb(0, 0, 0) || pixel == qRgb(255, 255, 255));
                if (pixel != qRgb(0, 0, 0))
                    continue;
                ++dark;
                left = std::min(left, x);
            }
        }
        QVERIFY(dark > 224 * 224 / 8);
        QVERIFY2(left >= 4 * 5, qPrintable(QString::number(left))); // dots of 5 pixels at least
    }

private:
    void turn() { m_timers->advance(0ms); }
    void run()
    {
        m_host->start();
        turn();
        QVERIFY(m_host->isRunning());
    }

    ManualClock m_clock;
    std::unique_ptr<ManualTimerScheduler> m_timers;
    std::unique_ptr<MemoryServerKeeper> m_keeper;
    std::unique_ptr<Hosting> m_hosting;
    std::unique_ptr<HostController> m_host;
};

QTEST_MAIN(tst_HostController)
#include "tst_hostcontroller.moc"
