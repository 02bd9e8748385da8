import QtQuick
import QtTest
import Chinwag.Theme
import Chinwag.Timeline
import Chinwag.Test

Item {
    id: root
    width: 700
    height: 200

    Fixture { id: fixture }
    ConnectionBar {
        id: bar
        width: parent.width
        height: implicitHeight
        connection: fixture.app.connection
    }

    TestCase {
        name: "ConnectionBar"
        when: windowShown

        function init() { fixture.clear(); Theme.reduceMotion = true; }
        function cleanupTestCase() { Theme.reduceMotion = false; }

        function test_nothingToSayTakesNoRoom() {
            tryCompare(bar, "height", 0);
            verify(!bar.visible);
        }
        function test_countsDownWithoutMoving() {
            // From 10 to 9 a digit goes; among equally many digits nothing moves, also where a 1 is narrow.
            fixture.loseConnection(8500);
            tryCompare(bar, "height", 44);
            const number = findChild(bar, "countdownLabel");
            compare(number.text, "9");
            const width = number.width;
            fixture.advance(7600);
            compare(number.text, "1");
            compare(number.width, width);
        }
        function test_reconnectNow() {
            fixture.loseConnection(7000);
            tryCompare(bar, "height", 44);
            const before = fixture.attempts();
            mouseClick(findChild(bar, "reconnectButton"));
            compare(fixture.attempts(), before + 1);
        }
        function test_offlineIsGreyAndHasNothingToPress() {
            fixture.goOffline();
            tryVerify(() => bar.height > 0);
            compare(bar.color, Theme.side);
            verify(!findChild(bar, "reconnectButton").visible);
        }
        function test_aLongSentenceKeepsOffTheButton() {
            root.width = 480;
            fixture.expireCertificate();
            tryVerify(() => bar.height > 44);
            const words = findChild(bar, "connectionWords");
            const button = findChild(bar, "reconnectButton");
            verify(words.text.includes("expired"), words.text);
            compare(bar.color, Theme.dangerTint);
            verify(button.visible);
            verify(words.mapToItem(bar, words.width, 0).x <= button.mapToItem(bar, 0, 0).x);
            verify(words.lineCount > 1 && !words.truncated);
            root.width = 700;
        }
        function test_greenForTwoSeconds() {
            fixture.loseConnection(8000);
            fixture.advance(8000);
            fixture.connectAgain();
            compare(bar.color, Theme.okTint);
            compare(bar.Accessible.name, "Connected");
            fixture.advance(2000);
            tryCompare(bar, "height", 0);
        }
    }
}
