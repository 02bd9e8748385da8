import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    Main {
        id: window
        width: 900
        height: 800
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Host"
            when: windowShown

            function init() {
                fixture.fill();
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.host(1);
                fixture.app.host.show();
                tryVerify(() => dialog() !== null && dialog().opened);
            }
            function cleanup() {
                dialog().close();
                tryVerify(() => !dialog().visible);
                fixture.stopHosting();
            }
            function dialog() { return findChild(window, "hostDialog"); }

            function test_itSaysWhoReachesItAndHowOthersComeIn() {
                compare(findChild(dialog(), "hostReach").text, "Reachable by people on your network");
                compare(fixture.app.host.address, "192.168.1.23:7420");
                verify(fixture.app.host.link.startsWith("https://192.168.1.23:7420/join#k7Qm"));
                compare(findChild(dialog(), "hostQr").text, fixture.app.host.link);
                verify(findChild(dialog(), "hostDoneButton").activeFocus);
            }
            function test_theLinkIsCopied() {
                const button = findChild(dialog(), "hostLinkCopy");
                mouseClick(button);
                compare(fixture.clipboard(), fixture.app.host.link);
                compare(button.text, "Copied");
                mouseClick(findChild(dialog(), "hostAddressCopy"));
                compare(fixture.clipboard(), fixture.app.host.address);
            }
            function test_stoppingAsksAndSaysWhoIsThere() {
                fixture.host(3);
                mouseClick(findChild(dialog(), "hostStopButton"));
                const question = findChild(window, "hostStopDialog");
                tryVerify(() => question.opened);
                verify(question.explanation.indexOf("2 other") === 0, question.explanation);
                keyClick(Qt.Key_Return); // the safe answer
                tryVerify(() => !question.visible);
                verify(fixture.app.host.running);
                mouseClick(findChild(dialog(), "hostStopButton"));
                tryVerify(() => question.opened);
                mouseClick(findChild(question, "dialogAcceptButton"));
                fixture.advance(1);
                verify(!fixture.app.host.running);
            }
            function test_keepRunningIsASwitch() {
                const keeps = findChild(dialog(), "hostKeepsRunning");
                verify(keeps.visible);
                mouseClick(keeps);
                fixture.advance(1);
                fixture.advance(1);
                verify(fixture.app.host.keepsRunning);
                mouseClick(keeps);
            }
            function test_quittingUnderPeopleAsks() {
                fixture.host(2);
                verify(!fixture.app.host.letsEnd());
                const question = findChild(window, "hostEndDialog");
                tryVerify(() => question.opened);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !question.visible);
            }
        }
    }
}
