import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// When a message was written that is not the first of its group; beside it while it is pointed at.
Label {
    required property TimelineDelegate line

    height: Theme.px(22)
    horizontalAlignment: Text.AlignRight
    text: line.timeText
    size: Theme.sizeLabel
    color: Theme.soft
}
