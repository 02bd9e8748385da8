import QtQuick
import Chinwag.Theme

// Three dots: 400 ms half cycle, 200 ms from one to the next; still with "Reduce motion".
Row {
    id: root

    property bool running: false
    readonly property bool moving: running && !Theme.reduceMotion

    spacing: 4

    TypingDot { rest: 1; lead: 0; moving: root.moving }
    TypingDot { rest: 0.65; lead: 200; moving: root.moving }
    TypingDot { rest: 0.35; lead: 400; moving: root.moving }
}
