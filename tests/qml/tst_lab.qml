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
        width: 1100
        height: 760
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Lab"
            when: windowShown

            readonly property LabController lab: fixture.app.lab

            function init() {
                Theme.reduceMotion = true;
                tryVerify(() => { window.requestActivate(); return window.active; });
                fixture.fill();
                fixture.app.timeline.jumpToEnd();
                tryVerify(() => part("composerInput").activeFocus);
                keyClick(Qt.Key_L, Qt.ControlModifier | Qt.ShiftModifier);
                tryVerify(() => page() !== null && page().visible);
            }
            function cleanup() {
                fixture.clear();
                window.width = 1100;
            }
            function cleanupTestCase() { Theme.reduceMotion = false; }

            function part(name: string): Item { return findChild(window, name); }
            function page(): Item { return part("labPage"); }
            function inside(name: string): Item { return findChild(page(), name); }

            function test_theKeyOpensItAndEscClosesIt() {
                verify(!part("membersButton").visible, "the room is behind it");
                keyClick(Qt.Key_Escape);
                tryVerify(() => !page().visible);
                tryVerify(() => part("composerInput").activeFocus);
                keyClick("h");
                compare(fixture.app.composer.text, "h");
            }
            function test_theMenuOpensIt() {
                mouseClick(inside("closeLabButton"));
                tryVerify(() => !page().visible);
                mouseClick(part("gearButton"));
                let item = null;
                tryVerify(() => { item = findChild(window.contentItem, "labItem") ?? findChild(window, "labItem"); return item !== null && item.visible; });
                mouseClick(item);
                tryVerify(() => page().visible);
            }
            function test_showsHowLongAnAnswerTakes() {
                fixture.answerMeasurement(23);
                fixture.advance(500);
                compare(lab.roundTrip, "23 ms");
                compare(inside("stateFigure").figure, "Connected");
                fixture.dropConnection();
                compare(inside("stateFigure").figure, "Waiting");
            }
            function test_listsFramesByKind() {
                fixture.addMessage("Ann Larsen", "a text that nobody may see here");
                fixture.advance(500);
                const list = inside("labFrames");
                tryVerify(() => list.count > 0);
                tryVerify(() => list.itemAtIndex(0) !== null);
                const row = list.itemAtIndex(0);
                compare(row.type, "event");
                verify(row.incoming);
                verify(!lab.report().includes("nobody may see"));
            }
            function test_troubleIsMadeAndEnded() {
                verify(!inside("troubleStrip").visible);
                mouseClick(inside("halfOpenSwitch"));
                verify(lab.halfOpen);
                verify(inside("troubleStrip").visible);
                mouseClick(inside("ignorePingsSwitch"));
                verify(lab.ignorePings);
                tryVerify(() => inside("stopTroubleButton").width > 0);
                mouseClick(inside("stopTroubleButton"));
                verify(!lab.halfOpen && !lab.ignorePings);
                verify(!inside("troubleStrip").visible);
            }
            function test_slidersByKeyboard() {
                const slider = findChild(inside("lossSlider"), "slider");
                slider.forceActiveFocus();
                keyClick(Qt.Key_Right);
                keyClick(Qt.Key_Right);
                compare(lab.loss, 2);
                compare(lab.lossText, "2 %");
                keyClick(Qt.Key_Left);
                compare(lab.loss, 1);
            }
            function test_anotherRoomLeavesTroubleOnAndSaysSo() {
                lab.loss = 5;
                fixture.app.rooms.select("r2");
                tryVerify(() => !page().visible);
                const line = part("troubleLine");
                tryVerify(() => line.visible);
                compare(lab.loss, 5);
                mouseClick(part("troubleLineButton"));
                tryVerify(() => !line.visible);
                compare(lab.loss, 0);
            }
            function test_closingEndsAllTrouble() {
                lab.latency = 300;
                lab.loss = 5;
                mouseClick(inside("closeLabButton"));
                compare(lab.latency, 0);
                compare(lab.loss, 0);
                verify(!part("troubleLine").visible);
            }
            function test_theConnectionIsDropped() {
                mouseClick(inside("dropButton"));
                fixture.turn();
                verify(!lab.connected);
            }
            function test_theReportIsCopied() {
                mouseClick(inside("copyReportButton"));
                compare(inside("copyReportButton").text, "Copied");
                fixture.advance(2000);
                compare(inside("copyReportButton").text, "Copy as text");
            }
            function test_theProofBeginsAndStops() {
                compare(inside("proveButton").text, "Prove it");
                mouseClick(inside("proveButton"));
                compare(inside("proveButton").text, "Stop");
                fixture.turn();
                mouseClick(inside("proveButton"));
                fixture.turn();
                compare(inside("proofTitle").text, "Stopped");
                verify(fixture.actions().some(action => action.startsWith("delete ")));
            }
            function test_everythingIsReachedByTab() {
                const wanted = ["proveButton", "ignorePingsSwitch", "halfOpenSwitch", "dropButton", "labFrames", "copyReportButton"];
                for (const name of wanted) {
                    let reached = false;
                    for (let i = 0; i < 40 && !reached; ++i) {
                        keyClick(Qt.Key_Tab);
                        reached = inside(name).activeFocus;
                    }
                    verify(reached, name);
                }
            }
            function test_inANarrowWindowNothingIsCut_data() {
                return [{ tag: "640", width: 640 }, { tag: "480", width: 480 }];
            }
            function test_inANarrowWindowNothingIsCut(data) {
                window.width = data.width;
                for (const name of ["proveButton", "dropButton", "stateFigure", "attemptsFigure"]) {
                    const item = inside(name);
                    tryVerify(() => item.mapToItem(page(), item.width, 0).x <= page().width, 5000, name);
                }
            }

            function test_detailsSayWhetherAllOfARoomIsHere() {
                keyClick(Qt.Key_Escape);
                tryVerify(() => !page().visible);
                mouseClick(part("membersButton"));
                tryVerify(() => part("detailsPanel").visible);
                for (let i = 0; i < 5; ++i)
                    fixture.turn();
                const line = part("completeText");
                verify(line.text.startsWith("Complete: 1–"), line.text);
                mouseClick(part("closeDetailsButton"));
                tryVerify(() => !part("detailsPanel").visible);
            }
        }
    }
}
