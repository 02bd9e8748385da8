import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// What happened in the room that is no message.
Label {
    id: root

    required property TimelineDelegate line

    topPadding: 5
    bottomPadding: 5
    leftPadding: LayoutMirroring.enabled ? 0 : root.line.textLeft
    rightPadding: LayoutMirroring.enabled ? root.line.textLeft : 0
    text: root.line.body
    size: Theme.sizeSecondary
    color: Theme.soft
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
