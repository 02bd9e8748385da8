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
    void whatIsNoneIsNothing_data()
    {
        QTest::addColumn<QString>("hash");
        for (const char *hash : {"", "0", "00000", "0000000", "LEHV6nWB2yk8pyo0adR*.7kCMdn", "~~~~~~",
                                 "00\xC3\xA4"
                                 "000",
                                 "0 0000", "|00000", "L~~~~~WB2yk8pyo0adR*.7kCMdnj"})
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
