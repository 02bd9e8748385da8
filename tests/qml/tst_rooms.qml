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
        function rowOf(roomId: string): Item {
            list.forceLayout();
            for (let i = 0; i < list.count; ++i) {
                if (row(i).roomId === roomId)
                    return row(i);
            }
            return null;
        }
        // Where something is drawn in it: the first and the last column that differ from the corner.
        function inkOf(item: Item): var {
            const picture = grabImage(list); // of an item in an item it would show another place
            const place = item.mapToItem(list, 0, 0);
            const color = (x, y) => picture.pixel(place.x + x, place.y + y).toString();
            const ground = color(0, 0);
            let first = -1, last = -1;
            for (let x = 0; x < item.width; ++x) {
                for (let y = 0; y < item.height; ++y) {
                    if (color(x, y) === ground)
                        continue;
                    first = first < 0 ? x : first;
                    last = x;
                }
            }
            return { first: first, last: last };
        }
        function test_aNameFromRightToLeftStaysWhereNamesStand_data() {
            return [{ tag: "Hebrew", name: "דנה לוי" }, { tag: "Arabic", name: "ليلى" }, { tag: "Persian", name: "‏مهتاب" }];
        }
        function test_aNameFromRightToLeftStaysWhereNamesStand(data) {
            fixture.addDirect("d9", data.name);
            fixture.addMessageTo("d9", data.name, data.name);
            list.positionViewAtBeginning();
            const other = findChild(rowOf("d1"), "roomName");
            const name = findChild(rowOf("d9"), "roomName");
            compare(name.text, data.name);
            compare(name.mapToItem(list, 0, 0).x, other.mapToItem(list, 0, 0).x);
            for (const part of ["roomName", "previewLabel"]) {
                const label = findChild(rowOf("d9"), part);
                verify(label.contentWidth < label.width);
                compare(label.effectiveHorizontalAlignment, Text.AlignLeft);
                const ink = inkOf(label);
                verify(ink.first < 12, `${part} begins at ${ink.first}`);
                verify(ink.last <= label.contentWidth + 12, `${part} ends at ${ink.last} of ${label.contentWidth}`);
            }
            list.LayoutMirroring.enabled = true;
            list.LayoutMirroring.childrenInherit = true;
            compare(findChild(rowOf("d9"), "roomName").effectiveHorizontalAlignment, Text.AlignRight);
            compare(findChild(rowOf("d1"), "roomName").effectiveHorizontalAlignment, Text.AlignRight);
            list.LayoutMirroring.enabled = false;
        }
        function test_whatIsInARowIsInItsMiddle() {
            fixture.addPrivateRoom("quiet");
            const middle = item => item.mapToItem(list, 0, item.height / 2).y;
            for (let i = 0; i < list.count; ++i) {
                list.positionViewAtIndex(i, ListView.Contain);
                list.forceLayout();
                const name = findChild(row(i), "roomName");
                const preview = findChild(row(i), "previewLabel");
                const words = preview.text.length > 0 ? (middle(name) - name.height / 2 + middle(preview) + preview.height / 2) / 2 : middle(name);
                verify(Math.abs(words - middle(row(i))) <= 1, `${row(i).name}: ${words} in ${middle(row(i))}`);
                verify(Math.abs(middle(findChild(row(i), "roomFace")) - middle(row(i))) <= 1);
            }
            verify(!rowOf("quiet").secondLine); // one of them has one line only
        }
        function test_aPrivateRoomHasALock() {
            fixture.addPrivateRoom("quiet");
            verify(findChild(rowOf("quiet"), "lockIcon").visible);
            verify(inkOf(findChild(rowOf("quiet"), "lockIcon")).first >= 0);
            verify(!findChild(rowOf("r1"), "lockIcon").visible);
            verify(!findChild(rowOf("d1"), "lockIcon").visible);
        }
        function test_whatWaitsToBeSentHasAClock() {
            const icon = () => findChild(rowOf("r1"), "unsentIcon");
            fixture.setTypists([]);
            verify(!icon().visible);
            fixture.app.composer.edit("I come later");
            fixture.app.composer.send();
            verify(icon().visible);
            compare(icon().glyph, "clock");
            compare(findChild(rowOf("r1"), "previewLabel").text, "You: \u2068I come later\u2069");
            fixture.acknowledge();
            verify(!icon().visible);
            fixture.failMessage("never", "No.");
            compare(icon().glyph, "alert");
        }
        function test_timesFollowTheZone() {
            fixture.moveTo("UTC");
            const time = () => findChild(rowOf("d1"), "roomTime").text;
            const before = time();
            verify(before.includes(":"), before);
            fixture.moveTo("America/St_Johns"); // half an hour beside the others
            verify(time() !== before, time());
            const minutes = text => Number(text.split(":")[0]) * 60 + Number(text.split(":")[1]);
            compare((minutes(time()) - minutes(before) + 1440) % 1440, 1440 - 210);
            fixture.moveTo("UTC");
            compare(time(), before);
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
