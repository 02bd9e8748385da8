// The contract of FilePreparer, over both versions of it, and what only the one that looks into files can
// show.
#include "app/core/files/blurhash.h"
#include "app/core/files/filewords.h"
#include "app/core/memory/memoryfilepreparer.h"
#include "app/files/fileworkshop.h"
#include "app/files/webp.h"
#include "shared/base/timerscheduler.h"
#include "shared/protocol/limits.h"

#include <QBuffer>
#include <QDir>
#include <QImageReader>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using Kind = FileProblem::Kind;
using Prepared = Result<Attachment, FileProblem>;

namespace {

constexpr qint64 limit = Limits::fileSize;

QImage gradient(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x * 255 / width, y * 255 / height, 80));
    }
    return image;
}

QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), width);
    return image;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!QImageWriter(&buffer, format).write(image))
        qFatal("no such format");
    return bytes;
}

/// As a phone writes it: to be turned by a quarter, and where it was taken.
QByteArray photo(const QImage &image)
{
    const QByteArray tiff("MM\0*\0\0\0\x08"
                          "\0\x01"
                          "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
                          "\0\0\0\0"
                          "GPS 48.1371 11.5754",
                          8 + 2 + 12 + 4 + 19);
    const QByteArray exif = QByteArray("Exif\0\0", 6) + tiff;
    QByteArray segment("\xff\xe1\0\0", 4);
    qToBigEndian(static_cast<quint16>(exif.size() + 2), segment.data() + 2);
    QByteArray jpeg = encoded(image, "jpeg");
    return jpeg.insert(2, segment + exif + QByteArray("\xff\xfe\0\x0dMade by Ann", 15));
}

QByteArray riffChunk(const QByteArray &name, const QByteArray &content)
{
    QByteArray length(4, '\0');
    qToLittleEndian(static_cast<quint32>(content.size()), length.data());
    return name + length + content + QByteArray(content.size() % 2, '\0');
}

QByteArray riff(const QByteArray &chunks) { return riffChunk("RIFF", "WEBP" + chunks); }

} // namespace

class TestFilePreparer : public QObject
{
    Q_OBJECT

private:
    QtTimerScheduler m_timers;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FilePreparer> m_preparer;

