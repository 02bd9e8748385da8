#include "app/ui/appcontroller.h"
#include "tests/support/chatworld.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

class tst_AttachmentModel : public QObject
{
    Q_OBJECT

private:
    struct Window
    {
        QTemporaryDir folder;
        Test::ChatWorld world;
        AppController app{world.client.clock, world.client.timers, folder.filePath(QStringLiteral("s.ini"))};
        QStringList refusals;

        explicit Window(int maxFileSize = 1000)
        {
            world.client.hello.maxFileSize = maxFileSize;
            world.restart(Test::makeUser(QStringLiteral("mira")));
            world.addRoom(Test::makeRoom(QStringLiteral("r1")));
            world.addRoom(Test::makeRoom(QStringLiteral("r2")));
            world.goOnline();
            app.setSession(&world.session());
            app.rooms()->select(QStringLiteral("r1"));
            world.client.turn();
            connect(&model(), &AttachmentModel::refused, &app,
                    [this](const QString &sentence) { refusals.append(sentence); });
        }
        ~Window() { app.setSession(nullptr); }

        AttachmentModel &model() { return *app.attachments(); }
        QUrl file(const QString &name, int size = 10) const
        {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(size, 'x')) != size)
                qFatal("no file");
            return QUrl::fromLocalFile(file.fileName());
        }
        void add(const QStringList &names)
        {
            QList<QUrl> urls;
            for (const QString &name : names)
                urls.append(file(name));
            model().add(urls);
            world.client.turn();
        }
        QString at(int row, int role) { return model().data(model().index(row), role).toString(); }
        QList<OutboxEntry> waiting()
        {
            return world.session().outbox().entries(RoomId(QStringLiteral("r1")));
        }
    };
    static void copy(QMimeData *data) { QGuiApplication::clipboard()->setMimeData(data); }
    static QImage image()
    {
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        return image;
    }

