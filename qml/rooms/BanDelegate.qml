import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Item {
    id: root

    required property string userId
    required property string name
    required property string initials
    required property int tone
    required property string end
    required property string reason

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Math.max(Theme.rowHeight, words.implicitHeight + 12)

    Avatar {
        id: face
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        initials: root.initials
        tone: root.tone
    }
    Column {
        id: words
        anchors { left: face.right; leftMargin: 12; right: lift.left; rightMargin: 12; verticalCenter: parent.verticalCenter }

        Label {
            width: parent.width
            text: root.name
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: root.end
            size: Theme.sizeCaption
            color: Theme.soft
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: root.reason
            size: Theme.sizeCaption
            color: Theme.soft
            wrapMode: Text.Wrap
            visible: text.length > 0
        }
    }
    Button {
        id: lift
        objectName: "liftButton"
        anchors { right: parent.right; rightMargin: 4; verticalCenter: parent.verticalCenter }
        kind: Button.Outline
        tone: Theme.accent
        text: qsTr("Lift")
        Accessible.name: qsTr("Lift the ban of %1").arg(ForeignText.isolated(root.name))
        onClicked: (root.ListView.view as BanList).details.lift(root.userId)
    }
}
