import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

T.ItemDelegate {
    id: root

    required property int index
    required property string name
    required property string detail
    required property bool direct
    required property bool closed
    required property string initials
    required property int tone
    required property int presence
    required property string unreadText
    required property string mentionText
    required property bool unread
    required property string accessibleName

    readonly property bool chosen: ListView.isCurrentItem
    readonly property color ground: chosen ? Theme.tint : hovered ? Theme.hover : Theme.surface

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.rowHeight
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: name
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    Accessible.selected: chosen
    onClicked: (ListView.view as SwitcherList).rooms.switcher.choose(index)

    background: Rectangle {
        radius: Theme.radiusRow
        color: root.ground
    }

    Avatar {
        id: face
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        room: !root.direct
        closed: root.closed
        initials: root.initials
        tone: root.tone
        showPresence: root.direct
        presence: root.presence
        backdrop: root.ground
    }
    Label {
        id: title
        anchors { left: face.right; leftMargin: 10; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, (badge.visible ? badge.x : root.width) - face.width - 40)
        text: root.name
        elide: Text.ElideRight
        maximumLineCount: 1
        font.weight: root.unread ? Font.DemiBold : Font.Normal
    }
    Label {
        anchors { left: title.right; leftMargin: 8; right: badge.visible ? badge.left : parent.right; rightMargin: 10; baseline: title.baseline }
        text: root.detail
        size: Theme.sizeSecondary
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Badge {
        id: badge
        anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter }
        text: root.mentionText.length > 0 ? root.mentionText : root.unreadText
        mention: root.mentionText.length > 0
    }
}
