import QtQuick
import Chinwag.Files

// What is attached to a message.
FileStack {
    id: root

    required property TimelineDelegate line

    objectName: "messageFiles"
    attached: line.attached
    files: line.view !== null ? (line.view as TimelineView).files : null
    waits: line.waiting
    onPictureOpened: file => line.showPicture(file)
    onSaveWanted: file => line.saveFile(file)
    onCancelled: file => line.timeline.cancelFile(line.entryId, file)
}
