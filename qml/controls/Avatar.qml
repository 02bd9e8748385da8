import QtQuick
import Chinwag.Theme

// Initials in a circle for a person, "#" or a lock in a rounded square for a room.
Item {
    id: root

    property string initials
    property int tone: 0
    property bool room: false
    property bool closed: false // a room that one is asked into
    property bool showPresence: false
    property int presence: 0
    property color backdrop: Theme.window
    property int size: 36

    implicitWidth: size
    implicitHeight: size

    Rectangle {
        anchors.fill: parent
        radius: root.room ? Theme.radiusRow : width / 2
        color: root.room ? Theme.hover : Theme.avatarTones[root.tone % Theme.avatarTones.length]

        Icon {
            objectName: "lockIcon"
            anchors.centerIn: parent
            glyph: "lock"
            size: 18
            visible: root.room && root.closed
        }
        Label {
            anchors.centerIn: parent
            visible: !(root.room && root.closed)
            text: root.room ? "#" : root.initials
            color: root.room ? Theme.soft : Theme.avatarInk
            size: root.size < 28 ? 9 : 14
            font.weight: Font.DemiBold
        }
    }

    PresenceDot {
        anchors { right: parent.right; bottom: parent.bottom; margins: -1 }
        presence: root.presence
        backdrop: root.backdrop
        visible: root.showPresence
    }
}
