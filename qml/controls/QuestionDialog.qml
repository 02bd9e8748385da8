import QtQuick
import QtQuick.Layouts

// A sentence, and yes or no to it; without `yes` only to be read. The answer that changes nothing has the focus.
Dialog {
    id: root

    property string yes
    property alias cancel: buttons.cancelText

    onOpened: buttons.focusCancel()

    ColumnLayout {
        anchors.fill: parent
        DialogButtons {
            id: buttons
            accept: root.yes
            Layout.fillWidth: true
            onAccepted: root.accept()
            onRejected: root.reject()
        }
    }
}
