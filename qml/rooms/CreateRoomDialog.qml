import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

Dialog {
    id: root

    required property RoomsController rooms

    objectName: "createRoomDialog"
    title: qsTr("Create a room")
    explanation: qsTr("A place for one subject. People can join a public room themselves.")

    onAboutToShow: {
        rooms.clearError();
        name.text = "";
        visibility.currentIndex = 0;
    }
    onOpened: name.field.forceActiveFocus()

    Connections {
        target: root.rooms
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    function submit(): void {
        root.rooms.create(name.text, visibility.currentIndex === 1);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        FormField {
            id: name
            caption: qsTr("Name")
            fieldName: "roomNameField"
            error: root.rooms.error
            limit: 64
            Layout.fillWidth: true
            onEdited: root.rooms.clearError()
            onAccepted: root.submit()
        }
        Segmented {
            id: visibility
            name: qsTr("Who can join")
            options: [qsTr("Public"), qsTr("Private")]
            Layout.fillWidth: true
            onChosen: index => visibility.currentIndex = index
        }
        DialogButtons {
            accept: qsTr("Create")
            busy: root.rooms.busy
            Layout.fillWidth: true
            Layout.topMargin: 8
            onAccepted: root.submit()
            onRejected: root.close()
        }
    }
}
