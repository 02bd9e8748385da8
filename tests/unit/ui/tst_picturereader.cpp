#include "app/ui/files/picturereader.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

class tst_PictureReader : public QObject
{
    Q_OBJECT

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(content);
        return file.fileName();
    }
    QString paint(const QString &name, QSize size, const char *format = "png")
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.save(m_folder.filePath(name), format);
        return m_folder.filePath(name);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void fitsWithoutGrowing()
    {
        const QString path = paint(QStringLiteral("a.png"), {400, 100});
        QCOMPARE(PictureReader::read(path, {{200, 200}}).size(), QSize(200, 50));
        QCOMPARE(PictureReader::read(path, {{1000, 1000}}).size(), QSize(400, 100));
    }
    void fills()
    {
        const QString path = paint(QStringLiteral("b.png"), {400, 100});
        const QImage image = PictureReader::read(path, {{64, 64}, PictureWish::Form::Filled});
        QCOMPARE(image.size(), QSize(64, 64));
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::red));
        QCOMPARE(image.pixelColor(63, 63), QColor(Qt::red));
    }
    /// Filling a square with it would take gigabytes.
    void aThreadDoesNotBecomeASheet()
    {
        const QString path = paint(QStringLiteral("thread.png"), {1, 20'000});
        const QImage image = PictureReader::read(path, {{392, 220}, PictureWish::Form::Filled});
        QVERIFY(image.isNull() || image.size() == QSize(392, 220));
    }
    void cornersAreRound()
    {
        const QString path = paint(QStringLiteral("c.png"), {64, 64});
        const QImage image = PictureReader::read(path, {{64, 64}, PictureWish::Form::Filled, 14});
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(image.pixelColor(32, 0).alpha(), 255);
    }
    void aProgramIsNoPicture()
    {
        const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                               "<rect width='9' height='9' fill='red'/></svg>";
        QVERIFY(PictureReader::read(write(QStringLiteral("d.svg"), svg), {{9, 9}}).isNull());
        QVERIFY(PictureReader::read(write(QStringLiteral("d.png"), svg), {{9, 9}}).isNull());
    }
    void theNameDoesNotMatter()
    {
        const QString path = paint(QStringLiteral("e.bin"), {8, 8}, "jpg");
        QCOMPARE(PictureReader::read(path, {{8, 8}}).size(), QSize(8, 8));
    }
    void whatIsTooLargeIsNotRead()
    {
        // Only its head: 30,000 pixels on each side.
        QByteArray png = QByteArray::fromHex(
            "89504e470d0a1a0a0000000d49484452000075300000753008060000006627f8ba000000004944415435af061e");
        QVERIFY(PictureReader::read(write(QStringLiteral("f.png"), png), {{100, 100}}).isNull());
    }
    void brokenFilesAreNothing()
    {
        QVERIFY(PictureReader::read(m_folder.filePath(QStringLiteral("none")), {{9, 9}}).isNull());
        QVERIFY(PictureReader::read(write(QStringLiteral("g.png"), "\x89PNG\r\n\x1a\nnonsense"), {{9, 9}})
                    .isNull());
        const QString path = paint(QStringLiteral("h.png"), {8, 8});
        QVERIFY(PictureReader::read(path, {}).isNull());
    }
    void aGuessHasTheWantedSize()
    {
        const QString hash = QStringLiteral("LEHV6nWB2yk8pyo0adR*.7kCMdnj");
        const QImage image = PictureReader::guess(hash, {{392, 220}, PictureWish::Form::Filled, 14});
        QCOMPARE(image.size(), QSize(392, 220));
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(image.pixelColor(200, 100).alpha(), 255);
        QVERIFY(PictureReader::guess(QStringLiteral("nonsense"), {{9, 9}}).isNull());
        QVERIFY(PictureReader::guess({}, {{9, 9}}).isNull());
        QVERIFY(PictureReader::guess(hash, {}).isNull());
    }
    void onlyWhatMovesMoves()
    {
        QVERIFY(!PictureReader::movingSize(paint(QStringLiteral("i.png"), {8, 8})));
        const QByteArray gif = QByteArray::fromHex(
            "47494638396101000100800000ff0000ffffff21f90400000000002c00000000010001000002024401003b");
        QCOMPARE(PictureReader::movingSize(write(QStringLiteral("i.gif"), gif)), QSize(1, 1));
    }
};

QTEST_GUILESS_MAIN(tst_PictureReader)
#include "tst_picturereader.moc"
