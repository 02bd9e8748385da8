import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

SettingsPage {
    id: root

    required property AppController app
    readonly property AccountController account: app.account

    objectName: "accountPage"
    title: qsTr("Account")
    explanation: qsTr("%1 on %2", "a person's name, a server").arg(ForeignText.isolated(account.username)).arg(ForeignText.isolated(app.serverName))

    Component.onCompleted: account.refresh()

    Connections {
        target: root.account
        function onNameTaken(): void { names.done = true; }
        function onPasswordChanged(): void {
            passwords.clear();
            passwords.done = true;
        }
    }

    SettingsError {
        objectName: "accountError"
        width: parent.width
        text: root.account.error
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("Your name")

        ColumnLayout {
            id: names

            property bool done: false

            x: 14
            width: parent.width - 28
            spacing: 10

            FormField {
                id: shownName
                fieldName: "displayName"
                caption: qsTr("As others see it")
                text: root.account.displayName
                limit: 64
                error: root.account.nameError
                hint: names.done ? qsTr("Changed.") : ""
                Layout.fillWidth: true
                Layout.topMargin: 10
                onEdited: names.done = false
                onAccepted: root.account.changeDisplayName(text)
            }
            Button {
                objectName: "changeNameButton"
                text: qsTr("Change")
                busy: root.account.busy
                enabled: shownName.text.trim().length > 0 && shownName.text !== root.account.displayName
                Layout.alignment: Qt.AlignRight
                Layout.bottomMargin: 10
                onClicked: root.account.changeDisplayName(shownName.text)
            }
        }
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("Password")

        ColumnLayout {
            id: passwords

            property bool done: false

            function clear(): void {
                done = false;
                now.text = "";
                next.text = "";
            }
            function change(): void {
                done = false;
                root.account.changePassword(now.text, next.text);
            }

            x: 14
            width: parent.width - 28
            spacing: 10

            FormField {
                id: now
                fieldName: "currentPassword"
                caption: qsTr("Your password now")
                secret: true
                error: root.account.oldError
                Layout.fillWidth: true
                Layout.topMargin: 10
                onAccepted: next.field.forceActiveFocus()
            }
            FormField {
                id: next
                fieldName: "newPassword"
                caption: qsTr("New password")
                secret: true
                error: root.account.newError
                hint: root.account.adviceFor(text)
                hintColor: root.account.isWeak(text) ? Theme.warnInk : Theme.soft
                strength: root.account.strengthOf(text)
                Layout.fillWidth: true
                onAccepted: passwords.change()
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.bottomMargin: 10
                spacing: 12

                Label {
                    objectName: "passwordDone"
                    text: passwords.done ? qsTr("Changed. Your other devices are signed out.") : qsTr("Signs out your other devices.")
                    size: Theme.sizeCaption
                    color: passwords.done ? Theme.accentText : Theme.soft
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "changePasswordButton"
                    text: qsTr("Change")
                    busy: root.account.busy
                    onClicked: passwords.change()
                }
            }
        }
    }
    FactorGroup {
        width: parent.width
        factor: root.account.factor
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("Where you are signed in")

        Repeater {
            objectName: "deviceList"
            model: root.account.devices
            delegate: DeviceDelegate {
                width: parent ? parent.width : 0
            }
            onItemAdded: (index, item) => {
                (item as DeviceDelegate).signedOut.connect(device => root.account.signOut(device));
            }
        }
    }
    FarewellGroup {
        width: parent.width
        app: root.app
    }
}
