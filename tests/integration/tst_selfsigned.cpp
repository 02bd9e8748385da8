// The certificate that a server makes itself: what it is, what becomes of it, and what people are told.
#include "server/tools/selfsignedcertificate.h"
#include "shared/protocol/fingerprint.h"
#include "tests/support/chinwagdprocess.h"

#include <QFileInfo>
#include <QSslCertificate>
#include <QSslError>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

class TestSelfSigned : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsForTheNamesAndStaysWhatItIs();
    void aNetworkThatIsComeBackToHasItsOwn();
    void theKeyIsForItsOwner();
    void whatIsBrokenIsNotUsed();
    void theServerShowsItAndSaysItsWords();

private:
    static QByteArray printOf(const QString &file)
    {
        QFile certificate(file);
        if (!certificate.open(QIODevice::ReadOnly))
            return {};
        return Fingerprint::of(QSslCertificate(&certificate).toDer());
    }
};

void TestSelfSigned::itIsForTheNamesAndStaysWhatItIs()
{
    const QTemporaryDir folder;
    const QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    const auto made = selfSignedCertificate(folder.filePath(QStringLiteral("tls")), names);
    QVERIFY2(made, made ? "" : qPrintable(made.error()));
    QFile file(made->certificate);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QSslCertificate certificate(&file);
    QVERIFY(certificate.isSelfSigned());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(certificate.effectiveDate() < now);
    QVERIFY(certificate.expiryDate() > now.addYears(9));
    QCOMPARE(certificate.subjectAlternativeNames().size(), 3);
    const QList<QSslError> errors = QSslCertificate::verify({certificate}, QStringLiteral("localhost"));
    for (const QSslError &error : errors)
        QCOMPARE(error.error(), QSslError::SelfSignedCertificate); // and nothing else
    const auto again = selfSignedCertificate(folder.filePath(QStringLiteral("tls")), names.mid(0, 2));
    QVERIFY(again);
    QCOMPARE(again->certificate, made->certificate);
    QCOMPARE(printOf(again->certificate), Fingerprint::of(certificate.toDer()));
}

void TestSelfSigned::aNetworkThatIsComeBackToHasItsOwn()
{
    const QTemporaryDir folder;
    const auto at = [&folder](const QString &address) {
        const auto made = selfSignedCertificate(folder.path(), {QStringLiteral("127.0.0.1"), address});
        return made ? printOf(made->certificate) : QByteArray();
    };
    const QByteArray home = at(QStringLiteral("192.168.1.5"));
    const QByteArray office = at(QStringLiteral("10.1.1.5"));
    QVERIFY(!home.isEmpty() && !office.isEmpty() && home != office);
    QCOMPARE(at(QStringLiteral("192.168.1.5")), home);
    QCOMPARE(at(QStringLiteral("10.1.1.5")), office);
}

void TestSelfSigned::theKeyIsForItsOwner()
{
    const QTemporaryDir folder;
    const auto made =
        selfSignedCertificate(folder.filePath(QStringLiteral("tls")), {QStringLiteral("localhost")});
    QVERIFY(made);
    constexpr QFile::Permissions others(QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                        QFile::WriteOther);
    QVERIFY(!(QFile::permissions(made->key) & others));
    QVERIFY(!(QFile::permissions(QFileInfo(made->key).path()) & others));
}

void TestSelfSigned::whatIsBrokenIsNotUsed()
{
    const QTemporaryDir folder;
    const auto first = selfSignedCertificate(folder.path(), {QStringLiteral("localhost")});
    QVERIFY(first);
    QVERIFY(QFile::remove(first->key));
    const auto second = selfSignedCertificate(folder.path(), {QStringLiteral("localhost")});
    QVERIFY(second);
    QVERIFY(second->certificate != first->certificate);
}

void TestSelfSigned::theServerShowsItAndSaysItsWords()
{
    ChinwagdProcess server;
    server.setArguments({QStringLiteral("--tls-self-signed"), QStringLiteral("--listen"),
                         QStringLiteral("0.0.0.0:0"), QStringLiteral("--registration"),
                         QStringLiteral("open")});
    QVERIFY2(server.start(), server.log().constData());
    QByteArray shown;
    const auto look = [&] {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::QueryPeer);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
        QVERIFY(socket.waitForEncrypted());
        shown = Fingerprint::of(socket.peerCertificate().toDer());
    };
    look();
    QTRY_VERIFY2(server.log().contains(Fingerprint::words(shown).toUtf8()), server.log().constData());
    QVERIFY(server.log().contains(Fingerprint::hex(shown).toUtf8()));
    const QByteArray before = shown;
    QVERIFY(server.restart());
    look();
    QCOMPARE(shown, before);
}

QTEST_GUILESS_MAIN(TestSelfSigned)
#include "tst_selfsigned.moc"
