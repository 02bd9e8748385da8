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
            name: "Invitations"
            when: windowShown

            readonly property RoomsController rooms: fixture.app.rooms

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
            }
            function cleanup() { fixture.clear(); }

            function page(): Item { return findChild(window, "invitationPage"); }
            function part(name: string): Item { return findChild(page(), name); }
            function list(): Item { return findChild(window, "roomList"); }
            function openInvitation() {
                fixture.invite("regatta", "Hugo Lindqvist");
                rooms.select("regatta");
                tryVerify(() => page().visible);
            }
            function press(name: string) {
                part(name).forceActiveFocus();
                keyClick(Qt.Key_Return);
            }
            /// To the button, by Tab alone.
            function tabTo(name: string) {
                for (let i = 0; i < 30 && !part(name).activeFocus; ++i)
                    keyClick(Qt.Key_Tab);
                verify(part(name).activeFocus, name + " is not reached");
            }

            function test_theyAreOnTopOfTheList() {
                fixture.invite("regatta", "Hugo Lindqvist");
                list().forceLayout();
                const row = list().itemAtIndex(0);
                compare(row.ListView.section, "Invitations");
                compare(row.name, "regatta");
                compare(row.Accessible.name, "regatta, \u2068Hugo Lindqvist\u2069 invites you");
                compare(findChild(row, "previewLabel").text, "\u2068Hugo Lindqvist\u2069 invites you");
                compare(rooms.currentRoomId, "r1"); // nobody is moved away from where they are
            }
            function test_aClickShowsWhoAndWhat() {
                fixture.invite("regatta", "Hugo Lindqvist");
                list().forceLayout();
                mouseClick(list().itemAtIndex(0));
                tryVerify(() => page().visible);
                compare(page().Accessible.name, "\u2068Hugo Lindqvist\u2069 invites you: \u2068regatta\u2069");
                compare(part("invitationRoom").text, "regatta");
                compare(part("invitationDetail").text, "Private room · asked by \u2068@hugo\u2069");
                compare(part("joinButton").Accessible.name, "Join \u2068regatta\u2069");
                compare(part("declineButton").Accessible.name, "Decline \u2068regatta\u2069");
                compare(part("blockButton").Accessible.name, "Block \u2068Hugo Lindqvist\u2069");
                verify(!findChild(window, "composerInput").visible);
            }
            function test_joinByKeyboard() {
                openInvitation();
                tabTo("joinButton");
                keyClick(Qt.Key_Return);
                fixture.advance(0);
                verify(fixture.actions().includes("join regatta"));
                tryVerify(() => !page().visible);
                compare(rooms.currentRoomId, "regatta");
                compare(fixture.app.timeline.title, "# \u2068regatta\u2069");
                tryVerify(() => findChild(window, "composerInput").activeFocus);
            }
            function test_declineByKeyboard() {
                openInvitation();
                tabTo("declineButton");
                keyClick(Qt.Key_Space);
                fixture.advance(0);
                verify(fixture.actions().includes("decline regatta"));
                tryVerify(() => !page().visible);
                compare(rooms.currentRoomId, "r1");
                tryVerify(() => findChild(window, "composerInput").activeFocus);
            }
            function test_aRefusalIsASentenceOnThePage() {
                openInvitation();
                fixture.refuseActions("You have joined many rooms today. Try again tomorrow.");
                press("joinButton");
                fixture.advance(0);
                compare(part("invitationError").text, "You have joined many rooms today. Try again tomorrow.");
                verify(part("invitationError").visible);
                fixture.refuseActions("");
                press("joinButton");
                verify(!part("invitationError").visible);
                fixture.advance(0);
                tryVerify(() => !page().visible);
            }
            function test_blockingAsksOnceAndDeclinesEverythingOfThatPerson() {
                fixture.invite("night-watch", "Hugo Lindqvist");
                openInvitation();
                const dialog = findChild(window, "blockDialog");
                press("blockButton");
                tryVerify(() => dialog.opened);
                verify(findChild(dialog.contentItem, "dialogCancelButton").activeFocus);
                keyClick(Qt.Key_Return);
                tryVerify(() => !dialog.visible);
                verify(!fixture.actions().some(action => action.startsWith("block")));

                press("blockButton");
                tryVerify(() => dialog.opened);
                mouseClick(findChild(dialog.contentItem, "dialogAcceptButton"));
                fixture.advance(0);
                fixture.advance(0);
                verify(fixture.actions().includes("block Hugo Lindqvist"));
                verify(fixture.actions().includes("decline regatta"));
                verify(fixture.actions().includes("decline night-watch"));
                tryVerify(() => !page().visible && !dialog.visible);
                list().forceLayout();
                compare(list().itemAtIndex(0).ListView.section, "Direct messages");
            }
            function test_everythingIsThereInASmallWindowWithLargeText() {
                window.width = 480;
                window.height = 420;
                openInvitation();
                tabTo("blockButton");
                const button = part("blockButton");
                tryVerify(() => {
                    const top = button.mapToItem(page(), 0, 0).y;
                    return top >= 0 && top + button.height <= page().height;
                });
                window.width = 800;
                window.height = 600;
            }
        }

        TestCase {
            name: "Privacy"
            when: windowShown

            readonly property PrivacyController privacy: fixture.app.privacy

            function dialog(): var { return findChild(window, "settingsView"); }
            function part(name: string): Item { return findChild(dialog().contentItem, name); }

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
                fixture.setBlocked(["Hugo Lindqvist", "Ines Duarte"]);
                fixture.app.showSettings("privacy");
                tryVerify(() => dialog().opened);
                fixture.advance(0);
                fixture.advance(0);
            }
            function cleanup() {
                dialog().close();
                tryVerify(() => !dialog().visible);
                fixture.clear();
            }

            function test_theServersSettingIsShownAndChanged() {
                compare(part("sharedChoice").Accessible.checked, true);
                part("sharedChoice").forceActiveFocus();
                keyClick(Qt.Key_Down);
                compare(part("askChoice").activeFocus, true);
                keyClick(Qt.Key_Space);
                fixture.advance(0);
                compare(part("askChoice").Accessible.checked, true);
                compare(part("sharedChoice").Accessible.checked, false);
                mouseClick(part("nobodyChoice"));
                fixture.advance(0);
                compare(privacy.whoMayAdd, PrivacyController.Nobody);
            }
            function test_unblock() {
                const names = findChild(dialog().contentItem, "blockedList");
                compare(names.count, 2);
                const button = findChild(names.itemAt(0), "unblockButton");
                compare(button.Accessible.name, "Unblock \u2068Hugo Lindqvist\u2069");
                button.forceActiveFocus();
                keyClick(Qt.Key_Return);
                fixture.advance(0);
                verify(fixture.actions().includes("unblock Hugo Lindqvist"));
                compare(names.count, 1);
            }
            function test_aRefusalIsASentence() {
                fixture.refuseActions("No Chinwag server answered.");
                mouseClick(part("askChoice"));
                fixture.advance(0);
                compare(part("privacyError").text, "No Chinwag server answered.");
                compare(part("sharedChoice").Accessible.checked, true);
            }
        }
    }
}
