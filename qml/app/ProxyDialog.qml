import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

Dialog {
    id: root

    required property ProxyController proxy

    objectName: "proxyDialog"
    title: qsTr("Sign in to the proxy")
    explanation: proxy.question

    onOpened: (name.text.length === 0 ? name : password).field.forceActiveFocus()
    onRejected: proxy.decline()

    Connections {
        target: root.proxy
        function onAskedChanged(): void {
            if (!root.proxy.asked) {
                root.close();
                return;
            }
            name.text = root.proxy.user;
            password.text = "";
            root.open();
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 16
        FormField {
            id: name
            caption: qsTr("Name")
            fieldName: "proxyNameField"
            Layout.fillWidth: true
            onAccepted: password.field.forceActiveFocus()
        }
        FormField {
            id: password
            caption: qsTr("Password")
            fieldName: "proxyPasswordField"
            secret: true
            error: root.proxy.problem
            Layout.fillWidth: true
            onAccepted: root.proxy.answer(name.text, password.text)
        }
        DialogButtons {
            accept: qsTr("Sign in")
            Layout.fillWidth: true
            onAccepted: root.proxy.answer(name.text, password.text)
            onRejected: root.reject()
        }
    }
}
