import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
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
        rooms.suggestPeople();
    }
    onOpened: name.field.forceActiveFocus()

    Connections {
        target: root.rooms
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        FormField {
            id: name
            caption: qsTr("Name of the person")
            fieldName: "directNameField"
            error: root.rooms.error
            limit: 64
            Layout.fillWidth: true
            onEdited: text => {
                root.rooms.clearError();
                root.rooms.suggestPeople(text);
            }
            Keys.onDownPressed: {
                people.currentIndex = 0;
                people.forceActiveFocus(Qt.TabFocusReason);
            }
            onAccepted: root.rooms.startDirect(name.text)
        }
        PeopleList {
            id: people
            objectName: "peopleSuggestions"
            model: root.rooms.people
            ground: Theme.surface
            visible: count > 0
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 4.5 * Theme.rowHeight)
            Accessible.name: qsTr("People")
            onChosen: person => root.rooms.openDirect(person.userId)
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
