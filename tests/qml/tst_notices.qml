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
        height: 600
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Notices"
            when: windowShown

            readonly property NoticeController notices: fixture.app.notices

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
                notices.level = NoticeController.Important;
                notices.doNotDisturb = false;
                notices.hidesText = false;
                notices.hasSound = true;
            }
            function cleanup() {
                for (const name of ["settingsView", "roomNoticesDialog"]) {
                    const open = findChild(window, name);
                    if (open === null)
                        continue; // nobody has wanted it yet
                    open.close();
                    tryVerify(() => !open.visible);
                }
                fixture.clear();
            }

            function dialog(name: string): var {
                tryVerify(() => findChild(window, name).opened);
                return findChild(window, name);
            }
            function part(owner: var, name: string): Item { return findChild(owner.contentItem, name); }

            function test_whatOneIsToldOfIsChosen() {
                fixture.app.showSettings("notices");
                const page = dialog("settingsView");
                compare(part(page, "importantChoice").Accessible.checked, true);
                part(page, "everythingChoice").forceActiveFocus();
                keyClick(Qt.Key_Space);
                compare(notices.level, NoticeController.Everything);
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Return);
                compare(notices.level, NoticeController.Nothing);
                compare(part(page, "nothingChoice").Accessible.checked, true);
                compare(part(page, "everythingChoice").Accessible.checked, false);
            }
            function test_switchesAreSwitched() {
                fixture.app.showSettings("notices");
                const page = dialog("settingsView");
                const calm = part(page, "doNotDisturbSwitch");
                compare(calm.Accessible.checked, false);
                mouseClick(calm);
                compare(notices.doNotDisturb, true);
                compare(calm.Accessible.checked, true);
                part(page, "hideTextSwitch").forceActiveFocus();
                keyClick(Qt.Key_Return);
                compare(notices.hidesText, true);
                part(page, "soundSwitch").forceActiveFocus();
                keyClick(Qt.Key_Space);
                compare(notices.hasSound, false);
            }
            function test_aRoomIsMutedFromItsMenu() {
                mouseClick(findChild(window, "roomMenuButton"));
                const item = findChild(window, "roomNoticesItem");
                tryVerify(() => item.visible);
                mouseClick(item);
                const page = dialog("roomNoticesDialog");
                compare(part(page, "unmuteButton").visible, false);
                mouseClick(part(page, "muteHourButton"));
                fixture.turn();
                compare(notices.muted, true);
                compare(part(page, "unmuteButton").visible, true);
                compare(part(page, "muteHourButton").visible, false);
                mouseClick(part(page, "unmuteButton"));
                fixture.turn();
                compare(notices.muted, false);
            }
            function test_aMutedRoomHasASign() {
                const list = findChild(window, "roomList");
                verify(!findChild(list.currentItem, "quietIcon").visible);
                notices.mute(1);
                fixture.turn();
                verify(findChild(list.currentItem, "quietIcon").visible);
                verify(list.currentItem.accessibleName.includes("muted"));
                fixture.advance(3600 * 1000);
                verify(!findChild(list.currentItem, "quietIcon").visible);
            }
            function test_markedAsUnread() {
                const list = findChild(window, "roomList");
                mouseClick(findChild(window, "roomMenuButton"));
                const item = findChild(window, "markUnreadItem");
                tryVerify(() => item.visible && item.y > 0);
                mouseClick(item);
                fixture.turn();
                compare(notices.markedUnread, true);
                verify(list.currentItem.marked);
                verify(list.currentItem.accessibleName.includes("unread"));
                // A count says more than a dot.
                const count = list.currentItem.unreadText.length > 0;
                compare(findChild(list.currentItem, "unreadMark").visible, !count);
            }
            function test_aRefusalIsASentence() {
                fixture.app.showRoomNotices();
                const page = dialog("roomNoticesDialog");
                fixture.refuseActions("No Chinwag server answered.");
                mouseClick(part(page, "roomNothingChoice"));
                fixture.turn();
                compare(part(page, "roomNoticesError").text, "No Chinwag server answered.");
                compare(part(page, "roomDefaultChoice").Accessible.checked, true);
            }
            // The page about the room says so itself; from the menu there is no page.
            function test_aRefusalIsSaidOnce() {
                const told = findChild(window, "noticeDialog");
                fixture.refuseActions("No Chinwag server answered.");
                notices.markUnread(true);
                fixture.turn();
                tryVerify(() => told.opened);
                compare(told.title, "Not changed");
                compare(told.explanation, "No Chinwag server answered.");
                keyClick(Qt.Key_Escape);
                tryVerify(() => !told.visible);
                fixture.app.showRoomNotices();
                const page = dialog("roomNoticesDialog");
                mouseClick(part(page, "roomNothingChoice"));
                fixture.turn();
                verify(part(page, "roomNoticesError").text.length > 0);
                verify(!told.visible);
            }
            function test_aNoticeLeadsToItsRoom() {
                fixture.bringInto("Regatta", "Hugo Lindqvist");
                notices.level = NoticeController.Everything;
                const before = fixture.app.rooms.currentRoomId;
                fixture.addMessageTo("Regatta", "Hugo Lindqvist", "We need a boat.");
                fixture.turn();
                compare(fixture.noticesShown() > 0, true);
                fixture.clickNotice();
                verify(fixture.app.rooms.currentRoomId !== before);
                verify(fixture.app.timeline.title.includes("Regatta"));
            }
            function test_everyMessageHasAReason() {
                window.hide();
                fixture.addMessage("Hugo Lindqvist", "Anybody?");
                fixture.turn();
                window.show();
                fixture.app.showRoomNotices();
                const page = dialog("roomNoticesDialog");
                compare(part(page, "reasonList").count > 0, true);
            }
        }
    }
}
