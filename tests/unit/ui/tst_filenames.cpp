#include "app/ui/files/filelabels.h"
#include "app/ui/files/filenames.h"
#include "app/ui/files/messagefile.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

class tst_FileNames : public QObject
{
    Q_OBJECT

private:
    static File file(const char *name, const char *type, qint64 size = 1000, int width = 0)
    {
        File made;
        made.id = FileId(QStringLiteral("f"));
        made.name = QString::fromUtf8(name);
        made.size = size;
        made.type = QString::fromUtf8(type);
        made.width = width;
        made.height = width;
        return made;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void namesAreMadeHarmless_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char *name, const char *clean) {
            QTest::newRow(clean) << QString::fromUtf8(name) << QString::fromUtf8(clean);
        };
        row("garden.jpg", "garden.jpg");
        row("../../.bashrc", "_.._.bashrc");
        row("a/b\\c:d.txt", "a_b_c_d.txt");
        row(".hidden", "hidden");
        row("invoice\xE2\x80\xAEgpj.exe", "invoicegpj.exe");
        row("two\nlines\t.txt", "twolines.txt");
        row("end. . ", "end");
        row("con.txt", "_con.txt");
        row("LPT1", "_LPT1");
        row("contract.txt", "contract.txt");
        row(" \xE2\x81\xA6 ", "file");
        row("", "file");
        row("\xD8\xB5\xD9\x88\xD8\xB1\xD8\xA9.png", "\xD8\xB5\xD9\x88\xD8\xB1\xD8\xA9.png");
    }
    void namesAreMadeHarmless()
    {
        QFETCH(QString, name);
        QFETCH(QString, clean);
        QCOMPARE(FileNames::clean(name), clean);
    }
    void aLongNameKeepsItsEnd()
    {
        const QString name = FileNames::clean(QString(300, QChar(0xE4)) + QStringLiteral(".jpeg"));
        QVERIFY(name.endsWith(QStringLiteral(".jpeg")));
        QVERIFY(name.toUtf8().size() <= 255);
        QVERIFY(name.toUtf8().size() > 250);
    }

    void whatMayRunIsNotOpened_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("opens");
        const auto row = [](const char *name, const char *type, bool opens) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(name), QLatin1String(type))))
                << QString::fromUtf8(name) << QString::fromUtf8(type) << opens;
        };
        row("a.pdf", "application/pdf", true);
        row("a.txt", "text/plain", true);
        row("a.csv", "text/csv", true);
        row("a.jpg", "image/jpeg", true);
        row("a.mp4", "video/mp4", true);
        row("a.odt", "application/vnd.oasis.opendocument.text", true);
        row("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true);
        row("a.docm", "application/vnd.ms-word.document.macroEnabled.12", false);
        row("a.exe", "application/x-ms-dos-executable", false);
        row("a.sh", "application/x-shellscript", false);
        row("a.sh", "text/plain", false); // what the server found does not help
        row("a.desktop", "text/plain", false);
        row("a.py", "text/plain", false);
        row("a.jar", "application/zip", false);
        row("a.html", "text/html", false);
        row("a.svg", "image/svg+xml", false);
        row("a.pdf", "application/x-executable", false);
        row("a", "application/octet-stream", false);
        row("a.jpg\xE2\x80\xAE.sh", "image/jpeg", false);
    }
    void whatMayRunIsNotOpened()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        QFETCH(bool, opens);
        QCOMPARE(FileNames::mayOpen(name, type), opens);
    }
    void theContentCounts()
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const char *name, const QByteArray &content) {
            QFile file(folder.filePath(QLatin1String(name)));
            if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
                qFatal("no file");
            return file.fileName();
        };
        QVERIFY(FileNames::mayOpenContent(write("a.pdf", "%PDF-1.4\n")));
        QVERIFY(FileNames::mayOpenContent(write("a.txt", "words")));
        QVERIFY(!FileNames::mayOpenContent(write("b.pdf", "#!/bin/sh\nrm")));
        QVERIFY(!FileNames::mayOpenContent(write("c.pdf", "\x7F"
                                                          "ELF\x02\x01\x01")));
        QVERIFY(!FileNames::mayOpenContent(write("d.txt", "[Desktop Entry]\nExec=true\n")));
        QVERIFY(!FileNames::mayOpenContent(write("e.txt", "<!DOCTYPE html><html></html>")));
    }

    void whatStandsForAMessageWithoutWords()
    {
        const File picture = file("garden.jpg", "image/jpeg", 9, 10);
        const File paper = file("tickets.pdf", "application/pdf");
        QCOMPARE(FileLabels::instead({}), QString());
        QCOMPARE(FileLabels::instead({picture}), QStringLiteral("Picture"));
        QCOMPARE(FileLabels::instead({paper}), QStringLiteral("tickets.pdf"));
        QVERIFY(!FileLabels::instead({picture, paper}).isEmpty());
        QCOMPARE(FileLabels::spoken({picture, paper}),
                 QStringLiteral("picture \u2068garden.jpg\u2069, file \u2068tickets.pdf\u2069"));
    }
    void whatAFileIs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("about");
        const auto row = [](const char *name, const char *type, qint64 size, const char *about) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(type) << size
                                << QString::fromUtf8(about);
        };
        row("tickets.pdf", "application/pdf", 312 * 1024, "PDF · 312 kB");
        row("film.MP4", "video/mp4", 7130316, "MP4 · 6.8 MB");
        row("README", "text/plain", 12, "TXT · 12 bytes");
        row("a.b c", "application/x-nothing", 1024, "1 kB");
        row("a.toolong", "image/png", 1024, "PNG · 1 kB");
    }
    void whatAFileIs()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        QFETCH(qint64, size);
        QTEST(FileLabels::about(file(qPrintable(name), qPrintable(type), size)), "about");
    }
    void howFarItIs()
    {
        using std::chrono::seconds;
        QCOMPARE(FileLabels::progress(4404019, 7130316, seconds(3)),
                 QStringLiteral("4.2 of 6.8 MB · 3 s left"));
        QCOMPARE(FileLabels::progress(0, 7130316, {}), QStringLiteral("0.0 of 6.8 MB"));
        QCOMPARE(FileLabels::progress(0, 312 * 1024, seconds(0)), QStringLiteral("0 of 312 kB · 1 s left"));
        QCOMPARE(FileLabels::progress(0, 7130316, seconds(61)), QStringLiteral("0.0 of 6.8 MB · 2 min left"));
    }

    void onlyPixelsAreDrawn()
    {
        QVERIFY(MessageFile{file("a.jpg", "image/jpeg", 9, 10)}.isPicture());
        QVERIFY(!MessageFile{file("a.jpg", "image/jpeg")}.isPicture()); // without measures
        QVERIFY(!MessageFile{file("a.svg", "image/svg+xml", 9, 10)}.isPicture());
        QVERIFY(!MessageFile{file("a.pdf", "application/pdf", 9, 10)}.isPicture());
    }
    void aShortNameKeepsItsEnd()
    {
        QCOMPARE(MessageFile{file("garden.jpg", "image/jpeg")}.shortName(), QStringLiteral("garden.jpg"));
        const QString name =
            MessageFile{file("a-very-long-name-of-a-recording-from-the-pier.ogg", "audio/ogg")}.shortName();
        QVERIFY(name.startsWith(QStringLiteral("a-very-long")));
        QVERIFY(name.endsWith(QStringLiteral("pier.ogg")));
        QVERIFY(name.size() <= 32);
    }
};

QTEST_GUILESS_MAIN(tst_FileNames)
#include "tst_filenames.moc"
