import QtQuick
import Chinwag.Theme

// A window in small, in the colours of a theme that need not be the one that is shown.
Rectangle {
    id: root

    required property var shades

    radius: 14
    color: shades.window

    Rectangle {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: root.border.width }
        width: parent.width * 0.3
        radius: root.radius - root.border.width
        color: root.shades.side
        // Round at the window's edge alone.
        Rectangle {
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
            width: parent.radius
            color: parent.color
        }
    }
    Repeater {
        model: 3
        Item {
            id: room
            required property int index
            readonly property ThemeSample sample: parent as ThemeSample
            readonly property color ink: sample ? sample.shades.line : "transparent"
            x: 0
            y: (parent ? parent.height : 0) * (0.26 + 0.17 * index)
            width: (parent ? parent.width : 0) * 0.3
            height: (parent ? parent.height : 0) * 0.12
            Rectangle {
                anchors { left: parent.left; leftMargin: parent.width * 0.14; verticalCenter: parent.verticalCenter }
                width: 7
                height: 7
                radius: 3.5
                color: Theme.avatarTones[room.index]
            }
            Rectangle {
                anchors { left: parent.left; leftMargin: parent.width * 0.32; verticalCenter: parent.verticalCenter }
                width: parent.width * (0.55 - 0.08 * room.index)
                height: 4
                radius: 2
                color: room.ink
            }
        }
    }
    Repeater {
        model: 2
        Item {
            id: message
            required property int index
            readonly property ThemeSample sample: parent as ThemeSample
            readonly property color ink: sample ? sample.shades.line : "transparent"
            readonly property color soft: sample ? sample.shades.soft : "transparent"
            x: (parent ? parent.width : 0) * 0.36
            y: (parent ? parent.height : 0) * (0.22 + 0.24 * index)
            width: (parent ? parent.width : 0) * 0.58
            height: (parent ? parent.height : 0) * 0.2
            Rectangle {
                id: face
                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                width: 12
                height: 12
                radius: 6
                color: Theme.avatarTones[2 - 2 * message.index]
            }
            Rectangle {
                anchors { left: face.right; leftMargin: 6; bottom: face.verticalCenter; bottomMargin: 1 }
                width: parent.width * 0.3
                height: 4
                radius: 2
                color: message.soft
                opacity: 0.6
            }
            Rectangle {
                anchors { left: face.right; leftMargin: 6; top: face.verticalCenter; topMargin: 3 }
                width: parent.width * (0.7 - 0.15 * message.index)
                height: 4
                radius: 2
                color: message.ink
            }
        }
    }
    Rectangle {
        anchors { right: parent.right; rightMargin: root.width * 0.05; bottom: parent.bottom; bottomMargin: root.height * 0.09 }
        width: root.width * 0.58
        height: root.height * 0.15
        radius: 5
        color: root.shades.surface
        border.width: 1.5
        border.color: root.shades.accent
    }
}
