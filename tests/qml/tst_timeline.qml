import QtQuick
import QtTest
import Chinwag.Timeline
import Chinwag.Test

Item {
    id: root
    width: 800
    height: 500

    Fixture { id: fixture }
    TimelineView {
        id: view
        anchors.fill: parent
        timeline: fixture.app.timeline
    }

    TestCase {
        name: "Timeline"
        when: windowShown

        function init() { fixture.fill(); fixture.app.timeline.jumpToEnd(); }

        function newest(): Item {
            view.forceLayout();
            return view.itemAtIndex(0);
        }

        function test_aMessageIsNeverMarkupAndFetchesNothing() {
            const before = fixture.requests();
            fixture.addMessage("Ann", "<img src=\"http://192.0.2.1/pixel.png\"> <b>x</b> ![](http://192.0.2.1/y.png)");
            tryVerify(() => newest() !== null && newest().body.startsWith("<img"));
            waitForRendering(view);
            compare(fixture.requests(), before);
        }
        function test_theDenyingNetworkIsInPlace() {
            const before = fixture.requests();
            ignoreWarning(/Chinwag|denied|QML Image/); // before: another thread may be as quick
            const image = createTemporaryQmlObject("import QtQuick; Image { source: 'http://192.0.2.1/x.png' }", root);
            tryCompare(image, "status", Image.Error);
            verify(fixture.requests() > before);
        }
        function test_followsAtTheEnd() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            fixture.addMessage("Ann", "one more");
            tryVerify(() => view.nearEnd);
        }
        function test_staysWhereTheReaderIs() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            view.scrollBy(-400);
            verify(!fixture.app.timeline.atEnd);
            fixture.addMessage("Ann", "unseen");
            waitForRendering(view);
            verify(!view.nearEnd);
            compare(fixture.app.timeline.newBelow, "1");
        }
        function test_ownMessageJumps() {
            fixture.fillLongHistory(60);
            view.scrollBy(-800);
            fixture.app.composer.edit("mine");
            fixture.app.composer.send();
            tryVerify(() => view.nearEnd);
            verify(fixture.app.timeline.atEnd);
        }
        function test_failedHasRetry() {
            fixture.failMessage("mine", "The server refused it.");
            tryVerify(() => findChild(newest(), "retryButton") !== null && findChild(newest(), "retryButton").visible);
            waitForRendering(view);
            const before = fixture.sent();
            mouseClick(findChild(newest(), "retryButton"));
            compare(fixture.sent(), before + 1);
        }
        function test_pageKeysScroll() {
            fixture.fillLongHistory(60);
            tryVerify(() => view.nearEnd);
            view.forceActiveFocus();
            keyClick(Qt.Key_PageUp);
            verify(!fixture.app.timeline.atEnd);
            keyClick(Qt.Key_End);
            tryVerify(() => fixture.app.timeline.atEnd);
        }
    }
}
