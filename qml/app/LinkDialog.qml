import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Rooms
import Chinwag.Ui

// A link leads to another server than the one that the window shows.
Dialog {
    id: root

    property string here
    property string server

    objectName: "linkDialog"
    title: qsTr("Go to %1?").arg(ForeignText.isolated(server))
    explanation: qsTr("A link leads there. You leave %1 on this computer; what is not sent yet waits there for you.").arg(ForeignText.isolated(here))

    ColumnLayout {
        anchors.fill: parent
        DialogButtons {
            accept: qsTr("Go there")
            Layout.fillWidth: true
            onAccepted: root.accept()
            onRejected: root.reject()
        }
    }
}
