import QtQuick
import Chinwag.Ui

// What is attached to a message: its pictures, then its other files, one below the other.
Column {
    id: root

    property var attached: [] // of MessageFile
    property FilesController files: null
    property bool waits: false // to be sent

    readonly property var pictures: attached.filter(file => file.picture)
    readonly property var others: attached.filter(file => !file.picture)

    signal pictureOpened(file: var)
    signal saveWanted(file: var)
    signal cancelled(file: var)

    spacing: 6

    PictureGrid {
        anchors.left: parent.left
        pictures: root.pictures
        files: root.files
        waits: root.waits
        room: root.width
        visible: count > 0
        onOpened: index => root.pictureOpened(pictures[index])
        onCancelled: index => root.cancelled(pictures[index])
    }
    Repeater {
        model: root.others
        delegate: FileRow {}
        onItemAdded: root.forceLayout()
    }
}
