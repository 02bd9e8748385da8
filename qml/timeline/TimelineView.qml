import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

// The log of a room, newest at the bottom. It grows upwards from the end, so that history arrives without a jump.
ListView {
    id: root

    required property TimelineController timeline

    // A few pixels of rounding are still the end.
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
        if (moving || bar.pressed)
            report();
    }
    onMovementEnded: report()
    onCountChanged: stay()
    onContentHeightChanged: stay()
    onHeightChanged: stay()

    Keys.onPressed: event => {
        const step = event.key === Qt.Key_PageUp ? -height * 0.9 : event.key === Qt.Key_PageDown ? height * 0.9
                   : event.key === Qt.Key_Up ? -44 : event.key === Qt.Key_Down ? 44 : 0;
        if (event.key === Qt.Key_End)
            root.timeline.jumpToEnd();
        else if (step !== 0)
            scrollBy(step);
        event.accepted = step !== 0 || event.key === Qt.Key_End;
    }

    Connections {
        target: root.timeline
        function onEndRequested(): void { root.positionViewAtBeginning(); }
        function onRowRequested(row: int): void { root.positionViewAtIndex(row, ListView.Center); }
    }

    function scrollBy(distance: real): void {
        const lowest = originY + contentHeight - height;
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
        if (root.timeline.atEnd)
            settled.restart();
        if (contentHeight < 2 * height)
            root.timeline.requestOlder();
    }

    // Asked again here: between the change and now the reader may have moved away.
    function follow(): void {
        if (root.timeline.atEnd && !moving)
            positionViewAtBeginning();
    }
}
