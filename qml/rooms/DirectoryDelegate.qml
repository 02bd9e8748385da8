import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Item {
    id: root

    required property string roomId
    required property string name
    required property string detail

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.rowHeight + 4
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: detail

    FocusRing {
        anchors.margins: 3
        shown: root.ListView.isCurrentItem && root.ListView.view.activeFocus
    }

    Avatar {
        id: face
        objectName: "roomFace"
        anchors { left: parent.left; leftMargin: 6; verticalCenter: parent.verticalCenter }
        room: true
    }
    Label {
        anchors { left: face.right; leftMargin: 12; right: join.left; rightMargin: 12 }
        y: (root.height - Theme.px(38)) / 2
        height: Theme.px(20)
        text: root.name
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Label {
        anchors { left: face.right; leftMargin: 12; right: join.left; rightMargin: 12 }
        y: root.height / 2 + Theme.px(1)
        height: Theme.px(18)
        text: root.detail
        size: Theme.sizeSecondary
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Button {
        id: join
        anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
        focusPolicy: Qt.NoFocus // Enter in the list
        kind: Button.Outline
        text: qsTr("Join")
        enabled: !(root.ListView.view as DirectoryList).rooms.busy
        Accessible.name: qsTr("Join %1").arg(ForeignText.isolated(root.name))
        onClicked: (root.ListView.view as DirectoryList).rooms.join(root.roomId)
    }
}
