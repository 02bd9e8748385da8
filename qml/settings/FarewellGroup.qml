import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Files
import Chinwag.Ui

// What one takes along, and how one goes.
SettingsGroup {
    id: root

    required property AppController app
    readonly property FarewellController farewell: app.account.farewell
    property string problem

    heading: qsTr("Leave")

    function save(): void {
        problem = place.ask(Qt.resolvedUrl("DataPlace.qml"), { farewell: root.farewell })
                  ? "" : qsTr("There is no dialog to choose a file with: a part of Qt is missing (Qt.labs.folderlistmodel).");
    }

    FilePicker { id: place; objectName: "dataPlace"; visible: false }
    SettingsRow {
        width: parent.width
        text: qsTr("Your data")
        detail: root.problem.length > 0 ? root.problem : root.farewell.savingWords.length > 0
                ? root.farewell.savingWords : qsTr("Your profile, devices, rooms and all you wrote, as a file.")

        Button {
            objectName: "saveDataButton"
            kind: Button.Outline
            text: root.farewell.saving ? qsTr("Stop") : qsTr("Save…")
            Accessible.name: root.farewell.saving ? qsTr("Stop saving your data") : qsTr("Save your data")
            onClicked: root.farewell.saving ? root.farewell.cancelSaving() : root.save()
        }
    }
    SettingsRule {}
    SettingsRow {
        width: parent.width
        text: qsTr("Sign out on this computer")
        detail: qsTr("What is not sent yet waits here until you come back.")

        Button {
            objectName: "signOutButton"
            kind: Button.Outline
            tone: Theme.danger
            text: qsTr("Sign out")
            onClicked: root.app.signOut()
        }
    }
    SettingsRule {}
    SettingsRow {
        width: parent.width
        text: qsTr("Delete your account")
        detail: qsTr("For good.")

        Button {
            objectName: "deleteAccountButton"
            kind: Button.Outline
            tone: Theme.danger
            text: qsTr("Delete…")
            Accessible.name: qsTr("Delete your account")
            onClicked: farewellDialog.open()
        }
    }
    FarewellDialog {
        id: farewellDialog
        objectName: "deleteAccountDialog"
        farewell: root.farewell
    }
    Connections {
        target: root.farewell
        function onAccountRemoved(): void {
            farewellDialog.close();
            root.app.confirmSignOut();
        }
    }
}
