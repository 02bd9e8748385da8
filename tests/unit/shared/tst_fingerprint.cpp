#include "shared/protocol/fingerprint.h"

#include <QSet>
#include <QtTest>

using namespace Chinwag;

class tst_Fingerprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Two versions that show different words of one certificate make people cry wolf.
    void theWordsOfACertificateStayAsTheyAre()
    {
        const QByteArray print = Fingerprint::of("certificate");
        QCOMPARE(Fingerprint::words(print),
                 QStringLiteral("engine mustard hammock heron timber window jelly flannel"));
        QVERIFY(Fingerprint::hex(print).startsWith(QStringLiteral("03:D6:6D:D0")));
        QCOMPARE(Fingerprint::hex(print).size(), 32 * 3 - 1);
    }
    void oneBitChangesMostWords()
    {
        const QByteArray print = Fingerprint::of("certificate");
        QByteArray near = print;
        near[31] = static_cast<char>(near[31] ^ 1);
        const QStringList one = Fingerprint::words(print).split(u' ');
        const QStringList other = Fingerprint::words(near).split(u' ');
        QCOMPARE(one.size(), 8);
        QCOMPARE(other.size(), 8);
        int same = 0;
        for (int i = 0; i < 8; ++i)
            same += one[i] == other[i] ? 1 : 0;
        QVERIFY(same < 3);
    }
    void everyByteHasAWordOfItsOwn()
    {
        QSet<QString> seen;
        for (int i = 0; i < 400; ++i) {
            const QStringList words = Fingerprint::words(Fingerprint::of(QByteArray::number(i))).split(u' ');
            QCOMPARE(words.size(), 8);
            for (const QString &word : words) {
                QVERIFY(word.size() >= 3 && word.size() <= 8);
                seen.insert(word);
            }
        }
        QCOMPARE(seen.size(), 256);
    }
    void onlyWholeOnesAreValid()
    {
        QVERIFY(Fingerprint::isValid(QByteArray(32, 'x')));
        QVERIFY(!Fingerprint::isValid(QByteArray(31, 'x')));
        QVERIFY(!Fingerprint::isValid({}));
    }
};

QTEST_GUILESS_MAIN(tst_Fingerprint)
#include "tst_fingerprint.moc"
