#include "app/appcontext.h"
#include "app/platform/graphics.h"
#include "app/platform/localsocketinstance.h"
#include "app/ui/denynetwork.h"
#include "app/ui/fonts.h"
#include "app/ui/language.h"
#include "app/ui/qmlmodules.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QStyleHints>
#include <QWindow>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

using namespace Chinwag;
using namespace std::string_view_literals;

namespace {

struct CommandLine
{
    AppOptions app;
    std::optional<QRect> geometry;
};

/// WxH+X+Y
std::optional<QRect> parseGeometry(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d+)x(\\d+)([+-]\\d+)([+-]\\d+)$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QRect(match.captured(3).toInt(), match.captured(4).toInt(), match.captured(1).toInt(),
                 match.captured(2).toInt());
}

std::optional<SettingsController::Theme> parseTheme(const QString &name)
{
    if (name == u"light")
        return SettingsController::Light;
    if (name == u"dark")
        return SettingsController::Dark;
    return name == u"system" ? std::optional(SettingsController::System) : std::nullopt;
}

[[noreturn]] void fail(const QString &sentence)
{
    std::fprintf(stderr, "chinwag: %s\n", qPrintable(sentence));
    std::exit(2);
}

QString firstLineOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    QString line = QString::fromUtf8(file.readLine());
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

CommandLine parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Desktop chat"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("Server to sign in to."),
                                    QStringLiteral("URL"));
    const QCommandLineOption user(QStringLiteral("user"), QStringLiteral("Name to sign in with."),
                                  QStringLiteral("NAME"));
    const QCommandLineOption password(QStringLiteral("password-file"),
                                      QStringLiteral("File whose first line is the password."),
                                      QStringLiteral("FILE"));
    const QCommandLineOption profile(
        QStringLiteral("profile"), QStringLiteral("A second, independent instance."), QStringLiteral("NAME"));
    const QCommandLineOption geometry(QStringLiteral("geometry"),
                                      QStringLiteral("Size and place of the window."),
                                      QStringLiteral("WxH+X+Y"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QStringLiteral("light, dark or system, for this run."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption minimized(QStringLiteral("minimized"),
                                       QStringLiteral("Start out of sight, in the tray where there is one."));
    const QCommandLineOption noTray(QStringLiteral("no-tray"), QStringLiteral("No icon in the tray."));
    parser.addOptions({server, user, password, profile, geometry, theme, minimized, noTray});
    parser.addPositionalArgument(QStringLiteral("link"),
                                 QStringLiteral("An invitation: chinwag://chat.example.org/?invite=…"),
                                 QStringLiteral("[link]"));
    parser.process(application);
    if (parser.positionalArguments().size() > 1)
        fail(QStringLiteral("give one link at most"));

    CommandLine line;
    line.app.link = parser.positionalArguments().value(0);
    line.app.server = parser.value(server);
    line.app.user = parser.value(user);
    line.app.profile = parser.value(profile);
    line.app.minimized = parser.isSet(minimized);
    line.app.noTray = parser.isSet(noTray);
    if (parser.isSet(password))
        line.app.password = firstLineOf(parser.value(password));
    if (parser.isSet(geometry) && !(line.geometry = parseGeometry(parser.value(geometry))))
        fail(QStringLiteral("--geometry wants WxH+X+Y, e.g. 900x700+0+0"));
    if (parser.isSet(theme) && !(line.app.theme = parseTheme(parser.value(theme))))
        fail(QStringLiteral("--theme wants light, dark or system"));
    return line;
}

/// Who started the program from a menu sees no terminal.
int showFailure(const QString &sentence)
{
    // What isolates a path from its sentence would be copied out of a terminal with it.
    const QString plain = QString(sentence).remove(QChar(0x2068)).remove(QChar(0x2069));
    std::fprintf(stderr, "chinwag: %s\n", qPrintable(plain));
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("sentence"), sentence}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Chinwag/App/FailureWindow.qml")));
    if (!engine.rootObjects().isEmpty())
        QGuiApplication::exec();
    return 1;
}

/// For the window that is open already. A server is as good as a link to it.
StartRequest requestOf(const AppOptions &options)
{
    return {options.link.isEmpty() ? options.server : options.link,
            qEnvironmentVariable("XDG_ACTIVATION_TOKEN")};
}

/// Without a card the processor draws OpenGL, all of the window for every change in it; Qt's own renderer
/// draws what changed. QT_QUICK_BACKEND chooses otherwise.
void chooseRenderer()
{
    if (qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND") && !hasGraphicsCard())
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

bool isQuestion(std::string_view argument)
{
    static constexpr std::array questions{"--help"sv, "-h"sv, "--help-all"sv, "--version"sv, "-v"sv};
    return std::find(questions.begin(), questions.end(), argument) != questions.end();
}

/// Both are asked for where there is no display, and without one an application with windows ends the
/// program.
void answerQuestions(int argc, char **argv)
{
    if (std::none_of(argv + 1, argv + argc, isQuestion))
        return;
    const QCoreApplication application(argc, argv);
    parse(application);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("chinwag"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CHINWAG_VERSION));
    answerQuestions(argc, argv);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Chinwag"));
    QGuiApplication::setDesktopFileName(QStringLiteral("chinwag"));
    QGuiApplication::setWindowIcon(
        QIcon::fromTheme(QStringLiteral("chinwag"), QIcon(QStringLiteral(":/icons/chinwag.svg"))));
    // The text cursor blinks by itself, and not for ever; Qt's own timer would draw the window twice a second
    // for nothing.
    QGuiApplication::styleHints()->setCursorFlashTime(0);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    chooseFonts();
    chooseRenderer();
    const CommandLine line = parse(application);

    Language::instance().use({}); // until it is known whose settings count

    const auto paths = ProfilePaths::of(line.app.profile);
    if (!paths && paths.error().code == ErrorCode::InvalidName)
        fail(paths.error().message); // a mistake in what was typed
    if (!paths)
        return showFailure(paths.error().message);
    LocalSocketInstance instance(paths->instanceSocket(), paths->instanceLock());
    switch (instance.claim(requestOf(line.app))) {
    case SingleInstance::Claim::First:
        break;
    case SingleInstance::Claim::HandedOver:
        return 0;
    case SingleInstance::Claim::Unanswered:
        return showFailure(QCoreApplication::translate(
            "main", "Chinwag is running already and does not react. End it first."));
    }
    AppContext context(*paths, line.app);

    QQmlApplicationEngine engine;
    DenyNetwork denyNetwork;
    engine.setNetworkAccessManagerFactory(&denyNetwork);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&context.controller())}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Chinwag/App/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    QObject::connect(&Language::instance(), &Language::changed, &engine, &QQmlEngine::retranslate);
    if (line.geometry)
        qobject_cast<QWindow *>(engine.rootObjects().first())->setGeometry(*line.geometry);
    instance.setHandler([&context](const StartRequest &request) { context.startedAgain(request); });
    context.start();
    return QGuiApplication::exec();
}
