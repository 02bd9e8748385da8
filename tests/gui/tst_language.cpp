// The language becomes another one while the program runs: the whole client in this process, with a real
// chinwagd and no screen.

#include "app/appcontext.h"
#include "app/ui/denynetwork.h"
#include "app/ui/help/helpmodel.h"
#include "app/ui/language.h"
#include "app/ui/qmlmodules.h"
#include "tests/support/chinwagdprocess.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms; a loaded machine, never the expected duration
const QStringList languages{u"en"_s, u"de"_s, u"ar"_s};

/// What the program says in `language`, sentences with something put in them apart.
QSet<QString> textsOf(const QString &language)
{
    QFile file(u"" CHINWAG_SOURCES
               "/translations/chinwag_%1.ts"_s.arg(language == u"en" ? u"de"_s : language));
    const QString element = language == u"en" ? u"source"_s : u"translation"_s;
    QSet<QString> texts;
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != element)
            continue;
        const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        if (text.size() > 1 && !text.contains(u'%'))
            texts.insert(text);
    }
    return texts;
}

/// Of all languages but `language`, and not of that.
QSet<QString> textsForeignTo(const QString &language)
{
    QSet<QString> foreign;
    for (const QString &other : languages)
        foreign += other == language ? QSet<QString>() : textsOf(other);
    return foreign - textsOf(language);
}

void collect(QQuickItem &item, QSet<QString> &texts)
{
    if (!item.isVisible())
        return;
    for (const char *property : {"text", "placeholderText", "title", "placeholder", "hint"}) {
        const QVariant text = item.property(property);
        if (text.typeId() == QMetaType::QString && !text.toString().isEmpty())
            texts.insert(text.toString());
    }
    if (QAccessibleInterface *const access = QAccessible::queryAccessibleInterface(&item))
        texts.insert(access->text(QAccessible::Name));
    const auto children = item.childItems();
    for (QQuickItem *child : children)
        collect(*child, texts);
}

class Program
{
public:
    Program()
        : m_context(*ProfilePaths::of({}), {})
    {
        m_engine.setNetworkAccessManagerFactory(&m_deny);
        m_engine.addImportPath(u"qrc:/qt/qml"_s);
        m_engine.setInitialProperties({{u"app"_s, QVariant::fromValue(&app())}});
        m_engine.load(QUrl(u"qrc:/qt/qml/Chinwag/App/Main.qml"_s));
        QObject::connect(&Language::instance(), &Language::changed, &m_engine, &QQmlEngine::retranslate);
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
        m_context.start();
    }
    AppController &app() { return m_context.controller(); }
    QQuickWindow &window() { return *m_window; }
    bool isOnline() { return app().isSignedIn() && app().ownPresence() != 0 && app().timeline()->hasRoom(); }
    QSet<QString> texts()
    {
        m_window->grabWindow(); // lays out what was left for the next frame
        QCoreApplication::processEvents();
        QSet<QString> found{m_window->title()};
        collect(*m_window->contentItem(), found);
        return found;
    }

private:
    AppContext m_context;
    DenyNetwork m_deny;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theWindowBecomesAnotherLanguageAsItStands();
    void theHelpAndTheTimesToo();
    void theChoiceIsKept();
    void whatTheDesktopSpeaks();
    void digitsAreOfOneKind();

private:
    void comparePage(Program &program, const char *page, qsizetype atLeast);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ChinwagdProcess> m_server;
};

void TestLanguage::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
    QAccessible::setActive(true);
    for (const QString &language : languages)
        QVERIFY(textsOf(language).size() > 200);
}

void TestLanguage::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->filePath(u"data"_s)));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // no keychain and no portal of whoever runs this
    m_server = std::make_unique<ChinwagdProcess>();
    QVERIFY2(m_server->start(), m_server->log().constData());
}

/// en → de → ar → en: nothing on screen is left of the language before, and the end is as the beginning.
void TestLanguage::comparePage(Program &program, const char *page, qsizetype atLeast)
{
    SettingsController &settings = *program.app().settings();
    settings.setLanguage(u"en"_s);
    const QSet<QString> before = program.texts();
    for (const QString &language : {u"de"_s, u"ar"_s, u"en"_s}) {
        settings.setLanguage(language);
        const QSet<QString> texts = program.texts();
        const QSet<QString> left = QSet<QString>(texts).intersect(textsForeignTo(language));
        QVERIFY2(left.isEmpty(),
                 qPrintable(u"%1 in %2: %3"_s.arg(QString::fromLatin1(page), language,
                                                  QStringList(left.values()).join(u" | "_s))));
        const qsizetype own = QSet<QString>(texts).intersect(textsOf(language)).size();
        QVERIFY2(own >= atLeast, qPrintable(u"%1: only %2"_s.arg(QString::fromLatin1(page)).arg(own)));
        QCOMPARE(QGuiApplication::layoutDirection(), language == u"ar" ? Qt::RightToLeft : Qt::LeftToRight);
    }
    QCOMPARE(program.texts(), before);
}

