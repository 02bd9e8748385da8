import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

SettingsPage {
    id: root

    required property AppController app
    readonly property NetworkController network: app.network

    objectName: "networkPage"
    title: qsTr("Network")
    explanation: qsTr("How Chinwag gets from this computer to its server.")

    SettingsGroup {
        width: parent.width
        heading: qsTr("Proxy")

        Choice {
            objectName: "systemProxy"
            width: parent.width
            text: qsTr("As the system says")
            detail: qsTr("What other programs use, too.")
            chosen: root.network.use === NetworkController.System
            onClicked: root.network.use = NetworkController.System
            KeyNavigation.down: none
        }
        Choice {
            id: none
            objectName: "noProxy"
            width: parent.width
            text: qsTr("None")
            detail: qsTr("Straight to the server.")
            chosen: root.network.use === NetworkController.None
            onClicked: root.network.use = NetworkController.None
            KeyNavigation.down: manual
        }
        Choice {
            id: manual
            objectName: "manualProxy"
            width: parent.width
            text: qsTr("This one")
            detail: qsTr("It is used as soon as its address is complete.")
            chosen: root.network.manual
            onClicked: {
                root.network.use = NetworkController.Manual;
                host.field.forceActiveFocus(Qt.TabFocusReason);
            }
        }
        ColumnLayout {
            id: form

            property int kind: root.network.kind

            function apply(): void {
                root.network.apply(kind, host.text, port.text, user.text, password.text);
                if (root.network.applied)
                    password.text = "";
            }

            x: 48
            width: parent.width - 64
            spacing: 10
            visible: root.network.manual

            Segmented {
                objectName: "proxyKind"
                name: qsTr("Kind of proxy")
                options: [qsTr("HTTP"), qsTr("SOCKS 5")]
                currentIndex: form.kind
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(240)
                onChosen: index => {
                    form.kind = index;
                }
            }
            GridLayout {
                columns: form.width < Theme.px(360) ? 1 : 2
                columnSpacing: 12
                rowSpacing: 10
                Layout.fillWidth: true

                FormField {
                    id: host
                    fieldName: "proxyHost"
                    caption: qsTr("Address")
                    placeholder: qsTr("proxy.example.org")
                    text: root.network.host
                    error: root.network.hostError
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    onAccepted: form.apply()
                }
                FormField {
                    id: port
                    fieldName: "proxyPort"
                    caption: qsTr("Port")
                    placeholder: "3128"
                    text: root.network.port
                    error: root.network.portError
                    Layout.fillWidth: true
                    Layout.maximumWidth: parent.columns === 1 ? -1 : Theme.px(120)
                    Layout.alignment: Qt.AlignTop
                    onAccepted: form.apply()
                }
                FormField {
                    id: user
                    fieldName: "proxyUser"
                    caption: qsTr("Name, if it asks for one")
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    onAccepted: form.apply()
                }
                FormField {
                    id: password
                    fieldName: "proxyPassword"
                    caption: qsTr("Password")
                    secret: true
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    onAccepted: form.apply()
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.bottomMargin: 10
                spacing: 12

                Label {
                    text: root.network.applied ? qsTr("In use. The password is kept in the keychain.") : qsTr("Not in use yet.")
                    size: Theme.sizeCaption
                    color: root.network.applied ? Theme.accentText : Theme.soft
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "applyProxyButton"
                    text: qsTr("Use it")
                    onClicked: form.apply()
                }
            }
        }
    }
}
