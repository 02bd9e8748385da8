#include "app/ui/files/filecopy.h"
#include "tests/support/chatworld.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QImage>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

class tst_FilesController : public QObject
{
    Q_OBJECT

private:
    static File file(const char *name, const char *type, qint64 size)
    {
        File made;
        made.id = FileId(QStringLiteral("f_1"));
        made.name = QString::fromUtf8(name);
        made.size = size;
        made.type = QString::fromUtf8(type);
        return made;
    }
    struct Desk
    {
        QTemporaryDir folder;
        Test::ChatWorld world;
        FilesController files{world.client.timers};

        Desk()
        {
            world.restart(Test::makeUser(QStringLiteral("mira")));
            files.setSession(&world.session());
        }
        ~Desk() { files.setSession(nullptr); }

        /// One that is here.
        MessageFile here(const char *name, const char *type, const QByteArray &content)
        {
            Attachment made;
            made.path = folder.filePath(QStringLiteral("copy"));
            QFile copy(made.path);
            if (!copy.open(QIODevice::WriteOnly) || copy.write(content) != content.size())
                qFatal("no file");
            made.file = file(name, type, content.size());
            world.session().files().adopt(made, made.file.id);
            return {made.file};
        }
        QString path(const char *name) const { return folder.filePath(QString::fromUtf8(name)); }
    };
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QList<QUrl> m_opened;

public Q_SLOTS:
    void openUrl(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void initTestCase() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openUrl"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    void init() { m_opened.clear(); }

    void opensACopyUnderItsName()
    {
        Desk desk;
        desk.files.open(desk.here("../list.txt", "text/plain", "words"));
        QCOMPARE(m_opened.size(), 1);
        const QFileInfo opened(m_opened[0].toLocalFile());
        QCOMPARE(opened.fileName(), QStringLiteral("_list.txt"));
        QCOMPARE(contentOf(opened.filePath()), QByteArray("words"));
        QVERIFY(!opened.permission(QFile::WriteOwner));
        QVERIFY(!opened.permission(QFile::ExeOwner));
        desk.files.open(desk.here("../list.txt", "text/plain", "words")); // once more
        QCOMPARE(m_opened.size(), 2);
        QCOMPARE(desk.files.problem(), QString());
    }
    void aProgramIsOnlySaved()
    {
        Desk desk;
        desk.files.open(desk.here("turn.sh", "application/x-shellscript", "#!/bin/sh\n"));
        QCOMPARE(m_opened.size(), 0);
        QVERIFY(desk.files.problem().contains(QStringLiteral("turn.sh")));
        desk.files.save(desk.here("turn.sh", "application/x-shellscript", "#!/bin/sh\n"),
                        QUrl::fromLocalFile(desk.path("turn.sh")));
        QTRY_COMPARE(contentOf(desk.path("turn.sh")), QByteArray("#!/bin/sh\n"));
        QVERIFY(!QFileInfo(desk.path("turn.sh")).isExecutable());
    }
    void whatSaysToBeSomethingElseIsNotOpened()
    {
        Desk desk;
        desk.files.open(desk.here("a.pdf", "application/pdf", "#!/bin/sh\nrm -r ~\n"));
        QCOMPARE(m_opened.size(), 0);
        QVERIFY(!desk.files.problem().isEmpty());
        desk.world.client.advance(FilesController::sentenceFor);
        QCOMPARE(desk.files.problem(), QString());
    }
    void savesAndSaysSo()
    {
        Desk desk;
        const QByteArray content(3'000'000, 'x');
        desk.files.save(desk.here("a.bin", "application/octet-stream", content),
                        QUrl::fromLocalFile(desk.path("saved.bin")));
        QTRY_VERIFY(desk.files.news().contains(QStringLiteral("saved.bin")));
        QCOMPARE(contentOf(desk.path("saved.bin")), content);
    }
    void whatCannotBeWrittenIsSaid()
    {
        Desk desk;
        desk.files.save(desk.here("a.bin", "application/octet-stream", "x"),
                        QUrl::fromLocalFile(desk.path("none/saved.bin")));
        QTRY_VERIFY(desk.files.problem().contains(QStringLiteral("saved.bin")));
        desk.files.save(desk.here("a.bin", "application/octet-stream", "x"),
                        QUrl(QStringLiteral("https://harbour.example/a")));
    }
    void copiesAPicture()
    {
        Desk desk;
        QImage image(3, 2, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        image.save(&buffer, "png");
        QGuiApplication::clipboard()->clear();
        desk.files.copyPicture(desk.here("a.png", "image/png", png));
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(3, 2));
        desk.files.copyPicture(desk.here("a.png", "image/png", "nonsense"));
        QTRY_VERIFY(!desk.files.problem().isEmpty());
    }
    void suggestsAHarmlessName()
    {
        const QUrl place = FilesController::placeFor({file("../../.bashrc", "", 1)});
        QVERIFY(place.isLocalFile());
        QCOMPARE(place.fileName(), QStringLiteral("_.._.bashrc"));
    }
    void suggestsAFreeName()
    {
        // A home of the test's own.
        const QTemporaryDir home;
        const QByteArray before = qgetenv("HOME");
        const auto back = qScopeGuard([&before] {
            qputenv("HOME", before);
            qunsetenv("XDG_CONFIG_HOME");
        });
        qputenv("HOME", home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
        QVERIFY(folder.path().startsWith(home.path()));
        const MessageFile list{file("chinwag-test-list.tar.gz", "application/gzip", 1)};
        const QUrl first = FilesController::placeFor(list);
        QCOMPARE(first.fileName(), QStringLiteral("chinwag-test-list.tar.gz"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QFile taken(first.toLocalFile());
        QVERIFY(taken.open(QIODevice::WriteOnly));
        QCOMPARE(FilesController::placeFor(list).fileName(), QStringLiteral("chinwag-test-list.tar (2).gz"));
    }
    void theViewKnowsWhatIsHere()
    {
        Desk desk;
        FileCopy copy;
        copy.setFiles(&desk.files);
        copy.setFile({file("a.txt", "text/plain", 5)});
        QCOMPARE(copy.state(), FileCopy::Absent);
        QVERIFY(!copy.isSending());
        QSignalSpy changed(&copy, &FileCopy::changed);
        desk.here("a.txt", "text/plain", "words");
        desk.world.client.turn();
        QVERIFY(!changed.isEmpty());
        QCOMPARE(copy.state(), FileCopy::Here);
        QVERIFY(QFile::exists(copy.path()));
        desk.files.setSession(nullptr);
        QCOMPARE(copy.state(), FileCopy::Absent);
    }
};

QTEST_MAIN(tst_FilesController)
#include "tst_filescontroller.moc"
