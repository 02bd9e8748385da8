import QtQuick
import Chinwag.Theme

// The text cursor: accent coloured; blinks, but not with "Reduce motion". With a timer: a running animation would draw the
// window sixty times a second for two changes in it.
Rectangle {
    id: root

    readonly property bool shown: parent !== null && parent.activeFocus
    readonly property bool blinking: shown && !Theme.reduceMotion

    width: 1.5
    color: Theme.accent
    visible: shown
    onBlinkingChanged: opacity = 1

    Timer {
        interval: 530
        repeat: true
        running: root.blinking
        onTriggered: root.opacity = 1 - root.opacity
    }
}
