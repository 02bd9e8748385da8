// People who compose what they write: a real window under ibus with its Korean and Japanese engines, real key
// events and clicks.

#include "tests/gui/inputmethod.h"
#include "tests/gui/stage.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

// The button in a window of 920 × 760 at the left.
constexpr int sendX = 874;
constexpr int sendY = 714;

/// What was said since the stage was set.
QStringList textsIn(const QJsonObject &state)
{
    QStringList texts;
    const QJsonArray rows = state[u"messages"_s].toArray();
    for (const auto &row : rows)
        texts.append(row[u"text"_s].toString());
    return texts.mid(1);
}

} // namespace

class tst_InputMethods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void sendTakesTheSyllableThatIsComposed();
    void enterEndsTheCompositionBeforeItSends();
    void aLongCompositionIsTyping();
    void aClickElsewhereKeepsWhatIsComposed();

private:
    void begin(const QString &engine);
    bool shows(ClientWindow &window, const QStringList &texts)
    {
        return window.waitForState([&](const QJsonObject &state) { return textsIn(state) == texts; });
    }
    bool composerHas(const QString &text)
    {
        return m_ann->waitForState([&](const QJsonObject &state) { return state[u"composer"_s] == text; });
    }

    Desktop m_desktop;
    InputMethod m_ibus;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<ClientWindow> m_ann;
    std::unique_ptr<ClientWindow> m_bob;
};

void tst_InputMethods::initTestCase()
{
    QVERIFY2(m_desktop.startVirtual({1840, 760}), qPrintable(m_desktop.errorString()));
    QVERIFY2(m_ibus.start(m_desktop.display()), qPrintable(m_ibus.errorString()));
}

void tst_InputMethods::init()
{
    m_stage = std::make_unique<Stage>(QStringLiteral(CHINWAG_BINARIES));
    QVERIFY2(m_stage->setUp(), qPrintable(m_stage->errorString()));
    m_ann = m_stage->window(m_desktop, u"ann"_s, u"920x760+0+0"_s, u"light"_s, m_ibus.environment());
    m_bob = m_stage->window(m_desktop, u"bob"_s, u"920x760+920+0"_s);
    QVERIFY2(m_ann->start(), m_ann->log().constData());
    QVERIFY2(m_bob->start(), m_bob->log().constData());
    QVERIFY(m_ann->waitForState(isOnline));
    QVERIFY(m_bob->waitForState(isOnline));
}

void tst_InputMethods::cleanup()
{
    if (QTest::currentTestFailed() && m_ann && m_bob) {
        qWarning().noquote() << m_ann->log() << m_ann->state();
        m_desktop.screenshot(
            u"tst_inputmethods-%1.png"_s.arg(QString::fromLatin1(QTest::currentTestFunction())));
    }
    m_ann.reset();
    m_bob.reset();
    m_stage.reset();
}

void tst_InputMethods::begin(const QString &engine)
{
    QVERIFY2(m_desktop.focus(m_ann->pid()), qPrintable(m_desktop.errorString()));
    QVERIFY2(m_ibus.choose(engine), qPrintable(m_ibus.errorString()));
}

void tst_InputMethods::sendTakesTheSyllableThatIsComposed()
{
    begin(u"hangul"_s);
    QVERIFY(m_desktop.type(u"gksrmf"_s));
    QVERIFY(composerHas(u"한"_s)); // the second syllable may become another one yet
    QVERIFY(m_desktop.moveMouse(sendX, sendY));
    QVERIFY(m_desktop.click());
    QVERIFY(shows(*m_ann, {u"한글"_s}));
    QVERIFY(composerHas({}));
    QVERIFY(shows(*m_bob, {u"한글"_s}));
    // Nothing of it comes back with what is written next.
    QVERIFY(m_desktop.type(u"sp"_s));
    QVERIFY(m_desktop.click());
    QVERIFY(shows(*m_bob, {u"한글"_s, u"네"_s}));
    QVERIFY(composerHas({}));
}

void tst_InputMethods::enterEndsTheCompositionBeforeItSends()
{
    begin(u"anthy"_s);
    QVERIFY(m_desktop.type(u"nihon"_s));
    QVERIFY(m_desktop.key(u"Return"_s));
    QVERIFY(composerHas(u"にほん"_s));
    QVERIFY(textsIn(m_ann->state()).isEmpty());
    QVERIFY(m_desktop.key(u"Return"_s));
    QVERIFY(shows(*m_bob, {u"にほん"_s}));
    QVERIFY(composerHas({}));
}

void tst_InputMethods::aLongCompositionIsTyping()
{
    begin(u"anthy"_s);
    QVERIFY(m_desktop.type(u"nihongo"_s));
    QVERIFY(m_bob->waitForState(
        [](const QJsonObject &state) { return showsTyping(state, u"\u2068Ann Larsen\u2069 is typing…"); }));
    QVERIFY(m_ann->state()[u"composer"_s].toString().isEmpty()); // nothing is committed yet
}

void tst_InputMethods::aClickElsewhereKeepsWhatIsComposed()
{
    begin(u"hangul"_s);
    QVERIFY(m_desktop.type(u"gksrmf"_s));
    QVERIFY(composerHas(u"한"_s));
    QVERIFY(m_desktop.moveMouse(600, 300)); // the log
    QVERIFY(m_desktop.click());
    QVERIFY(m_desktop.type(u"sp"_s)); // which lands in the composer, wherever one was
    QVERIFY(m_desktop.key(u"Return"_s));
    QVERIFY(shows(*m_bob, {u"한글네"_s}));
    QVERIFY(composerHas({}));
}

QTEST_GUILESS_MAIN(tst_InputMethods)
#include "tst_inputmethods.moc"
