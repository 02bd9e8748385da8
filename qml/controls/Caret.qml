import QtQuick
import Chinwag.Theme

// The text cursor: accent coloured; blinks, but not with "Reduce motion".
Rectangle {
    id: root

    readonly property bool shown: parent !== null && parent.activeFocus

    width: 1.5
    color: Theme.accent
    visible: shown

    SequentialAnimation on opacity {
        running: root.shown && !Theme.reduceMotion
        loops: Animation.Infinite
        onStopped: root.opacity = 1
        PropertyAction { value: 1 }
        PauseAnimation { duration: 530 }
        PropertyAction { value: 0 }
        PauseAnimation { duration: 530 }
    }
}
