import QtQuick
import QtTest
import Chinwag.Timeline
import Chinwag.Test
import Chinwag.Ui

Item {
    id: root
    width: 800
    height: 500

    Fixture { id: fixture }
    TimelineView {
        id: view
        anchors.fill: parent
        timeline: fixture.app.timeline
    }

    SignalSpy { id: replied; target: view; signalName: "replied" }
    SignalSpy { id: changed; target: view; signalName: "changed" }
    SignalSpy { id: pastNewest; target: view; signalName: "pastNewest" }

    TestCase {
        name: "Timeline"
        when: windowShown

        function init() { fixture.fill(); fixture.app.timeline.jumpToEnd(); }

        function newest(): Item {
            view.forceLayout();
            return view.itemAtIndex(0);
        }

        function test_aMessageIsNeverMarkupAndFetchesNothing() {
            const before = fixture.requests();
            fixture.addMessage("Ann", "<img src=\"http://192.0.2.1/pixel.png\"> <b>x</b> ![](http://192.0.2.1/y.png)");
            tryVerify(() => newest() !== null && newest().body.startsWith("<img"));
            waitForRendering(view);
            compare(fixture.requests(), before);
        }
        function test_theDenyingNetworkIsInPlace() {
            const before = fixture.requests();
            ignoreWarning(/Chinwag|denied|QML Image/); // before: another thread may be as quick
            const image = createTemporaryQmlObject("import QtQuick; Image { source: 'http://192.0.2.1/x.png' }", root);
            tryCompare(image, "status", Image.Error);
            verify(fixture.requests() > before);
        }
        function test_followsAtTheEnd() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            fixture.addMessage("Ann", "one more");
            tryVerify(() => view.nearEnd);
        }
        function fill(count: int): void {
            for (let i = 1; i <= count; ++i)
                fixture.addMessage(i % 2 ? "Ann" : "Bob", "message " + i);
            fixture.advance(100);
            tryVerify(() => newest() !== null && newest().body === "message " + count);
            waitForRendering(view);
        }
        function wordsOf(row: int): Item { return findChild(view.itemAtIndex(row), "messageWords"); }
        // From somewhere in the words of one message to somewhere in those of another.
        function drag(from: Item, x: real, to: Item, y: real): void {
            mousePress(from, x, 10);
            mouseMove(from, x + 4, 10, -1, Qt.LeftButton);
            mouseMove(to, y, 10, -1, Qt.LeftButton);
        }
        function test_draggingAcrossMessagesSelectsWhatIsBetween() {
            fill(4);
            const model = view.timeline.model;
            const upper = wordsOf(3);
            mousePress(upper, upper.positionToRectangle(3).x, 10);
            mouseMove(upper, upper.positionToRectangle(5).x, 10, -1, Qt.LeftButton);
            compare(upper.selectedText, "sa"); // within the same words it is theirs
            verify(!model.hasSelection);
            const lower = wordsOf(1);
            mouseMove(lower, lower.positionToRectangle(4).x, 10, -1, Qt.LeftButton);
            verify(model.hasSelection);
            compare(upper.selectedText, "sage 1");
            compare(wordsOf(2).selectedText, "message 2");
            compare(lower.selectedText, "mess");
            compare(wordsOf(0).selectedText, "");
            mouseMove(lower, lower.positionToRectangle(2).x, 10, -1, Qt.LeftButton);
            compare(lower.selectedText, "me");
            mouseRelease(lower, lower.positionToRectangle(2).x, 10);
            compare(upper.selectedText, "sage 1");
            keySequence(StandardKey.Copy);
            const text = TextEditing.copied(TextEditing.Clipboard);
            verify(/^\S*Ann\S*, [^\n]*\nsage 1\n\n\S*Bob\S*, [^\n]*\nmessage 2\n\n\S*Ann\S*, [^\n]*\nme$/.test(text), text);
            // What comes meanwhile changes nothing.
            fixture.addMessage("Ann", "one more");
            tryVerify(() => newest().body === "one more");
            compare(wordsOf(2).selectedText, "me");
            verify(model.hasSelection);
            // A click ends it.
            mouseClick(wordsOf(0), 10, 10);
            verify(!model.hasSelection);
            for (let row = 0; row < 4; ++row)
                compare(wordsOf(row).selectedText, "");
        }
        function test_draggingUpwardsSelectsTheSame() {
            fill(3);
            drag(wordsOf(0), wordsOf(0).positionToRectangle(4).x, wordsOf(1), wordsOf(1).positionToRectangle(7).x);
            compare(wordsOf(0).selectedText, "mess");
            compare(wordsOf(1).selectedText, " 2");
            mouseMove(wordsOf(0), wordsOf(0).positionToRectangle(6).x, 10, -1, Qt.LeftButton); // and back
            compare(wordsOf(0).selectedText, "ag");
            compare(wordsOf(1).selectedText, "");
            mouseRelease(wordsOf(0), 5, 10);
        }
        function test_theMenuCopiesWhatIsSelected() {
            fill(3);
            drag(wordsOf(1), wordsOf(1).positionToRectangle(8).x, wordsOf(0), wordsOf(0).positionToRectangle(2).x);
            mouseRelease(wordsOf(0), 5, 10);
            mouseClick(wordsOf(0), 5, 10, Qt.RightButton);
            const menu = findChild(view, "messageMenu");
            tryVerify(() => menu.opened);
            mouseClick(findChild(view, "copyItem"));
            const text = TextEditing.copied(TextEditing.Clipboard);
            verify(/\n2\n\n[^\n]*\nm\S*$/.test(text), text);
            verify(view.timeline.model.hasSelection);
            // Of one message as well.
            mouseDoubleClickSequence(wordsOf(2), 10, 10);
            compare(wordsOf(2).selectedText, "message");
            mouseClick(wordsOf(2), 10, 10, Qt.RightButton);
            tryVerify(() => menu.opened);
            mouseClick(findChild(view, "copyItem"));
            compare(TextEditing.copied(TextEditing.Clipboard), "message");
        }
        function test_draggingWithinAMessageSelectsItsWords() {
            fill(2);
            const words = wordsOf(0);
            mousePress(words, 1, 10);
            mouseMove(words, 30, 10, -1, Qt.LeftButton);
            mouseMove(words, 60, 10, -1, Qt.LeftButton);
            mouseRelease(words, 60, 10);
            verify(!view.timeline.model.hasSelection);
            verify(words.selectedText.length > 0);
        }
        function test_partsOfOneMessageAreSelectedAcross() {
            fixture.addMessage("Ann", "> one **two**\n\n```\nlet x;\n```\nthree four");
            tryVerify(() => newest() !== null && newest().pieces().length === 3);
            waitForRendering(view);
            const [first, code, last] = newest().pieces();
            drag(first, first.positionToRectangle(4).x, last, last.positionToRectangle(5).x);
            compare(first.selectedText, "two");
            compare(code.selectedText, "let x;");
            compare(last.selectedText, "three");
            mouseRelease(last, last.positionToRectangle(5).x, 10);
            keySequence(StandardKey.Copy);
            compare(TextEditing.copied(TextEditing.Clipboard), "two\nlet x;\nthree");
            mouseClick(code, 14, 14);
            keySequence(StandardKey.SelectAll);
            compare(last.selectedText, "three four");
        }
        function test_draggingPastTheEdgeGoesOn() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            waitForRendering(view);
            const before = view.contentY;
            mousePress(wordsOf(1), 10, 10);
            mouseMove(view, 200, 100, -1, Qt.LeftButton);
            mouseMove(view, 200, -40, -1, Qt.LeftButton);
            tryVerify(() => view.contentY < before - 900); // what the button went down on is not there any more
            mouseRelease(view, 200, -40);
            verify(view.timeline.model.selectedText().split("message").length > 20);
            const rested = view.contentY;
            wait(100);
            compare(view.contentY, rested);
        }
        function test_fingersSelectNothing() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            waitForRendering(view);
            const from = wordsOf(5);
            const finger = touchEvent(from);
            finger.press(0, from, 30, 10).commit();
            for (let i = 1; i < 8; ++i)
                finger.move(0, view, 200, from.mapToItem(view, 0, 10).y + 20 * i).commit();
            finger.release(0, view, 200, from.mapToItem(view, 0, 10).y + 140).commit();
            verify(!view.timeline.model.hasSelection);
            compare(from.selectedText, "");
        }
        function test_twoChecksWhenTheOtherPersonHasReadIt() {
            fixture.app.rooms.select("d1");
            fixture.app.composer.edit("mine");
            fixture.app.composer.send();
            fixture.acknowledge();
            tryVerify(() => newest() !== null && newest().seq > 0);
            const words = findChild(newest(), "messageWords");
            const icon = findChild(newest(), "deliveryIcon");
            const before = [words.width, newest().height, icon.width];
            compare(icon.glyph, "check");
            fixture.read("Ann Larsen", newest().seq);
            tryCompare(icon, "glyph", "checks");
            compare([words.width, newest().height, icon.width], before);
        }
        function test_unreadFromAMessageOn() {
            fill(4);
            view.timeline.markUnreadFrom(view.itemAtIndex(2).seq);
            verify(view.itemAtIndex(2).newLine);
            verify(!view.itemAtIndex(1).newLine);
            verify(fixture.actions().includes("preferences r1"));
        }
        function test_aClickWhereNothingIsSaidSelectsNothing() {
            for (let messages = 0; messages < 2; ++messages) {
                mouseClick(view, view.width / 2, 20);
                mouseDrag(view, view.width / 2, 20, 0, 60);
                verify(!view.timeline.model.hasSelection);
                fill(1);
            }
        }
        function test_whatIsAboveALineLeavesNoHole() {
            fill(4);
            const line = view.itemAtIndex(2);
            const height = line.height;
            view.timeline.markUnreadFrom(line.seq);
            tryVerify(() => line.height > height);
            view.timeline.markUnreadFrom(view.itemAtIndex(1).seq);
            tryCompare(line, "height", height);
        }
        function test_aLineHasWhatItShows() {
            fixture.addMessage("Ann", "one");
            fixture.addMessage("Ann", "two");
            tryVerify(() => newest() !== null && newest().body === "two");
            verify(findChild(newest(), "messageWords") !== null);
            for (const part of ["messageAvatar", "deliveryIcon", "messageQuote", "messageBlocks", "reactionChip", "retryButton", "foldButton"])
                compare(findChild(newest(), part), null);
        }
        function test_ofABurstIsMadeWhatIsSeen() {
            fixture.fillLongHistory(100);
            tryVerify(() => view.nearEnd && newest().body === "message 99");
            waitForRendering(view);
            const lines = () => Array.from(view.contentItem.children).filter(child => child.entryId !== undefined).length;
            tryVerify(() => lines() * 24 < view.height + 100);
            view.scrollBy(-100);
            verify(view.cacheBuffer > 0); // whoever scrolls waits for none
        }
        function test_staysWhereTheReaderIs() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            view.scrollBy(-400);
            verify(!fixture.app.timeline.atEnd);
            fixture.addMessage("Ann", "unseen");
            waitForRendering(view);
            verify(!view.nearEnd);
            compare(fixture.app.timeline.newBelow, "1");
        }
        function test_ownMessageJumps() {
            fixture.fillLongHistory(60);
            view.scrollBy(-800);
            fixture.app.composer.edit("mine");
            fixture.app.composer.send();
            tryVerify(() => view.nearEnd);
            verify(fixture.app.timeline.atEnd);
        }
        function test_failedHasRetry() {
            fixture.failMessage("mine", "The server refused it.");
            tryVerify(() => findChild(newest(), "retryButton") !== null && findChild(newest(), "retryButton").visible);
            waitForRendering(view);
            const before = fixture.sent();
            mouseClick(findChild(newest(), "retryButton"));
            compare(fixture.sent(), before + 1);
        }
        function test_midnightPassesWhileTheMachineSleeps() {
            const dayOf = row => { view.forceLayout(); return view.itemAtIndex(row).dayLabel; };
            const first = view.count - 1;
            compare(dayOf(first), "Today");
            fixture.sleep(24);
            fixture.advance(2000);
            compare(dayOf(first), "Yesterday");
            fixture.sleep(-24); // and a clock that is set back
            fixture.advance(2000);
            compare(dayOf(first), "Today");
        }
        // What is drawn of the last line, asked of every place in it.
        function lastLineOf(words: TextEdit): var {
            const last = words.positionToRectangle(words.length);
            let left = last.x, right = last.x;
            for (let at = 0; at < words.length; ++at) {
                const place = words.positionToRectangle(at);
                if (place.y === last.y) {
                    left = Math.min(left, place.x);
                    right = Math.max(right, place.x);
                }
            }
            return { left: words.x + left, right: words.x + right, top: last.y, bottom: last.y + last.height };
        }
        function test_marksAreBesideTheWords_data() {
            const lines = "אני יכול להביא את הפנס הגדול אם מישהו יעזור לי לשאת אותו מהסירה אל הרציף, כי הוא כבד מאוד ואין לי עגלה. ";
            return [{ tag: "Hebrew", text: "שלום לכולם" },
                    { tag: "Arabic", text: "مرحبا بالجميع" },
                    { tag: "Persian, several lines", text: "سلام\nخوبی؟" },
                    { tag: "Hebrew, wrapped", text: lines.repeat(3) },
                    { tag: "Hebrew that ends in English", text: "נפגשים ב pier four" },
                    { tag: "English that ends in Hebrew", text: "we meet at הרציף" },
                    { tag: "English, then a Hebrew line", text: "we meet at\nהרציף" },
                    { tag: "Hebrew, then an English line", text: "נפגשים\npier four" },
                    { tag: "English, wrapped", text: "And I can bring the big lantern from the boat. ".repeat(8) }];
        }
        function test_marksAreBesideTheWords(data) {
            for (const state of ["waiting", "sent", "edited"]) {
                fixture.app.composer.edit(data.text);
                fixture.app.composer.send();
                if (state !== "waiting")
                    fixture.acknowledge();
                if (state === "edited")
                    fixture.editLast(data.text);
                tryVerify(() => newest() !== null && newest().body === data.text.trim() || newest().body === data.text);
                waitForRendering(view);
                const words = findChild(newest(), "messageWords");
                const marks = findChild(newest(), "messageMarks");
                const line = lastLineOf(words);
                verify(marks.visible);
                verify(marks.x >= 0 && marks.x + marks.width <= marks.parent.width, state + ": inside");
                const beside = marks.x >= line.right || marks.x + marks.width <= line.left;
                verify(beside || marks.y >= line.bottom, `${state}: ${marks.x}+${marks.width} on ${line.left}…${line.right}`);
                if (state === "waiting")
                    fixture.acknowledge();
                else
                    verify(beside, state + ": on a line of its own");
            }
        }
        function test_pageKeysScroll() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            view.forceActiveFocus();
            keyClick(Qt.Key_PageUp);
            verify(!fixture.app.timeline.atEnd);
            keyClick(Qt.Key_End);
            tryVerify(() => fixture.app.timeline.atEnd);
        }

        function test_whatIsPointedAtCanBeAnsweredAndReactedTo() {
            fixture.addMessage("Ann", "lunch?");
            const line = newest();
            mouseMove(line, 200, line.height - 12);
            tryVerify(() => findChild(line, "messageBar") !== null);
            waitForRendering(view);
            replied.clear();
            mouseClick(findChild(line, "replyButton"));
            compare(replied.count, 1);
            compare(replied.signalArguments[0][0], line.seq);
            fixture.react("Ann", line.seq, "🎉");
            tryVerify(() => findChild(line, "reactionChip") !== null);
            verify(!findChild(line, "reactionChip").modelData.own);
            waitForRendering(view);
            mouseClick(findChild(line, "reactionChip"));
            compare(fixture.sentReactions(), ["🎉"]);
        }
        function test_anAnswerShowsWhatItAnswersAndLeadsThere() {
            fixture.openLongLog(900, 900);
            tryVerify(() => view.count > 0 && view.nearEnd);
            fixture.answer("Ann", 100, "about that");
            tryVerify(() => findChild(newest(), "messageQuote") !== null);
            tryVerify(() => { fixture.turn(); return findChild(newest(), "messageQuote").words.startsWith("message 100"); });
            waitForRendering(view);
            mouseClick(findChild(newest(), "messageQuote"));
            fixture.turn();
            const flashed = () => Array.from(view.contentItem.children).find(child => child.seq === 100);
            tryVerify(() => flashed() !== undefined && flashed().y - view.contentY > 0 && flashed().y - view.contentY < view.height);
            compare(view.flashedSeq, 100);
        }
        function test_theKeyboardWalksTheMessagesAndOpensTheMenu() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            waitForRendering(view);
            view.walk(1);
            verify(view.activeFocus);
            const first = view.currentIndex;
            keyClick(Qt.Key_Up);
            compare(view.currentIndex, first + 1);
            keyClick(Qt.Key_Return);
            const menu = findChild(view, "messageMenu");
            tryVerify(() => menu.opened);
            compare(menu.seq, view.currentItem.seq);
            verify(!findChild(view, "deleteItem").visible); // somebody else's
            keyClick(Qt.Key_Escape);
            tryVerify(() => !menu.visible);
            pastNewest.clear();
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            for (let i = 0; i <= first && pastNewest.count === 0; ++i)
                keyClick(Qt.Key_Down);
            compare(pastNewest.count, 1);
        }
        function walkToOwnMessage(): void {
            fixture.addOwnMessage("mine");
            view.walk(1);
            tryVerify(() => view.currentItem !== null && view.currentItem.own);
        }
        function test_deletingAsksOnce() {
            walkToOwnMessage();
            keyClick(Qt.Key_Delete);
            const dialog = findChild(view, "deleteDialog");
            tryVerify(() => dialog.opened);
            compare(fixture.sentDeletions(), 0);
            mouseClick(findChild(dialog.contentItem, "dialogAcceptButton"));
            compare(fixture.sentDeletions(), 1);
            tryVerify(() => !dialog.visible);
            verify(view.currentItem.deleted); // before the server has said so
            compare(view.currentItem.delivery, TimelineModel.Waiting);
        }
        function test_deletingWithShiftDoesNotAsk() {
            walkToOwnMessage();
            keyClick(Qt.Key_Delete, Qt.ShiftModifier);
            compare(fixture.sentDeletions(), 1);
            verify(!findChild(view, "deleteDialog").visible);
        }
        function test_whatIsNotSentYetIsEditedAndDeleted() {
            fixture.app.composer.edit("not yet");
            fixture.app.composer.send();
            fixture.turn();
            tryVerify(() => newest().body === "not yet");
            view.showMenu(newest(), 60, 10);
            tryVerify(() => findChild(view, "messageMenu").opened);
            verify(!findChild(view, "replyItem").visible);
            changed.clear();
            mouseClick(findChild(view, "editItem"));
            compare(changed.count, 1);
            fixture.app.composer.change(changed.signalArguments[0][0]);
            compare(fixture.app.composer.text, "not yet");
            fixture.app.composer.edit("now");
            fixture.app.composer.send();
            compare(newest().body, "now");
            fixture.app.timeline.deleteMessage(newest().entryId);
            verify(newest().deleted);
        }
        function test_theMenuCopies() {
            fixture.addMessage("Ann", "take this");
            view.showMenu(newest(), 60, 10);
            const menu = findChild(view, "messageMenu");
            tryVerify(() => menu.opened);
            mouseClick(findChild(view, "copyItem"));
            compare(TextEditing.copied(TextEditing.Clipboard), "take this");
        }

        // The line that stands at this height, and where it stands.
        function lineAt(y: real): var {
            const line = view.itemAt(view.width / 2, view.contentY + y);
            return line ? { id: line.entryId, y: line.y - view.contentY, body: line.body } : null;
        }
        // Scrolls by steps until done() and sees every line stay where the step left it when a page arrives.
        function scrollWithoutJumps(step: real, done: var): void {
            for (let i = 0; i < 2000 && !done(); ++i) {
                view.contentY = Math.max(view.originY, Math.min(view.originY + view.contentHeight - view.height, view.contentY + step));
                const before = lineAt(view.height / 2);
                view.report();
                fixture.turn();
                view.forceLayout();
                const after = lineAt(view.height / 2);
                compare(after.id, before.id);
                fuzzyCompare(after.y, before.y, 1);
                verify(view.count <= 400, view.count);
            }
            verify(done());
        }
        function test_aLongLogScrollsWithoutAJumpBothWays() {
            fixture.openLongLog(900, 600);
            tryVerify(() => view.count > 0 && view.nearEnd);
            scrollWithoutJumps(-300, () => lineAt(20) !== null && lineAt(20).body.startsWith("message 1\n"));
            verify(!fixture.app.timeline.atEnd);
            scrollWithoutJumps(300, () => fixture.app.timeline.atEnd);
            verify(newest().body.startsWith("message 900"));
        }
        function test_aJumpShowsItsLineInTheMiddle() {
            fixture.openLongLog(1500, 1000);
            tryVerify(() => view.count > 0 && view.nearEnd);
            fixture.app.timeline.jumpTo(100); // the server has it
            fixture.turn();
            view.forceLayout();
            const wanted = () => Array.from(view.contentItem.children).find(child => child.body && child.body.startsWith("message 100"));
            tryVerify(() => wanted() !== undefined);
            const middle = wanted().y + wanted().height / 2 - view.contentY;
            verify(middle > view.height * 0.3 && middle < view.height * 0.7, middle);
            fixture.app.timeline.jumpToEnd();
            fixture.turn();
            tryVerify(() => view.nearEnd && newest().body.startsWith("message 1500"));
            verify(fixture.app.timeline.atEnd);
        }
    }
}
