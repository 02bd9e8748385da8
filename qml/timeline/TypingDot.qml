import QtQuick
import Chinwag.Theme

Rectangle {
    required property real rest // opacity when standing still
    required property int lead  // ticks behind the first dot
    required property int tick  // eight are a cycle
    required property bool moving

    width: 6
    height: 6
    radius: 3
    color: Theme.accent
    opacity: moving ? 0.65 + 0.35 * Math.cos((tick - lead) * Math.PI / 4) : rest
    scale: 0.55 + 0.45 * opacity
}
