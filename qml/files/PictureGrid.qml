import QtQuick
import Chinwag.Ui

// The pictures of a message. How large all is follows from what is known of them before any is here.
Item {
    id: root

    property var pictures: [] // of MessageFile
    property FilesController files: null
    property bool waits: false // to be sent
    property real room: 392 // how wide it may be

    readonly property int count: pictures.length
    readonly property real widest: Math.min(392, room)
    readonly property int columns: count === 1 ? 1 : count === 2 || count === 4 ? 2 : 3
    readonly property real gap: 4
    readonly property size cell: count === 1 ? fitted(pictures[0].size) : count === 0 ? Qt.size(0, 0) : shared()
    readonly property int rows: Math.ceil(count / columns)

    signal opened(index: int)
    signal cancelled(index: int)

    implicitWidth: count === 0 ? 0 : columns * cell.width + (columns - 1) * gap
    implicitHeight: count === 0 ? 0 : rows * cell.height + (rows - 1) * gap

    Repeater {
        model: root.pictures
        delegate: MessagePicture {}
    }

    function fitted(size: size): size {
        const scale = Math.min(1, widest / size.width, 220 / size.height);
        return Qt.size(Math.round(Math.max(Math.min(44, widest), size.width * scale)), Math.round(Math.max(44, size.height * scale)));
    }
    function shared(): size {
        const side = (widest - (columns - 1) * gap) / columns;
        return Qt.size(side, Math.round(columns === 2 ? side * 3 / 4 : side));
    }
    function placeOf(index: int): rect {
        const column = index % columns;
        const fromLeft = LayoutMirroring.enabled ? columns - 1 - column : column;
        return Qt.rect(fromLeft * (cell.width + gap), Math.floor(index / columns) * (cell.height + gap), cell.width, cell.height);
    }
}
