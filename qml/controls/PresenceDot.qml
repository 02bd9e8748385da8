import QtQuick
import Chinwag.Theme

// Presence by shape and by colour: full disc, ring, disc with a bar, empty ring.
Rectangle {
    id: root

    // The same numbers as Chinwag::Presence in C++.
    property int presence: 0
    property color backdrop: Theme.window

    readonly property bool online: presence === 1
    readonly property bool away: presence === 2
    readonly property bool doNotDisturb: presence === 3

    implicitWidth: 12
    implicitHeight: 12
    radius: width / 2
    color: backdrop

    Rectangle {
        anchors.fill: parent
        anchors.margins: 2
        radius: width / 2
        color: root.online ? Theme.online : root.doNotDisturb ? Theme.danger : "transparent"
        border.width: root.away || root.presence === 0 ? 2 : 0
        border.color: root.away ? Theme.away : Theme.edge

        Rectangle {
            anchors.centerIn: parent
            width: 4
            height: 1.5
            color: root.backdrop
            visible: root.doNotDisturb
        }
    }
}
