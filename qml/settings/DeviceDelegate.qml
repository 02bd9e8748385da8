import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Item {
    id: root

    required property string deviceId
    required property string name
    required property string used
    required property bool current

    signal signedOut(string device)

    implicitHeight: Math.max(Theme.rowHeight, words.implicitHeight + 12)

    Column {
        id: words
        anchors { left: parent.left; leftMargin: 14; right: end.left; rightMargin: 12; verticalCenter: parent.verticalCenter }

        Label {
            width: parent.width
            text: root.name
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: root.used
            size: Theme.sizeSecondary
            color: root.current ? Theme.accentText : Theme.soft
            elide: Text.ElideRight
            maximumLineCount: 1
        }
    }
    Button {
        id: end
        objectName: "signOutDeviceButton"
        anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        kind: Button.Outline
        text: qsTr("Sign out")
        visible: !root.current
        width: visible ? implicitWidth : 0
        Accessible.name: qsTr("Sign out %1").arg(ForeignText.isolated(root.name))
        onClicked: root.signedOut(root.deviceId)
    }
}
