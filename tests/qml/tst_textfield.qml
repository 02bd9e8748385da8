import QtQuick
import QtTest
import Chinwag.Controls
import Chinwag.Test

Item {
    id: root
    width: 400
    height: 100

    Fixture { id: fixture }
    TextField {
        id: field
        width: 300
        limit: 10
    }
    SignalSpy { id: edited; target: field; signalName: "textEdited" }

    TestCase {
        name: "TextField"
        when: windowShown

        function init() {
            field.text = "";
            field.forceActiveFocus();
            edited.clear();
        }
        function paste(text: string): void {
            fixture.copy(text);
            keySequence(StandardKey.Paste);
        }

        function test_holdsSoManyAndNoMore() {
            paste("0123456789abc");
            compare(field.text, "0123456789");
            keyClick("x");
            compare(field.text, "0123456789");
            field.cursorPosition = 2;
            keyClick("x"); // what is there already stays
            compare(field.text, "0123456789");
            compare(field.cursorPosition, 2);
        }
        function test_theLimitCutsNoEmoji_data() {
            return [{ tag: "a pair", pasted: "012345678😀", kept: "012345678" },
                    { tag: "a family", pasted: "01234👩‍👩‍👧", kept: "01234" },
                    { tag: "a flag", pasted: "01234567🇩🇪", kept: "01234567" },
                    { tag: "one that fits", pasted: "012345👋🏽", kept: "012345👋🏽" }];
        }
        function test_theLimitCutsNoEmoji(data) {
            paste(data.pasted);
            compare(field.text, data.kept);
        }
        function test_anEmojiGoesAsAWhole() {
            paste("a👋🏽");
            edited.clear();
            keyClick(Qt.Key_Backspace);
            compare(field.text, "a");
            compare(edited.count, 1);
            keyClick(Qt.Key_Backspace);
            compare(field.text, "");
        }
        function test_aSelectionGoesAsItIs() {
            paste("ab👋🏽");
            field.select(0, 2);
            keyClick(Qt.Key_Backspace);
            compare(field.text, "👋🏽");
        }
    }
}
