import QtQuick
import Chinwag.Theme

// Three dots: 400 ms half cycle, 200 ms from one to the next; still with "Reduce motion". They move ten times a second, which
// looks as smooth and costs a sixth of what an animation does.
Row {
    id: root

    property bool running: false
    readonly property bool moving: running && !Theme.reduceMotion
    property int tick: 0

    spacing: 4
    onMovingChanged: tick = 0

    TypingDot { rest: 1; lead: 0; tick: root.tick; moving: root.moving }
    TypingDot { rest: 0.65; lead: 2; tick: root.tick; moving: root.moving }
    TypingDot { rest: 0.35; lead: 4; tick: root.tick; moving: root.moving }

    Timer {
        interval: 100
        repeat: true
        running: root.moving
        onTriggered: ++root.tick
    }
}
