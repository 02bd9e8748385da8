import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

// The log of a room, newest at the bottom. It grows upwards from the end, so that history arrives without a jump.
ListView {
    id: root

    required property TimelineController timeline

    // A few pixels of rounding are still the end.
    // The line that was asked for is kept at the top until the reader moves: lines get their heights one after the other.
    property bool keepsTop: false

    readonly property bool nearEnd: contentY + height >= originY + contentHeight - 8

    objectName: "timelineView"
    model: timeline.model
    verticalLayoutDirection: ListView.BottomToTop
    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 800
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Messages")

    delegate: TimelineDelegate {}
    header: Item { height: 4 }
    footer: Item { height: 12 }

    T.ScrollBar.vertical: ScrollBar { id: bar }

    // Several things change in one turn of the loop; the view moves once, when it knows its new size.
    Timer { id: settled; interval: 0; onTriggered: root.follow() }

    FocusRing { shown: root.activeFocus; anchors.margins: 3 }

    onContentYChanged: {
        if (moving || bar.pressed) {
            keepsTop = false;
            report();
        }
    }
    onMovementEnded: report()
    onCountChanged: stay()
    onContentHeightChanged: stay()
    onHeightChanged: stay()

    Keys.onPressed: event => event.accepted = root.travel(event.key)

    Connections {
        target: root.timeline
        function onEndRequested(): void {
            root.keepsTop = false;
            root.positionViewAtBeginning();
        }
        function onRowRequested(row: int): void {
            root.keepsTop = false;
            root.positionViewAtIndex(row, ListView.Center);
        }
        function onTopRequested(): void {
            root.keepsTop = true;
            settled.restart();
        }
    }

    // Where a key leads; false: it is not one of those.
    function travel(key: int): bool {
        const step = key === Qt.Key_PageUp ? -height * 0.9 : key === Qt.Key_PageDown ? height * 0.9
                   : key === Qt.Key_Up ? -44 : key === Qt.Key_Down ? 44 : 0;
        if (key === Qt.Key_End)
            root.timeline.jumpToEnd();
        else if (key === Qt.Key_Home)
            root.timeline.jumpToBeginning();
        else if (step !== 0)
            scrollBy(step);
        return step !== 0 || key === Qt.Key_End || key === Qt.Key_Home;
    }

    function scrollBy(distance: real): void {
        const lowest = originY + contentHeight - height;
        keepsTop = false;
        contentY = Math.max(originY, Math.min(lowest, contentY + distance));
        report();
    }

    // The reader moved: where to, and is more needed (two screens ahead) on either side?
    function report(): void {
        root.timeline.setAtEnd(nearEnd);
        if (contentY - originY < 2 * height)
            root.timeline.requestOlder();
        if (originY + contentHeight - contentY < 3 * height)
            root.timeline.requestNewer();
    }

    // The content changed: a reader at the end stays there.
    function stay(): void {
        if (root.timeline.atEnd || keepsTop)
            settled.restart();
        if (contentHeight < 2 * height)
            root.timeline.requestOlder();
    }

    // Asked again here: between the change and now the reader may have moved away.
    function follow(): void {
        const top = root.keepsTop ? root.timeline.topRow() : -1;
        if (top >= 0) {
            positionViewAtIndex(top, ListView.End);
            report();
        } else if (root.timeline.atEnd && !moving)
            positionViewAtBeginning();
    }
}
