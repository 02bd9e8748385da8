import QtQuick

// The mouse goes from the words of one message to those of another with its button held: all between is selected. Within
// the same words it is theirs. At the edges the view goes on.
Item {
    id: root

    required property Item view // TimelineView
    property MessageWords words: null // where the button went down
    property bool crossing: false // they have been left
    readonly property bool held: handler.active && (words !== null || crossing)
    property point place
    // Pixels each step, upwards when negative.
    readonly property real pull: !crossing ? 0 : place.y < 0 ? Math.max(-60, place.y) : place.y > height ? Math.min(60, place.y - height) : 0

    objectName: "dragSelection"

    PointHandler {
        id: handler
        acceptedButtons: Qt.LeftButton
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        target: null
        onActiveChanged: {
            if (active)
                root.press();
            else
                root.release();
        }
        onPointChanged: {
            if (root.held) {
                root.look();
                root.reach();
            }
        }
    }
    Timer {
        interval: 30
        repeat: true
        running: root.pull !== 0
        onTriggered: {
            (root.view as TimelineView).scrollBy(root.pull);
            root.reach();
        }
    }

    function look(): void {
        place = mapFromItem(null, handler.point.scenePosition.x, handler.point.scenePosition.y);
    }
    function press(): void {
        look();
        const log = view as TimelineView;
        const line = log.lineAt(place.y);
        const inside = line ? mapToItem(line, place.x, place.y) : Qt.point(0, 0);
        crossing = false;
        log.timeline.model.clearSelection();
        words = line ? line.wordsAt(inside.x, inside.y) : null;
        if (words === null)
            return;
        const from = line.placeAt(inside.x, inside.y);
        log.timeline.model.beginSelection(line.entryId, from.x, from.y);
    }
    function reach(): void {
        const log = view as TimelineView;
        const line = log.lineAt(place.y);
        if (!line)
            return;
        const inside = mapToItem(line, place.x, Math.max(0, Math.min(height - 1, place.y)));
        if (!crossing) {
            // What lies over them has the button.
            if (words === null || !words.activeFocus || line.wordsBeside(inside.y) === words)
                return;
            crossing = true;
            words.focus = false;
            log.forceActiveFocus();
        }
        const to = line.placeAt(inside.x, inside.y);
        log.timeline.model.selectTo(line.entryId, to.x, to.y);
    }
    function release(): void {
        if (crossing)
            (view as TimelineView).offerSelection();
        crossing = false;
        words = null;
    }
}
