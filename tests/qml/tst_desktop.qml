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
            function test_aStatusWithAnEnd() {
                const line = () => findChild(window, "ownLine").text;
                const server = line();
                mouseClick(findChild(window, "ownButton"));
                tryVerify(() => menu().opened);
                verify(!findChild(menu().contentItem, "clearStatusItem").visible);
                mouseClick(findChild(menu().contentItem, "setStatusItem"));
                const page = findChild(window, "statusDialog");
                tryVerify(() => page.opened);
                const field = findChild(page.contentItem, "statusField");
                verify(field.activeFocus);
                field.text = "In a meeting";
                const ends = findChild(page.contentItem, "statusEnds").children;
                const half = Array.from(ends).find(each => each.text === "30 minutes");
                mouseClick(half);
                compare(half.Accessible.checked, true);
                fixture.refuseActions("Not now.");
                field.forceActiveFocus();
                keyClick(Qt.Key_Return);
                fixture.turn();
                compare(findChild(page.contentItem, "statusFieldMessage").text, "Not now.");
                fixture.refuseActions("");
                keyClick(Qt.Key_Return);
                fixture.turn();
                tryVerify(() => !page.visible);
                verify(line().startsWith("\u2068In a meeting\u2069 · until "), line());
                fixture.advance(30 * 60 * 1000);
                compare(line(), server);
            }
            function test_othersHaveAStatus() {
                fixture.setStatus("Ann Larsen", "In a meeting", 30);
                const list = findChild(window, "roomList");
                let row = null;
                for (let i = 0; i < list.count; ++i) {
                    if (list.itemAtIndex(i) && list.itemAtIndex(i).name === "Ann Larsen")
                        row = list.itemAtIndex(i);
                }
                verify(row !== null);
                verify(findChild(row, "roomStatus").text.includes("In a meeting"));
                verify(row.accessibleName.includes("In a meeting"), row.accessibleName);
                fixture.app.rooms.select(row.roomId);
                verify(fixture.app.timeline.subtitle.includes("In a meeting"), fixture.app.timeline.subtitle);
                fixture.advance(30 * 60 * 1000);
                compare(findChild(row, "roomStatus").text, "");
                verify(!fixture.app.timeline.subtitle.includes("In a meeting"));
            }
            function test_settingsOfTheDesktop() {
                fixture.setTray(true);
                mouseClick(findChild(window, "gearButton"));
                const menu = findChild(window, "settingsMenu");
                tryVerify(() => menu.opened);
                mouseClick(findChild(menu.contentItem, "appearanceItem"));
                const settings = findChild(window, "settingsView");
                tryVerify(() => settings.opened);
                for (const [name, wanted] of [["keepsRunningSwitch", "keepsRunning"], ["autostartSwitch", "autostarts"]]) {
                    const control = findChild(settings.contentItem, name);
                    const before = fixture.app.desktop[wanted];
                    control.forceActiveFocus();
                    keyClick(Qt.Key_Space);
                    compare(fixture.app.desktop[wanted], !before);
                    compare(control.Accessible.checked, !before);
                    keyClick(Qt.Key_Space);
                }
                keyClick(Qt.Key_Escape);
                tryVerify(() => !settings.visible);
            }
        }
    }
}
