#include "server/auth/sodiumpasswordhasher.h"
#include "tests/support/await.h"

#include <QTest>

#include <sodium.h>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

constexpr SodiumPasswordHasher::Cost cheap{1, 8192};

} // namespace

class SodiumPasswordHasherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPasswordMatches();
    void aWrongPasswordDoesNot();
    void twoHashesOfOnePasswordDiffer();
    void anEmptyHashIsFalse();
    void theDummyCostsAsMuchAsARealOne();
    void rubbishIsFalse();
    void theDefaultCostIsInTheHash();
    void theQueueIsBounded();
    void signInsOvertakeRegistrations();
    void registrationsLeaveAThreadFree();
    void aFullLaneLeavesTheOthersOpen();
    void answersNeverComeInsideTheCall();
    void destructionDropsWhatWaits();
    void aContinuationMayDestroyTheHasher();

private:
    static Outcome<QString> hash(SodiumPasswordHasher &hasher, const QString &password)
    {
        return await<QString>([&](auto done) { hasher.hash(password, done); });
    }
    static Outcome<bool> verify(SodiumPasswordHasher &hasher, const QString &password, const QString &hash)
    {
        return await<bool>([&](auto done) { hasher.verify(password, hash, HashLane::SignIn, done); });
    }
};

void SodiumPasswordHasherTest::theRightPasswordMatches()
{
    SodiumPasswordHasher hasher({cheap});
    for (const auto &password :
         {QStringLiteral("correct horse"), QStringLiteral("pässwörd 漢字 😀"), QString()}) {
        const auto made = hash(hasher, password);
        CHINWAG_VERIFY_OK(made);
        QVERIFY(verify(hasher, password, *made).value());
    }
}

void SodiumPasswordHasherTest::aWrongPasswordDoesNot()
{
    SodiumPasswordHasher hasher({cheap});
    const auto made = hash(hasher, QStringLiteral("correct horse"));
    QVERIFY(!verify(hasher, QStringLiteral("correct horsf"), *made).value());
    QVERIFY(!verify(hasher, QString(), *made).value());
}

void SodiumPasswordHasherTest::twoHashesOfOnePasswordDiffer()
{
    SodiumPasswordHasher hasher({cheap});
    QVERIFY(*hash(hasher, QStringLiteral("same")) != *hash(hasher, QStringLiteral("same")));
}

void SodiumPasswordHasherTest::anEmptyHashIsFalse()
{
    SodiumPasswordHasher hasher({cheap});
    const auto answer = verify(hasher, QStringLiteral("anything"), QString());
    CHINWAG_VERIFY_OK(answer);
    QVERIFY(!*answer);
}

void SodiumPasswordHasherTest::theDummyCostsAsMuchAsARealOne()
{
    // libsodium parses it and finds exactly these parameters: verifying it is not cut short.
    const SodiumPasswordHasher::Cost cost;
    const QByteArray dummy = SodiumPasswordHasher::dummyHash(cost);
    QCOMPARE(crypto_pwhash_str_needs_rehash(dummy.constData(), cost.operations, cost.memory), 0);
    QVERIFY(dummy != SodiumPasswordHasher::dummyHash(cost));
}

void SodiumPasswordHasherTest::rubbishIsFalse()
{
    SodiumPasswordHasher hasher({cheap});
    QVERIFY(!verify(hasher, QStringLiteral("x"), QStringLiteral("not a hash")).value());
}

void SodiumPasswordHasherTest::theDefaultCostIsInTheHash()
{
    SodiumPasswordHasher hasher;
    const auto made = hash(hasher, QStringLiteral("correct horse"));
    CHINWAG_VERIFY_OK(made);
    QVERIFY2(made->startsWith(QStringLiteral("$argon2id$v=19$m=65536,t=2,p=1$")), qPrintable(*made));
    QCOMPARE(SodiumPasswordHasher::Cost().memory, crypto_pwhash_memlimit_interactive());
    QCOMPARE(SodiumPasswordHasher::Cost().operations, crypto_pwhash_opslimit_interactive());
}

