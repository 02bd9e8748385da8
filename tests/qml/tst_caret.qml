import QtQuick
import QtTest
import Chinwag.Controls
import Chinwag.Theme

Item {
    id: root
    width: 100
    height: 40

    FocusScope {
        id: field
        anchors.fill: parent
        Caret { id: caret; height: 20 }
    }

    TestCase {
        name: "Caret"
        when: windowShown

        readonly property Timer blink: caret.resources[0]

        function init() { root.forceActiveFocus(); field.forceActiveFocus(); }
        function cleanup() { Theme.reduceMotion = false; }
        /// That much time, without waiting for it.
        function pass(milliseconds: int) {
            for (let left = milliseconds; left > 0 && blink.running; left -= blink.interval)
                blink.triggered();
        }

        function test_itBlinks() {
            compare(blink.running, true);
            compare(caret.opacity, 1);
            blink.triggered();
            compare(caret.opacity, 0);
            blink.triggered();
            compare(caret.opacity, 1);
        }
        function test_afterTenSecondsItStandsStillAndNothingIsDrawn() {
            pass(9000);
            compare(blink.running, true);
            pass(1500);
            compare(blink.running, false);
            compare(caret.opacity, 1);
            compare(caret.visible, true);
        }
        function test_movingMakesItBlinkAgain() {
            pass(20000);
            caret.x += 8;
            compare(blink.running, true);
            compare(caret.opacity, 1);
        }
        function test_comingBackMakesItBlinkAgain() {
            pass(20000);
            root.forceActiveFocus();
            compare(blink.running, false);
            field.forceActiveFocus();
            compare(blink.running, true);
        }
        function test_reduceMotionShowsItAlways() {
            blink.triggered();
            Theme.reduceMotion = true;
            compare(blink.running, false);
            compare(caret.opacity, 1);
        }
    }
}