void TestLanguage::theWindowBecomesAnotherLanguageAsItStands()
{
    Program program;
    program.app().settings()->setLanguage(u"en"_s);
    SignInController &page = *program.app().signIn();
    page.setAddress(m_server->url().toString());
    page.setMode(SignInController::CreateAccount);
    page.setName(u"ann"_s);
    page.setPassword(u"x"_s);
    QTRY_COMPARE_WITH_TIMEOUT(page.addressState(), SignInController::Found, patience);
    comparePage(program, "sign in", 6);
    QTRY_COMPARE_WITH_TIMEOUT(page.addressState(), SignInController::Found, patience);

    page.setPassword(u"correct horse battery"_s);
    page.submit();
    QTRY_VERIFY_WITH_TIMEOUT(program.isOnline(), patience);
    program.app().rooms()->create(u"boats"_s, false);
    QTRY_VERIFY_WITH_TIMEOUT(program.app().timeline()->title().contains(u"boats"_s), patience);
    QMetaObject::invokeMethod(program.window().findChild<QObject *>(u"membersButton"_s), "clicked");
    comparePage(program, "chat", 12);

    program.app().showRoomNotices();
    comparePage(program, "notifications of the room", 14);
}

void TestLanguage::theHelpAndTheTimesToo()
{
    const HelpModel help;
    const auto first = [&help] { return help.index(0, 0).data(HelpModel::PlainRole).toString(); };
    const QTime afternoon(16, 5);
    Language &language = Language::instance();
    language.use(u"de"_s);
    QCOMPARE(first(), u"Hineinkommen"_s);
    QCOMPARE(QLocale().toString(afternoon, QLocale::ShortFormat), u"16:05"_s);
    language.use(u"ar"_s);
    QCOMPARE(first(), u"الدخول"_s);
    QVERIFY(QLocale().toString(afternoon, QLocale::ShortFormat).contains(u'م'));
    language.use(u"en"_s);
    QCOMPARE(first(), u"Get in"_s);
}

void TestLanguage::theChoiceIsKept()
{
    {
        Program program;
        program.app().settings()->setLanguage(u"ar"_s);
    }
    Language::instance().use(u"en"_s);
    {
        Program program;
        QCOMPARE(Language::instance().used(), u"ar"_s);
        QVERIFY(program.texts().contains(u"مرحبًا بك في Chinwag"_s));
        program.app().settings()->setLanguage({});
    }
    QCOMPARE(Language::instance().used(), u"en"_s); // of LC_ALL=C
}

void TestLanguage::whatTheDesktopSpeaks()
{
    QCOMPARE(Language::choose({u"de-AT"_s, u"de"_s}), u"de"_s);
    QCOMPARE(Language::choose({u"fr-FR"_s, u"ar-EG"_s, u"en"_s}), u"ar"_s);
    QCOMPARE(Language::choose({u"en-GB"_s, u"de"_s}), u"en"_s);
    QCOMPARE(Language::choose({u"C"_s}), u"en"_s);
    QCOMPARE(Language::choose({}), u"en"_s);
    QCOMPARE(Language::localeFor(u"de"_s, QLocale(u"de_AT"_s)).name(), u"de_AT"_s);
    QCOMPARE(Language::localeFor(u"de"_s, QLocale(u"fr_FR"_s)).language(), QLocale::German);
    QCOMPARE(Language::localeFor(u"en"_s, QLocale(u"de_DE"_s)).language(), QLocale::English);
    QCOMPARE(Language::nameOf(u"ar"_s), u"العربية"_s);
    QCOMPARE(Language::nameOf(u"en"_s), u"English"_s);
}

// "%n" and "%1" are written with the digits of 1234; a time beside them, too.
void TestLanguage::digitsAreOfOneKind()
{
    for (const QString &system : {u"ar_EG"_s, u"ar_AE"_s, u"ar_SA"_s, u"ar_MA"_s, u"de_DE"_s, u"C"_s}) {
        const QLocale locale = Language::localeFor(u"ar"_s, QLocale(system));
        QCOMPARE(locale.language(), QLocale::Arabic);
        QCOMPARE(locale.zeroDigit(), u"0"_s);
    }
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