    QString outgoing() const { return m_folder->filePath(u"outgoing"_s); }
    QStringList copies() const { return QDir(outgoing()).entryList(QDir::Files, QDir::Name); }
    void useWorkshop() { m_preparer = std::make_unique<FileWorkshop>(outgoing()); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }
    Prepared prepare(const QString &path, qint64 atMost = limit)
    {
        std::optional<Prepared> answer;
        m_preparer->prepare(path, atMost, [&answer](const Prepared &result) { answer = result; });
        if (answer || !QTest::qWaitFor([&answer] { return answer.has_value(); }, 60'000))
            qFatal("answered at once, or never");
        return *answer;
    }
    Prepared prepare(const QString &name, const QByteArray &bytes) { return prepare(write(name, bytes)); }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_preparer.reset(); }

    void bothAnswerInOrder_data()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("memory") << false;
        QTest::newRow("workshop") << true;
    }
    void bothAnswerInOrder()
    {
        QFETCH(bool, real);
        if (real)
            useWorkshop();
        else
            m_preparer = std::make_unique<MemoryFilePreparer>(m_timers);
        QStringList answers;
        const auto note = [&answers](const Prepared &result) {
            answers.append(result ? result->file.name : result.error().name + u'!');
        };
        m_preparer->prepare(write(u"a.png"_s, encoded(gradient(900, 600), "png")), limit, note);
        m_preparer->prepare(write(u"b.txt"_s, "hello"), 4, note);
        m_preparer->prepare(write(u"c.txt"_s, "hello"), 5, note);
        QVERIFY(answers.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(answers, (QStringList{u"a.png"_s, u"b.txt!"_s, u"c.txt"_s}), 60'000);
        const Prepared picture = prepare(u"d.png"_s, encoded(gradient(64, 48), "png"));
        QVERIFY(picture);
        QVERIFY(isPicture(picture->file));
        QVERIFY(!picture->file.blurhash.isEmpty());
        QVERIFY(isPlain(picture->file.id));
        QVERIFY(QFile::exists(picture->path));
    }

    void nobodyIsAnsweredAfterTheEnd()
    {
        useWorkshop();
        bool isAnswered = false;
        m_preparer->prepare(write(u"a.txt"_s, "hello"), limit, [&](const Prepared &) { isAnswered = true; });
        m_preparer.reset();
        QTest::qWait(0);
        QVERIFY(!isAnswered);
    }

    void whereAPictureWasTakenIsNotSent()
    {
        useWorkshop();
        const QByteArray given = photo(gradient(64, 32));
        QVERIFY(given.contains("GPS 48") && given.contains("Made by Ann"));
        const Prepared sent = prepare(u"beach.jpg"_s, given);
        QVERIFY(sent);
        const QByteArray bytes = contentOf(sent->path);
        for (const char *secret : {"Exif", "GPS 48", "Made by Ann"})
            QVERIFY2(!bytes.contains(secret), secret);
        // Upright, and said to be as it is.
        const QImage seen(sent->path, "jpeg");
        QCOMPARE(seen.size(), QSize(32, 64));
        QCOMPARE(QSize(sent->file.width, sent->file.height), QSize(32, 64));
        QCOMPARE(sent->file.type, u"image/jpeg"_s);
        QCOMPARE(sent->file.size, bytes.size());
        // The top of what is seen was the left side of what was stored.
        QVERIFY(qGreen(seen.pixel(16, 4)) != qGreen(seen.pixel(4, 32)));
    }

    void whatIsWrittenIntoAPngIsNotSent()
    {
        useWorkshop();
        QImage image = gradient(64, 32);
        image.setText(u"Author"_s, u"Ann of Munich"_s);
        const QByteArray given = encoded(image, "png");
        QVERIFY(given.contains("Ann of Munich"));
        const Prepared sent = prepare(u"a.png"_s, given);
        QVERIFY(sent);
        QVERIFY(!contentOf(sent->path).contains("Ann of Munich"));
        QCOMPARE(QImage(sent->path, "png").convertToFormat(QImage::Format_RGB32), gradient(64, 32));
    }

    void whatIsWrittenIntoAWebPIsNotSent()
    {
        const QByteArray pixels = riffChunk("VP8L", "pixels!");
        const QByteArray head = riffChunk("VP8X", QByteArray("\x1e\0\0\0\x3f\0\0\x1f\0\0", 10));
        const QByteArray bareHead = riffChunk("VP8X", QByteArray("\x12\0\0\0\x3f\0\0\x1f\0\0", 10));
        const QByteArray given =
            riff(head + riffChunk("EXIF", "GPS 48.1") + pixels + riffChunk("XMP ", "<by>Ann</by>"));
        QCOMPARE(webpWithoutMetadata(given), riff(bareHead + pixels));
        QCOMPARE(webpWithoutMetadata(riff(pixels)), riff(pixels));
        for (qsizetype length = 0; length < given.size(); ++length)
            QVERIFY(!webpWithoutMetadata(given.first(length)));
        QByteArray wrong = given;
        wrong[16] = '\x7f'; // a part that is longer than the whole
        QVERIFY(!webpWithoutMetadata(wrong));
        useWorkshop();
        const Prepared damaged = prepare(u"a.webp"_s, given.first(40));
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().kind, Kind::Damaged);
    }

    void thumbnailsAreSmall_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("photo") << gradient(3000, 2000) << QByteArray("jpeg");
        QTest::newRow("noise") << noise(1600, 1200) << QByteArray("png");
        QTest::newRow("clear noise") << noise(1200, 1600).convertToFormat(QImage::Format_ARGB32)
                                     << QByteArray("png");
        QTest::newRow("line") << gradient(5000, 2) << QByteArray("png");
    }
    void thumbnailsAreSmall()
    {
        QFETCH(QImage, image);
        QFETCH(QByteArray, format);
        useWorkshop();
        const Prepared sent = prepare(u"a.bin"_s, encoded(image, format));
        QVERIFY(sent);
        QVERIFY(sent->file.hasThumbnail);
        QVERIFY(QFile(sent->thumbnail).size() <= Limits::thumbnailSize);
        const QSize small = QImageReader(sent->thumbnail).size();
        QVERIFY(std::max(small.width(), small.height()) <= 784);
        QVERIFY(!blurhashPixels(sent->file.blurhash, 8, 8).empty());
        QVERIFY(sent->file.blurhash.size() <= Limits::blurhashLength);
    }

