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
    required property string status
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

    readonly property real firstLine: (height - Theme.px(40)) / 2
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
        id: nameLabel
        objectName: "roomName"
        anchors { left: face.right; leftMargin: 10 }
        width: Math.min(Math.ceil(implicitWidth), room)
        readonly property real room: root.width - face.width - 20 - 8 - (silence.visible ? silence.width + 6 : 0) - time.width - 10
        y: root.secondLine ? root.firstLine : (parent.height - height) / 2
        height: Theme.px(22)
        text: root.name
        elide: Text.ElideRight
        maximumLineCount: 1
        font.weight: root.unread ? Font.DemiBold : Font.Normal
    }
    Label {
        objectName: "roomStatus"
        anchors { left: nameLabel.right; leftMargin: 8; verticalCenter: nameLabel.verticalCenter }
        width: Math.max(0, nameLabel.room - nameLabel.width - 8)
        text: root.status
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
        visible: text.length > 0 && width > 24
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
        y: root.firstLine
        height: Theme.px(22)
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
        y: root.firstLine + Theme.px(22)
        height: Theme.px(18)
        text: root.typing.length > 0 ? root.typing : root.preview
        size: Theme.sizeSecondary
        color: root.typing.length > 0 ? Theme.accentText : Theme.soft
        font.weight: root.typing.length > 0 ? Font.Medium : Font.Normal
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Badge {
        id: badge
        anchors { right: parent.right; rightMargin: 10 }
        y: root.firstLine + Theme.px(22)
        text: root.mentionText.length > 0 ? root.mentionText : root.unreadText
        mention: root.mentionText.length > 0
    }
    Rectangle {
        objectName: "unreadMark"
        anchors { right: parent.right; rightMargin: 14; verticalCenter: badge.verticalCenter }
        width: 10
        height: Theme.px(10)
        radius: 5
        color: Theme.accent
        visible: root.marked && !badge.visible
    }
}
