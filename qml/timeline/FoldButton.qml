import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Shows the rest of a long message, or takes it away again.
T.AbstractButton {
    id: root

    required property TimelineDelegate line
    readonly property bool folded: line.fold === TimelineModel.Folded

    objectName: "foldButton"
    implicitWidth: implicitContentWidth + 16
    implicitHeight: Theme.px(28)
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: folded ? qsTr("Show more") : qsTr("Show less")
    Accessible.role: Accessible.Button
    Accessible.name: text
    onClicked: line.toggleFold()

    HoverHandler { cursorShape: Qt.PointingHandCursor }

    contentItem: Label {
        text: root.text
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
        color: Theme.accentText
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: root.hovered ? Theme.hover : "transparent"
    }
}
