#include "app/core/memory/memorytruststore.h"
#include "app/core/trust/servertrust.h"

#include <QtTest>

using namespace Chinwag;
using Verdict = ServerTrust::Verdict;

namespace {

const QString harbour = QStringLiteral("chat.harbour.example:7420");
const QByteArray one(32, '\1');
const QByteArray other(32, '\2');

} // namespace

class tst_ServerTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<MemoryTrustStore>();
        m_trust = std::make_unique<ServerTrust>(*m_store);
    }

    void theFirstUseAsks()
    {
        QCOMPARE(m_trust->judge(harbour, one), Verdict::New);
        QCOMPARE(m_trust->judge(harbour, one), Verdict::New); // asking is not trusting
        QCOMPARE(m_trust->shown(harbour), one);
        QVERIFY(m_trust->trusted(harbour).isEmpty());
    }
    void whatWasComparedIsTrustedThereAndNowhereElse()
    {
        m_trust->trust(harbour, one);
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Trusted);
        QCOMPARE(m_trust->judge(QStringLiteral("chat.harbour.example:7421"), one), Verdict::New);
    }
    void itIsKept()
    {
        m_trust->trust(harbour, one);
        ServerTrust later(*m_store);
        QCOMPARE(later.judge(harbour, one), Verdict::Trusted);
    }
    void thisTimeIsNotKept()
    {
        m_trust->trustForNow(harbour, one);
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Trusted);
        ServerTrust later(*m_store);
        QCOMPARE(later.judge(harbour, one), Verdict::New);
    }
    void anotherOneIsNeverTakenSilently()
    {
        m_trust->trust(harbour, one);
        QCOMPARE(m_trust->judge(harbour, other), Verdict::Changed);
        QCOMPARE(m_trust->trusted(harbour), one); // both can be shown
        QCOMPARE(m_trust->shown(harbour), other);
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Trusted);
    }
    void alsoAfterTrustForThisTime()
    {
        m_trust->trustForNow(harbour, one);
        QCOMPARE(m_trust->judge(harbour, other), Verdict::Changed);
    }
    void whoeverComparesTheNewOneHasThatOne()
    {
        m_trust->trust(harbour, one);
        m_trust->trust(harbour, other);
        QCOMPARE(m_trust->judge(harbour, other), Verdict::Trusted);
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Changed);
    }
    void anInvitationVouchesForAServerThatIsNotKnown()
    {
        m_trust->expect(harbour, one);
        QVERIFY(m_store->fingerprint(harbour).isEmpty()); // it has not been seen yet
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Trusted);
        ServerTrust later(*m_store);
        QCOMPARE(later.judge(harbour, one), Verdict::Trusted);
    }
    void anInvitationDoesNotOutweighWhatIsKnown()
    {
        m_trust->trust(harbour, one);
        m_trust->expect(harbour, other);
        QCOMPARE(m_trust->judge(harbour, other), Verdict::Changed);
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Trusted);
    }
    void anotherCertificateThanTheInvitationNamesIsRefused()
    {
        m_trust->expect(harbour, one);
        QCOMPARE(m_trust->judge(harbour, other), Verdict::Changed);
    }
    void onesOwnServerIsKnownFromItsFolder()
    {
        m_trust->trust(harbour, one);
        m_trust->setOwn(harbour, other); // it made itself another one
        QCOMPARE(m_trust->judge(harbour, other), Verdict::Trusted);
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Changed);
        m_trust->forgetOwn();
        QCOMPARE(m_trust->judge(harbour, one), Verdict::Trusted);
    }
    void noCertificateIsNoProof()
    {
        m_trust->trust(harbour, {});
        QCOMPARE(m_trust->judge(harbour, {}), Verdict::New);
    }

private:
    std::unique_ptr<MemoryTrustStore> m_store;
    std::unique_ptr<ServerTrust> m_trust;
};

QTEST_GUILESS_MAIN(tst_ServerTrust)
#include "tst_servertrust.moc"
