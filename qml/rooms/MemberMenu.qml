import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// What can be done with somebody in a room; what cannot be taken back asks first.
Menu {
    id: root

    required property RoomDetailsController details
    // The person it was opened for, as they were then.
    property string userId
    property string name
    property int rank: 0
    property bool muted: false
    property bool below: false

    readonly property bool moderates: details.moderator && below

    signal messageRequested(userId: string)
    signal roleWanted(role: int)
    signal sanctionWanted(kind: int)

    objectName: "memberMenu"

    MenuItem {
        objectName: "messageMemberItem"
        text: qsTr("Message %1").arg(ForeignText.isolated(root.name))
        glyph: "message"
        onTriggered: root.messageRequested(root.userId)
    }
    MenuItem {
        objectName: "makeModeratorItem"
        text: qsTr("Make moderator…")
        glyph: "star"
        enabled: root.details.owner && root.rank === 0
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.roleWanted(1)
    }
    MenuItem {
        objectName: "makeOwnerItem"
        text: qsTr("Make owner…")
        glyph: "star"
        enabled: root.details.owner && root.rank < 2
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.roleWanted(2)
    }
    MenuItem {
        objectName: "makeMemberItem"
        text: qsTr("Make ordinary member…")
        glyph: "person"
        enabled: root.details.owner && root.rank === 1
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.roleWanted(0)
    }
    MenuItem {
        objectName: "muteItem"
        text: qsTr("Mute…")
        glyph: "mute"
        enabled: root.moderates && !root.muted
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.sanctionWanted(SanctionDialog.Mute)
    }
    MenuItem {
        objectName: "unmuteItem"
        text: qsTr("Let write again")
        glyph: "message"
        enabled: root.moderates && root.muted
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.details.unmute(root.userId)
    }
    MenuItem {
        objectName: "removeMemberItem"
        text: qsTr("Remove from the room…")
        glyph: "leave"
        danger: true
        enabled: root.moderates
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.sanctionWanted(SanctionDialog.Remove)
    }
    MenuItem {
        objectName: "banItem"
        text: qsTr("Ban…")
        glyph: "ban"
        danger: true
        enabled: root.moderates
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.sanctionWanted(SanctionDialog.Ban)
    }
}
