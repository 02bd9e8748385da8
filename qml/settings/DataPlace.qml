import QtQuick
import QtQuick.Dialogs
import Chinwag.Ui

// Where all that the server has of one is put. Made for one question.
FileDialog {
    required property FarewellController farewell

    title: qsTr("Save your data")
    fileMode: FileDialog.SaveFile
    defaultSuffix: "jsonl"
    onAccepted: farewell.saveData(selectedFile)
    Component.onCompleted: open()
}
