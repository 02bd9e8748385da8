import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

T.ItemDelegate {
    id: root

    // What the line is
    required property string roomId
    required property string name
    required property bool direct
    required property bool closed
    required property string initials
    required property int tone
    required property int presence
    // What is new in it
    required property string preview
    required property int previewKind
    required property string typing
    required property string timeText
    required property string unreadText
    required property string mentionText
    required property bool unread
    required property bool marked
    required property bool quiet
    required property string accessibleName

    readonly property bool selected: ListView.isCurrentItem
    readonly property bool secondLine: preview.length > 0 || typing.length > 0
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
        objectName: "roomFace"
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        room: !root.direct
        closed: root.closed
        initials: root.initials
        tone: root.tone
        showPresence: root.direct
        presence: root.presence
        backdrop: root.selected ? Theme.tint : root.hovered ? Theme.hover : Theme.side
    }
    Label {
        objectName: "roomName"
        anchors { left: face.right; leftMargin: 10; right: silence.visible ? silence.left : time.left; rightMargin: 8 }
        y: root.secondLine ? 6 : (parent.height - height) / 2
        height: 22
        text: root.name
        elide: Text.ElideRight
        maximumLineCount: 1
        font.weight: root.unread ? Font.DemiBold : Font.Normal
    }
    Icon {
        id: silence
        objectName: "quietIcon"
        anchors { right: time.left; rightMargin: 6; verticalCenter: time.verticalCenter }
        size: 14
        glyph: "bell-off"
        visible: root.quiet
    }
    Label {
        id: time
        objectName: "roomTime"
        anchors { right: parent.right; rightMargin: 10 }
        y: 6
        height: 22
        text: root.timeText
        size: Theme.sizeLabel
        color: Theme.soft
    }
    Icon {
        id: unsent
        objectName: "unsentIcon"
        anchors { left: face.right; leftMargin: 10; verticalCenter: previewLine.verticalCenter }
        size: 14
        glyph: root.previewKind === RoomListModel.Failed ? "alert" : "clock"
        color: root.previewKind === RoomListModel.Failed ? Theme.danger : Theme.soft
        visible: root.typing.length === 0 && (root.previewKind === RoomListModel.Waiting || root.previewKind === RoomListModel.Failed)
    }
    Label {
        id: previewLine
        objectName: "previewLabel"
        anchors { left: unsent.visible ? unsent.right : face.right; leftMargin: unsent.visible ? 4 : 10; right: badge.visible ? badge.left : parent.right; rightMargin: badge.visible ? 8 : 10 }
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
    Rectangle {
        objectName: "unreadMark"
        anchors { right: parent.right; rightMargin: 14; verticalCenter: badge.verticalCenter }
        width: 10
        height: 10
        radius: 5
        color: Theme.accent
        visible: root.marked && !badge.visible
    }
}
