import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Another password, and where one is signed in.
Dialog {
    id: root

    required property AccountController account

    objectName: "accountDialog"
    title: qsTr("Account")
    explanation: ForeignText.isolated(account.username)
    width: Math.min(520, parent.width - 40)

    onAboutToShow: {
        account.refresh();
        passwords.clear();
    }
    onOpened: now.field.forceActiveFocus()

    Connections {
        target: root.account
        function onPasswordChanged(): void {
            passwords.clear();
            passwords.done = true;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        SettingsPage {
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
                            color: passwords.done ? Theme.accent : Theme.soft
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
        }
        Label {
            objectName: "accountError"
            text: root.account.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Button {
            text: qsTr("Close")
            kind: Button.Secondary
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
        }
    }
}
