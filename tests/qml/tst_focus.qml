import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Rooms
import Chinwag.Test
import Chinwag.Theme
import Chinwag.Ui

// Where the keyboard is, that one sees it, and how one gets on and back.
Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    Main {
        id: window
        width: 900
        height: 700
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Focus"
            when: windowShown

            readonly property ComposerController composer: fixture.app.composer

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
                composer.edit("");
                tryVerify(() => part("composerInput").activeFocus);
            }
            function cleanup() {
                fixture.app.settings.theme = SettingsController.System;
                fixture.clear();
            }

            function part(name: string): Item { return findChild(window, name); }
            function rings(item: Item): list<Item> {
                const found = [];
                const look = each => {
                    if (each.objectName === "focusRing" && each.visible)
                        found.push(each);
                    Array.from(each.children).forEach(look);
                };
                look(item);
                return found;
            }
            /// Everything that Tab meets until it is where it began.
            function stops(key: int, modifiers: int): list<Item> {
                const first = window.activeFocusItem;
                const met = [first];
                for (let i = 0; i < 40; ++i) {
                    keyClick(key, modifiers);
                    if (window.activeFocusItem === first)
                        return met;
                    met.push(window.activeFocusItem);
                }
                fail("Tab does not come back");
                return met;
            }
            // Of a line: its list.
            function nameOf(item: Item): string {
                while (item.objectName.length === 0 && item.parent)
                    item = item.parent;
                return item.objectName;
            }
            // The page is another one after it.
            function lose() {
                fixture.loseConnection(20000);
                tryVerify(() => reconnectButton() !== null && reconnectButton().visible && part("connectionBar").height === 44);
                tryVerify(() => part("composerInput").activeFocus);
            }
            function reconnectButton(): Item { return findChild(part("connectionBar"), "reconnectButton"); }

            function test_shiftTabWalksBack_data() {
                return [{ tag: "as it is" }, { tag: "with people", people: true }, { tag: "far from the end", far: true },
                        { tag: "without a connection", lost: true }];
            }
            function test_shiftTabWalksBack(data) {
                if (data.lost)
                    lose();
                if (data.people)
                    mouseClick(part("membersButton"));
                if (data.far) {
                    fixture.fillLongHistory(80);
                    tryVerify(() => part("timelineView").nearEnd);
                    keyClick(Qt.Key_PageUp);
                    tryVerify(() => part("jumpButton").visible);
                }
                part("composerInput").forceActiveFocus(Qt.TabFocusReason);
                const there = stops(Qt.Key_Tab, Qt.NoModifier);
                const back = stops(Qt.Key_Backtab, Qt.ShiftModifier);
                verify(there.length > 5);
                compare(back.slice(1).reverse().map(nameOf), there.slice(1).map(nameOf));
                if (data.people) {
                    verify(there.map(nameOf).includes("membersList"));
                    mouseClick(part("membersButton"));
                }
                if (data.lost)
                    verify(there.map(nameOf).includes("reconnectButton"));
                if (data.far) // from the composer back to the messages, not to a button over them
                    compare(nameOf(back[1]), nameOf(there[there.length - 1]));
            }
            function test_everyStopHasARing_data() {
                return [{ tag: "light", theme: SettingsController.Light }, { tag: "dark", theme: SettingsController.Dark }];
            }
            function test_everyStopHasARing(data) {
                fixture.app.settings.theme = data.theme;
                window.width = 1100; // so that nothing lies over anything
                lose();
                waitForRendering(window.contentItem);
                mouseClick(part("membersButton"));
                part("composerInput").forceActiveFocus(Qt.TabFocusReason);
                const met = stops(Qt.Key_Tab, Qt.NoModifier);
                for (const stop of met) {
                    stop.forceActiveFocus(Qt.TabFocusReason);
                    let place = stop;
                    // The composer's is around all of it.
                    for (let up = 0; up < 3 && rings(place).length === 0; ++up)
                        place = place.parent;
                    compare(rings(place).length, 1, nameOf(stop));
                    verify(isSeen(rings(place)[0]), nameOf(stop));
                }
                mouseClick(part("membersButton"));
                window.width = 900;
                waitForRendering(window.contentItem);
            }
            // As of WCAG: the ratio of two colours.
            function luminance(color: color): real {
                const part = each => each <= 0.03928 ? each / 12.92 : Math.pow((each + 0.055) / 1.055, 2.4);
                return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b);
            }
            function contrast(one: color, other: color): real {
                const a = luminance(one), b = luminance(other);
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            }
            // Drawn, and 3:1 against what is around it: looked at across its left edge, in the middle of its height.
            function isSeen(ring: Item): bool {
                waitForRendering(ring, 100);
                const picture = grabImage(window.contentItem);
                const place = ring.mapToItem(window.contentItem, 0, ring.height / 2);
                const from = Math.max(0, Math.round(place.x) - 8);
                let best = 0;
                for (let x = from; x < place.x + 8; ++x) {
                    for (let y = from; y < place.x + 8; ++y)
                        best = Math.max(best, contrast(picture.pixel(x, place.y), picture.pixel(y, place.y)));
                }
                if (best < 3)
                    console.warn(`ring of ${best}:1 at ${place}`);
                return best >= 3;
            }
            function test_ringsStandOutFromEveryGround_data() {
                return [{ tag: "light", dark: false }, { tag: "dark", dark: true }];
            }
            function test_ringsStandOutFromEveryGround(data) {
                fixture.app.settings.theme = data.dark ? SettingsController.Dark : SettingsController.Light;
                tryCompare(Theme, "dark", data.dark);
                for (const ground of ["window", "side", "surface", "hover", "tint", "warn", "dangerTint", "okTint"])
                    verify(contrast(Theme.accent, Theme[ground]) >= 3, `${ground}: ${contrast(Theme.accent, Theme[ground])}`);
                verify(contrast(Theme.accentInk, Theme.accent) >= 3, "in a filled button");
            }

            function test_reconnectNowLeavesTheFocus() {
                lose();
                let before = fixture.attempts();
                keyClick("a");
                mouseClick(reconnectButton());
                compare(fixture.attempts(), before + 1);
                verify(part("composerInput").activeFocus);
                keyClick("b");
                compare(composer.text, "ab");
                verify(part("composerInput").activeFocus);
                // With the keyboard: the button goes, and what is typed is a message.
                lose();
                before = fixture.attempts();
                reconnectButton().forceActiveFocus(Qt.TabFocusReason);
                keyClick(Qt.Key_Space);
                compare(fixture.attempts(), before + 1);
                fixture.connectAgain();
                fixture.advance(10000);
                verify(!reconnectButton().visible);
                const text = composer.text;
                keyClick("c");
                compare(composer.text, text + "c");
                verify(part("composerInput").activeFocus);
            }
            function test_escGoesHomeFromEverywhere() {
                const met = stops(Qt.Key_Tab, Qt.NoModifier);
                for (const stop of met) {
                    for (const modifier of [Qt.NoModifier, Qt.ShiftModifier]) {
                        stop.forceActiveFocus(Qt.TabFocusReason);
                        keyClick(Qt.Key_Escape, modifier);
                        verify(part("composerInput").activeFocus, nameOf(stop) + (modifier ? " with Shift" : ""));
                    }
                }
            }
            function test_theBrowseDialogGoesRound() {
                fixture.listPublicRooms(["boats", "lanterns", "wind"]);
                mouseClick(part("addButton"));
                const item = part("browseItem");
                tryVerify(() => part("addMenu").opened);
                mouseClick(item);
                const dialog = part("browseDialog");
                tryVerify(() => dialog !== null && dialog.opened);
                fixture.turn();
                const inside = name => findChild(dialog.contentItem, name);
                tryCompare(inside("directoryList"), "count", 3);
                inside("directorySearch").forceActiveFocus(Qt.TabFocusReason);
                const there = stops(Qt.Key_Tab, Qt.NoModifier).map(nameOf);
                compare(there, ["directorySearch", "directoryList", "browseCloseButton"]);
                const back = stops(Qt.Key_Backtab, Qt.ShiftModifier).map(nameOf);
                compare(back, ["directorySearch", "browseCloseButton", "directoryList"]);
                // In the list the arrows choose, and Enter joins.
                keyClick(Qt.Key_Tab);
                keyClick(Qt.Key_Down);
                compare(rings(inside("directoryList")).length, 1);
                keyClick(Qt.Key_Return);
                verify(fixture.actions().some(action => action === "join lanterns"), fixture.actions().join());
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
            }
            function test_noTooltipOverAMenu() {
                for (const name of ["roomMenuButton", "gearButton", "addButton"]) {
                    const button = part(name);
                    const tip = findChild(button, "toolTip");
                    tip.delay = 0;
                    mouseMove(button, 5, 5);
                    tryVerify(() => tip.opened, 3000, name);
                    mouseClick(button);
                    tryVerify(() => !tip.visible, 1000, name);
                    const menus = ["roomMenu", "settingsMenu", "addMenu"];
                    tryVerify(() => menus.some(menu => part(menu) !== null && part(menu).opened));
                    mouseMove(button, 8, 8); // the hand is still on it
                    verify(!tip.visible, name);
                    keyClick(Qt.Key_Escape);
                    mouseMove(part("composerInput"), 5, 5);
                }
            }
        }
    }
}
