import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Brings people into the open room, one after the other.
Dialog {
    id: root

    required property AdditionController addition

    objectName: "addPeopleDialog"
    title: qsTr("Add people to “%1”").arg(ForeignText.isolated(addition.room))
    explanation: qsTr("People you share no room with may be asked first.")

    onAboutToShow: {
        name.text = "";
        addition.start();
    }
    onOpened: name.field.forceActiveFocus()

    Connections {
        target: root.addition
        enabled: root.visible
        function onAdded(): void {
            name.text = "";
            name.field.forceActiveFocus();
        }
        // One may be out of the room, or no longer lead it.
        function onRoomChanged(): void {
            if (!root.addition.possible)
                root.close();
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        FormField {
            id: name
            caption: qsTr("Name of the person")
            fieldName: "addPersonField"
            error: root.addition.error
            hint: root.addition.outcome
            hintColor: Theme.ok
            keepsLine: true
            limit: 64
            Layout.fillWidth: true
            onEdited: text => root.addition.suggest(text)
            Keys.onDownPressed: {
                people.currentIndex = 0;
                people.forceActiveFocus(Qt.TabFocusReason);
            }
            onAccepted: root.addition.addCalled(name.text)
        }
        PeopleList {
            id: people
            objectName: "additionSuggestions"
            model: root.addition.people
            ground: Theme.surface
            visible: count > 0
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 4.5 * Theme.rowHeight)
            Accessible.name: qsTr("People")
            onChosen: person => root.addition.add(person.userId)
        }
        DialogButtons {
            accept: qsTr("Add")
            cancelText: qsTr("Close")
            busy: root.addition.busy
            Layout.fillWidth: true
            onAccepted: root.addition.addCalled(name.text)
            onRejected: root.close()
        }
    }
}
