// Nobody has a server: from "Start a server" on one machine to a second person's typing that is seen from
// another, with real windows, a real mouse whose clicks are counted, and a network between them.

#include "tests/gui/flow.h"
#include "tests/support/testnetwork.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms; for a server's start and a password's hash
constexpr int mostClicks = 4;

} // namespace

class tst_HostingGui : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromNoServerToTypingThatIsSeen();

private:
    /// With the mouse, wherever the control is.
    bool click(ClientWindow &window, const QString &control);
    std::unique_ptr<ClientWindow> open(const QStringList &launcher, const QString &geometry);

    TestNetwork m_network;
    Desktop m_desktop;
    int m_clicks = 0;
};

bool tst_HostingGui::click(ClientWindow &window, const QString &control)
{
    ++m_clicks;
    return Test::click(m_desktop, window, control);
}

std::unique_ptr<ClientWindow> tst_HostingGui::open(const QStringList &launcher, const QString &geometry)
{
    ClientWindow::Options options;
    options.binary = QStringLiteral(CHINWAG_BINARIES) + u"/chinwag"_s;
    options.display = m_desktop.display();
    options.geometry = geometry;
    options.launcher = launcher;
    return std::make_unique<ClientWindow>(options);
}

void tst_HostingGui::fromNoServerToTypingThatIsSeen()
{
    QVERIFY2(m_network.create(1), qPrintable(m_network.errorString()));
    QVERIFY2(m_desktop.startVirtual({}), qPrintable(m_desktop.errorString()));
    const auto mira = open(m_network.launcher(0), TwoWindows::leftGeometry());
    const auto ann = open({}, TwoWindows::rightGeometry()); // at the other end of the cable
    QVERIFY2(mira->start(), mira->log().constData());
    QVERIFY2(ann->start(), ann->log().constData());
    QVERIFY(waitFor([&] { return m_desktop.hasWindow(mira->pid()) && m_desktop.hasWindow(ann->pid()); }));
    const auto isIn = [](const QJsonObject &state) { return state[u"online"_s].toBool(); };

    QElapsedTimer time;
    time.start();
    QVERIFY(m_desktop.focus(mira->pid()));
    QVERIFY(click(*mira, u"startServerButton"_s));
    QVERIFY(mira->waitForState(
        [](const QJsonObject &state) {
            return state[u"sign_in"_s][u"creates_account"_s].toBool() &&
                   state[u"sign_in"_s][u"address_line"_s].toString().contains(u"Chinwag on"_s);
        },
        patience));
    QVERIFY(m_desktop.type(u"mira"_s, 20) && m_desktop.key(u"Tab"_s));
    QVERIFY(m_desktop.type(u"two lanterns at the pier"_s, 20) && m_desktop.key(u"Return"_s));
    QVERIFY(mira->waitForState(isIn, patience));
    QVERIFY(click(*mira, u"hostLinkCopy"_s));
    QVERIFY(m_desktop.key(u"Escape"_s));

    QVERIFY(m_desktop.focus(ann->pid()));
    QVERIFY(m_desktop.key(u"ctrl+v"_s)); // however the link came there
    QVERIFY(ann->waitForState([](const QJsonObject &state) {
        return state[u"sign_in"_s][u"address"_s].toString().contains(u"/join#"_s) &&
               state[u"sign_in"_s][u"address_line"_s].toString().contains(u"Chinwag on"_s);
    }));
    QVERIFY(click(*ann, u"nameField"_s));
    QVERIFY(m_desktop.type(u"ann"_s, 20) && m_desktop.key(u"Tab"_s));
    QVERIFY(m_desktop.type(u"a boat in the harbour"_s, 20) && m_desktop.key(u"Return"_s));
    QVERIFY(ann->waitForState(isIn, patience));
    QVERIFY(m_desktop.type(u"Hello"_s, 20));
    QVERIFY(mira->waitForState(
        [](const QJsonObject &state) { return state[u"typing"_s].toString().contains(u"ann"_s); }));
    const qint64 took = time.elapsed();
    QVERIFY2(m_clicks <= mostClicks, qPrintable(QString::number(m_clicks)));
    qInfo("from no server to typing that is seen: %lld ms, %d clicks", took, m_clicks);
}

QTEST_GUILESS_MAIN(tst_HostingGui)
#include "tst_hosting_gui.moc"
