import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

Dialog {
    id: root

    required property RoomsController rooms

    objectName: "directDialog"
    title: qsTr("New direct message")
    explanation: qsTr("Only you and this person can read it.")

    onAboutToShow: {
        rooms.clearError();
        name.text = "";
    }
    onOpened: name.field.forceActiveFocus()

    Connections {
        target: root.rooms
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 22
        FormField {
            id: name
            caption: qsTr("Name of the person")
            fieldName: "directNameField"
            error: root.rooms.error
            maximumLength: 64
            Layout.fillWidth: true
            onEdited: root.rooms.clearError()
            onAccepted: root.rooms.startDirect(name.text)
        }
        DialogButtons {
            accept: qsTr("Start")
            busy: root.rooms.busy
            Layout.fillWidth: true
            onAccepted: root.rooms.startDirect(name.text)
            onRejected: root.close()
        }
    }
}