    void whatMovesStaysAsItIs()
    {
        useWorkshop();
        // Two frames of one pixel.
        const QByteArray gif =
            QByteArray::fromHex("47494638396101000100800000000000ffffff"
                                "21f904000a0000002c000000000100010000020244010021f904000a000000"
                                "2c0000000001000100000202440100"
                                "3b");
        const Prepared sent = prepare(u"a.gif"_s, gif);
        QVERIFY2(sent, sent ? "" : qPrintable(sentenceFor(sent.error())));
        QCOMPARE(contentOf(sent->path), gif);
        QCOMPARE(sent->file.width, 1);
        QCOMPARE(sent->file.type, u"image/gif"_s);
    }

    void hugePicturesAreNotDecoded()
    {
        useWorkshop();
        QByteArray gif =
            QByteArray::fromHex("474946383961ffffffff800000000000ffffff2c00000000ffffffff0002024401003b");
        const Prepared moving = prepare(u"a.gif"_s, gif);
        QVERIFY(!moving);
        QCOMPARE(moving.error().kind, Kind::TooManyPixels);
        QByteArray jpeg = encoded(gradient(64, 32), "jpeg");
        const qsizetype frame = jpeg.indexOf(QByteArray("\xff\xc0", 2));
        QVERIFY(frame > 0);
        jpeg.replace(frame + 5, 4, QByteArray("\x7f\xff\x7f\xff", 4));
        const Prepared still = prepare(u"a.jpg"_s, jpeg);
        QVERIFY(!still);
        QCOMPARE(still.error().kind, Kind::TooManyPixels);
        QCOMPARE(still.error().size, qint64(0x7fff) * 0x7fff);
        QVERIFY2(sentenceFor(still.error()).contains("1,074"_L1) &&
                     sentenceFor(still.error()).contains("64"_L1),
                 qPrintable(sentenceFor(still.error())));
        QCOMPARE(copies(), QStringList());
    }

    void damagedPicturesHarmNobody()
    {
        useWorkshop();
        for (const char *format : {"jpeg", "png"}) {
            const QByteArray whole =
                qstrcmp(format, "jpeg") == 0 ? photo(gradient(64, 48)) : encoded(gradient(64, 48), format);
            for (qsizetype length = 1; length < whole.size(); length += 37) {
                const Prepared sent = prepare(u"a.jpg"_s, whole.first(length));
                if (sent && length > 8)
                    QVERIFY(!contentOf(sent->path).contains("GPS 48"));
                else if (length > 8)
                    QCOMPARE(sent.error().kind, Kind::Damaged);
            }
        }
    }

