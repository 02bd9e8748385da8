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
            function test_aSecondFactorIsSwitchedOnAndOff() {
                part("factorPassword").text = "correct horse";
                part("factorPassword").forceActiveFocus();
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(part("factorQr").visible);
                verify(part("factorQr").text.startsWith("otpauth://totp/"));
                part("factorCode").text = "000000";
                part("factorCode").forceActiveFocus();
                keyClick(Qt.Key_Return);
                fixture.turn();
                compare(part("factorCodeMessage").text, "This code is wrong, or was used already.");
                part("factorCode").text = "123456";
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(part("recoveryCodes").visible);
                compare(part("recoveryCodes").text.split("\n").length, 10);
                part("codesKeptButton").clicked();
                verify(part("factorWords").text.startsWith("On."), part("factorWords").text);
                part("factorOffPassword").text = "correct horse";
                part("factorOffCode").text = "123456";
                part("factorOffButton").clicked();
                fixture.turn();
                verify(part("factorWords").text.startsWith("Off."), part("factorWords").text);
                verify(part("factorPassword").visible);
                compare(part("factorPassword").text, "");
            }
            function test_aPasswordsStrengthShowsWhileItIsTyped() {
                const bars = part("newPasswordStrength");
                verify(!bars.visible);
                part("newPassword").text = "password1";
                verify(bars.visible);
                compare(part("newPasswordMessage").text, "This is one of the first passwords that anybody tries.");
                part("newPassword").text = "correct horse battery";
                compare(part("newPasswordMessage").text, "Very hard to guess");
                part("newPassword").text = "";
            }
            function test_theAccountIsDeletedAfterASentenceAndThePassword() {
                part("deleteAccountButton").clicked();
                const question = findChild(dialog(), "deleteAccountDialog");
                tryVerify(() => question.opened);
                verify(question.explanation.includes("Deleted user"), question.explanation);
                const password = findChild(question.contentItem, "deletionPassword");
                verify(password.activeFocus);
                verify(!findChild(question.contentItem, "deletionCode").visible);
                keyClick(Qt.Key_Return);
                compare(findChild(question.contentItem, "deletionPasswordMessage").text, "Enter your password.");
                verify(!fixture.actions().includes("remove account"));
                password.text = "correct horse";
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(fixture.actions().includes("remove account"));
                tryVerify(() => !question.visible);
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
