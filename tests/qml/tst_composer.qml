import QtQuick
import QtTest
import Chinwag.Timeline
import Chinwag.Test

Item {
    id: root
    width: 600
    height: 400

    Fixture { id: fixture }
    Composer {
        id: composer
        width: parent.width
        composer: fixture.app.composer
    }
    SignalSpy { id: submitted; target: fixture.app.composer; signalName: "submitted" }

    TestCase {
        name: "Composer"
        when: windowShown

        property var input: findChild(composer, "composerInput")

        function init() {
            fixture.fill();
            input.text = "";
            submitted.clear();
            composer.focusInput();
        }
        function type(text: string): void {
            for (const character of text)
                keyClick(character);
        }

        function test_enterSends() {
            type("hello");
            keyClick(Qt.Key_Return);
            compare(submitted.count, 1);
            compare(submitted.signalArguments[0][0], "hello");
            compare(input.text, "");
        }
        function test_theOtherEnterSendsToo() {
            type("x");
            keyClick(Qt.Key_Enter);
            compare(submitted.count, 1);
        }
        function test_shiftEnterMakesALine() {
            type("a");
            keyClick(Qt.Key_Return, Qt.ShiftModifier);
            type("b");
            compare(submitted.count, 0);
            compare(input.text, "a\nb");
        }
        function test_blankIsNotSent() {
            type("  ");
            keyClick(Qt.Key_Return);
            compare(submitted.count, 0);
            verify(!findChild(composer, "sendButton").enabled);
        }
        function test_growsToEightLinesAndNoFurther() {
            const one = composer.implicitHeight;
            compare(one, 52);
            input.text = "1\n2\n3\n4";
            tryVerify(() => composer.implicitHeight > one);
            input.text = "1\n2\n3\n4\n5\n6\n7\n8";
            const eight = composer.implicitHeight;
            input.text += "\n9\n10\n11";
            compare(composer.implicitHeight, eight);
        }
        function test_pastedMarkupStaysText() {
            input.text = "<img src=\"http://example.org/x.png\"><b>bold</b>";
            compare(input.textFormat, TextEdit.PlainText);
            verify(input.text.includes("<b>"));
        }
        function test_mouseSends() {
            type("click");
            mouseClick(findChild(composer, "sendButton"));
            compare(submitted.count, 1);
            verify(input.activeFocus);
        }
    }
}
