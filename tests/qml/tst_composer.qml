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

    SignalSpy { id: walkWanted; target: composer; signalName: "walkWanted" }

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

        function test_upEditsTheLastOwnMessageAndEscGoesBack() {
            fixture.addOwnMessage("helo");
            keyClick(Qt.Key_Up);
            compare(input.text, "helo");
            verify(findChild(composer, "dropPurposeButton").visible);
            keyClick(Qt.Key_Escape);
            compare(input.text, "");
            verify(!findChild(composer, "dropPurposeButton").visible);
            type("a");
            keyClick(Qt.Key_Up); // within what is being written
            compare(input.text, "a");
        }
        function test_shiftUpAnswersTheLastMessage() {
            fixture.addMessage("Ann", "lunch?");
            keyClick(Qt.Key_Up, Qt.ShiftModifier);
            compare(fixture.app.composer.originalText, "lunch?");
            type("yes");
            keyClick(Qt.Key_Return);
            compare(submitted.count, 1);
            compare(fixture.app.composer.originalText, "");
        }
        function test_withoutAnOwnMessageUpWalksTheLog() {
            walkWanted.clear();
            keyClick(Qt.Key_Up, Qt.ControlModifier);
            compare(walkWanted.count, 1);
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
        function lastSent(): string {
            const texts = fixture.sentTexts();
            return texts[texts.length - 1];
        }
        function test_whatIsPastedIsWhatIsSent_data() {
            return [{ tag: "no-break spaces", text: "10\u00a0000\u00a0€, 5\u202f% et voilà\u00a0!" },
                    { tag: "a picture's place", text: "before \ufffc after" },
                    { tag: "joiners and marks", text: "می\u200cخواهم \u200f\u202bשלום\u202c" },
                    { tag: "lines and tabs", text: "a\n\n\tb  c" },
                    { tag: "emoji", text: "👩\u200d👩\u200d👧 ❤\ufe0f" }];
        }
        function test_whatIsPastedIsWhatIsSent(data) {
            fixture.copy(data.text);
            keySequence(StandardKey.Paste);
            compare(fixture.app.composer.text, data.text);
            keyClick(Qt.Key_Return);
            compare(lastSent(), data.text);
        }
        function test_aByteOrderMarkIsNotTakenAway() {
            fixture.copy("\ufeffbefore");
            keySequence(StandardKey.Paste);
            compare(fixture.app.composer.text, "\ufeffbefore");
        }
        function test_aDraftIsKeptAsItIs() {
            fixture.copy("10\u00a0000 \ufffc");
            keySequence(StandardKey.Paste);
            fixture.app.rooms.select("d2");
            compare(fixture.app.composer.text, "");
            fixture.app.rooms.select("r1");
            compare(fixture.app.composer.text, "10\u00a0000 \ufffc");
        }
        function test_pastingIsOneStepToUndo() {
            type("ab");
            input.select(0, 1);
            fixture.copy("x\u00a0y");
            keySequence(StandardKey.Paste);
            compare(fixture.app.composer.text, "x\u00a0yb");
            compare(input.cursorPosition, 3);
            keySequence(StandardKey.Undo);
            compare(fixture.app.composer.text, "ab");
        }
        function test_theMiddleButtonPastes() {
            if (!fixture.select("x\u00a0y"))
                return; // this platform has no selection
            type("ab");
            mouseClick(input, input.positionToRectangle(1).x, 10, Qt.MiddleButton);
            compare(fixture.app.composer.text, "ax\u00a0yb");
        }
        function test_aBookIsNotPasted() {
            type("a");
            fixture.copy("word ".repeat(400000));
            keySequence(StandardKey.Paste);
            compare(fixture.app.composer.text, "a");
            verify(findChild(composer, "composerError").text.startsWith("Not pasted: it has 2"), findChild(composer, "composerError").text);
            type("b");
            compare(findChild(composer, "composerError").text, "");
        }
        function test_whatIsALittleTooLongCanBeMadeShorter() {
            fixture.copy("x".repeat(4001));
            keySequence(StandardKey.Paste);
            compare(fixture.app.composer.text.length, 4001);
            verify(findChild(composer, "composerError").text.length > 0);
            keyClick(Qt.Key_Backspace);
            compare(findChild(composer, "composerError").text, "");
        }

        function test_composingIsTyping() {
            verify(!fixture.saysTyping());
            fixture.compose(input, "ㅎ");
            verify(fixture.saysTyping());
            for (const syllable of ["하", "한"]) {
                fixture.advance(900);
                fixture.compose(input, syllable);
                verify(fixture.saysTyping());
            }
            compare(fixture.typingFrames(), 1);
            fixture.compose(input, "", "한");
            compare(fixture.typingFrames(), 1);
            fixture.advance(1100);
            verify(!fixture.saysTyping());
        }
        function test_sendTakesWhatIsBeingComposed() {
            const button = findChild(composer, "sendButton");
            verify(!button.enabled);
            fixture.compose(input, "", "안녕하");
            fixture.compose(input, "세");
            verify(button.enabled);
            mousePress(button);
            verify(input.activeFocus);
            compare(input.preeditText, "세");
            mouseRelease(button);
            verify(input.activeFocus);
            compare(lastSent(), "안녕하세");
            compare(input.text, "");
            compare(input.preeditText, "");
        }
        function test_sendWithNothingButWhatIsBeingComposed() {
            fixture.compose(input, "세");
            verify(findChild(composer, "sendButton").enabled);
            mouseClick(findChild(composer, "sendButton"));
            compare(lastSent(), "세");
            compare(input.length, 0);
            verify(!findChild(composer, "sendButton").enabled);
        }
        // Engines flush when they are reset, and what they flush comes over D-Bus, later.
        function test_anEngineThatSaysItAgainIsNotListenedTo() {
            fixture.compose(input, "세");
            mouseClick(findChild(composer, "sendButton"));
            const before = fixture.typingFrames();
            fixture.compose(input, "", "세");
            tryCompare(input, "length", 0);
            compare(fixture.typingFrames(), before);
            fixture.compose(input, "세"); // and now it is typed again
            fixture.compose(input, "", "세");
            compare(input.text, "세");
        }
        function test_compositionStaysWhereTheCursorIs() {
            fixture.compose(input, "", "안세");
            input.cursorPosition = 1;
            fixture.compose(input, "녕");
            keyClick(Qt.Key_Return);
            compare(lastSent(), "안녕세");
        }
        function test_theCursorIsWhereTheNextLetterWillBe() {
            const start = input.cursorRectangle.x;
            type("some words");
            verify(input.cursorRectangle.x > start);
            keyClick(Qt.Key_Return);
            fuzzyCompare(input.cursorRectangle.x, start, 1);
        }
        function test_tabMovesOn() {
            type("a");
            keyClick(Qt.Key_Tab);
            verify(findChild(composer, "sendButton").activeFocus);
            compare(input.text, "a");
            composer.focusInput();
            keyClick(Qt.Key_Backspace);
            keyClick(Qt.Key_Tab);
            compare(input.text, "");
        }
        function test_mouseSends() {
            type("click");
            mouseClick(findChild(composer, "sendButton"));
            compare(submitted.count, 1);
            verify(input.activeFocus);
        }
    }
}
