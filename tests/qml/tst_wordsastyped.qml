import QtQuick
import QtTest
import Chinwag.Timeline
import Chinwag.Test
import Chinwag.Ui

Item {
    id: root
    width: 900
    height: 600

    Fixture { id: fixture }
    RoomPage {
        id: page
        anchors.fill: parent
        app: fixture.app
    }

    TestCase {
        name: "WordsAsTyped"
        when: windowShown

        readonly property ListView log: findChild(page, "timelineView")
        readonly property Item strip: findChild(page, "wordsStrip")

        function init() {
            fixture.fill();
            fixture.app.rooms.select("d1");
            fixture.turn();
        }

        function line(): Item { return findChild(log.headerItem, "typedWordsLine"); }

        function test_theOthersWordsAreAtTheEndLetterByLetter() {
            fixture.shareWords(true, true);
            compare(line(), null);
            fixture.typeWords("Hel");
            tryVerify(() => line() !== null);
            compare(findChild(line(), "typedWordsText").text, "Hel");
            fixture.typeWords("Hello");
            compare(findChild(line(), "typedWordsText").text, "Hello");
            verify(line().accessibleName.includes("Hello"));
            tryVerify(() => log.nearEnd);
            verify(!fixture.app.typing.active);
            fixture.addMessageTo("d1", "Ann Larsen", "Hello!");
            fixture.advance(100);
            tryVerify(() => line() === null);
        }
        function test_theyGoAfterSixSeconds() {
            fixture.shareWords(true, true);
            fixture.typeWords("Hel");
            tryVerify(() => line() !== null);
            fixture.advance(6000);
            tryVerify(() => line() === null);
        }
        function test_theyAreMarkupForNobody() {
            fixture.shareWords(true, true);
            const before = fixture.requests();
            fixture.typeWords("<img src=\"http://192.0.2.1/p.png\"> **b**");
            tryVerify(() => line() !== null);
            compare(findChild(line(), "typedWordsText").text, "<img src=\"http://192.0.2.1/p.png\"> **b**");
            waitForRendering(page);
            compare(fixture.requests(), before);
        }
        function test_oneClickTurnsItOff() {
            fixture.shareWords(true, true);
            verify(strip.visible);
            compare(findChild(strip, "wordsSentence").text, "You both see words as they are typed");
            const before = fixture.actions().filter(each => each === "preferences d1").length;
            mouseClick(findChild(strip, "wordsChoice"));
            compare(fixture.actions().filter(each => each === "preferences d1").length, before + 1);
        }
        function test_withoutWishesNothingIsSaid() {
            fixture.shareWords(false, false);
            compare(strip.visible, false);
            compare(strip.height, 0);
        }
        function test_aWishOfTheOtherIsOfferedAndMayBeRefused() {
            fixture.shareWords(false, true);
            verify(strip.visible);
            verify(findChild(strip, "wordsRefusal").visible);
            mouseClick(findChild(strip, "wordsRefusal"));
            compare(strip.visible, false);
        }
        function test_theMenuHasIt() {
            const item = findChild(page, "wordsItem");
            fixture.shareWords(false, false);
            verify(item.enabled);
            verify(!item.checked);
            fixture.shareWords(true, false);
            verify(item.checked);
            fixture.app.rooms.select("r1");
            fixture.turn();
        }
    }
}
