import QtQuick
import QtTest
import Chinwag.Rooms
import Chinwag.Test

Item {
    id: root
    width: 284
    height: 600

    Fixture { id: fixture }
    RoomList {
        id: list
        anchors.fill: parent
        rooms: fixture.app.rooms
    }

    TestCase {
        name: "RoomList"
        when: windowShown

        function init() { fixture.fill(); fixture.app.rooms.select("r1"); list.forceLayout(); }

        function row(index: int): Item { return list.itemAtIndex(index); }

        function test_typingReplacesThePreview() {
            tryVerify(() => row(0) !== null);
            compare(findChild(row(0), "previewLabel").text, "typing…");
            compare(findChild(row(1), "previewLabel").text, "The tickets are in the shared folder");
        }
        function test_whatBecomesOfTypingInASmallPlace() {
            const inRoom = () => { list.forceLayout(); return findChild(row(list.currentIndex), "previewLabel").text; };
            fixture.setTypists(["Ann"]);
            compare(inRoom(), "\u2068Ann\u2069 is typing…");
            fixture.setTypists(["Ann", "Bob"]);
            compare(inRoom(), "2 person(s) are typing…");
        }
        function test_aDraftIsSeenFromElsewhere() {
            fixture.app.composer.edit("call\nthem");
            fixture.app.rooms.select("d2");
            list.forceLayout();
            fixture.app.rooms.select("d2");
            let found = "";
            for (let i = 0; i < list.count; ++i) {
                if (row(i).roomId === "r1")
                    found = row(i).preview;
            }
            compare(found, "Draft: \u2068call them\u2069");
        }
        function test_arrowsMoveTheSelection() {
            list.forceActiveFocus();
            const before = list.currentIndex;
            keyClick(Qt.Key_Down);
            compare(list.currentIndex, before + 1);
            keyClick(Qt.Key_Up);
            compare(list.currentIndex, before);
        }
        function test_clickOpens() {
            mouseClick(row(1));
            compare(fixture.app.rooms.currentRoomId, "d2");
        }
        function test_theSelectionFollowsItsRoomWhenTheOrderChanges() {
            tryCompare(list, "currentIndex", 4);
            fixture.addMessageTo("r3", "Ann Larsen", "@mira where are you?");
            list.forceLayout();
            compare(row(list.currentIndex).roomId, "r1");
            fixture.app.rooms.select("r3");
            list.forceLayout();
            compare(row(list.currentIndex).roomId, "r3");
            fixture.app.timeline.jumpToEnd();
            fixture.app.timeline.setWindowActive(true); // it is read: without the mention the order is another one
            fixture.advance(1000);
            list.forceLayout();
            compare(row(list.currentIndex).roomId, "r3");
        }
        function test_rowsAre52High() {
            compare(row(0).height, 52);
        }
        function test_everyRowHasANameForScreenReaders() {
            for (let i = 0; i < list.count; ++i)
                verify(row(i).Accessible.name.length > 0);
        }
    }
}
