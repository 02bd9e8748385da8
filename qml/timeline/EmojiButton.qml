import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// One reaction to choose.
T.AbstractButton {
    id: root

    property bool pointedAt: false // by the keyboard

    objectName: "quickReaction"
    implicitWidth: 34
    implicitHeight: 34
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("React with %1", "%1 is an emoji").arg(text)

    contentItem: Label {
        text: root.text
        size: 18
        // Other fonts have a few of them in black; where it is not there, those do.
        font.family: "Noto Color Emoji"
        horizontalAlignment: Text.AlignHCenter
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: root.hovered || root.down || root.pointedAt ? Theme.hover : "transparent"
        FocusRing { shown: root.pointedAt; shapeRadius: parent.radius }
    }
}
