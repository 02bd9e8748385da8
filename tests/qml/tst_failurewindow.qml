import QtQuick
import QtTest
import Chinwag.App

Item {
    id: root
    width: 100
    height: 100

    FailureWindow {
        id: window
        sentence: "The folder \"/nowhere/chinwag\" cannot be written to. Check who may write there."

        TestCase {
            name: "FailureWindow"
            when: windowShown

            function test_itSaysWhyAndCloses() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                const words = findChild(window.contentItem, "failureSentence");
                compare(words.text, window.sentence);
                verify(words.lineCount > 1 && !words.truncated);
                verify(findChild(window.contentItem, "failureCloseButton").activeFocus);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !window.visible);
            }
        }
    }
}
