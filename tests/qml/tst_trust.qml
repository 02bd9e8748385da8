import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    SignalSpy { id: trusted; target: fixture.app.trust; signalName: "trusted" }
    Main {
        id: window
        width: 900
        height: 700
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Trust"
            when: windowShown

            property var dialog: findChild(window, "trustDialog")

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                trusted.clear();
            }
            function cleanup() {
                fixture.app.trust.decline();
                tryVerify(() => !dialog.visible);
            }
            function ask(shown, former) {
                fixture.askToTrust(shown, former);
                tryVerify(() => dialog.opened);
            }

            function test_theSafeAnswerHasTheFocus() {
                ask("a", "");
                const cancel = findChild(dialog, "trustCancelButton");
                verify(cancel.activeFocus);
                keyClick(Qt.Key_Return);
                tryVerify(() => !dialog.visible);
                compare(trusted.count, 0);
            }
            function test_escapeTrustsNobody() {
                ask("a", "");
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
                compare(trusted.count, 0);
                verify(!fixture.app.trust.asked);
                ask("a", ""); // again
            }
            function test_wordsComeFirst() {
                ask("a", "");
                const words = findChild(dialog, "fingerprintWords");
                const hex = findChild(dialog, "fingerprintHex");
                compare(words.text.split(/\s/).length, 8);
                verify(words.mapToItem(null, 0, 0).y < hex.mapToItem(null, 0, 0).y);
                compare(hex.lineCount, 2); // nothing of it is cut
                verify(words.lineCount <= 2);
            }
            function test_comparedIsForGoodAndThisTimeIsNot() {
                ask("a", "");
                mouseClick(findChild(dialog, "trustButton"));
                tryVerify(() => !dialog.visible);
                compare(trusted.count, 1);
                compare(trusted.signalArguments[0][2], true);
                ask("a", "");
                mouseClick(findChild(dialog, "trustNowButton"));
                compare(trusted.signalArguments[1][2], false);
            }
            function test_aChangeShowsBothAndOffersNothingLight() {
                ask("b", "a");
                verify(!findChild(dialog, "trustNowButton").visible);
                verify(dialog.title.length > 0 && dialog.explanation.indexOf("another certificate") > 0);
                verify(fixture.app.trust.words !== fixture.app.trust.formerWords);
                verify(findChild(dialog, "trustCancelButton").activeFocus);
                keyClick(Qt.Key_Return);
                tryVerify(() => !dialog.visible);
                compare(trusted.count, 0);
            }
        }
    }
}
