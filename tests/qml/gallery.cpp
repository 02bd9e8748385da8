// Shows the window with sample data and no server, or writes pictures of it:
//   chinwag-gallery --page chat|lost|failed|help|signin|create [--dark] [--people] [--out picture.png]
#include "app/ui/denynetwork.h"
#include "app/ui/qmlmodules.h"
#include "shared/base/timerscheduler.h"
#include "tests/qml/sampledata.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTimer>

using namespace Chinwag;

namespace {

void showLost(AppController &app)
{
    app.connection()->update({ServerConnection::State::Waiting, {}, true, milliseconds(8200)});
    app.typing()->setPeople({});
    app.composer()->setRoom(QStringLiteral("general"), false, {});
    QList<TimelineEntry> entries = app.timeline()->model()->entries();
    entries.last().delivery = TimelineEntry::Delivery::Waiting;
    app.timeline()->setEntries(entries);
}

void showFailed(AppController &app)
{
    QList<TimelineEntry> entries = app.timeline()->model()->entries();
    entries.last().delivery = TimelineEntry::Delivery::Failed;
    app.timeline()->setEntries(entries);
}

void showSignIn(AppController &app, bool create)
{
    SignInController &page = *app.signIn();
    page.setAddress(create ? QStringLiteral("ws://chat.harbour.example")
                           : QStringLiteral("chat.harbour.example"));
    page.setName(QStringLiteral("mira"));
    page.setPassword(QStringLiteral("correct horse"));
    if (create) {
        page.setMode(SignInController::CreateAccount);
        page.setErrors({{}, QStringLiteral("Somebody else has this name."), {}, {}});
    }
    QObject::connect(&page, &SignInController::checkRequested, &page, [&page](const QUrl &server) {
        page.setFound(server, QStringLiteral("Harbour crew"), QStringLiteral("0.1"), 12);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QCommandLineParser options;
    options.addOptions({{QStringLiteral("page"), {}, QStringLiteral("name"), QStringLiteral("chat")},
                        {QStringLiteral("out"), {}, QStringLiteral("file")},
                        {QStringLiteral("dark"), {}},
                        {QStringLiteral("people"), {}}});
    options.process(application);
    const QString page = options.value(QStringLiteral("page"));

    const QTemporaryDir settings;
    SystemClock clock;
    QtTimerScheduler timers;
    AppController app(clock, timers, settings.filePath(QStringLiteral("settings.ini")));
    app.settings()->overrideTheme(options.isSet(QStringLiteral("dark")) ? SettingsController::Dark
                                                                        : SettingsController::Light);
    if (page == u"signin" || page == u"create")
        showSignIn(app, page == u"create");
    else
        SampleData::fill(app, QDateTime::currentDateTime());

    QQmlApplicationEngine engine;
    DenyNetwork deny;
    engine.setNetworkAccessManagerFactory(&deny);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Chinwag/App/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().first());
    window->requestActivate();
    if (page == u"lost")
        showLost(app);
    if (page == u"failed")
        showFailed(app);
    if (page == u"help")
        app.showHelp();
    if (options.isSet(QStringLiteral("people")))
        QMetaObject::invokeMethod(window->findChild<QQuickItem *>(QStringLiteral("membersButton")),
                                  "clicked");
    if (options.isSet(QStringLiteral("out"))) {
        QTimer::singleShot(1500, &application, [&] {
            window->grabWindow().save(options.value(QStringLiteral("out")));
            QGuiApplication::quit();
        });
    }
    return QGuiApplication::exec();
}
