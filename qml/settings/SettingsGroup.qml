import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Rows that belong together, under their heading.
Column {
    id: root

    property string heading
    default property alias rows: list.data

    spacing: 8

    Label {
        width: parent.width
        text: root.heading
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Rectangle {
        width: parent.width
        height: list.height + 8
        radius: Theme.radiusComposer
        color: Theme.surface
        border.width: 1
        border.color: Theme.line

        Column {
            id: list
            x: 4
            y: 4
            width: parent.width - 8
        }
    }
}
