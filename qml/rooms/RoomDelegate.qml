import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

T.ItemDelegate {
    id: root

    // What the line is
    required property string roomId
    required property string name
    required property bool direct
    required property string initials
    required property int tone
    required property int presence
    // What is new in it
    required property string preview
    required property string typing
    required property string timeText
    required property string unreadText
    required property string mentionText
    required property bool unread
    required property string accessibleName

    readonly property bool selected: ListView.isCurrentItem
    readonly property bool keyboardFocus: selected && ListView.view.activeFocus

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.rowHeight
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: name
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    Accessible.selected: selected
    onClicked: (ListView.view as RoomList).rooms.select(roomId)

    background: Rectangle {
        radius: Theme.radiusRow
        color: root.selected ? Theme.tint : root.hovered ? Theme.hover : "transparent"
        FocusRing { shown: root.keyboardFocus; shapeRadius: parent.radius }
    }

    Avatar {
        id: face
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        room: !root.direct
        initials: root.initials
        tone: root.tone
        showPresence: root.direct
        presence: root.presence
        backdrop: root.selected ? Theme.tint : root.hovered ? Theme.hover : Theme.side
    }
    Label {
        anchors { left: face.right; leftMargin: 10; right: time.left; rightMargin: 8 }
        y: 6
        height: 22
        text: root.name
        elide: Text.ElideRight
        maximumLineCount: 1
        font.weight: root.unread ? Font.DemiBold : Font.Normal
    }
    Label {
        id: time
        anchors { right: parent.right; rightMargin: 10 }
        y: 6
        height: 22
        text: root.timeText
        size: Theme.sizeLabel
        color: Theme.soft
    }
    Label {
        objectName: "previewLabel"
        anchors { left: face.right; leftMargin: 10; right: badge.visible ? badge.left : parent.right; rightMargin: badge.visible ? 8 : 10 }
        y: 28
        height: 18
        text: root.typing.length > 0 ? root.typing : root.preview
        size: Theme.sizeSecondary
        color: root.typing.length > 0 ? Theme.accent : Theme.soft
        font.weight: root.typing.length > 0 ? Font.Medium : Font.Normal
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Badge {
        id: badge
        anchors { right: parent.right; rightMargin: 10 }
        y: 28
        text: root.mentionText.length > 0 ? root.mentionText : root.unreadText
        mention: root.mentionText.length > 0
    }
}
