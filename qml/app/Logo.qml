import QtQuick
import Chinwag.Theme

// A speech bubble with three typing dots, drawn with rectangles so that it takes the theme's colours.
Rectangle {
    implicitWidth: 44
    implicitHeight: 44
    radius: 12
    color: Theme.accent

    Rectangle {
        x: 11
        y: 10
        width: 22
        height: 18
        radius: 5
        color: Theme.accentInk
    }
    Rectangle {
        x: 15
        y: 24.5
        width: 6.5
        height: 6.5
        rotation: 45
        color: Theme.accentInk
    }
    Row {
        x: 15.5
        y: 17
        spacing: 1
        Repeater {
            model: [1, 0.7, 0.4]
            Rectangle {
                required property real modelData
                width: 4
                height: 4
                radius: 2
                color: Theme.accent
                opacity: modelData
            }
        }
    }
}