void SodiumPasswordHasherTest::theQueueIsBounded()
{
    SodiumPasswordHasher hasher({cheap, 1, 3, 3});
    int hashed = 0;
    int refused = 0;
    for (int i = 0; i < 10; ++i) {
        hasher.hash(QStringLiteral("x"), [&](const Outcome<QString> &outcome) {
            hashed += int(outcome.hasValue());
            if (!outcome && outcome.error().code == ErrorCode::Temporary && outcome.error().retryAfter)
                ++refused;
        });
    }
    QTRY_COMPARE(hashed + refused, 10);
    QCOMPARE(hashed, 4);
    CHINWAG_VERIFY_OK(hash(hasher, QStringLiteral("x")));
}

void SodiumPasswordHasherTest::signInsOvertakeRegistrations()
{
    SodiumPasswordHasher hasher({cheap, 1, 64, 64});
    QStringList order;
    const auto note = [&order](const QString &what) {
        return [&order, what](const auto &) { order += what; };
    };
    for (int i = 0; i < 5; ++i)
        hasher.hash(QStringLiteral("x"), note(QStringLiteral("registration")));
    hasher.verify(QStringLiteral("x"), {}, HashLane::SignIn, note(QStringLiteral("stranger")));
    hasher.verify(QStringLiteral("x"), {}, HashLane::KnownSignIn, note(QStringLiteral("known")));
    QTRY_COMPARE(order.size(), 7);
    // The first one runs already, or a second, by the time the last was asked for.
    QVERIFY2(order.indexOf(QStringLiteral("known")) < order.indexOf(QStringLiteral("stranger")),
             qPrintable(order.join(QLatin1Char(' '))));
    QCOMPARE(order.last(), QStringLiteral("registration"));
}

void SodiumPasswordHasherTest::registrationsLeaveAThreadFree()
{
    // So dear that it runs until the end of the test; a sign-in that had to wait would, too.
    SodiumPasswordHasher hasher({{2, 256 * 1024 * 1024}, 2, 64, 64});
    int registered = 0;
    for (int i = 0; i < 4; ++i)
        hasher.hash(QStringLiteral("x"), [&](const auto &) { ++registered; });
    bool answered = false;
    hasher.verify(QStringLiteral("x"), QStringLiteral("rubbish, which costs nothing"), HashLane::SignIn,
                  [&](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(registered, 0);
}

void SodiumPasswordHasherTest::aFullLaneLeavesTheOthersOpen()
{
    SodiumPasswordHasher hasher({cheap, 1, 3, 3});
    int refused = 0;
    for (int i = 0; i < 10; ++i)
        hasher.hash(QStringLiteral("x"), [&](const auto &outcome) { refused += int(!outcome.hasValue()); });
    const auto answer = verify(hasher, QStringLiteral("x"), QString());
    CHINWAG_VERIFY_OK(answer);
    QTRY_COMPARE(refused, 6);
}

void SodiumPasswordHasherTest::answersNeverComeInsideTheCall()
{
    SodiumPasswordHasher hasher({cheap, 1, 0, 0});
    CHINWAG_VERIFY_OK(hash(hasher, QStringLiteral("x")));
    int answers = 0;
    hasher.hash(QStringLiteral("x"), [&](const auto &) { ++answers; });
    hasher.hash(QStringLiteral("x"), [&](const auto &) { ++answers; }); // refused
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 2);
}

void SodiumPasswordHasherTest::destructionDropsWhatWaits()
{
    int answers = 0;
    {
        SodiumPasswordHasher hasher({cheap});
        for (int i = 0; i < 50; ++i)
            hasher.hash(QStringLiteral("x"), [&](const auto &) { ++answers; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(answers, 0);
}

void SodiumPasswordHasherTest::aContinuationMayDestroyTheHasher()
{
    auto hasher = std::make_unique<SodiumPasswordHasher>(SodiumPasswordHasher::Options{cheap});
    int answers = 0;
    for (int i = 0; i < 5; ++i) {
        hasher->hash(QStringLiteral("x"), [&](const auto &) {
            ++answers;
            hasher.reset();
        });
    }
    QTRY_VERIFY(!hasher);
    QCOMPARE(answers, 1);
}

QTEST_GUILESS_MAIN(SodiumPasswordHasherTest)
#include "tst_sodiumpasswordhasher.moc"
