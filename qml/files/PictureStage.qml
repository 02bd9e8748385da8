import QtQuick
import Chinwag.Ui

// One picture as large as there is room, or closer: by wheel, fingers, double click; then it can be dragged.
Item {
    id: root

    property size natural: Qt.size(0, 0) // in pixels
    property string path
    property string blurhash
    property bool moving: false

    readonly property real pixel: 1 / Screen.devicePixelRatio
    readonly property real fit: natural.width > 0 ? Math.min(pixel, width / natural.width, height / natural.height) : 1
    readonly property real closest: Math.max(4, 2 * pixel / fit)
    readonly property bool near: zoom > 1
    property real zoom: 1
    property point offset: Qt.point(0, 0) // of the middle
    readonly property int status: picture.status

    signal leftAlone() // a click beside the picture

    clip: true
    onNaturalChanged: reset()
    onWidthChanged: offset = kept(offset)
    onHeightChanged: offset = kept(offset)

    Picture {
        id: picture
        objectName: "viewedPicture"
        x: (root.width - width) / 2 + root.offset.x
        y: (root.height - height) / 2 + root.offset.y
        width: Math.max(1, root.natural.width * root.fit)
        height: Math.max(1, root.natural.height * root.fit)
        scale: root.zoom
        fitted: true
        // What is looked at closely is read again in all its pixels, in two steps.
        detail: root.zoom > 2 ? 4 : root.zoom > 1 ? 2 : 1
        path: root.path
        blurhash: root.blurhash
        moving: root.moving
        smooth: true
    }
    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => root.zoomTo(root.zoom * Math.pow(1.2, event.angleDelta.y / 120), Qt.point(event.x, event.y))
    }
    PinchHandler {
        target: null
        onActiveScaleChanged: root.zoomTo(begun * activeScale, centroid.position)
        onActiveChanged: begun = root.zoom
        property real begun: 1
    }
    DragHandler {
        target: null
        enabled: root.near
        cursorShape: active ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onActiveChanged: begun = root.offset
        onTranslationChanged: root.offset = root.kept(Qt.point(begun.x + translation.x, begun.y + translation.y))
        property point begun: Qt.point(0, 0)
    }
    TapHandler {
        onTapped: point => {
            const place = picture.mapFromItem(root, point.position.x, point.position.y);
            if (!picture.contains(Qt.point(place.x, place.y)))
                root.leftAlone();
        }
        onDoubleTapped: point => root.zoomTo(root.near ? 1 : Math.max(2, root.pixel / root.fit), point.position)
    }

    function reset(): void {
        zoom = 1;
        offset = Qt.point(0, 0);
    }
    // What is at `place` stays there.
    function zoomTo(wanted: real, place: point): void {
        const next = Math.max(1, Math.min(closest, wanted));
        const from = Qt.point(place.x - width / 2, place.y - height / 2);
        const ratio = next / zoom;
        zoom = next;
        offset = kept(Qt.point(from.x - (from.x - offset.x) * ratio, from.y - (from.y - offset.y) * ratio));
    }
    function zoomBy(factor: real): void {
        zoomTo(zoom * factor, Qt.point(width / 2, height / 2));
    }
    function move(x: real, y: real): void {
        offset = kept(Qt.point(offset.x + x, offset.y + y));
    }
    // No further than the picture reaches.
    function kept(wanted: point): point {
        const x = Math.max(0, (picture.width * zoom - width) / 2);
        const y = Math.max(0, (picture.height * zoom - height) / 2);
        return Qt.point(Math.max(-x, Math.min(x, wanted.x)), Math.max(-y, Math.min(y, wanted.y)));
    }
}
