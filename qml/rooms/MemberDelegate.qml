import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Somebody in a room: who, whether they are there or may not write, and what they are in it.
T.ItemDelegate {
    id: root

    required property string userId
    required property string name
    required property string initials
    required property int tone
    required property int presence
    required property string note
    required property bool own
    required property int rank
    required property string rankText
    required property bool muted
    required property bool below

    readonly property bool keyboardFocus: ListView.isCurrentItem && ListView.view.activeFocus
    readonly property bool offers: !own && (hovered || keyboardFocus)

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.rowHeight
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    enabled: !own
    text: name
    Accessible.role: Accessible.ListItem
    Accessible.name: rankText.length > 0 ? qsTr("%1, %2, %3", "name, what they are in the room, presence").arg(ForeignText.isolated(name)).arg(rankText).arg(note)
                                         : qsTr("%1, %2", "name, presence").arg(ForeignText.isolated(name)).arg(note)
    onClicked: (ListView.view as MemberList).choose(root)

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
        backdrop: root.hovered ? Theme.hover : Theme.window
    }
    Label {
        id: title
        anchors { left: face.right; leftMargin: 12; right: pill.visible ? pill.left : parent.right; rightMargin: 8 }
        y: (root.height - Theme.px(36)) / 2
        height: Theme.px(20)
        text: root.own ? qsTr("%1 (you)", "person").arg(ForeignText.isolated(root.name)) : root.name
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Icon {
        id: sign
        anchors { left: title.left; verticalCenter: line.verticalCenter }
        glyph: "mute"
        size: 14
        color: Theme.soft
        visible: root.muted
    }
    Label {
        id: line
        anchors { left: title.left; leftMargin: sign.visible ? 20 : 0; right: title.right }
        y: root.height / 2 + Theme.px(2)
        height: Theme.px(16)
        text: root.note
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Rectangle {
        id: pill
        objectName: "rankPill"
        anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter }
        width: rankWords.implicitWidth + 16
        height: 20
        radius: 10
        color: "transparent"
        border.width: 1
        border.color: Theme.line
        visible: root.rankText.length > 0 && !root.offers

        Label {
            id: rankWords
            anchors.centerIn: parent
            text: root.rankText
            size: Theme.sizeLabel
            color: Theme.soft
        }
    }
    Rectangle {
        anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
        width: 36
        height: 34
        radius: Theme.radiusControl
        color: Theme.surface
        visible: root.offers

        Icon {
            anchors.centerIn: parent
            glyph: "more"
            size: 20
            color: Theme.soft
        }
    }
}
