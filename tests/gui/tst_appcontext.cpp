// The whole client in this process: its window, its files, a real chinwagd, and no screen.

#include "app/appcontext.h"
#include "app/ui/denynetwork.h"
#include "app/ui/files/picture.h"
#include "tests/support/chinwagdprocess.h"

#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <unistd.h>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms; a loaded machine, never the expected duration
const QString password = u"correct horse battery"_s;

/// One start of the program, until it is destroyed.
class Program
{
public:
    explicit Program(const AppOptions &options = {})
        : m_context(*ProfilePaths::of({}), options)
    {
        m_engine.setNetworkAccessManagerFactory(&m_deny);
        m_engine.addImportPath(u"qrc:/qt/qml"_s);
        m_engine.setInitialProperties({{u"app"_s, QVariant::fromValue(&m_context.controller())}});
        m_engine.load(QUrl(u"qrc:/qt/qml/Chinwag/App/Main.qml"_s));
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
        m_context.start();
    }

    AppContext &context() { return m_context; }
    AppController &app() { return m_context.controller(); }
    QQuickWindow *window() { return m_window; }
    bool isOnline() { return app().isSignedIn() && app().ownPresence() != 0; }
    /// What is on screen under this name; null: nothing.
    QQuickItem *item(const QString &name)
    {
        const auto all = m_window->findChildren<QQuickItem *>(name);
        for (QQuickItem *each : all) {
            if (each->isVisible() && each->window())
                return each;
        }
        return nullptr;
    }
    QString textOf(const QString &name)
    {
        QQuickItem *const found = item(name);
        return found ? found->property("text").toString() : QString();
    }
    /// A dialog that is open.
    QObject *dialog(const QString &name)
    {
        QObject *const found = m_window->findChild<QObject *>(name);
        return found && found->property("opened").toBool() ? found : nullptr;
    }
    void enter(const QString &server, const QString &name, SignInController::Mode mode)
    {
        SignInController &page = *app().signIn();
        page.setAddress(server);
        page.setMode(mode);
        page.setName(name);
        page.setPassword(password);
        page.submit();
    }

private:
    AppContext m_context;
    DenyNetwork m_deny;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

/// Whoever may write everywhere cannot see that a folder is read-only.
class Ordinary
{
public:
    Ordinary()
    {
        if (::geteuid() == 0)
            m_changed = ::seteuid(65534) == 0;
    }
    ~Ordinary()
    {
        if (m_changed) [[maybe_unused]]
            const int back = ::seteuid(0);
    }
    Q_DISABLE_COPY_MOVE(Ordinary)

private:
    bool m_changed = false;
};

/// How many pictures within `item` show what is in their files.
int drawnPictures(QQuickItem &item)
{
    const auto *const picture = qobject_cast<Picture *>(&item);
    int count = picture && picture->status() == Picture::Ready ? 1 : 0;
    const auto children = item.childItems();
    for (QQuickItem *child : children)
        count += drawnPictures(*child);
    return count;
}

} // namespace

class tst_AppContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aRoomOneMakesIsOpenAndOnTop();
    void theRoomAndTheWindowAreAsTheyWereLeft();
    void aMaximizedWindowIsSoAgain();
    void clearedCopiesComeBackAndWhatOneWroteStays();
    void signingOutKeepsTheServerAndTheName();
    void aLinkToHereIsSaid();
    void aPictureGoesThereAndComesBack();
    void aDamagedCopyIsSaid();
    void aCopyThatCannotBeOpenedIsSaid_data();
    void aCopyThatCannotBeOpenedIsSaid();
    void afterThatOneNeedNotBeginAnew();

private:
    QString databaseFile() const { return ProfilePaths::of({})->databaseFile(m_server->url(), u"ann"_s); }
    bool signUp()
    {
        Program program;
        program.enter(m_server->url().toString(), u"ann"_s, SignInController::CreateAccount);
        return QTest::qWaitFor([&] { return program.isOnline() && program.app().timeline()->hasRoom(); },
                               patience);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ChinwagdProcess> m_server;
};