private Q_SLOTS:
    void filesBecomeReady()
    {
        Window window;
        window.model().add({window.file(QStringLiteral("a.jpg")), window.file(QStringLiteral("b.pdf"))});
        QCOMPARE(window.model().rowCount(), 2);
        QVERIFY(window.model().isPreparing());
        QCOMPARE(window.at(0, AttachmentModel::NameRole), QStringLiteral("a.jpg"));
        QCOMPARE(window.at(0, AttachmentModel::AboutRole), QString());
        window.world.client.turn();
        QVERIFY(!window.model().isPreparing());
        QVERIFY(window.at(0, AttachmentModel::AboutRole).startsWith(QStringLiteral("JPG")));
        QVERIFY(window.at(0, AttachmentModel::PathRole).endsWith(QStringLiteral("a.jpg")));
        QCOMPARE(window.at(1, AttachmentModel::PathRole), QString()); // is not drawn
    }
    void whatIsTooLargeIsSaidWithBothSizes()
    {
        Window window;
        window.model().add({window.file(QStringLiteral("film.mp4"), 5000)});
        window.world.client.turn();
        QCOMPARE(window.model().rowCount(), 0);
        QCOMPARE(window.refusals.size(), 1);
        QVERIFY(window.refusals[0].contains(QStringLiteral("film.mp4")));
        QVERIFY2(window.refusals[0].contains(QStringLiteral("5")), qPrintable(window.refusals[0]));
        QVERIFY(window.refusals[0].contains(QStringLiteral("1,000 bytes")) ||
                window.refusals[0].contains(QStringLiteral("1000 bytes")));
        QCOMPARE(window.app.composer()->error(), window.refusals[0]);
    }
    void tenAreEnough()
    {
        Window window;
        QStringList names;
        for (int i = 0; i < 12; ++i)
            names.append(QStringLiteral("%1.txt").arg(i));
        window.add(names);
        QCOMPARE(window.model().rowCount(), 10);
        QVERIFY(!window.refusals.isEmpty());
        window.model().remove(0);
        window.add({QStringLiteral("more.txt")});
        QCOMPARE(window.model().rowCount(), 10);
    }
    void aServerWithoutFilesSaysSo()
    {
        Window window(0);
        QVERIFY(!window.model().isAvailable());
        window.add({QStringLiteral("a.txt")});
        QCOMPARE(window.model().rowCount(), 0);
        QCOMPARE(window.refusals.size(), 1);
        QCOMPARE(window.model().dropWords(), window.refusals[0]);
        auto *const data = new QMimeData;
        data->setImageData(image());
        copy(data);
        QVERIFY(window.model().paste());
        QCOMPARE(window.refusals.size(), 2);
    }
    void whatIsRemovedIsLetGo()
    {
        Window window;
        window.add({QStringLiteral("a.txt"), QStringLiteral("b.txt")});
        window.model().remove(0);
        QCOMPARE(window.world.preparer.discarded.size(), 1);
        QCOMPARE(window.at(0, AttachmentModel::NameRole), QStringLiteral("b.txt"));
        window.model().clear();
        QCOMPARE(window.world.preparer.discarded.size(), 2);
        // One that is not even ready.
        window.model().add({window.file(QStringLiteral("c.txt"))});
        window.model().clear();
        window.world.client.turn();
        QCOMPARE(window.world.preparer.discarded.size(), 3);
        QCOMPARE(window.model().rowCount(), 0);
    }
    void everyRoomHasItsOwn()
    {
        Window window;
        window.model().add({window.file(QStringLiteral("a.txt"))});
        window.app.rooms()->select(QStringLiteral("r2"));
        QCOMPARE(window.model().rowCount(), 0);
        window.world.client.turn();
        window.app.rooms()->select(QStringLiteral("r1"));
        QCOMPARE(window.model().rowCount(), 1);
        QVERIFY(!window.model().isPreparing());
    }

    void theyGoWithTheMessage()
    {
        Window window;
        window.add({QStringLiteral("a.jpg")});
        QVERIFY(window.app.composer()->canSend());
        window.app.composer()->edit(QStringLiteral("the garden"));
        window.app.composer()->send();
        QCOMPARE(window.model().rowCount(), 0);
        QCOMPARE(window.waiting().size(), 1);
        QCOMPARE(window.waiting()[0].words(), QStringLiteral("the garden"));
        QCOMPARE(window.waiting()[0].files.size(), 1);
        QVERIFY(window.world.preparer.discarded.isEmpty());
    }
    void wordsAreNotNeeded()
    {
        Window window;
        QVERIFY(!window.app.composer()->canSend());
        window.add({QStringLiteral("a.jpg")});
        window.app.composer()->send();
        QCOMPARE(window.waiting().size(), 1);
        QCOMPARE(window.waiting()[0].words(), QString());
        QVERIFY(!window.app.composer()->canSend());
    }
    void whoSendsTooSoonWaitsForThem()
    {
        Window window;
        window.model().add({window.file(QStringLiteral("a.jpg"))});
        window.app.composer()->edit(QStringLiteral("the garden"));
        window.app.composer()->send();
        QCOMPARE(window.waiting().size(), 0);
        window.world.client.turn();
        QCOMPARE(window.waiting().size(), 1);
        QCOMPARE(window.app.composer()->text(), QString());
    }
    void cancellingKeepsTheWords()
    {
        Window window;
        window.world.client.api.files.stalls = true;
        window.add({QStringLiteral("a.jpg")});
        window.app.composer()->edit(QStringLiteral("the garden"));
        window.app.composer()->send();
        window.world.client.turn();
        window.app.timeline()->cancelFile(window.waiting()[0].nonce.toString(),
                                          MessageFile{window.waiting()[0].files[0].attachment.file});
        QCOMPARE(window.waiting().size(), 0);
        QCOMPARE(window.app.composer()->text(), QStringLiteral("the garden"));
    }
    void anEditHasNone()
    {
        Window window;
        window.world.say(RoomId(QStringLiteral("r1")), window.world.session().account().user.id,
                         QStringLiteral("helo"));
        window.add({QStringLiteral("a.jpg")});
        window.app.composer()->changeLast();
        window.app.composer()->edit(QString());
        QVERIFY(!window.app.composer()->canSend());
        window.app.composer()->edit(QStringLiteral("hello"));
        window.app.composer()->send();
        QCOMPARE(window.model().rowCount(), 1);
    }

    void copiedFilesArePasted()
    {
        Window window;
        auto *const data = new QMimeData;
        const QUrl url = window.file(QStringLiteral("a.txt"));
        data->setUrls({url});
        data->setText(url.toLocalFile());
        copy(data);
        QVERIFY(window.model().paste());
        QCOMPARE(window.model().rowCount(), 1);
    }
    void aCopiedPictureIsPasted()
    {
        Window window;
        auto *const data = new QMimeData;
        data->setImageData(image());
        data->setHtml(QStringLiteral("<img src='http://192.0.2.1/x.png'>"));
        copy(data);
        QVERIFY(window.model().paste());
        window.world.client.turn();
        QCOMPARE(window.at(0, AttachmentModel::NameRole), QStringLiteral("picture.png"));
    }
    void wordsStayWords()
    {
        Window window;
        auto *cells = new QMimeData; // as an office copies them
        cells->setText(QStringLiteral("1\t2"));
        cells->setImageData(image());
        copy(cells);
        QVERIFY(!window.model().paste());
        auto *link = new QMimeData;
        link->setUrls({QUrl(QStringLiteral("https://harbour.example"))});
        copy(link);
        QVERIFY(!window.model().paste());
        copy(new QMimeData);
        QVERIFY(!window.model().paste());
        QCOMPARE(window.model().rowCount(), 0);
    }
    void wordsThatAreTooManyCanBeAFile()
    {
        Window window(1'000'000);
        const QString text(100'000, u'x');
        QVERIFY(!window.app.composer()->mayPaste(text, 0));
        QVERIFY(window.app.composer()->offersFile());
        window.app.composer()->attachPasted();
        QVERIFY(!window.app.composer()->offersFile());
        window.world.client.turn();
        QCOMPARE(window.at(0, AttachmentModel::NameRole), QStringLiteral("text.txt"));
        QVERIFY(window.at(0, AttachmentModel::AboutRole).contains(QStringLiteral("98 kB")));
    }
    void theEndOfTheSessionEndsAll()
    {
        Window window;
        window.add({QStringLiteral("a.txt")});
        window.model().add({window.file(QStringLiteral("b.txt"))});
        window.app.setSession(nullptr);
        window.world.client.turn();
        QCOMPARE(window.model().rowCount(), 0);
        QVERIFY(!window.model().isAvailable());
    }
};

QTEST_MAIN(tst_AttachmentModel)
#include "tst_attachmentmodel.moc"
