import QtQuick
import QtQuick.Dialogs
import Chinwag.Ui

// In which folder the export of a room is to be put. Made for one question.
FolderDialog {
    required property ExportController exports
    required property bool withFiles

    title: qsTr("Export to")
    onAccepted: exports.start(selectedFolder, withFiles)
    Component.onCompleted: open()
}
