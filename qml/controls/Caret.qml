import QtQuick
import Chinwag.Theme

// The text cursor: accent coloured; blinks for ten seconds after it came or moved and then stands still, so that a window
// in which nothing happens draws nothing. Never blinks with "Reduce motion". With a timer: a running animation would draw
// the window sixty times a second for two changes in it.
Rectangle {
    id: root

    readonly property bool shown: parent !== null && parent.activeFocus
    readonly property bool blinking: shown && !Theme.reduceMotion && halves < 18
    property int halves: 0 // of blinks, since it moved

    width: 1.5
    color: Theme.accent
    visible: shown
    opacity: blinking && halves % 2 === 1 ? 0 : 1
    onShownChanged: moved()
    onXChanged: moved()
    onYChanged: moved()

    function moved(): void {
        halves = 0;
        if (blinking)
            blink.restart();
    }

    Timer {
        id: blink
        interval: 530
        repeat: true
        running: root.blinking
        onTriggered: ++root.halves
    }
}
