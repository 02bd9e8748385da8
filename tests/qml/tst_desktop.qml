import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Rooms
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
        height: 600
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Desktop"
            when: windowShown

            function init() {
                window.show();
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
                fixture.app.desktop.keepsRunning = true;
            }
            function cleanup() {
                fixture.setTray(false);
                fixture.app.presence.choice = PresenceController.Online;
                fixture.clear();
                window.show();
            }
            function dialog(): var { return findChild(window, "closeDialog"); }
            function menu(): var { return findChild(window, "presenceMenu"); }

            function test_theTitleCountsWhatWaits() {
                const plain = window.title;
                const before = fixture.app.desktop.unread;
                fixture.addMessageTo("r3", "Ann Larsen", "Look at this");
                compare(fixture.app.desktop.unread, before + 1);
                verify(window.title.startsWith("(" + (before + 1) + ") "), window.title);
                verify(window.title.endsWith(plain.replace(/^\(\d+\) /, "")), window.title);
            }
            // The first case that closes: what it explains is said once.
            function test_closing1ExplainsItselfOnce() {
                fixture.setTray(true);
                window.close();
                verify(window.visible);
                tryVerify(() => dialog() !== null && dialog().opened);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog().visible);
                verify(window.visible, "nothing was chosen");
                window.close();
                tryVerify(() => dialog().opened);
                keyClick(Qt.Key_Return);
                tryVerify(() => !window.visible);
                compare(fixture.trayMenu()[0], "Show the window");
                fixture.clickTray();
                tryVerify(() => window.visible);
                window.close();
                tryVerify(() => !window.visible);
                verify(!dialog().visible);
                fixture.clickTray();
                tryVerify(() => window.visible);
            }
            function test_closing2WithoutATrayIsForGood() {
                verify(fixture.app.desktop.closesForGood());
                fixture.setTray(true);
                fixture.app.desktop.keepsRunning = false;
                verify(fixture.app.desktop.closesForGood());
            }
            function test_oneChoosesWhatOthersSee() {
                const button = findChild(window, "ownButton");
                button.forceActiveFocus(Qt.TabFocusReason);
                keyClick(Qt.Key_Return);
                tryVerify(() => menu().opened);
                mouseClick(findChild(menu().contentItem, "awayItem"));
                compare(fixture.app.presence.choice, PresenceController.Away);
                verify(button.Accessible.name.includes("Away"), button.Accessible.name);
                compare(fixture.app.notices.doNotDisturb, false);
                mouseClick(button);
                tryVerify(() => menu().opened);
                mouseClick(findChild(menu().contentItem, "doNotDisturbItem"));
                compare(fixture.app.notices.doNotDisturb, true);
                compare(fixture.presenceTold(), 3);
                fixture.app.notices.doNotDisturb = false;
                compare(fixture.app.presence.choice, PresenceController.Online);
            }
            function test_settingsOfTheDesktop() {
                fixture.setTray(true);
                mouseClick(findChild(window, "gearButton"));
                const settings = findChild(window, "settingsMenu");
                tryVerify(() => settings.opened);
                mouseClick(findChild(settings.contentItem, "keepsRunningItem"));
                compare(fixture.app.desktop.keepsRunning, false);
                tryVerify(() => !settings.visible);
                mouseClick(findChild(window, "gearButton"));
                tryVerify(() => settings.opened);
                mouseClick(findChild(settings.contentItem, "autostartItem"));
                compare(fixture.app.desktop.autostarts, true);
                fixture.app.desktop.autostarts = false;
            }
        }
    }
}
