import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

// Asks before a room goes for everybody; who means it writes its name.
Dialog {
    id: root

    required property RoomDetailsController details

    objectName: "deleteRoomDialog"
    title: qsTr("Delete %1?").arg(ForeignText.isolated(details.name))
    explanation: qsTr("The room and all that was said in it go, for everybody. This cannot be taken back.")

    onAboutToShow: {
        details.clearError();
        name.text = "";
    }
    onOpened: name.field.forceActiveFocus()

    Connections {
        target: root.details
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        FormField {
            id: name
            fieldName: "deletedRoomName"
            caption: qsTr("Write its name to delete it")
            error: root.details.error
            limit: 64
            Layout.fillWidth: true
            onEdited: root.details.clearError()
        }
        DialogButtons {
            accept: qsTr("Delete")
            busy: root.details.busy
            Layout.fillWidth: true
            Layout.topMargin: 8
            onAccepted: root.details.deleteRoom(name.text)
            onRejected: root.close()
        }
    }
}
