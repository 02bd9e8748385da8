import QtQuick
import QtTest
import Chinwag.Timeline
import Chinwag.Test

Item {
    id: root
    width: 800
    height: 500

    Fixture { id: fixture }
    RoomPage {
        id: page
        anchors.fill: parent
        app: fixture.app
    }

    TestCase {
        name: "RoomPage"
        when: windowShown

        property var view: findChild(page, "timelineView")
        property var failure: findChild(page, "historyFailure")
        property var notice: findChild(page, "noticeBar")

        function init() { fixture.fill(); }
        function cleanup() { fixture.refuseActions(""); fixture.clear(); }

        function newest(): Item {
            view.forceLayout();
            return view.itemAtIndex(0);
        }

        function test_aRoomOneIsBroughtIntoIsNotEmpty() {
            fixture.bringInto("night-watch", "Ann Larsen");
            fixture.app.rooms.select("night-watch");
            fixture.turn();
            tryCompare(view, "count", 4);
            compare(newest().body, "\u2068Ann Larsen\u2069 added you");
            compare(notice.Accessible.name, "\u2068Ann Larsen\u2069 added you to “\u2068night-watch\u2069”.");
            waitForRendering(page);
            mouseClick(findChild(notice, "dismissNoticeButton"));
            tryVerify(() => !notice.visible);
        }
        function test_filesCanBeDroppedAnywhere() {
            const curtain = findChild(page, "dropCurtain");
            const files = fixture.makeFiles(["a.png", "b.pdf"]);
            verify(!curtain.visible);
            verify(!fixture.drag(view, ["https://harbour.example/a.png"]));
            verify(!curtain.visible);
            verify(fixture.drag(view, files));
            tryVerify(() => curtain.visible);
            compare(fixture.app.attachments.dropWords, "Drop to send to \u2068general\u2069");
            fixture.drop(view, files);
            tryVerify(() => !curtain.visible);
            compare(fixture.app.attachments.count, 2);
            verify(findChild(page, "composerInput").activeFocus);
            fixture.app.attachments.clear();
        }
        function test_aDayIsChosenByKeys() {
            mouseClick(findChild(page, "roomMenuButton"));
            const menu = findChild(page, "roomMenu");
            tryVerify(() => menu.opened);
            mouseClick(findChild(menu.contentItem, "jumpToDayItem"));
            const dialog = findChild(page, "dayDialog");
            tryVerify(() => dialog.opened);
            const grid = findChild(dialog.contentItem, "dayGrid");
            compare(grid.activeFocus, true);
            const today = new Date();
            keyClick(Qt.Key_Right); // is to come
            compare(dialog.chosen.toDateString(), today.toDateString());
            keyClick(Qt.Key_PageUp);
            keyClick(Qt.Key_Up);
            const before = new Date(today.getFullYear(), today.getMonth(), 0, 12).getDate();
            const wanted = new Date(today.getFullYear(), today.getMonth() - 1, Math.min(today.getDate(), before) - 7, 12);
            compare(dialog.chosen.toDateString(), wanted.toDateString());
            keyClick(Qt.Key_Return);
            tryVerify(() => !dialog.visible);
        }
        function test_whatCannotBeLoadedIsSaidAndTriedAgain() {
            fixture.refuseActions("The server has no time.");
            fixture.bringInto("night-watch", "Ann Larsen");
            fixture.app.rooms.select("night-watch");
            fixture.turn();
            tryVerify(() => failure.visible);
            compare(failure.Accessible.name, "Messages could not be loaded. The server has no time.");
            fixture.refuseActions("");
            waitForRendering(page);
            mouseClick(findChild(failure, "retryHistoryButton"));
            fixture.turn();
            tryVerify(() => !failure.visible);
            tryCompare(view, "count", 4);
        }
        function test_whatWasNotSentStaysWithItsReason() {
            fixture.app.composer.edit("mine");
            fixture.app.composer.send();
            fixture.turn();
            fixture.takeOutOf("r1");
            compare(fixture.app.rooms.currentRoomId, "r1");
            compare(notice.Accessible.name, "You are no longer in “\u2068general\u2069”. Messages of yours that were not sent are kept.");
            tryVerify(() => newest() !== null && newest().failure === "You are no longer in this room.");
            waitForRendering(page);
            root.width = 420; // the whole reason in a narrow window, too
            const words = findChild(newest(), "failureWords");
            tryVerify(() => words.lineCount > 1);
            verify(!words.truncated && words.height >= words.contentHeight);
            tryVerify(() => words.mapToItem(newest(), 0, words.height).y <= newest().height, 5000, `${words.mapToItem(newest(), 0, words.height).y} of ${newest().height}`);
            root.width = 800;
            waitForRendering(page);
            mouseClick(findChild(newest(), "deleteButton"));
            verify(fixture.app.rooms.currentRoomId !== "r1");
        }
    }
}
