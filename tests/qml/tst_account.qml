import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test
import Chinwag.Ui

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    Main {
        id: window
        width: 800
        height: 700
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Account"
            when: windowShown

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
                fixture.setDevices(["Desk", "Phone", "Old laptop"]);
                fixture.app.showSettings("account");
                tryVerify(() => dialog().opened);
                fixture.turn();
            }
            function cleanup() {
                dialog().close();
                tryVerify(() => !dialog().visible);
                fixture.clear();
            }

            function dialog(): var { return findChild(window, "settingsView"); }
            function part(name: string): Item { return findChild(dialog().contentItem, name); }

            function test_thisComputerIsFirstAndStays() {
                const list = part("deviceList");
                compare(list.count, 3);
                compare(list.itemAt(0).name, "Desk");
                compare(list.itemAt(0).used, "This computer");
                verify(!findChild(list.itemAt(0), "signOutDeviceButton").visible);
                compare(list.itemAt(1).name, "Phone");
            }
            function test_anotherDeviceIsSignedOut() {
                const list = part("deviceList");
                const button = findChild(list.itemAt(1), "signOutDeviceButton");
                compare(button.Accessible.name, "Sign out \u2068Phone\u2069");
                button.forceActiveFocus();
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(fixture.actions().includes("sign out d_1"));
                compare(list.count, 2);
            }
            function test_anotherPassword() {
                part("currentPassword").forceActiveFocus();
                part("currentPassword").text = "correct horse";
                keyClick(Qt.Key_Return);
                part("newPassword").text = "staple donkey";
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(fixture.actions().includes("password staple donkey"));
                verify(part("passwordDone").text.startsWith("Changed."), part("passwordDone").text);
                compare(part("currentPassword").text, "");
                compare(part("newPassword").text, "");
                compare(part("deviceList").count, 1);
            }
            function test_whatIsWrongIsSaidWhereItIs() {
                part("newPassword").text = "staple donkey";
                mouseClick(part("changePasswordButton"));
                compare(part("currentPasswordMessage").text, "Enter the password that you have now.");
                part("currentPassword").text = "wrong horse";
                part("newPassword").text = "short";
                mouseClick(part("changePasswordButton"));
                compare(part("currentPasswordMessage").text, "");
                verify(part("newPasswordMessage").text.startsWith("Use at least"), part("newPasswordMessage").text);
                part("newPassword").text = "staple donkey";
                mouseClick(part("changePasswordButton"));
                fixture.turn();
                compare(part("currentPasswordMessage").text, "This is not your password.");
                compare(part("currentPassword").text, "wrong horse");
            }
        }
    }
}
