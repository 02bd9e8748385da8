import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What a room is called and about, and the rules that hold in it.
Item {
    id: root

    required property RoomDetailsController details

    signal editRequested()

    implicitHeight: Math.max(face.height, words.implicitHeight)

    Avatar {
        id: face
        anchors { left: parent.left; top: parent.top }
        size: 48
        room: !root.details.direct
        closed: root.details.closed
        initials: root.details.initials
        tone: root.details.tone
    }
    Column {
        id: words
        anchors { left: face.right; leftMargin: 12; right: edit.visible ? edit.left : parent.right; rightMargin: edit.visible ? 8 : 0; verticalCenter: parent.verticalCenter }
        spacing: 2

        Label {
            objectName: "detailsName"
            width: parent.width
            text: root.details.name
            size: Theme.sizeHeader
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            objectName: "detailsTopic"
            width: parent.width
            text: root.details.topic
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
            maximumLineCount: 6
            elide: Text.ElideRight
            visible: text.length > 0
        }
        Label {
            objectName: "detailsRules"
            width: parent.width
            text: root.details.rules
            size: Theme.sizeCaption
            color: Theme.warnInk
            wrapMode: Text.Wrap
            visible: text.length > 0
        }
    }
    Button {
        id: edit
        objectName: "editRoomButton"
        anchors { right: parent.right; verticalCenter: face.verticalCenter }
        kind: Button.Outline
        tone: Theme.accent
        text: qsTr("Edit")
        visible: root.details.moderator
        Accessible.name: qsTr("Edit the room")
        onClicked: root.editRequested()
    }
}