    void whatIsInAFileCounts()
    {
        useWorkshop();
        const Prepared text = prepare(u"a.png"_s, "This is no picture.");
        QVERIFY(text);
        QVERIFY(!isPicture(text->file));
        QVERIFY(text->file.blurhash.isEmpty());
        const Prepared picture = prepare(u"a.txt"_s, encoded(gradient(64, 48), "png"));
        QVERIFY(picture);
        QCOMPARE(picture->file.type, u"image/png"_s);
        QVERIFY(isPicture(picture->file));
        const Prepared drawing =
            prepare(u"a.svg"_s, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QVERIFY(drawing);
        QVERIFY(!isPicture(drawing->file));
    }

    void otherFilesAreCopied()
    {
        useWorkshop();
        const QByteArray bytes(1'000'000, 'x');
        const QString path = write(u"plan.bin"_s, bytes);
        const Prepared sent = prepare(path);
        QVERIFY(sent);
        QFile::remove(path);
        QCOMPARE(contentOf(sent->path), bytes);
        QCOMPARE(sent->file.name, u"plan.bin"_s);
        QCOMPARE(sent->file.size, bytes.size());
        QVERIFY(!sent->file.hasThumbnail);
        QCOMPARE(QFile(sent->path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void eachProblemHasItsSentence()
    {
        useWorkshop();
        QSet<QString> sentences;
        const auto refused = [&](const Prepared &result, Kind kind) {
            QVERIFY(!result);
            QCOMPARE(result.error().kind, kind);
            sentences.insert(sentenceFor(result.error()));
        };
        refused(prepare(m_folder->filePath(u"none"_s)), Kind::NotThere);
        refused(prepare(m_folder->path()), Kind::Folder);
        refused(prepare(u"/dev/null"_s), Kind::Unreadable);
        refused(prepare(u"a.txt"_s, ""), Kind::Empty);
        const Prepared large = prepare(write(u"a.txt"_s, QByteArray(3'000'000, 'x')), 2'097'152);
        refused(large, Kind::TooLarge);
        QVERIFY(sentenceFor(large.error()).contains("2.9 MB"_L1));
        QVERIFY(sentenceFor(large.error()).contains("2.0 MB"_L1));
        QCOMPARE(sentences.size(), 5);
        QCOMPARE(copies(), QStringList());
        QDir(outgoing()).removeRecursively();
        refused(prepare(u"b.txt"_s, "hello"), Kind::NotCopied);
    }

    void pastedPicturesHaveAName()
    {
        useWorkshop();
        std::optional<Prepared> answer;
        m_preparer->prepareImage(gradient(900, 600), limit, [&](const Prepared &result) { answer = result; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 60'000);
        QVERIFY(*answer);
        QCOMPARE((*answer)->file.name, u"Pasted picture.png"_s);
        QCOMPARE((*answer)->file.width, 900);
        answer.reset();
        m_preparer->prepareImage(QImage(), limit, [&](const Prepared &result) { answer = result; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 60'000);
        QVERIFY(!*answer);
    }

    void namesAreForEveryDisk()
    {
        useWorkshop();
        const QString longName = QString(200, u'x').left(60) + QString(60, QChar(0x00e9)) + u".tar"_s;
        const Prepared sent = prepare(longName, "hello");
        QVERIFY(sent);
        QVERIFY(sent->file.name.endsWith(".tar"_L1));
        QVERIFY(sent->file.name.toUtf8().size() <= Limits::fileNameLength);
        const Prepared odd = prepare(u"a\nb\\c.txt"_s, "hello");
        QVERIFY(odd);
        QCOMPARE(odd->file.name, u"abc.txt"_s);
    }

    void whatNobodySendsGoes()
    {
        useWorkshop();
        const Prepared first = prepare(u"a.png"_s, encoded(gradient(900, 600), "png"));
        const Prepared second = prepare(u"b.txt"_s, "hello");
        QCOMPARE(copies().size(), 3);
        m_preparer->discard(*second);
        QTRY_COMPARE(copies().size(), 2);
        const Prepared third = prepare(u"c.txt"_s, "hello");
        useWorkshop(); // the program was started again
        const Prepared fresh = prepare(u"d.txt"_s, "hello");
        m_preparer->keepOnly({first->file.id});
        QTRY_COMPARE(copies().size(), 3);
        QVERIFY(QFile::exists(first->path) && QFile::exists(first->thumbnail));
        QVERIFY(QFile::exists(fresh->path));
    }
};

QTEST_GUILESS_MAIN(TestFilePreparer)
#include "tst_filepreparer.moc"
