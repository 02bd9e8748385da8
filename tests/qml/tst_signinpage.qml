import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Theme
import Chinwag.Test

Item {
    id: root
    width: 800
    height: 760

    Fixture { id: fixture }
    SignInPage {
        id: page
        anchors.fill: parent
        signIn: fixture.app.signIn
        nearby: fixture.app.nearby
        host: fixture.app.host
    }
    SignalSpy { id: comparison; target: fixture.app.signIn; signalName: "comparisonRequested" }
    SignalSpy { id: entrance; target: fixture.app.host; signalName: "entranceWanted" }
    SignalSpy { id: submitted; target: fixture.app.signIn; signalName: "submitted" }

    TestCase {
        name: "SignInPage"
        when: windowShown

        function init() {
            fixture.app.signIn.address = "localhost";
            fixture.app.signIn.name = "mira";
            fixture.app.signIn.password = "correct horse";
            fixture.setSignInErrors("", "", "");
            submitted.clear();
        }

        function test_theChosenSegmentIsWhereItsWordsAre() {
            const trough = findChild(page, "modeSwitch");
            const chosen = findChild(trough, "chosenSegment");
            for (const mirrored of [false, true]) {
                page.LayoutMirroring.enabled = mirrored;
                page.LayoutMirroring.childrenInherit = true;
                for (const mode of [0, 1]) {
                    fixture.app.signIn.mode = mode;
                    const words = findChild(trough, "segment" + mode);
                    tryVerify(() => Math.abs(words.mapToItem(trough, 0, 0).x - chosen.x) < 4);
                }
                trough.forceActiveFocus();
                keyClick(mirrored ? Qt.Key_Right : Qt.Key_Left);
                compare(fixture.app.signIn.mode, 0);
            }
            page.LayoutMirroring.enabled = false;
        }
        function test_tabOrder() {
            findChild(page, "addressField").forceActiveFocus();
            const order = ["modeSwitch", "nameField", "passwordField", "passwordFieldEye", "signInButton", "startServerButton"];
            for (const name of order) {
                keyClick(Qt.Key_Tab);
                verify(findChild(page, name).activeFocus, name);
            }
        }
        function test_anUnknownServerCanBeCompared() {
            const button = findChild(page, "compareButton");
            verify(!button.visible);
            fixture.findUnknownServer();
            verify(button.visible);
            comparison.clear();
            mouseClick(button);
            compare(comparison.count, 1);
            fixture.app.signIn.address = "localhost";
            verify(!button.visible);
        }
        function test_serversOfTheNetworkAreOneClickAway() {
            const list = findChild(page, "nearbyList");
            verify(!list.visible);
            fixture.setNearby(["Erin's studio", "Harbour office"]);
            tryVerify(() => list.visible);
            const second = findChild(list, "nearby-Harbour office");
            compare(second.Accessible.name, "Harbour office, 192.168.1.21:7420");
            mouseClick(second);
            compare(fixture.app.signIn.address, "https://192.168.1.21:7420");
            fixture.setNearby([]);
            tryVerify(() => !list.visible);
        }
        function test_aServerOfOnesOwnIsOneClickAway() {
            const button = findChild(page, "startServerButton");
            verify(button.visible);
            entrance.clear();
            mouseClick(button);
            compare(button.text, "Starting…");
            fixture.advance(1);
            compare(entrance.count, 1);
            compare(button.text, "Enter your own server");
            fixture.stopHosting();
            fixture.offerHosting(false);
            verify(!button.visible);
            fixture.offerHosting(true);
        }
        function test_inALowWindowTheFieldOneIsInIsInSight() {
            root.height = 320;
            findChild(page, "addressField").forceActiveFocus();
            const order = ["nameField", "passwordField", "signInButton", "addressField"];
            for (const name of order) {
                const item = findChild(page, name);
                item.forceActiveFocus();
                const y = item.mapToItem(page, 0, 0).y;
                verify(y >= 0 && y + item.height <= page.height, name + " at " + y);
            }
            root.height = 760;
        }
        function test_enterSubmits() {
            findChild(page, "passwordField").forceActiveFocus();
            keyClick(Qt.Key_Return);
            compare(submitted.count, 1);
            compare(submitted.signalArguments[0][1], "mira");
        }
        function test_errorsAreUnderTheirFields() {
            fixture.setSignInErrors("", "Somebody else has this name.", "");
            compare(findChild(page, "nameFieldMessage").text, "Somebody else has this name.");
            verify(findChild(page, "nameField").failed);
            verify(!findChild(page, "passwordField").failed);
        }
        function test_arrowsChooseTheMode() {
            findChild(page, "modeSwitch").forceActiveFocus();
            keyClick(Qt.Key_Right);
            compare(fixture.app.signIn.mode, 1);
            keyClick(Qt.Key_Left);
            compare(fixture.app.signIn.mode, 0);
        }
        function test_amberLineForPlainText() {
            verify(!findChild(page, "unencryptedLine").visible);
            fixture.app.signIn.address = "ws://chat.example.org";
            verify(findChild(page, "unencryptedLine").visible);
        }
        function test_typingReachesTheController() {
            const field = findChild(page, "nameField");
            field.forceActiveFocus();
            field.selectAll();
            keyClick("b");
            keyClick("o");
            compare(fixture.app.signIn.name, "bo");
        }
        function test_thePasswordIsHiddenUntilItIsAskedFor() {
            const field = findChild(page, "passwordField");
            compare(field.echoMode, TextInput.Password);
            mouseClick(findChild(page, "passwordFieldEye"));
            compare(field.echoMode, TextInput.Normal);
            mouseClick(findChild(page, "passwordFieldEye"));
            compare(field.echoMode, TextInput.Password);
            verify(!findChild(page, "nameFieldEye").visible);
        }
        function test_enterGoesToTheFirstError() {
            fixture.app.signIn.name = "";
            findChild(page, "passwordField").forceActiveFocus();
            keyClick(Qt.Key_Return);
            compare(submitted.count, 0);
            verify(findChild(page, "nameField").activeFocus);
            fixture.setSignInErrors("", "", "The name or the password is wrong.");
            verify(findChild(page, "passwordField").activeFocus);
        }
        function test_nothingMovesWhileTheServerIsLookedFor() {
            fixture.app.signIn.address = "";
            const field = findChild(page, "passwordField");
            grabImage(page); // puts everything where it belongs
            const place = field.mapToItem(root, 0, 0).y;
            fixture.app.signIn.address = "hello world";
            fixture.advance(400);
            verify(findChild(page, "addressFieldMessage").text.length > 0);
            grabImage(page);
            compare(field.mapToItem(root, 0, 0).y, place);
            fixture.app.signIn.mode = 1;
            verify(findChild(page, "nameFieldMessage").text.length > 0);
            grabImage(page);
            compare(field.mapToItem(root, 0, 0).y, place);
            fixture.app.signIn.mode = 0;
        }
        function test_aWeakPasswordIsWarnedOf() {
            fixture.app.signIn.mode = 1;
            fixture.app.signIn.password = "password";
            compare(findChild(page, "passwordFieldMessage").color, Theme.warnInk);
            fixture.app.signIn.password = "correct horse";
            compare(findChild(page, "passwordFieldMessage").color, Theme.soft);
            fixture.app.signIn.mode = 0;
        }
    }
}
