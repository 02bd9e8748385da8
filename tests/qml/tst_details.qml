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
        width: 1100
        height: 700
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Details"
            when: windowShown

            readonly property RoomDetailsController details: fixture.app.details

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
                window.width = 1100;
            }
            function cleanup() {
                if (part("detailsPanel").visible)
                    click("closeDetailsButton");
                fixture.clear();
            }

            function part(name: string): Item { return findChild(window, name); }
            function click(name: string) {
                waitForRendering(window.contentItem);
                mouseClick(part(name));
            }
            function popup(name: string): QtObject {
                let found = null;
                tryVerify(() => { found = findChild(window, name); return found !== null && found.opened; }, 5000, name);
                return found;
            }
            function inside(dialog: QtObject, name: string): Item {
                const found = findChild(dialog.contentItem, name);
                verify(found !== null, name);
                return found;
            }
            function open() {
                click("membersButton");
                tryVerify(() => part("detailsPanel").visible);
                fixture.turn();
                tryVerify(() => part("membersList").count > 1);
                part("membersList").forceLayout();
            }
            function row(name: string): Item {
                const list = part("membersList");
                list.forceLayout();
                for (let i = 0; i < list.count; ++i) {
                    if (list.itemAtIndex(i).name === name)
                        return list.itemAtIndex(i);
                }
                return null;
            }
            function choose(name: string, entry: string) {
                tryVerify(() => row(name) !== null, 5000, name);
                waitForRendering(window.contentItem);
                mouseClick(row(name), 100, 10);
                const menu = popup("memberMenu");
                verify(findChild(menu.contentItem, entry).visible, entry);
                mouseClick(findChild(menu.contentItem, entry));
            }
            function did(action: string) {
                tryVerify(() => { fixture.turn(); return fixture.actions().some(each => each.startsWith(action)); }, 5000, action + ": " + fixture.actions().join(", "));
            }

            function test_aMemberSeesWhatTheRoomIsAndWhoIsInIt() {
                open();
                compare(part("detailsName").text, "general");
                compare(part("detailsTopic").text, "Everything that concerns all of us");
                compare(part("detailsMemberCount").text, "5");
                for (const name of ["editRoomButton", "reportsButton", "bansButton"])
                    verify(!part(name).visible, name);
                mouseClick(row("Bo Nwosu"), 100, 10);
                const menu = popup("memberMenu");
                for (const name of ["muteItem", "removeMemberItem", "banItem", "makeModeratorItem"])
                    verify(!findChild(menu.contentItem, name).visible, name);
                menu.close();
            }
            function test_rolesAndMutesAreSeen() {
                fixture.moderate();
                open();
                compare(row("Mira Okafor").rankText, "Owner");
                verify(findChild(row("Ann Larsen"), "rankPill").visible);
                verify(row("Dee Marsh").muted);
                verify(row("Dee Marsh").note.startsWith("Muted until "));
            }
            function test_whoIsBannedIsNamedAndTheSafeAnswerHasTheFocus() {
                fixture.moderate();
                open();
                choose("Bo Nwosu", "banItem");
                const dialog = popup("sanctionDialog");
                compare(dialog.title, "Ban \u2068Bo Nwosu\u2069?");
                verify(inside(dialog, "dialogCancelButton").activeFocus);
                keyClick(Qt.Key_Return);
                tryVerify(() => !dialog.visible);
                verify(!fixture.actions().some(each => each.startsWith("ban ")));
                choose("Bo Nwosu", "banItem");
                popup("sanctionDialog");
                inside(dialog, "sanctionReason").text = "Advertising";
                mouseClick(inside(dialog, "dialogAcceptButton"));
                did("ban r1 Bo Nwosu until ");
                verify(fixture.actions().some(each => each.endsWith(": Advertising")));
                tryVerify(() => !dialog.visible);
                compare(row("Bo Nwosu"), null);
            }
            function test_somebodyIsMutedAndWritesAgain() {
                fixture.moderate();
                open();
                choose("Bo Nwosu", "muteItem");
                const dialog = popup("sanctionDialog");
                compare(dialog.title, "Mute \u2068Bo Nwosu\u2069?");
                inside(dialog, "sanctionTime").chosen(1);
                mouseClick(inside(dialog, "dialogAcceptButton"));
                did("mute r1 Bo Nwosu until ");
                tryVerify(() => row("Bo Nwosu").muted);
                tryVerify(() => !dialog.visible);
                choose("Bo Nwosu", "unmuteItem");
                did("unmute r1 Bo Nwosu");
                tryVerify(() => !row("Bo Nwosu").muted);
            }
            function test_somebodyIsRemoved() {
                fixture.moderate();
                open();
                choose("Cleo Ionescu", "removeMemberItem");
                const dialog = popup("sanctionDialog");
                compare(dialog.title, "Remove \u2068Cleo Ionescu\u2069?");
                mouseClick(inside(dialog, "dialogAcceptButton"));
                did("kick r1 Cleo Ionescu: ");
                tryVerify(() => !dialog.visible);
                compare(row("Cleo Ionescu"), null);
            }
            function test_ownersGiveRoles() {
                fixture.moderate();
                open();
                choose("Cleo Ionescu", "makeModeratorItem");
                const dialog = popup("roleDialog");
                compare(dialog.title, "Make \u2068Cleo Ionescu\u2069 a moderator?");
                verify(inside(dialog, "dialogCancelButton").activeFocus);
                mouseClick(inside(dialog, "dialogAcceptButton"));
                did("role r1 Cleo Ionescu moderator");
                tryCompare(row("Cleo Ionescu"), "rankText", "Moderator");
            }
            function test_aRefusalStaysInTheDialog() {
                fixture.moderate();
                open();
                fixture.refuseActions("They have gone.");
                choose("Bo Nwosu", "removeMemberItem");
                const dialog = popup("sanctionDialog");
                mouseClick(inside(dialog, "dialogAcceptButton"));
                fixture.turn();
                tryCompare(inside(dialog, "sanctionError"), "text", "They have gone.");
                verify(dialog.visible);
                dialog.close();
            }
            function test_nameTopicAndRulesAreChanged() {
                fixture.moderate();
                open();
                click("editRoomButton");
                const dialog = popup("roomSettingsDialog");
                const name = inside(dialog, "settingsRoomName");
                verify(name.activeFocus);
                compare(name.text, "general");
                name.text = "harbour";
                inside(dialog, "slowModeSegments").chosen(2);
                inside(dialog, "writersSegments").chosen(1);
                mouseClick(inside(dialog, "dialogAcceptButton"));
                did("name r1 harbour");
                did("slow mode r1 30");
                did("posting r1 moderators");
                tryVerify(() => !dialog.visible);
                compare(part("detailsName").text, "harbour");
                verify(part("detailsRules").text.startsWith("Only moderators may write."));
            }
            function test_theRoomIsDeletedByItsName() {
                fixture.moderate();
                open();
                click("editRoomButton");
                mouseClick(inside(popup("roomSettingsDialog"), "deleteRoomButton"));
                const dialog = popup("deleteRoomDialog");
                compare(dialog.title, "Delete \u2068general\u2069?");
                mouseClick(inside(dialog, "dialogAcceptButton"));
                verify(inside(dialog, "deletedRoomNameMessage").text.length > 0);
                inside(dialog, "deletedRoomName").text = "general";
                mouseClick(inside(dialog, "dialogAcceptButton"));
                did("delete r1");
                tryVerify(() => !dialog.visible);
                verify(fixture.app.rooms.currentRoomId !== "r1");
            }
            function test_bansAreLifted() {
                fixture.moderate();
                fixture.setBans(["Hugo", "Win"]);
                open();
                click("bansButton");
                const dialog = popup("bansDialog");
                fixture.turn();
                const list = inside(dialog, "banList");
                tryCompare(list, "count", 2);
                list.forceLayout();
                waitForRendering(window.contentItem);
                mouseClick(findChild(list.itemAtIndex(0), "liftButton"));
                did("lift r1 Hugo");
                tryCompare(list, "count", 1);
                dialog.close();
            }
            function test_reportsAreCountedAndDealtWith() {
                fixture.moderate();
                fixture.report("Bo Nwosu", "Buy tea!", "Advertising");
                fixture.report("Dee Marsh", "Buy coffee!", "");
                open();
                tryCompare(part("reportsButton"), "count", "2");
                click("reportsButton");
                const dialog = popup("reportsDialog");
                fixture.turn();
                const list = inside(dialog, "reportList");
                tryCompare(list, "count", 2);
                list.forceLayout();
                compare(findChild(list.itemAtIndex(1), "reportedWords").text, "Buy tea!");
                waitForRendering(window.contentItem);
                mouseClick(findChild(list.itemAtIndex(0), "dismissReportButton"));
                did("dismiss r1 report-");
                tryCompare(list, "count", 1);
                list.forceLayout();
                waitForRendering(window.contentItem);
                mouseClick(findChild(list.itemAtIndex(0), "goToReportedButton"));
                tryVerify(() => !dialog.visible);
                compare(details.reportCount, "1");
            }
            function test_aMessageIsReported() {
                fixture.addMessage("Bo Nwosu", "Buy tea!");
                const view = part("timelineView");
                fixture.app.timeline.jumpToEnd();
                view.forceLayout();
                tryVerify(() => view.itemAtIndex(0) !== null && view.itemAtIndex(0).body === "Buy tea!");
                view.showMenu(view.itemAtIndex(0), 10, 10);
                const menu = popup("messageMenu");
                verify(!findChild(menu.contentItem, "deleteItem").visible);
                mouseClick(findChild(menu.contentItem, "reportItem"));
                const dialog = popup("reportDialog");
                const reason = inside(dialog, "reportReason");
                verify(reason.activeFocus);
                reason.text = "Advertising";
                keyClick(Qt.Key_Return);
                tryVerify(() => !dialog.visible);
                did("report r1 ");
                compare(fixture.app.timeline.news, "Reported. The moderators of this room see it.");
            }
            function test_whoIsMutedReadsOnAndKeepsTheirWords() {
                fixture.app.composer.edit("half a sen");
                fixture.muteSelf(60);
                const barrier = part("composerBarrier");
                tryVerify(() => barrier.visible);
                verify(barrier.Accessible.name.startsWith("You may read here. You may write again at "));
                verify(!part("composerInput").visible);
                keyClick(Qt.Key_X);
                keyClick(Qt.Key_Return);
                compare(fixture.app.composer.text, "half a sen");
                compare(fixture.sent(), 0);
                const view = part("timelineView");
                view.forceLayout();
                view.showMenu(view.itemAtIndex(view.count - 2), 10, 10);
                const menu = popup("messageMenu");
                verify(!findChild(menu.contentItem, "replyItem").visible);
                menu.close();
                fixture.muteSelf(0);
                tryVerify(() => !barrier.visible);
                compare(part("composerInput").text, "half a sen");
                tryVerify(() => part("composerInput").activeFocus);
            }
            function test_membersReadWhereOnlyModeratorsWrite() {
                fixture.setRules(0, true);
                tryVerify(() => part("composerBarrier").visible);
                fixture.lead(1);
                tryVerify(() => !part("composerBarrier").visible);
            }
            function test_slowModeCountsDownAndEnterWaits() {
                fixture.setRules(30, false);
                fixture.addOwnMessage("one");
                tryCompare(part("composerError"), "text", "You can send in 30 s");
                part("composerInput").forceActiveFocus();
                part("composerInput").text = "two";
                keyClick(Qt.Key_Return);
                tryCompare(part("composerError"), "text", "Goes out in 30 s");
                compare(fixture.sent(), 0);
                fixture.advance(30000);
                tryVerify(() => fixture.sent() === 1);
                compare(part("composerInput").text, "");
            }
            function test_aNewNameIsEverywhereAtOnce() {
                open();
                fixture.rename("Ann Larsen", "Anna L.");
                tryVerify(() => row("Anna L.") !== null);
            }
        }
    }
}
