import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test
import Chinwag.Theme
import Chinwag.Ui

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    Main {
        id: window
        width: 900
        height: 640
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Layout"
            when: windowShown

            readonly property RoomsController rooms: fixture.app.rooms

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                window.width = 900;
                fixture.fill();
                fixture.app.settings.membersShown = false;
                tryVerify(() => part("composerInput").activeFocus);
            }
            function cleanup() {
                fixture.app.settings.resetText();
                fixture.clear();
            }

            function part(name: string): Item { return findChild(window, name); }
            function leftOf(name: string): real { return part(name).mapToItem(window.contentItem, 0, 0).x; }

            function test_theRoomsAreADrawerInANarrowWindow() {
                window.width = 1000;
                tryVerify(() => part("sidebar").visible);
                verify(!part("drawerButton").visible);
                window.width = 639;
                tryVerify(() => !part("sidebar").visible);
                compare(Math.round(leftOf("composerInput")) < 80, true);
                mouseClick(part("drawerButton"));
                verify(part("sidebar").visible);
                verify(part("roomList").activeFocus);
                keyClick(Qt.Key_Escape);
                verify(!part("sidebar").visible);
                verify(part("composerInput").activeFocus);
                mouseClick(part("drawerButton"));
                rooms.select("d1");
                tryVerify(() => !part("sidebar").visible);
                mouseClick(part("drawerButton"));
                mouseClick(part("drawerScrim"), window.width - 10, 300);
                verify(!part("sidebar").visible);
                window.width = 640;
                tryVerify(() => part("sidebar").visible);
            }
            function test_theDotSaysThatSomethingIsNew() {
                window.width = 400;
                fixture.addMessageTo("r3", "Ann Larsen", "news");
                fixture.advance(400);
                tryVerify(() => fixture.app.desktop.unread > 0);
                tryVerify(() => part("drawerButton").visible);
                verify(part("drawerDot").visible);
                verify(part("drawerButton").hint.includes("new"), part("drawerButton").hint);
            }
            function test_nothingIsCrushed_data() {
                return [360, 480, 640, 760, 1200].map(width => ({ tag: String(width), width: width }));
            }
            function test_nothingIsCrushed(data) {
                window.width = data.width;
                waitForRendering(window.contentItem);
                for (const people of [false, true]) {
                    if (people)
                        mouseClick(part("membersButton"));
                    tryVerify(() => part("detailsPanel").visible === people);
                    verify(part("composerInput").width >= 160, "composer " + part("composerInput").width);
                    const send = part("sendButton");
                    const right = send.mapToItem(window.contentItem, send.width, 0).x;
                    verify(right <= window.width && right > leftOf("composerInput"), "send at " + right);
                    verify(part("roomTitle").width >= 60, "title " + part("roomTitle").width);
                }
                keyClick(Qt.Key_Period, Qt.ControlModifier);
                tryVerify(() => !part("detailsPanel").visible);
            }
            function test_thePanelIsRemembered() {
                window.width = 1100;
                waitForRendering(window.contentItem);
                mouseClick(part("membersButton"));
                compare(fixture.app.settings.membersShown, true);
                // Over a narrow room it is there for once.
                window.width = 400;
                tryVerify(() => !part("detailsPanel").visible);
                mouseClick(part("membersButton"));
                tryVerify(() => part("detailsPanel").visible);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !part("detailsPanel").visible);
                compare(fixture.app.settings.membersShown, true);
            }
            function test_largeTextHasOneColumnSooner() {
                window.width = 800;
                tryVerify(() => !Theme.narrow);
                fixture.app.settings.textSize = 200;
                tryVerify(() => Theme.narrow);
                window.width = 1000;
                tryVerify(() => !Theme.narrow);
            }
            function test_f6GoesThroughTheWindow() {
                keyClick(Qt.Key_F6);
                verify(part("roomList").activeFocus);
                keyClick(Qt.Key_F6);
                verify(part("timelineView").activeFocus);
                keyClick(Qt.Key_F6);
                verify(part("composerInput").activeFocus);
                keyClick(Qt.Key_F6, Qt.ShiftModifier);
                verify(part("timelineView").activeFocus);
            }
            function test_itIsNotSmallerThan360() {
                compare(window.minimumWidth, 360);
            }
        }
    }
}
