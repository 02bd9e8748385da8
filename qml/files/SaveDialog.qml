import QtQuick
import QtQuick.Dialogs
import Chinwag.Ui

// Where a file of a message is to be kept. Made for one question.
FileDialog {
    required property FilesController files
    required property var file // MessageFile

    title: qsTr("Save as")
    fileMode: FileDialog.SaveFile
    onAccepted: files.save(file, selectedFile)
    Component.onCompleted: {
        currentFile = files.placeFor(file);
        open();
    }
}
