import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// That the connection is made bad on purpose: whoever does it in the Connection Lab and goes on writing must not wonder.
Rectangle {
    id: root

    required property LabController lab

    objectName: "troubleLine"
    implicitHeight: lab.trouble.length > 0 ? 40 : 0
    height: implicitHeight
    visible: height > 0
    clip: true
    color: Theme.warn
    Accessible.role: Accessible.AlertMessage
    Accessible.name: lab.trouble

    Label {
        anchors { left: parent.left; leftMargin: Theme.pageMargin; right: stop.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
        text: qsTr("Connection Lab: %1").arg(root.lab.trouble)
        size: Theme.sizeButton
        color: Theme.warnInk
        elide: Text.ElideRight
    }
    Button {
        id: stop
        objectName: "troubleLineButton"
        anchors { right: parent.right; rightMargin: Theme.pageMargin; verticalCenter: parent.verticalCenter }
        kind: Button.Outline
        tone: Theme.warnInk
        text: qsTr("Stop all")
        onClicked: root.lab.stopTrouble()
    }
}
