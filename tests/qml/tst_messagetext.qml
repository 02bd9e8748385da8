import QtQuick
import QtTest
import Chinwag.Theme
import Chinwag.Timeline
import Chinwag.Test
import Chinwag.Ui

Item {
    id: root
    width: 800
    height: 600

    Fixture { id: fixture }
    TimelineView {
        id: view
        anchors.fill: parent
        timeline: fixture.app.timeline
    }

    TestCase {
        name: "MessageText"
        when: windowShown

        function init() {
            fixture.fill();
            fixture.app.timeline.jumpToEnd();
            fixture.takeOpened();
        }
        function cleanup() {
            Theme.dark = false;
        }

        function newest(): Item {
            view.forceLayout();
            return view.itemAtIndex(0);
        }
        // The newest line, when it shows `text`.
        function shown(text: string): Item {
            fixture.addMessage("Ann", text);
            tryVerify(() => newest() !== null && newest().body === text);
            waitForRendering(view);
            return newest();
        }
        // All of what is drawn of words in there.
        function wordsIn(line: Item): list<Item> {
            const found = [];
            const look = item => {
                if (item.visible && item instanceof TextEdit && item.text.length > 0)
                    found.push(item);
                Array.from(item.children).forEach(look);
            };
            look(line);
            return found;
        }
        function clickLink(words: TextEdit, at: int): void {
            const place = words.positionToRectangle(at);
            mouseMove(words, place.x + 2, place.y + place.height / 2);
            mouseClick(words, place.x + 2, place.y + place.height / 2);
        }

        function test_aPlainLineIsPlain() {
            const line = shown("2 * 3 * 4 and snake_case_name :)");
            compare(line.blocks.length, 0);
            compare(findChild(line, "messageBlocks"), null);
            compare(findChild(line, "messageWords").text, line.body);
        }
        // As pasted from a PDF: whoever looks sees the other characters.
        function test_whatCannotBeDrawnHidesNothingElse_data() {
            return [{ tag: "in the middle", text: "before \uFFFC after" }, { tag: "first", text: "\uFFFCbefore after" },
                    { tag: "noncharacters", text: "before \uFDD0 after \uFDD1 all" },
                    { tag: "of several lines", text: "first\nsecond \uFFFC\nthird" }, { tag: "from right to left", text: "שלום \uFFFC לכם" },
                    { tag: "with marks", text: "**before** \uFFFC `code` \uFFFC after" }];
        }
        function test_whatCannotBeDrawnHidesNothingElse(data) {
            const before = newest().seq;
            fixture.addMessage("Ann", data.text);
            tryVerify(() => newest() !== null && newest().seq > before);
            waitForRendering(view);
            const line = newest();
            const words = wordsIn(line).find(item => item.objectName === "messageWords");
            const picture = grabImage(root);
            const ground = picture.pixel(words.mapToItem(root, 0, 0).x - 2, words.mapToItem(root, 0, 0).y).toString();
            const letters = words.getText(0, words.length);
            verify(letters.length > 8, letters);
            for (let at = 0; at < letters.length; ++at) {
                if (/\s/.test(letters[at]))
                    continue;
                const one = words.positionToRectangle(at), next = words.positionToRectangle(at + 1);
                const place = words.mapToItem(root, Math.min(one.x, next.y === one.y ? next.x : one.x), one.y);
                const width = next.y === one.y ? Math.abs(next.x - one.x) : 6;
                let ink = false;
                for (let x = place.x; x < place.x + width && !ink; ++x) {
                    for (let y = place.y; y < place.y + one.height && !ink; ++y)
                        ink = picture.pixel(x, y).toString() !== ground;
                }
                verify(ink, `nothing is drawn of "${letters[at]}" at ${at} of "${letters}"`);
            }
        }
        function test_marksAreLooksAndNotCharacters() {
            const line = shown("a **bold** and `code` line");
            const words = wordsIn(line);
            compare(words.length, 1);
            compare(words[0].text, "a bold and code line");
            compare(words[0].textFormat, TextEdit.PlainText);
        }
        function test_nothingIsFetched() {
            const before = fixture.requests();
            const line = shown("![x](http://192.0.2.1/x.png) **<img src=\"http://192.0.2.1/y.png\">** <b>*z*</b>\n"
                + "```\n<img src='http://192.0.2.1/z.png'>\n```");
            compare(wordsIn(line).length, 2);
            compare(fixture.requests(), before);
        }
        function test_blocksStandBelowEachOther() {
            const line = shown("> said\n> more\n\nthen\n```cpp\nint a_long_line_of_code_that_does_not_fit_into_the_block_at_all_so_that_it_scrolls = 1;\n```\n- a\n- b");
            const words = wordsIn(line);
            compare(words.map(item => item.text), ["said\nmore", "then", words[2].text, "•\ta\n•\tb"]);
            verify(words[2].text.startsWith("int a_long"));
            for (let i = 1; i < words.length; ++i)
                verify(words[i].mapToItem(line, 0, 0).y > words[i - 1].mapToItem(line, 0, 0).y);
            const code = findChild(line, "codeBlock");
            verify(code.width <= 460);
            const scroll = findChild(line, "codeScroll");
            verify(scroll.contentWidth > scroll.width);
            verify(line.height >= code.mapToItem(line, 0, code.height).y);
        }
        function test_codeIsCopied() {
            const line = shown("```\n  **x** = 1\n```");
            mouseClick(findChild(line, "copyCodeButton"));
            compare(TextEditing.copied(TextEditing.Clipboard), "  **x** = 1");
        }
        function test_whatIsCopiedIsWhatWasTyped() {
            const line = shown("a **bold** line");
            view.showMenu(line, 60, 10);
            tryVerify(() => findChild(view, "messageMenu").opened);
            mouseClick(findChild(view, "copyItem"));
            compare(TextEditing.copied(TextEditing.Clipboard), "a **bold** line");
        }
        function test_aLinkIsFollowed() {
            const line = shown("see https://x.example/a now");
            const words = wordsIn(line)[0];
            clickLink(words, 10);
            compare(fixture.takeOpened(), ["https://x.example/a"]);
            clickLink(words, 1);
            compare(fixture.takeOpened(), []);
        }
        function test_whereALinkLeadsIsSaid() {
            const line = shown("see [here](https://x.example/a) now");
            const words = wordsIn(line)[0];
            const place = words.positionToRectangle(6);
            mouseMove(words, place.x, place.y + 8);
            tryVerify(() => findChild(line, "linkHint") !== null);
            compare(findChild(line, "linkHint").target, "https://x.example/a");
        }
        function test_aLinkThatSaysSomethingElseAsksFirst() {
            const line = shown("[https://bank.example](https://evil.example/x)");
            clickLink(wordsIn(line)[0], 4);
            const dialog = findChild(view, "openLinkDialog");
            tryVerify(() => dialog.opened);
            verify(dialog.explanation.includes("https://evil.example/x"), dialog.explanation);
            compare(fixture.takeOpened(), []);
            mouseClick(findChild(dialog.contentItem, "dialogAcceptButton"));
            compare(fixture.takeOpened(), ["https://evil.example/x"]);
            tryVerify(() => !dialog.visible);
        }
        function test_theMenuLeadsToTheLinks() {
            const line = shown("https://x.example/1 and [two](https://x.example/2)");
            view.walk(1);
            keyClick(Qt.Key_Return);
            const menu = findChild(view, "messageMenu");
            tryVerify(() => menu.opened);
            compare(menu.links.map(link => link.target), ["https://x.example/1", "https://x.example/2"]);
            verify(findChild(view, "linkItem").text.includes("https://x.example/1"));
            menu.close();
            tryVerify(() => !menu.visible);
            view.showMenu(line, 60, 10);
            tryVerify(() => menu.opened);
            const item = menu.itemAt(1);
            compare(item.target, "https://x.example/1");
            item.triggered();
            compare(fixture.takeOpened(), ["https://x.example/1"]);
            menu.close();
            shown("none here");
            view.showMenu(newest(), 60, 10);
            tryVerify(() => menu.opened);
            compare(menu.links.length, 0);
            verify(!(menu.itemAt(1) as Item).objectName.includes("linkItem"));
            menu.close();
        }
        function test_aMentionStandsOut() {
            const other = findChild(shown("can @bo do it?"), "mentionBar");
            verify(other === null || !other.visible);
            const line = shown("can @mira do *it*?");
            verify(findChild(line, "mentionBar").visible);
            compare(wordsIn(line)[0].text, "can @mira do it?");
        }
        function test_whoDoesSomethingIsNamed() {
            const line = shown("/me waves");
            verify(wordsIn(line)[0].text.startsWith("* "));
            verify(wordsIn(line)[0].text.endsWith(" waves"));
        }
        function test_anEditTakesTheLookAway() {
            fixture.app.composer.edit("a *b*");
            fixture.app.composer.send();
            fixture.acknowledge();
            tryVerify(() => newest() !== null && newest().blocks.length === 1);
            fixture.editLast("a b");
            tryVerify(() => newest().blocks.length === 0);
            tryVerify(() => findChild(newest(), "messageBlocks") === null);
            fixture.editLast("**c**");
            tryVerify(() => newest().blocks.length === 1);
            compare(wordsIn(newest())[0].text, "c");
        }
        function test_whatIsSelectedStaysWhenSomebodyReacts() {
            const line = shown("a **bold** line");
            const words = wordsIn(line)[0];
            words.select(2, 6);
            fixture.react("Ann", line.seq, "🎉");
            tryVerify(() => findChild(line, "reactionChip") !== null);
            compare(wordsIn(line)[0].selectedText, "bold");
        }
        function test_theOtherThemeIsDrawn() {
            const line = shown("see [here](https://x.example/a) **now**");
            const words = wordsIn(line)[0];
            Theme.dark = true;
            compare(words.text, "see here now");
            verify(words.linkAt(words.positionToRectangle(6).x + 1, words.positionToRectangle(6).y + 8).length > 0);
        }

        function test_longMessagesAreFolded_data() {
            return [{ tag: "line breaks", text: "\n".repeat(3999) + "x" },
                    { tag: "lines", text: Array.from({ length: 60 }, (x, i) => "line " + i).join("\n") },
                    { tag: "marked", text: Array.from({ length: 60 }, (x, i) => "**line** " + i).join("\n") },
                    { tag: "code", text: "```\n" + Array.from({ length: 60 }, (x, i) => "line " + i).join("\n") + "\n```" },
                    { tag: "one paragraph", text: "word ".repeat(780) + "end" }];
        }
        function test_longMessagesAreFolded(data) {
            const line = shown(data.text);
            compare(line.fold, TimelineModel.Folded);
            verify(line.height < 700, line.height);
            const before = line.height;
            const top = line.y - view.contentY;
            const button = findChild(line, "foldButton");
            verify(button.visible);
            line.ListView.view.toggleFold(line);
            tryCompare(line, "fold", TimelineModel.Unfolded);
            waitForRendering(view);
            verify(line.height > before, line.height);
            fuzzyCompare(line.y - view.contentY, top, 1);
            line.ListView.view.toggleFold(line);
            tryCompare(line, "fold", TimelineModel.Folded);
            compare(line.height, before);
        }
        function test_withinOneMessageWordsAreSelected() {
            const line = shown("one line of words");
            const words = wordsIn(line)[0];
            mousePress(words, 2, 10);
            mouseMove(words, 20, 10, -1, Qt.LeftButton);
            mouseMove(words, 60, 10, -1, Qt.LeftButton);
            mouseRelease(words, 60, 10);
            verify(words.selectedText.length > 0);
            verify(!line.selected);
        }
        function test_allOfAMessageIsSelected() {
            const plain = shown("all of this");
            mouseClick(wordsIn(plain)[0], 4, 10);
            keySequence(StandardKey.SelectAll);
            compare(wordsIn(plain)[0].selectedText, "all of this");
            const line = shown("> all of\n\n**this**");
            mouseClick(wordsIn(line)[1], 4, 10);
            keySequence(StandardKey.SelectAll);
            verify(line.selected);
            keySequence(StandardKey.Copy);
            compare(TextEditing.copied(TextEditing.Clipboard), "> all of\n\n**this**");
        }
        function test_theFoldStaysAtTheEndToo() {
            fixture.fillLongHistory(40);
            const line = shown(Array.from({ length: 60 }, (x, i) => "line " + i).join("\n"));
            tryVerify(() => view.nearEnd);
            const top = line.y - view.contentY;
            mouseClick(findChild(line, "foldButton"));
            tryCompare(line, "fold", TimelineModel.Unfolded);
            waitForRendering(view);
            fuzzyCompare(line.y - view.contentY, top, 1);
            verify(!fixture.app.timeline.atEnd);
        }
    }
}
