import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Says what becomes of everything, and asks who it is that wants it.
Dialog {
    id: root

    required property FarewellController farewell

    title: qsTr("Delete your account?")
    explanation: farewell.consequences

    onOpened: {
        root.farewell.reset();
        password.text = "";
        code.text = "";
        password.field.forceActiveFocus();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 10

        FormField {
            id: password
            fieldName: "deletionPassword"
            caption: qsTr("Your password")
            secret: true
            error: root.farewell.passwordError
            Layout.fillWidth: true
            onAccepted: root.farewell.removeAccount(text, code.text)
        }
        FormField {
            id: code
            fieldName: "deletionCode"
            caption: qsTr("Code of the app, or a recovery code")
            visible: root.farewell.asksForCode
            error: root.farewell.codeError
            Layout.fillWidth: true
            onAccepted: root.farewell.removeAccount(password.text, text)
        }
        DialogButtons {
            accept: qsTr("Delete for good")
            busy: root.farewell.busy
            Layout.fillWidth: true
            Layout.topMargin: 4
            onAccepted: root.farewell.removeAccount(password.text, code.text)
            onRejected: root.reject()
        }
    }
}
