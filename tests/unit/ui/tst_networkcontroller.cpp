#include "app/ui/settings/networkcontroller.h"

#include "app/ui/settings/settingscontroller.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;

class TestNetworkController : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_files = 0;
    QString m_file;
    QList<ProxyChoice> m_chosen;
    QList<std::optional<ProxyLogin>> m_logins;

    void listen(NetworkController &network)
    {
        m_chosen.clear();
        m_logins.clear();
        connect(&network, &NetworkController::chosen, this,
                [this](const ProxyChoice &choice, const std::optional<ProxyLogin> &login) {
                    m_chosen.append(choice);
                    m_logins.append(login);
                });
    }

private Q_SLOTS:
    void init() { m_file = m_dir.filePath(QString::number(++m_files)); }

    void theSystemSaysAtFirst()
    {
        SettingsController settings(m_file);
        const NetworkController network(settings);
        QCOMPARE(network.use(), NetworkController::System);
        QCOMPARE(network.choice(), ProxyChoice());
    }

    void noProxyHoldsAtOnce()
    {
        SettingsController settings(m_file);
        NetworkController network(settings);
        listen(network);
        network.setUse(NetworkController::None);
        QCOMPARE(m_chosen.size(), 1);
        QCOMPARE(m_chosen.first().use, ProxyChoice::Use::None);
        QVERIFY(network.isApplied());
    }

    void anOwnOneHoldsWhenItsAddressIsComplete()
    {
        SettingsController settings(m_file);
        NetworkController network(settings);
        listen(network);
        network.setUse(NetworkController::Manual);
        QVERIFY(!network.isApplied());
        QVERIFY(m_chosen.isEmpty());
        network.apply(NetworkController::Http, QString(), QStringLiteral("0"), {}, {});
        QVERIFY(!network.hostError().isEmpty());
        QVERIFY(!network.portError().isEmpty());
        network.apply(NetworkController::Http, QStringLiteral("a b/c"), QStringLiteral("70000"), {}, {});
        QVERIFY(!network.hostError().isEmpty());
        QVERIFY(!network.portError().isEmpty());
        QVERIFY(m_chosen.isEmpty());
        network.apply(NetworkController::Socks5, QStringLiteral(" proxy.example.org "),
                      QStringLiteral("1080"), QStringLiteral("ann"), QStringLiteral("secret"));
        const ProxyChoice expected{ProxyChoice::Use::Manual, ProxyChoice::Kind::Socks5,
                                   QStringLiteral("proxy.example.org"), 1080};
        QCOMPARE(m_chosen, QList<ProxyChoice>{expected});
        QCOMPARE(m_logins.first()->user, QStringLiteral("ann"));
        QVERIFY(network.isApplied());
    }

    void itSurvivesARestartAndThePasswordIsNotInTheFile()
    {
        {
            SettingsController settings(m_file);
            NetworkController network(settings);
            network.apply(NetworkController::Http, QStringLiteral("proxy.example.org"),
                          QStringLiteral("3128"), QStringLiteral("ann"), QStringLiteral("s3cret"));
        }
        SettingsController settings(m_file);
        const NetworkController again(settings);
        QCOMPARE(again.use(), NetworkController::Manual);
        QCOMPARE(again.host(), QStringLiteral("proxy.example.org"));
        QCOMPARE(again.port(), QStringLiteral("3128"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("s3cret"));
    }

    void anotherPasswordForTheSameProxyGoesOut()
    {
        SettingsController settings(m_file);
        NetworkController network(settings);
        const auto apply = [&network](const char *password) {
            network.apply(NetworkController::Http, QStringLiteral("proxy"), QStringLiteral("3128"),
                          QStringLiteral("ann"), QString::fromLatin1(password));
        };
        apply("one");
        listen(network);
        apply("two");
        QCOMPARE(m_logins.size(), 1);
        QCOMPARE(m_logins.first()->password, QStringLiteral("two"));
    }

    void whatIsBrokenInTheFileIsTheSystems()
    {
        {
            QSettings file(m_file, QSettings::IniFormat);
            file.setValue(QStringLiteral("proxy/use"), QStringLiteral("manual"));
            file.setValue(QStringLiteral("proxy/port"), 99999999);
        }
        QCOMPARE(SettingsController(m_file).proxy().use, ProxyChoice::Use::System);
    }
};

QTEST_GUILESS_MAIN(TestNetworkController)
#include "tst_networkcontroller.moc"
