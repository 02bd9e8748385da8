import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Rooms

// A sentence, and yes or no to it; without `yes` only to be read.
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
