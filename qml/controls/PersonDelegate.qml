import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Ui

// A person in a list: who, and whether they are there.
T.ItemDelegate {
    id: root

    required property string userId
    required property string name
    required property string initials
    required property int tone
    required property int presence
    required property string presenceText
    required property bool own

    readonly property color ground: ListView.view ? (ListView.view as PeopleList).ground : Theme.window
    readonly property bool keyboardFocus: ListView.isCurrentItem && ListView.view.activeFocus

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.rowHeight
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    enabled: !own
    text: name
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2", "name, presence").arg(ForeignText.isolated(name)).arg(presenceText)
    onClicked: (ListView.view as PeopleList).choose(root)

    background: Rectangle {
        radius: Theme.radiusRow
        color: root.hovered || root.down ? Theme.hover : "transparent"
        FocusRing { shown: root.keyboardFocus; shapeRadius: parent.radius }
    }

    Avatar {
        id: face
        anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
        initials: root.initials
        tone: root.tone
        showPresence: true
        presence: root.presence
        backdrop: root.hovered ? Theme.hover : root.ground
    }
    Label {
        anchors { left: face.right; leftMargin: 10; right: parent.right; rightMargin: 8 }
        y: (root.height - Theme.px(36)) / 2
        height: Theme.px(20)
        text: root.name
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Label {
        anchors { left: face.right; leftMargin: 10; right: parent.right; rightMargin: 8 }
        y: root.height / 2 + Theme.px(2)
        height: Theme.px(16)
        text: root.presenceText
        size: Theme.sizeCaption
        color: Theme.soft
    }
}
