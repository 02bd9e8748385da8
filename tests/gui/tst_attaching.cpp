// Pictures on their way, in two real windows: pasted, with how far they are, stopped, and over a server that
// is killed in the middle.

#include "tests/gui/flow.h"
#include "tests/support/faultproxy.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pixels = 1600 * 1200;
constexpr qint64 leastSize = pixels * 3; // of a PNG with nothing to compress
constexpr auto upload = "PATCH /api/uploads";

bool hasAttached(const QJsonObject &state) { return state[u"attached"_s].toArray().size() == 1; }

} // namespace

class tst_Attaching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void aPastedPictureGoesOnOverAKilledServer();
    void aPictureOnItsWayIsStopped();

private:
    /// The picture of the other program is pasted in Ann's window with a caption, and stops on its way where
    /// `bytes` are through.
    bool sendPicture(const QString &caption, qint64 bytes);

    Flow m_flow{QStringLiteral(CHINWAG_BINARIES)};
    QProcess m_copied;
    std::unique_ptr<FaultProxy> m_line;
};

void tst_Attaching::initTestCase()
{
    QVERIFY2(m_flow.startDesktop(), qPrintable(m_flow.why()));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_flow.desktop().display());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_copied.setProcessEnvironment(environment);
    m_copied.start(QStringLiteral(CHINWAG_COPIED), {u"1600"_s, u"1200"_s});
    QVERIFY(waitFor([this] { return m_copied.canReadLine(); }));
}

void tst_Attaching::init()
{
    QVERIFY2(m_flow.setUp(), qPrintable(m_flow.why()));
    m_line = std::make_unique<FaultProxy>(m_flow.stage().server().port());
    const QUrl way(u"http://127.0.0.1:%1"_s.arg(m_line->port()));
    QVERIFY2(m_flow.openWindows(way), qPrintable(m_flow.why()));
}

void tst_Attaching::cleanup()
{
    m_flow.tearDown(QTest::currentTestFailed() ? QTest::currentTestFunction() : nullptr);
    m_line.reset();
}

bool tst_Attaching::sendPicture(const QString &caption, qint64 bytes)
{
    m_line->holdBack(upload, bytes);
    return m_flow.key(m_flow.ann(), u"ctrl+v"_s) && m_flow.ann().waitForState(hasAttached, 45'000) &&
           m_flow.send(m_flow.ann(), caption) && waitFor([&] { return m_line->carried() == bytes; }) &&
           waitFor([this] { return m_flow.ann().says(u"messagePicture"_s).contains(u" of "_s); });
}

void tst_Attaching::cleanupTestCase()
{
    m_copied.terminate();
    m_copied.waitForFinished();
}

void tst_Attaching::aPastedPictureGoesOnOverAKilledServer()
{
    QVERIFY2(sendPicture(u"The harbour"_s, leastSize * 3 / 4), qPrintable(m_flow.why()));
    // How far it is, on the picture that is there to be seen already.
    const QString progress = m_flow.ann().says(u"messagePicture"_s);
    QVERIFY2(progress.contains(QRegularExpression(uR"(\d\.\d of \d\.\d MB)"_s)), qPrintable(progress));
    QVERIFY(messageIn(m_flow.bob().state(), u"The harbour").isEmpty());

    m_flow.stage().server().kill();
    QVERIFY(m_flow.ann().waitForState(showsCountdown));
    QVERIFY(waitFor([this] { return m_flow.ann().says(u"messagePicture"_s).contains(u"Waiting"_s); }));
    m_line->holdBack(upload, -1);
    const qint64 before = m_line->carried();
    QVERIFY(m_flow.stage().server().restart());
    QVERIFY(m_flow.bob().waitForState(
        [](const QJsonObject &state) {
            return messageIn(state, u"The harbour")[u"files"_s].toArray().size() == 1;
        },
        45'000));
    QVERIFY(m_flow.ann().waitForState([](const QJsonObject &state) {
        return messageIn(state, u"The harbour")[u"delivery"_s] == u"sent"_s;
    }));
    QVERIFY(waitFor([this] { return m_flow.bob().shows(u"messagePicture"_s); }));
    // How much of it is sent again depends on how large the piece was that was on its way.
    const qint64 afterwards = m_line->carried() - before;
    qInfo("%lld kB before the server died, %lld kB after it", before / 1000, afterwards / 1000);
}

void tst_Attaching::aPictureOnItsWayIsStopped()
{
    QVERIFY2(sendPicture(u"On second thought"_s, leastSize / 3), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.click(m_flow.ann(), u"cancelPictureButton"_s), qPrintable(m_flow.why()));
    // The words come back; nothing of it is on its way any more.
    QVERIFY(m_flow.ann().waitForState([](const QJsonObject &state) {
        return state[u"composer"_s] == u"On second thought"_s &&
               messageIn(state, u"On second thought").isEmpty();
    }));
    m_line->holdBack(upload, -1);
    QVERIFY2(m_flow.send(m_flow.ann(), u", no picture"_s), qPrintable(m_flow.why()));
    const QString sent = u"On second thought, no picture"_s;
    QVERIFY(m_flow.bob().waitForState(
        [&sent](const QJsonObject &state) { return !messageIn(state, sent).isEmpty(); }));
    QVERIFY(messageIn(m_flow.bob().state(), sent)[u"files"_s].toArray().isEmpty());
    QVERIFY(messageIn(m_flow.bob().state(), u"On second thought").isEmpty());
    QVERIFY(!m_flow.bob().shows(u"messagePicture"_s));
}

QTEST_GUILESS_MAIN(tst_Attaching)
#include "tst_attaching.moc"
