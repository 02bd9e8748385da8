import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Item {
    id: root

    required property string userId
    required property string name
    required property string username
    required property string initials
    required property int tone

    signal unblocked(string user)

    implicitHeight: Math.max(Theme.rowHeight, words.implicitHeight + 12)

    Avatar {
        id: face
        anchors { left: parent.left; leftMargin: 12; verticalCenter: parent.verticalCenter }
        initials: root.initials
        tone: root.tone
    }
    Column {
        id: words
        anchors { left: face.right; leftMargin: 12; right: unblock.left; rightMargin: 12; verticalCenter: parent.verticalCenter }

        Label {
            width: parent.width
            text: root.name
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: root.username
            size: Theme.sizeSecondary
            color: Theme.soft
            elide: Text.ElideRight
            maximumLineCount: 1
        }
    }
    Button {
        id: unblock
        objectName: "unblockButton"
        anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        kind: Button.Outline
        text: qsTr("Unblock")
        Accessible.name: qsTr("Unblock %1").arg(ForeignText.isolated(root.name))
        onClicked: root.unblocked(root.userId)
    }
}
