import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test

Item {
    id: root
    width: 1000
    height: 640

    Fixture { id: fixture }
    ChatPage {
        id: page
        anchors.fill: parent
        app: fixture.app
    }

    TestCase {
        name: "Emoji"
        when: windowShown

        property var input: findChild(page, "composerInput")
        property var place: findChild(page, "emojiPlace")

        function init() {
            fixture.fill();
            fixture.app.emoji.skin = 0;
            fixture.forgetEmoji();
            input.text = "";
            page.focusPage();
        }
        function cleanup() {
            if (place.opened)
                keyClick(Qt.Key_Escape);
            tryVerify(() => !place.opened);
        }
        function type(text: string): void {
            for (const character of text)
                keyClick(character);
        }
        function open(): void {
            keySequence("Ctrl+E");
            tryVerify(() => place.opened);
        }
        function part(name: string): Item {
            return findChild(place.picker.contentItem, name);
        }

        function test_isMadeWhenItIsWanted() {
            // The first of these tests to open it may have run before.
            open();
            verify(part("emojiSearch").activeFocus);
            compare(part("emojiName").text, "grinning face");
            verify(part("emojiGrid").contentItem.children.length < 40, part("emojiGrid").contentItem.children.length);
        }
        function test_theKeyboardChoosesAndGoesOnWriting() {
            type("hi ");
            open();
            type("sailb");
            compare(part("emojiPreview").text, "⛵");
            keyClick(Qt.Key_Return);
            tryVerify(() => !place.opened);
            verify(input.activeFocus);
            type("!");
            compare(fixture.app.composer.text, "hi ⛵!");
        }
        function test_arrowsMoveInTheGrid() {
            open();
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Down);
            compare(fixture.app.emoji.current, 10);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Up);
            compare(fixture.app.emoji.current, 0);
            for (let i = 0; i < 8; ++i)
                keyClick(Qt.Key_PageDown);
            const grid = part("emojiGrid");
            const line = fixture.app.emoji.lineOf(fixture.app.emoji.current);
            const item = grid.itemAtIndex(line);
            verify(item !== null);
            verify(item.y >= grid.contentY - 1 && item.y + item.height <= grid.contentY + grid.height + 1);
        }
        function test_escPutsItAway() {
            open();
            keyClick(Qt.Key_Escape);
            tryVerify(() => !place.opened);
            verify(input.activeFocus);
            compare(input.text, "");
        }
        function test_theSameKeysPutItAway() {
            open();
            keySequence("Ctrl+E");
            tryVerify(() => !place.opened);
            verify(input.activeFocus);
        }
        function test_theButtonOpensIt() {
            mouseClick(findChild(page, "emojiButton"));
            tryVerify(() => place.opened);
            verify(part("emojiSearch").activeFocus);
        }
        function test_theMouseChooses() {
            open();
            const grid = part("emojiGrid");
            const line = grid.itemAtIndex(1);
            waitForRendering(grid);
            mouseMove(line, 36 * 2 + 10, 18);
            mouseMove(line, 36 * 2 + 18, 18);
            compare(part("emojiPreview").text, line.emoji[2]);
            const wanted = line.emoji[2];
            mouseClick(line, 36 * 2 + 18, 18);
            tryVerify(() => !place.opened);
            compare(fixture.app.composer.text, wanted);
        }
        function test_nothingFoundSaysSo() {
            open();
            type("qqqq");
            compare(part("emojiGrid").count, 0);
            keyClick(Qt.Key_Return);
            verify(place.opened);
        }
        function test_tabsAndSkinsByKeyboard() {
            open();
            keyClick(Qt.Key_Tab);
            verify(part("emojiTabs").activeFocus);
            keyClick(Qt.Key_Right);
            compare(fixture.app.emoji.group, 2);
            compare(part("emojiGrid").itemAtIndex(fixture.app.emoji.lineOf(fixture.app.emoji.current)).emoji[0], "👋");
            keyClick(Qt.Key_Backtab);
            part("skinTones").forceActiveFocus();
            keyClick(Qt.Key_Right);
            compare(fixture.app.emoji.skin, 1);
            compare(part("emojiPreview").text, "👋🏻");
        }
        function test_whatWasChosenIsOnTop() {
            open();
            type("sailboat");
            keyClick(Qt.Key_Return);
            tryVerify(() => !place.opened);
            open();
            compare(part("emojiPreview").text, "⛵");
        }
        function test_reactsWithAnyOfThem() {
            fixture.addMessage("Ann", "lunch?");
            keyClick(Qt.Key_Up, Qt.ControlModifier);
            const view = findChild(page, "timelineView");
            tryVerify(() => view.walking);
            keyClick(Qt.Key_Return);
            const menu = findChild(view, "messageMenu");
            tryVerify(() => menu.opened);
            findChild(menu.contentItem, "reactItem").triggered();
            menu.close();
            tryVerify(() => place.opened);
            type("sailboat");
            keyClick(Qt.Key_Return);
            tryVerify(() => !place.opened);
            compare(fixture.sentReactions().slice(-1)[0], "⛵");
            verify(view.activeFocus); // the keyboard is where it was
            verify(view.walking);
            compare(fixture.app.composer.text, "");
        }
        function test_narrowAndLow() {
            root.width = 480;
            root.height = 420;
            open();
            const corner = place.picker.contentItem.mapToItem(root, 0, 0);
            verify(corner.x >= 0 && corner.y >= 0);
            verify(corner.x + place.picker.width <= root.width);
            verify(corner.y + place.picker.height <= root.height);
            root.width = 1000;
            root.height = 640;
        }
    }
}
