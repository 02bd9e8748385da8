import QtQuick
import QtTest
import Chinwag.Theme
import Chinwag.Timeline
import Chinwag.Test

Item {
    id: root
    width: 600
    height: 200

    Fixture { id: fixture }
    TypingRow {
        id: row
        width: parent.width
        height: implicitHeight
        typing: fixture.app.typing
    }

    TestCase {
        name: "TypingRow"
        when: windowShown

        function init() { fixture.setTypists([]); Theme.reduceMotion = false; }
        function cleanupTestCase() { Theme.reduceMotion = false; }

        function test_heightIsReservedWhoeverTypes() {
            compare(row.height, 32);
            fixture.setTypists(["Ann", "Bob", "Cleo", "Dee"]);
            compare(row.height, 32);
        }
        function test_saysWhoTypes_data() {
            return [{ tag: "one", names: ["Ann"], text: "\u2068Ann\u2069 is typing…" },
                    { tag: "two", names: ["Ann", "Bob"], text: "\u2068Ann\u2069 and \u2068Bob\u2069 are typing…" },
                    { tag: "three", names: ["Ann", "Bob", "Cleo"], text: "\u2068Ann\u2069, \u2068Bob\u2069 and \u2068Cleo\u2069 are typing…" }];
        }
        function test_saysWhoTypes(data) {
            fixture.setTypists(data.names);
            compare(findChild(row, "typingLabel").text, data.text);
            compare(row.Accessible.name, data.text);
        }
        function test_wordsStayWhileItFades() {
            fixture.setTypists(["Ann"]);
            fixture.setTypists([]);
            compare(findChild(row, "typingLabel").text, "\u2068Ann\u2069 is typing…");
            tryCompare(findChild(row, "typingLabel").parent, "opacity", 0);
        }
        function test_namesAreNeverMarkup() {
            fixture.setTypists(["<b>Ann</b>"]);
            compare(findChild(row, "typingLabel").textFormat, Text.PlainText);
            verify(findChild(row, "typingLabel").text.startsWith("\u2068<b>Ann"));
        }
        function test_dotsStandStillWithReduceMotion() {
            fixture.setTypists(["Ann"]);
            const dots = findChild(row, "typingDots");
            verify(dots.moving);
            Theme.reduceMotion = true;
            verify(!dots.moving);
            compare(dots.children[0].opacity, 1);
        }
    }
}
