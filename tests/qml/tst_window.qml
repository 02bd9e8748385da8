import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    SignalSpy { id: signedOut; target: fixture.app; signalName: "signOutRequested" }
    SignalSpy { id: skipped; target: fixture.app; signalName: "keychainSkipped" }
    SignalSpy { id: proxyAnswered; target: fixture.app.proxy; signalName: "answered" }
    SignalSpy { id: proxyDeclined; target: fixture.app.proxy; signalName: "declined" }
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
            function test_signingOutWithUnsentMessagesIsAskedAbout() {
                const dialog = findChild(window, "signOutDialog");
                signedOut.clear();
                fixture.fill();
                fixture.app.signOut();
                compare(signedOut.count, 1);
                fixture.goOffline();
                fixture.app.composer.edit("not sent yet");
                fixture.app.composer.send();
                fixture.app.signOut();
                tryVerify(() => dialog.opened);
                verify(dialog.explanation.startsWith("1 message"), dialog.explanation);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
                compare(signedOut.count, 1);
                fixture.app.signOut();
                tryVerify(() => dialog.opened);
                mouseClick(findChild(dialog.contentItem, "dialogAcceptButton"));
                compare(signedOut.count, 2);
                tryVerify(() => !dialog.visible);
                fixture.clear();
            }
            function test_theKeychainIsWaitedForInSight() {
                fixture.waitForKeychain(true);
                tryVerify(() => findChild(window, "skipKeychainButton") !== null);
                const skip = findChild(window, "skipKeychainButton");
                verify(!skip.visible); // nothing flashes where the keychain answers at once
                fixture.advance(400);
                verify(skip.visible);
                mouseClick(skip);
                compare(skipped.count, 1);
                fixture.waitForKeychain(false);
                tryVerify(() => findChild(window, "addressField") !== null);
            }
            function test_aNoticeIsReadAndClosed() {
                const dialog = findChild(window, "noticeDialog");
                fixture.tell("You are signed in there already", "The link leads to here.");
                tryVerify(() => dialog.opened);
                compare(dialog.title, "You are signed in there already");
                verify(!findChild(dialog.contentItem, "dialogAcceptButton").visible);
                keyClick(Qt.Key_Return);
                tryVerify(() => !dialog.visible);
            }
            function test_theProxyIsToldItsPassword() {
                const dialog = findChild(window, "proxyDialog");
                fixture.askForProxy("proxy.example:3128", "");
                tryVerify(() => dialog.opened);
                verify(dialog.explanation.includes("proxy.example:3128"));
                const name = findChild(dialog.contentItem, "proxyNameField");
                const password = findChild(dialog.contentItem, "proxyPasswordField");
                verify(name.activeFocus);
                compare(password.echoMode, TextInput.Password);
                name.text = "ann";
                password.text = "secret";
                password.forceActiveFocus();
                keyClick(Qt.Key_Return);
                compare(proxyAnswered.count, 1);
                compare(proxyAnswered.signalArguments[0][1], "ann");
                compare(proxyAnswered.signalArguments[0][2], "secret");
                tryVerify(() => !dialog.visible);
                // It was wrong.
                fixture.askForProxy("proxy.example:3128", "ann");
                tryVerify(() => dialog.opened);
                compare(name.text, "ann");
                compare(password.text, "");
                verify(findChild(dialog.contentItem, "proxyPasswordFieldMessage").text.length > 0);
                keyClick(Qt.Key_Escape);
                compare(proxyDeclined.count, 1);
                tryVerify(() => !dialog.visible);
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
