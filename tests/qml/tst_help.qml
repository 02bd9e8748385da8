import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test
import Chinwag.Ui

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    HelpBlock {
        id: linked
        kind: HelpModel.Paragraph
        text: "See <a href=\"https://example.org\">there</a>."
        secondText: ""
        plain: "See there."
        link: "https://example.org"
    }
    Main {
        id: window
        width: 800
        height: 600
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Help"
            when: windowShown

            property Item start

            function init() {
                // Again: the window around the test wants to be active, too, when it is new.
                tryVerify(() => { window.requestActivate(); return window.active; });
                tryVerify(() => window.activeFocusItem !== null);
                start = window.activeFocusItem;
                keyClick(Qt.Key_F1);
                tryVerify(() => dialog() !== null && dialog().opened);
            }
            function cleanup() {
                dialog().close();
                tryVerify(() => !dialog().visible);
            }

            function dialog(): var { return findChild(window, "help").item; }
            function page(): Flickable { return findChild(dialog().contentItem, "helpPage") as Flickable; }
            function blocks(): var {
                return Array.from(page().contentItem.children[0].children).filter(child => child.kind !== undefined);
            }

            function test_itShowsTheWholeDocument() {
                const kinds = new Set(blocks().map(block => block.kind));
                for (const kind of [HelpModel.Heading, HelpModel.Paragraph, HelpModel.Item, HelpModel.Code, HelpModel.TableRow])
                    verify(kinds.has(kind), kind);
                verify(page().contentHeight > 2 * page().height);
            }
            function test_escapeClosesAndTheFocusIsWhereItWas() {
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog().visible);
                tryCompare(window, "activeFocusItem", start);
            }
            function test_theKeyboardScrolls() {
                verify(page().activeFocus);
                page().contentY = 0;
                keyClick(Qt.Key_Down);
                compare(page().contentY, 44);
                keyClick(Qt.Key_PageDown);
                verify(page().contentY > 44 + page().height * 0.8);
                keyClick(Qt.Key_End);
                compare(page().contentY, page().contentHeight - page().height);
                keyClick(Qt.Key_Home);
                compare(page().contentY, 0);
                keyClick(Qt.Key_Up);
                compare(page().contentY, 0);
            }
            function test_tabReachesClose() {
                keyClick(Qt.Key_Tab);
                verify(findChild(dialog().contentItem, "helpCloseButton").activeFocus);
                keyClick(Qt.Key_Space);
                tryVerify(() => !dialog().visible);
            }
            function test_everyBlockHasANameForScreenReaders() {
                compare(page().Accessible.name, "Help");
                for (const block of blocks()) {
                    verify(block.Accessible.name.length > 0);
                    verify(block.kind !== HelpModel.Heading || block.Accessible.role === Accessible.Heading);
                }
            }
            function test_linksAreForTheKeyboardToo() {
                verify(linked.activeFocusOnTab);
                compare(linked.Accessible.role, Accessible.Link);
                for (const block of blocks())
                    compare(block.activeFocusOnTab, block.link.length > 0);
            }
            function test_nothingIsFetched() {
                compare(fixture.requests(), 0);
            }
            function test_theSignInPageOffersIt() {
                dialog().close();
                tryVerify(() => !dialog().visible);
                mouseClick(findChild(window, "helpButton"));
                tryVerify(() => dialog().opened);
            }
        }
    }
}
