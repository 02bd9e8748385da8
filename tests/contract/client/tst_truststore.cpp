// One suite over every TrustStore, and what only the file can get wrong.
#include "app/core/memory/memorytruststore.h"
#include "app/platform/filetruststore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

class tst_TrustStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsWhatIsTrusted_data()
    {
        QTest::addColumn<bool>("isFile");
        QTest::newRow("memory") << false;
        QTest::newRow("file") << true;
    }
    void keepsWhatIsTrusted()
    {
        QFETCH(bool, isFile);
        const auto store = make(isFile);
        QVERIFY(store->fingerprint(m_server).isEmpty());
        store->keep(m_server, m_one);
        QCOMPARE(store->fingerprint(m_server), m_one);
        store->keep(m_server, m_other);
        QCOMPARE(store->fingerprint(m_server), m_other);
        QVERIFY(store->fingerprint(QStringLiteral("[2001:db8::1]:1")).isEmpty());
        store->keep(QStringLiteral("[2001:db8::1]:1"), m_one);
        QCOMPARE(store->fingerprint(QStringLiteral("[2001:db8::1]:1")), m_one);
        QCOMPARE(store->fingerprint(m_server), m_other);
    }
    void theFileIsReadAgain()
    {
        make(true)->keep(m_server, m_one);
        QCOMPARE(make(true)->fingerprint(m_server), m_one);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("chat.example.org:7420 01:01:01")); // as openssl shows it
    }
    void otherLinesTrustNobody()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\nchat.example.org:7420\nchat.example.org:7420 01:02\n " + m_one.toHex(':') + "\n");
        file.close();
        const auto store = make(true);
        QVERIFY(store->fingerprint(m_server).isEmpty());
        QVERIFY(store->fingerprint({}).isEmpty());
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("trusted")); }
    std::unique_ptr<TrustStore> make(bool isFile) const
    {
        if (isFile)
            return std::make_unique<FileTrustStore>(path());
        return std::make_unique<MemoryTrustStore>();
    }

    const QString m_server = QStringLiteral("chat.example.org:7420");
    const QByteArray m_one = QByteArray(32, '\1');
    const QByteArray m_other = QByteArray(32, '\2');
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_TrustStore)
#include "tst_truststore.moc"
