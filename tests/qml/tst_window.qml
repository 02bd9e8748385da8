import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    SignalSpy { id: accepted; target: fixture.app; signalName: "linkAccepted" }
    Main {
        id: window
        width: 800
        height: 600
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Window"
            when: windowShown

            property var dialog: findChild(window, "linkDialog")

            function init() {
                // Again: the window around the test wants to be active, too, when it is new.
                tryVerify(() => { window.requestActivate(); return window.active; });
                accepted.clear();
            }
            function cleanup() { tryVerify(() => !dialog.visible); }

            function test_itComesBackWhenMinimized() {
                window.showMinimized();
                tryCompare(window, "visibility", Window.Minimized);
                fixture.app.raiseRequested();
                tryCompare(window, "visibility", Window.Windowed);
                tryVerify(() => window.active);
            }
            function test_aMaximizedWindowStaysSo() {
                window.showMaximized();
                tryCompare(window, "visibility", Window.Maximized);
                fixture.app.raiseRequested();
                compare(window.visibility, Window.Maximized);
                window.showNormal();
                tryCompare(window, "visibility", Window.Windowed);
            }
            function test_aLinkAwayIsAskedAbout() {
                fixture.app.linkOffered("chat.example.org");
                tryVerify(() => dialog.opened);
                compare(dialog.title, "Go to \u2068chat.example.org\u2069?");
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
                compare(accepted.count, 0);
            }
            function test_yesGoesThere() {
                fixture.app.linkOffered("chat.example.org");
                tryVerify(() => dialog.opened);
                mouseClick(findChild(dialog.contentItem, "dialogAcceptButton"));
                compare(accepted.count, 1);
            }
        }
    }
}
