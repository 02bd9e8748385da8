import QtQuick
import Chinwag.Theme

// A count in a pill; burnt orange when it concerns the reader.
Rectangle {
    id: root

    property string text
    property bool mention: false

    implicitWidth: Math.max(implicitHeight, label.implicitWidth + 12)
    implicitHeight: Theme.px(18)
    radius: height / 2
    color: mention ? Theme.mention : Theme.soft
    visible: text.length > 0

    Label {
        id: label
        anchors.centerIn: parent
        text: root.text
        color: root.mention ? Theme.mentionInk : Theme.surface
        size: Theme.sizeLabel
        font.weight: Font.DemiBold
    }
}
