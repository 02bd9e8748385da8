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
        completion: fixture.app.completion
        attachments: fixture.app.attachments
        spelling: fixture.app.spelling
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

        function misspell(): void {
            fixture.setDictionary(["see", "the", "pier"], "teh", ["the", "tea"]);
            type("see teh pier");
            const marks = findChild(composer, "spellingMarks");
            tryVerify(() => marks.visible);
            waitForRendering(composer);
        }
        function menuItem(name: string): Item {
            const menu = findChild(composer, "composerMenu");
            for (let i = 0; i < menu.count; ++i) {
                if (menu.itemAt(i).objectName === name)
                    return menu.itemAt(i);
            }
            return null;
        }
        function test_aMisspelledWordHasAWavyLine() {
            const marks = findChild(composer, "spellingMarks");
            misspell();
            verify(marks.visible);
            const lines = marks.lines();
            compare(lines.length, 1);
            compare(lines[0].x, input.positionToRectangle(4).x);
            compare(lines[0].x + lines[0].width, input.positionToRectangle(7).x);
            verify(lines[0].y + lines[0].height <= marks.height);
            input.text = "see the pier";
            verify(!marks.visible);
        }
        function test_aSuggestionIsTakenFromTheMenu_data() {
            return [{ tag: "mouse", mouse: true }, { tag: "menu key", mouse: false }];
        }
        function test_aSuggestionIsTakenFromTheMenu(data) {
            misspell();
            const menu = findChild(composer, "composerMenu");
            if (data.mouse) {
                const place = input.positionToRectangle(5);
                mouseClick(input, place.x, place.y + place.height / 2, Qt.RightButton);
            } else {
                input.cursorPosition = 5;
                keyClick(Qt.Key_Menu);
            }
            tryVerify(() => menu.opened);
            verify(menuItem("spellingCaption").visible);
            tryVerify(() => menuItem("suggestionItem") !== null);
            const item = menuItem("suggestionItem");
            compare(item.text, "the");
            if (data.mouse)
                mouseClick(item);
            else {
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Return);
            }
            compare(input.text, "see the pier");
            tryVerify(() => input.activeFocus);
            input.undo();
            compare(input.text, "see teh pier"); // in one step
        }
        function test_aWordIsLearnedOrIgnored_data() {
            return [{ tag: "learn", item: "learnItem" }, { tag: "ignore", item: "ignoreItem" }];
        }
        function test_aWordIsLearnedOrIgnored(data) {
            fixture.setDictionary(["see"], "", []);
            type("see " + data.tag + "mee ");
            const marks = findChild(composer, "spellingMarks");
            tryVerify(() => marks.visible);
            const menu = findChild(composer, "composerMenu");
            input.cursorPosition = 6;
            keyClick(Qt.Key_F10, Qt.ShiftModifier);
            tryVerify(() => menu.opened);
            compare(menuItem("suggestionItem"), null);
            mouseClick(menuItem(data.item));
            tryVerify(() => !menu.visible);
            verify(!marks.visible);
        }
        function test_theMenuIsAboutWhatIsSelected() {
            misspell();
            input.select(0, 3);
            const menu = findChild(composer, "composerMenu");
            keyClick(Qt.Key_Menu);
            tryVerify(() => menu.opened);
            verify(!menuItem("spellingCaption").visible);
            compare(input.selectedText, "see"); // though the menu has the focus
            mouseClick(menuItem("cutItem"));
            compare(input.text, " teh pier");
            tryVerify(() => input.activeFocus);
            keyClick(Qt.Key_Menu);
            tryVerify(() => menu.opened);
            verify(!menuItem("copyItem").enabled);
            mouseClick(menuItem("pasteItem"));
            tryVerify(() => input.text.indexOf("see") >= 0);
        }

        function attach(names: list<string>): void {
            fixture.app.attachments.add(fixture.makeFiles(names));
            fixture.turn();
            waitForRendering(composer);
        }
        function test_attachedFilesStandAboveTheWords() {
            const before = composer.height;
            const at = input.mapToItem(composer, 0, 0).x;
            attach(["a.png", "b.pdf"]);
            compare(composer.height, before + 80);
            compare(input.mapToItem(composer, 0, 0).x, at);
            verify(findChild(composer, "sendButton").enabled);
            const card = findChild(composer, "attachmentCard");
            verify(card.Accessible.name.startsWith("\u2068a.png\u2069, PNG"));
            mouseClick(findChild(card, "removeAttachmentButton"));
            compare(fixture.app.attachments.count, 1);
            waitForRendering(composer);
            mouseClick(findChild(findChild(composer, "attachmentStrip").itemAtIndex(0), "removeAttachmentButton"));
            compare(fixture.app.attachments.count, 0);
            compare(composer.height, before);
            verify(!findChild(composer, "sendButton").enabled);
        }
        function test_theyCanBeRemovedByKeyboard() {
            attach(["a.png"]);
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            for (let i = 0; i < 12 && fixture.app.attachments.count > 0; ++i) {
                if (root.Window.activeFocusItem.objectName === "removeAttachmentButton")
                    keyClick(Qt.Key_Return);
                else
                    keyClick(Qt.Key_Tab);
            }
            compare(fixture.app.attachments.count, 0);
        }
        function test_escLeavesThemOutAndKeepsTheWords() {
            attach(["a.png"]);
            type("hello");
            keyClick(Qt.Key_Escape);
            compare(fixture.app.attachments.count, 0);
            compare(input.text, "hello");
        }
        function test_enterSendsThemWithTheCaption() {
            attach(["a.png"]);
            type("hello");
            keyClick(Qt.Key_Return);
            compare(submitted.count, 1);
            compare(fixture.app.attachments.count, 0);
            compare(input.text, "");
        }
        function test_copiedFilesArePastedAsFiles() {
            fixture.copyFiles(["a.png"]);
            keySequence(StandardKey.Paste);
            compare(fixture.app.attachments.count, 1);
            compare(input.text, "");
            fixture.copy("words");
            keySequence(StandardKey.Paste);
            compare(fixture.app.attachments.count, 1);
            compare(input.text, "words");
            fixture.app.attachments.clear();
        }
        function test_aTextThatIsTooLongIsOfferedAsAFile() {
            const offer = findChild(composer, "sendAsFileButton");
            verify(!offer.visible);
            fixture.copy("x".repeat(100000));
            keySequence(StandardKey.Paste);
            verify(offer.visible);
            mouseClick(offer);
            fixture.turn();
            compare(fixture.app.attachments.count, 1);
            compare(input.text, "");
            verify(!offer.visible);
            fixture.app.attachments.clear();
        }
        function test_theButtonAsksWhichFiles() {
            const picker = findChild(composer, "filePicker");
            mouseClick(findChild(composer, "attachButton"));
            compare(picker.item !== null, picker.possible());
            compare(fixture.app.composer.error.length > 0, !picker.possible()); // without a part of Qt it is said
            picker.source = "";
        }
        function test_withoutFilesOnTheServerThereIsNoButton() {
            verify(findChild(composer, "attachButton").visible);
            composer.attachments = null;
            verify(!findChild(composer, "attachButton").visible);
            composer.attach();
            verify(fixture.app.composer.error.length > 0);
            composer.attachments = fixture.app.attachments;
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
        // What is shown comes from elsewhere while there are other words.
        function test_wordsTakeThePlaceOfOthers() {
            type("alpha");
            fixture.app.rooms.select("r2");
            compare(input.text, "");
            type("beta");
            fixture.app.rooms.select("r1");
            compare(input.text, "alpha");
            compare(fixture.app.composer.text, "alpha");
            fixture.app.rooms.select("r2");
            compare(input.text, "beta");
            fixture.app.composer.edit("gamma");
            compare(fixture.app.composer.text, "gamma");
            compare(input.text, "gamma");
            fixture.app.composer.edit("");
            fixture.app.rooms.select("r1");
        }
        function test_theCursorIsSeenWhereLinesBeginAtTheRight_data() {
            return [{ tag: "nothing yet", text: "" }, { tag: "Hebrew", text: "שלום" }, { tag: "two lines", text: "שלום\nלכם" }];
        }
        function test_theCursorIsSeenWhereLinesBeginAtTheRight(data) {
            composer.LayoutMirroring.enabled = true;
            composer.LayoutMirroring.childrenInherit = true;
            fixture.app.composer.edit(data.text);
            input.cursorPosition = 0;
            compare(input.effectiveHorizontalAlignment, TextEdit.AlignRight);
            const cursor = input.cursorRectangle;
            verify(cursor.x > input.parent.width / 2);
            verify(cursor.x + 1.5 <= input.parent.width, `${cursor.x} of ${input.parent.width}`);
            composer.LayoutMirroring.enabled = false;
        }
        function test_tabMovesOn() {
            type("a");
            keyClick(Qt.Key_Tab);
            verify(findChild(composer, "emojiButton").activeFocus);
            compare(input.text, "a");
            composer.focusInput();
            keyClick(Qt.Key_Backspace);
            keyClick(Qt.Key_Tab);
            compare(input.text, "");
        }
        function suggestions(): Item {
            return findChild(composer, "completionPopup");
        }
        function test_completesWithTabAndEnter_data() {
            return [{ tag: "Tab", key: Qt.Key_Tab }, { tag: "Enter", key: Qt.Key_Return }, { tag: "the other Enter", key: Qt.Key_Enter }];
        }
        function test_completesWithTabAndEnter(data) {
            type("hi @la");
            verify(suggestions().visible);
            keyClick(data.key);
            verify(!suggestions().visible);
            compare(fixture.app.composer.text, "hi @ann ");
            compare(submitted.count, 0); // never half a word
            verify(input.activeFocus);
            keyClick(Qt.Key_Return);
            compare(lastSent(), "hi @ann ");
        }
        function test_arrowsChooseASuggestion() {
            type("@");
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Up);
            compare(fixture.app.completion.current, 1);
            keyClick(Qt.Key_Return);
            compare(fixture.app.composer.text, "@bo ");
        }
        function test_escPutsSuggestionsAway() {
            type("@a");
            keyClick(Qt.Key_Escape);
            verify(!suggestions().visible);
            type("n");
            verify(!suggestions().visible);
            keyClick(Qt.Key_Return);
            compare(lastSent(), "@an"); // that is what one wants
        }
        function test_aClickTakesASuggestion() {
            type("@");
            waitForRendering(composer);
            mouseClick(findChild(suggestions(), "completion1"));
            compare(fixture.app.composer.text, "@bo ");
            verify(input.activeFocus);
        }
        function test_emojiByName() {
            type(":sailb");
            keyClick(Qt.Key_Tab);
            compare(fixture.app.composer.text, "⛵ ");
        }
        function test_noSuggestionsWhileComposing() {
            type("@");
            verify(suggestions().visible);
            fixture.compose(input, "안");
            verify(!suggestions().visible);
            fixture.compose(input, "", "");
            verify(suggestions().visible);
        }
        function test_aDraftOpensNoSuggestions() {
            type("@a");
            fixture.app.rooms.select("d2");
            verify(!suggestions().visible);
            fixture.app.rooms.select("r1");
            compare(input.text, "@a");
            verify(!suggestions().visible);
        }
        function test_suggestionsGoWithTheFocus() {
            type("@a");
            findChild(composer, "sendButton").forceActiveFocus();
            verify(!suggestions().visible);
        }
        function test_completionIsOneStepToUndo() {
            type("@la");
            keyClick(Qt.Key_Tab);
            keySequence(StandardKey.Undo);
            compare(fixture.app.composer.text, "@la");
        }
        function test_aWholeCommandIsDone() {
            type("/shrug");
            verify(!suggestions().visible);
            keyClick(Qt.Key_Return);
            compare(lastSent(), "¯\\_(ツ)_/¯");
        }
        function test_anUnknownCommandStays() {
            type("/meow");
            keyClick(Qt.Key_Return);
            compare(submitted.count, 0);
            compare(input.text, "/meow");
            verify(findChild(composer, "composerError").text.startsWith("There is no command"));
        }
        function test_marks_data() {
            return [{ tag: "bold", keys: "Ctrl+B", marked: "a **bc** d" },
                    { tag: "italic", keys: "Ctrl+I", marked: "a *bc* d" },
                    { tag: "struck", keys: "Ctrl+Shift+X", marked: "a ~~bc~~ d" },
                    { tag: "code", keys: "Ctrl+Shift+C", marked: "a `bc` d" }];
        }
        function test_marks(data) {
            type("a bc d");
            input.select(2, 4);
            keySequence(data.keys);
            compare(fixture.app.composer.text, data.marked);
            compare(input.selectedText, "bc");
            keySequence(data.keys);
            compare(fixture.app.composer.text, "a bc d");
            compare(input.selectedText, "bc");
            keySequence(data.keys);
            keySequence(StandardKey.Undo);
            compare(fixture.app.composer.text, "a bc d");
        }
        function test_anEmojiIsOneCharacter_data() {
            return [{ tag: "a family", emoji: "👩‍👩‍👧‍👦" }, { tag: "a skin", emoji: "👋🏽" }, { tag: "a flag", emoji: "🇩🇪" },
                    { tag: "a style", emoji: "❤️" }, { tag: "a key", emoji: "1️⃣" }, { tag: "tags", emoji: "🏴󠁧󠁢󠁥󠁮󠁧󠁿" }];
        }
        function test_anEmojiIsOneCharacter(data) {
            fixture.copy("a" + data.emoji + "b");
            keySequence(StandardKey.Paste);
            keyClick(Qt.Key_Left);
            compare(input.cursorPosition, 1 + data.emoji.length);
            keyClick(Qt.Key_Left);
            compare(input.cursorPosition, 1);
            keyClick(Qt.Key_Delete);
            compare(fixture.app.composer.text, "ab");
            keySequence(StandardKey.Undo);
            compare(fixture.app.composer.text, "a" + data.emoji + "b");
            input.cursorPosition = 1 + data.emoji.length;
            keyClick(Qt.Key_Backspace);
            compare(fixture.app.composer.text, "ab");
        }
        function test_mouseSends() {
            type("click");
            mouseClick(findChild(composer, "sendButton"));
            compare(submitted.count, 1);
            verify(input.activeFocus);
        }
    }
}
