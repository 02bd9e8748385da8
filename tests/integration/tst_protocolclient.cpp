// Runs protocolclient.mjs, a client that shares no code with ours, against a real server.
#include "tests/support/chinwagdprocess.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QtTest>

using namespace Chinwag;

class TestProtocolClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksThroughTheDocument();
};

void TestProtocolClient::walksThroughTheDocument()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());

    // The distribution's Node.js, which the distribution's `ws` is made for, before any other.
    const QString system = QStringLiteral("/usr/bin/node");
    QProcess client;
    client.setProgram(
        QFileInfo(system).isExecutable() ? system : QStandardPaths::findExecutable(QStringLiteral("node")));
    client.setArguments(
        {QStringLiteral(PROTOCOL_CLIENT), QStringLiteral(PROTOCOL_DOCUMENT), server.url().toString()});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral("/usr/share/nodejs"));
    client.setProcessEnvironment(environment);
    client.setProcessChannelMode(QProcess::MergedChannels);
    client.start();
    QVERIFY2(client.waitForStarted(), "Node.js is missing (package nodejs)");
    QVERIFY(client.waitForFinished(240'000));
    QVERIFY2(client.exitStatus() == QProcess::NormalExit && client.exitCode() == 0,
             (client.readAll() + server.log()).constData());
    QCOMPARE(server.terminate(), 0);
}

QTEST_GUILESS_MAIN(TestProtocolClient)
#include "tst_protocolclient.moc"
