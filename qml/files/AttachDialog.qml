import QtQuick
import QtQuick.Dialogs
import Chinwag.Ui

// Which files are to go with the message. Made for one question.
FileDialog {
    required property AttachmentModel attachments

    title: qsTr("Attach files")
    fileMode: FileDialog.OpenFiles
    onAccepted: attachments.add(selectedFiles)
    Component.onCompleted: open()
}
