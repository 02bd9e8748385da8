import QtQuick
import QtTest
import Chinwag.Files
import Chinwag.Timeline
import Chinwag.Test
import Chinwag.Ui

Item {
    id: root
    width: 800
    height: 600

    Fixture { id: fixture }
    TimelineView {
        id: view
        anchors.fill: parent
        timeline: fixture.app.timeline
        files: fixture.app.files
    }
    TestCase {
        name: "Files"
        when: windowShown

        function init() {
            fixture.fill();
            fixture.app.timeline.jumpToEnd();
        }
        function cleanup() {
            const viewer = view.viewer;
            if (viewer)
                viewer.close();
        }
        function newest(): Item {
            view.forceLayout();
            return view.itemAtIndex(0);
        }
        function shown(): Item {
            tryVerify(() => newest() !== null && newest().attached.length > 0);
            waitForRendering(view);
            return newest();
        }

        function test_thePlaceIsThereBeforeThePicture_data() {
            return [
                { tag: "one", sizes: [Qt.size(1600, 900)], width: 391, height: 220 },
                { tag: "small", sizes: [Qt.size(120, 80)], width: 120, height: 80 },
                { tag: "tall", sizes: [Qt.size(10, 4000)], width: 44, height: 220 },
                { tag: "wide", sizes: [Qt.size(4000, 10)], width: 392, height: 44 },
                { tag: "two", sizes: [Qt.size(100, 100), Qt.size(900, 100)], width: 392, height: 146 },
                { tag: "five", sizes: [1, 2, 3, 4, 5].map(() => Qt.size(100, 100)), width: 392, height: 260 },
            ];
        }
        function test_thePlaceIsThereBeforeThePicture(data) {
            fixture.addPictures("Ann", "", data.sizes, false);
            const line = shown();
            const grid = findChild(line, "messagePicture").parent;
            fuzzyCompare(grid.width, data.width, 2);
            fuzzyCompare(grid.height, data.height, 2);
            const before = line.height;
            compare(fixture.picturesDrawn(line), 0);
            tryVerify(() => {
                fixture.picturesArrive();
                return fixture.picturesDrawn(line) === data.sizes.length;
            });
            compare(line.height, before);
            compare(findChild(line, "messageWords").visible, false);
        }
        function test_theCaptionIsBelow() {
            fixture.addPictures("Ann", "the garden", [Qt.size(100, 100)], true);
            const line = shown();
            const picture = findChild(line, "messagePicture");
            const words = findChild(line, "messageWords");
            compare(words.text, "the garden");
            verify(words.mapToItem(line, 0, 0).y >= picture.mapToItem(line, 0, picture.height).y);
            verify(line.accessibleName.includes("0.png"));
            verify(line.accessibleName.includes("the garden"));
        }
        function test_otherFilesAreRows() {
            fixture.addFile("Ann", "tickets.pdf", "application/pdf");
            const row = findChild(shown(), "fileRow");
            compare(row.width, 440);
            compare(row.height, 64);
            verify(findChild(row, "openFileButton").visible);
            verify(findChild(row, "saveFileButton").visible);
        }
        function test_whatMayRunHasNoOpenButton() {
            fixture.addFile("Ann", "turn.sh", "application/x-shellscript");
            const row = findChild(shown(), "fileRow");
            verify(!findChild(row, "openFileButton").visible);
            verify(findChild(row, "saveFileButton").visible);
        }
        function test_anSvgIsNotDrawn() {
            fixture.addFile("Ann", "a.svg", "image/svg+xml");
            const line = shown();
            verify(findChild(line, "fileRow") !== null);
            compare(findChild(line, "messagePicture"), null);
        }
        function test_aNarrowWindowHasSmallerOnes() {
            root.width = 300;
            fixture.addPictures("Ann", "", [Qt.size(1600, 900)], true);
            const picture = findChild(shown(), "messagePicture");
            verify(picture.width <= 300 - 56);
            fuzzyCompare(picture.width / picture.height, 16 / 9, 0.05);
            root.width = 800;
        }
        function test_nothingIsFetchedByTheView() {
            const before = fixture.requests();
            fixture.addPictures("Ann", "", [Qt.size(100, 100)], true);
            const line = shown();
            tryVerify(() => {
                fixture.picturesArrive();
                return fixture.picturesDrawn(line) === 1;
            });
            compare(fixture.requests(), before);
        }

        function test_theViewerGoesThroughTheRoom() {
            fixture.addPictures("Ann", "", [Qt.size(100, 100), Qt.size(200, 100)], true);
            fixture.addMessage("Bob", "nice");
            fixture.addPictures("Bob", "", [Qt.size(100, 300)], true);
            mouseClick(findChild(shown(), "messagePicture"));
            const viewer = view.viewer;
            tryVerify(() => viewer.opened);
            compare(viewer.pictures.length, 3);
            compare(viewer.index, 2);
            verify(!findChild(viewer.contentItem, "nextPictureButton").visible);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Left);
            compare(viewer.index, 0);
            keyClick(Qt.Key_Left);
            compare(viewer.index, 0);
            verify(findChild(viewer.contentItem, "viewerTitle").text.includes("Ann"));
            keyClick(Qt.Key_Right);
            compare(viewer.index, 1);
            keyClick(Qt.Key_Escape);
            verify(!viewer.visible);
        }
        function test_theViewerComesCloser() {
            fixture.addPictures("Ann", "", [Qt.size(1600, 900)], true);
            mouseClick(findChild(shown(), "messagePicture"));
            const viewer = view.viewer;
            tryVerify(() => viewer.opened);
            const picture = findChild(viewer.contentItem, "viewedPicture");
            const stage = picture.parent;
            fuzzyCompare(picture.width, 800, 1);
            keyClick(Qt.Key_Plus);
            verify(stage.zoom > 1.2);
            const before = stage.offset.x;
            keyClick(Qt.Key_Right); // moves instead
            compare(viewer.index, 0);
            verify(stage.offset.x < before);
            for (let i = 0; i < 100; ++i)
                keyClick(Qt.Key_Right);
            verify(stage.offset.x >= -picture.width * stage.zoom / 2);
            keyClick(Qt.Key_0);
            compare(stage.zoom, 1);
            mouseWheel(stage, 700, 300, 0, 120);
            verify(stage.zoom > 1);
            keyClick(Qt.Key_Minus);
            keyClick(Qt.Key_Minus);
            compare(stage.zoom, 1);
            compare(stage.offset, Qt.point(0, 0));
        }
        function test_theKeyboardGetsThere() {
            fixture.addPictures("Ann", "", [Qt.size(100, 100)], true);
            shown();
            view.walk(1);
            keyClick(Qt.Key_Space);
            tryVerify(() => view.viewer !== null && view.viewer.opened);
            keyClick(Qt.Key_Escape);
            tryVerify(() => view.activeFocus);
            keyClick(Qt.Key_Return);
            tryVerify(() => view.menu.opened);
            verify(findChild(view.menu.contentItem, "viewPictureItem").visible);
            verify(!findChild(view.menu.contentItem, "copyItem").visible);
            compare(findChild(view.menu.contentItem, "saveItem").text.includes("0.png"), true);
            view.menu.close();
        }
        function test_whatDidNotComeIsFetchedByAClick() {
            fixture.addPictures("Ann", "", [Qt.size(600, 400)], false);
            fixture.losePictures();
            const line = shown();
            const picture = findChild(line, "messagePicture");
            tryVerify(() => {
                fixture.picturesArrive();
                return picture.failed;
            });
            verify(findChild(picture, "pictureSentence").text.length > 0);
            verify(picture.Accessible.description.length > 0);
            fixture.findPictures();
            mouseClick(picture);
            verify(!view.viewer || !view.viewer.visible);
            tryVerify(() => {
                fixture.picturesArrive();
                return fixture.picturesDrawn(line) === 1;
            });
            verify(!picture.failed);
        }
        function test_sendingHasABarAndAWayOut() {
            fixture.sendPicture("the garden");
            const line = shown();
            const cancel = findChild(line, "cancelPictureButton");
            verify(cancel.visible);
            mouseClick(cancel);
            tryVerify(() => newest().attached.length === 0);
            compare(fixture.app.composer.text, "the garden");
        }
    }
}
