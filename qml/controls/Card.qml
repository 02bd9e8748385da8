import QtQuick
import Chinwag.Theme

// A raised surface. The shadow is a few stacked outlines: no shader, so the software renderer draws it as well.
Rectangle {
    id: root

    property int depth: 10

    radius: Theme.radiusCard
    color: Theme.surface
    border.width: 1
    border.color: Theme.line

    Repeater {
        model: root.depth
        Rectangle {
            required property int index
            readonly property Rectangle card: parent as Rectangle

            z: -1
            anchors.fill: parent
            anchors.margins: -2 * (index + 1)
            anchors.topMargin: -2 * (index + 1) + 6
            anchors.bottomMargin: -2 * (index + 1) - 4
            radius: (card ? card.radius : 0) + 2 * (index + 1)
            color: Theme.dark ? "#000000" : "#3A3222"
            opacity: Theme.dark ? 0.010 : 0.0035
        }
    }
}