void tst_AppContext::initTestCase() { QQuickStyle::setStyle(u"Basic"_s); }

void tst_AppContext::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::setPermissions(m_home->path(), QFile::Permissions(0x7755)));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->filePath(u"data"_s)));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // no keychain and no portal of whoever runs this
    m_server = std::make_unique<ChinwagdProcess>();
    QVERIFY2(m_server->start(), m_server->log().constData());
    QVERIFY(signUp());
}

void tst_AppContext::aRoomOneMakesIsOpenAndOnTop()
{
    Program program;
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
    RoomsController &rooms = *program.app().rooms();
    for (const QString &name : {u"boats"_s, u"lanterns"_s}) {
        rooms.create(name, false);
        QTRY_VERIFY_WITH_TIMEOUT(program.app().timeline()->title().contains(name), patience);
        QTRY_COMPARE_WITH_TIMEOUT(rooms.model()->indexOf(rooms.currentRoom()), 0, patience);
    }
    QTRY_VERIFY(program.item(u"composerInput"_s)->hasActiveFocus());
}

void tst_AppContext::theRoomAndTheWindowAreAsTheyWereLeft()
{
    QString room;
    QRect place;
    {
        Program program;
        QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
        program.app().rooms()->create(u"boats"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(program.app().timeline()->title().contains(u"boats"_s), patience);
        room = program.app().rooms()->currentRoomId();
        program.app().rooms()->create(u"lanterns"_s, false); // the newest
        QTRY_VERIFY_WITH_TIMEOUT(program.app().timeline()->title().contains(u"lanterns"_s), patience);
        program.app().rooms()->select(room);
        program.window()->setGeometry(20, 60, 640, 500);
        QTRY_COMPARE(program.window()->size(), QSize(640, 500));
        place = program.window()->geometry();
        program.window()->requestActivate();
        QTRY_VERIFY(program.window()->isActive());
        QTest::keyClick(program.window(), Qt::Key_W, Qt::ControlModifier); // Ctrl+Q: tst_restart
        QTRY_VERIFY(!program.window()->isVisible());
    }
    Program again;
    QTRY_COMPARE_WITH_TIMEOUT(again.app().rooms()->currentRoomId(), room, patience);
    QCOMPARE(again.window()->geometry(), place);
    QTRY_VERIFY_WITH_TIMEOUT(again.isOnline(), patience);
    QCOMPARE(again.app().rooms()->currentRoomId(), room);
}

void tst_AppContext::aMaximizedWindowIsSoAgain()
{
    QRect place;
    {
        Program program;
        program.window()->setGeometry(30, 70, 700, 500);
        QTRY_COMPARE(program.window()->size(), QSize(700, 500));
        place = program.window()->geometry();
        QTRY_COMPARE(program.app().settings()->windowPlace(QSize(1, 1)), place); // is kept
        program.window()->showMaximized();
        QTRY_VERIFY(program.app().windowKeeper()->isMaximized()); // the system has said so
    }
    {
        Program again;
        QTRY_COMPARE(again.window()->visibility(), QWindow::Maximized);
        again.window()->showNormal();
        QTRY_COMPARE(again.window()->visibility(), QWindow::Windowed);
        QTRY_COMPARE(again.window()->geometry(), place);
        QTRY_VERIFY(!again.app().windowKeeper()->isMaximized());
    }
    Program third;
    QCOMPARE(third.window()->visibility(), QWindow::Windowed);
    QCOMPARE(third.window()->geometry(), place);
}

void tst_AppContext::clearedCopiesComeBackAndWhatOneWroteStays()
{
    Program program;
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
    AppController &app = program.app();
    app.rooms()->create(u"boats"_s, false);
    QTRY_VERIFY_WITH_TIMEOUT(app.timeline()->title().contains(u"boats"_s), patience);
    const QString room = app.rooms()->currentRoomId();
    app.composer()->edit(u"said"_s);
    app.composer()->send();
    QTRY_COMPARE_WITH_TIMEOUT(app.timeline()->model()->index(0).data(TimelineModel::BodyRole).toString(),
                              u"said"_s, patience);
    app.composer()->edit(u"half a sen"_s);
    app.storage()->refresh();
    QVERIFY(!app.storage()->messages().isEmpty());
    app.storage()->clearMessages();
    QTRY_VERIFY_WITH_TIMEOUT(!program.isOnline(), patience); // a session of its own
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(app.rooms()->currentRoomId(), room, patience);
    QTRY_COMPARE_WITH_TIMEOUT(app.timeline()->model()->index(0).data(TimelineModel::BodyRole).toString(),
                              u"said"_s, patience);
    QCOMPARE(app.composer()->text(), u"half a sen"_s);
    QVERIFY(program.item(u"composerInput"_s) != nullptr);
}

void tst_AppContext::signingOutKeepsTheServerAndTheName()
{
    Program program;
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
    program.app().signOut();
    QTRY_VERIFY_WITH_TIMEOUT(program.item(u"signInButton"_s) != nullptr, patience);
    QCOMPARE(program.textOf(u"addressField"_s), m_server->url().toString());
    QCOMPARE(program.textOf(u"nameField"_s), u"ann"_s);
    QCOMPARE(program.textOf(u"passwordField"_s), QString());
    QCOMPARE(program.app().signIn()->mode(), SignInController::SignIn);
    program.window()->requestActivate();
    QTRY_VERIFY(program.item(u"passwordField"_s)->hasActiveFocus());
    // And in again, with what is still missing.
    program.app().signIn()->setPassword(password);
    program.app().signIn()->submit();
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
}

void tst_AppContext::aLinkToHereIsSaid()
{
    Program program;
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
    const QString link = u"chinwag://127.0.0.1:%1/?invite=aBcDeF&tls=0"_s.arg(m_server->port());
    program.context().startedAgain({link, {}});
    QTRY_VERIFY(program.dialog(u"noticeDialog"_s) != nullptr);
    const QObject &told = *program.dialog(u"noticeDialog"_s);
    QCOMPARE(told.property("title").toString(), u"You are signed in there already"_s);
    const QString words = told.property("explanation").toString();
    QVERIFY2(words.contains(u"\u2068127.0.0.1:%1\u2069"_s.arg(m_server->port())), qPrintable(words));
    QVERIFY(program.isOnline());
}

void tst_AppContext::aPictureGoesThereAndComesBack()
{
    const QString path = m_home->filePath(u"garden.jpg"_s);
    QImage image(1200, 800, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QVERIFY(image.save(path));
    const auto isDrawn = [](Program &program) {
        return drawnPictures(*program.window()->contentItem()) == 1;
    };
    const auto newest = [](Program &program, int role) {
        TimelineModel *const log = program.app().timeline()->model();
        return log->index(0).data(role);
    };
    {
        Program program;
        QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
        QTRY_VERIFY(program.app().attachments()->isAvailable());
        program.app().attachments()->add({QUrl::fromLocalFile(path)});
        program.app().composer()->edit(u"the garden"_s);
        program.app().composer()->send(); // as soon as it is ready
        QTRY_COMPARE_WITH_TIMEOUT(newest(program, TimelineModel::BodyRole).toString(), u"the garden"_s,
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(newest(program, TimelineModel::DeliveryRole).toInt(),
                                  int(TimelineModel::Sent), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isDrawn(program), patience);
    }
    QVERIFY(QFile::remove(path));
    QVERIFY(QDir(ProfilePaths::of({})->libraryFolder(m_server->url(), u"ann"_s)).removeRecursively());
    Program again; // has to fetch it
    QTRY_VERIFY_WITH_TIMEOUT(again.isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isDrawn(again), patience);
    const auto file = newest(again, TimelineModel::FilesRole).toList().value(0).value<MessageFile>();
    QCOMPARE(file.name(), u"garden.jpg"_s);
    QCOMPARE(file.size(), QSize(1200, 800));
    QVERIFY(file.file.hasThumbnail);
    QVERIFY(!file.blurhash().isEmpty());
    const QString saved = m_home->filePath(u"saved.jpg"_s);
    again.app().files()->save(file, QUrl::fromLocalFile(saved));
    QTRY_COMPARE_WITH_TIMEOUT(QFileInfo(saved).size(), file.file.size, patience);
    QCOMPARE(QImage(saved).size(), QSize(1200, 800));
}

void tst_AppContext::aDamagedCopyIsSaid()
{
    QFile file(databaseFile());
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.write(QByteArray(8192, 'x')) > 0);
    file.close();
    Program program;
    QTRY_VERIFY_WITH_TIMEOUT(program.dialog(u"noticeDialog"_s) != nullptr, patience);
    QCOMPARE(program.dialog(u"noticeDialog"_s)->property("title").toString(), u"A file was damaged"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline() && program.app().timeline()->hasRoom(), patience);
    QVERIFY(QFile::exists(databaseFile() + u".damaged"_s));
}

void tst_AppContext::aCopyThatCannotBeOpenedIsSaid_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("words");
    QTest::newRow("locked") << u"locked"_s << u"Another program"_s;
    QTest::newRow("not a file") << u"folder"_s << u"cannot be opened"_s;
    QTest::newRow("read-only") << u"read-only"_s << u"cannot be opened"_s;
}

void tst_AppContext::aCopyThatCannotBeOpenedIsSaid()
{
    QFETCH(QString, trouble);
    QFETCH(QString, words);
    const QString folder = QFileInfo(databaseFile()).path();
    QSqlDatabase other;
    if (trouble == u"locked"_s) {
        other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(databaseFile());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"PRAGMA locking_mode=EXCLUSIVE"_s));
        QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));
    } else if (trouble == u"folder"_s) {
        QVERIFY(QFile::remove(databaseFile()));
        QVERIFY(QDir().mkdir(databaseFile()));
    } else {
        QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x5555)));
    }
    {
        Program program;
        const auto ordinary = trouble == u"read-only"_s ? std::make_unique<Ordinary>() : nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(!program.textOf(u"formError"_s).isEmpty(), patience);
        const QString said = program.textOf(u"formError"_s);
        QVERIFY2(said.contains(words) && said.contains(u"messages on this computer"_s), qPrintable(said));
        QVERIFY(!program.app().isSignedIn());
        // As after a sign-out: what is known is filled in.
        QCOMPARE(program.textOf(u"addressField"_s), m_server->url().toString());
        QCOMPARE(program.textOf(u"nameField"_s), u"ann"_s);
    }
    QFile::setPermissions(folder, QFile::Permissions(0x7755));
    other = QSqlDatabase();
    QSqlDatabase::removeDatabase(u"other"_s);
}

// The other program has ended: the same page leads in.
void tst_AppContext::afterThatOneNeedNotBeginAnew()
{
    QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
    other.setDatabaseName(databaseFile());
    QVERIFY(other.open());
    QVERIFY(QSqlQuery(other).exec(u"PRAGMA locking_mode=EXCLUSIVE"_s));
    QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));
    Program program;
    QTRY_VERIFY_WITH_TIMEOUT(!program.textOf(u"formError"_s).isEmpty(), patience);
    other.close();
    other = QSqlDatabase();
    QSqlDatabase::removeDatabase(u"other"_s);
    program.app().signIn()->setPassword(password);
    program.app().signIn()->submit();
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
}

QTEST_MAIN(tst_AppContext)
#include "tst_appcontext.moc"
