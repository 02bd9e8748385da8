#include "app/core/files/blurhash.h"

#include <QtTest>

using namespace Chinwag;

class tst_Blurhash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneColorIsEverywhere()
    {
        const auto pixels = blurhashPixels(u"00TSUA", 3, 2);
        QCOMPARE(pixels.size(), std::size_t(6));
        QCOMPARE(pixels, std::vector<quint32>(6, 0xFFFFFFFF));
        QCOMPARE(blurhashPixels(u"000000", 1, 1), std::vector<quint32>{0xFF000000});
    }
    void wavesHaveADirection()
    {
        // Two across, one down: brighter at the left.
        const auto pixels = blurhashPixels(u"1~Eyb[~q", 8, 1);
        QCOMPARE(pixels.size(), std::size_t(8));
        QVERIFY((pixels.front() & 255) > (pixels.back() & 255));
        for (std::size_t i = 1; i < pixels.size(); ++i)
            QVERIFY((pixels[i] & 255) <= (pixels[i - 1] & 255));
    }
    void whatIsKnownToBeAPicture()
    {
        // Of the format's own pages.
        const auto pixels = blurhashPixels(u"LEHV6nWB2yk8pyo0adR*.7kCMdnj", 32, 20);
        QCOMPARE(pixels.size(), std::size_t(32 * 20));
        QVERIFY(std::any_of(pixels.cbegin(), pixels.cend(), [&](quint32 each) { return each != pixels[0]; }));
    }
    void oneColorIsOneNumber()
    {
        const std::vector<quint32> white(6, 0xFFFFFFFF);
        QCOMPARE(blurhashOf(white, 3, 1, 1), QStringLiteral("00TSUA"));
        const std::vector<quint32> black(6, 0xFF000000);
        QCOMPARE(blurhashOf(black, 3, 1, 1), QStringLiteral("000000"));
        // Nothing of the waves: each of their parts is in the middle of its 19 steps.
        QCOMPARE(blurhashOf(black, 3, 4, 3), QStringLiteral("L00000") + QStringLiteral("fQ").repeated(11));
        QCOMPARE(blurhashOf({}, 3, 4, 3), QString());
        QCOMPARE(blurhashOf(white, 4, 4, 3), QString());
    }
    void aPictureIsWhatItsHashShows()
    {
        const QString hash = QStringLiteral("LEHV6nWB2yk8pyo0adR*.7kCMdnj");
        const auto pixels = blurhashPixels(hash, 64, 64);
        const QString again = blurhashOf(pixels, 64, 4, 3);
        QCOMPARE(again.size(), hash.size());
        const auto seen = blurhashPixels(again, 64, 64);
        int largest = 0;
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            for (const int shift : {0, 8, 16}) {
                const auto part = [shift](quint32 pixel) { return static_cast<int>(pixel >> shift & 255); };
                largest = std::max(largest, std::abs(part(pixels[i]) - part(seen[i])));
            }
        }
        QVERIFY2(largest <= 24, qPrintable(QString::number(largest)));
    }
    void whatIsNoneIsNothing_data()
    {
        QTest::addColumn<QString>("hash");
        for (const char *hash : {"", "0", "00000", "0000000", "LEHV6nWB2yk8pyo0adR*.7kCMdn", "~~~~~~",
                                 "00äxyz", "0 0000", "|00000", "L~~~~~WB2yk8pyo0adR*.7kCMdnj"})
            QTest::newRow(hash) << QString::fromUtf8(hash);
    }
    void whatIsNoneIsNothing()
    {
        QFETCH(QString, hash);
        QCOMPARE(blurhashPixels(hash, 4, 4), std::vector<quint32>());
    }
    void withoutASizeThereIsNothing()
    {
        QCOMPARE(blurhashPixels(u"000000", 0, 4), std::vector<quint32>());
        QCOMPARE(blurhashPixels(u"000000", 4, -1), std::vector<quint32>());
    }
};

QTEST_GUILESS_MAIN(tst_Blurhash)
#include "tst_blurhash.moc"
