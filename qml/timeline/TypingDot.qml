import QtQuick
import Chinwag.Theme

Rectangle {
    id: root

    required property real rest // opacity when standing still
    required property int lead  // milliseconds behind the first dot
    required property bool moving

    width: 6
    height: 6
    radius: 3
    color: Theme.accent
    opacity: rest
    scale: 0.55 + 0.45 * opacity

    SequentialAnimation {
        running: root.moving
        onStopped: root.opacity = root.rest
        PauseAnimation { duration: root.lead }
        SequentialAnimation {
            loops: Animation.Infinite
            NumberAnimation { target: root; property: "opacity"; to: 0.3; duration: 400; easing.type: Easing.InOutSine }
            NumberAnimation { target: root; property: "opacity"; to: 1; duration: 400; easing.type: Easing.InOutSine }
        }
    }
}
