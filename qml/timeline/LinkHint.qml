import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// Over a link that is pointed at: the hand, and where it leads.
Item {
    id: root

    property string target

    objectName: "linkHint"

    HoverHandler {
        id: place
        cursorShape: Qt.PointingHandCursor
    }
    ToolTip {
        x: Math.max(0, Math.min(place.point.position.x, root.width - width))
        y: place.point.position.y + 20
        text: LinkPolicy.shown(root.target)
        visible: place.hovered
    }
}
