import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

// A square button with one icon. `hint` is its name for screen readers and its tooltip.
T.Button {
    id: control

    property string glyph
    property string hint
    property int glyphSize: 20
    property color ink: Theme.soft
    property color fill: "transparent"
    property real corner: Theme.radiusControl
    property int side: 34

    implicitWidth: side
    implicitHeight: side
    // Who clicks goes on writing where they were.
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: hint

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            glyph: control.glyph
            size: control.glyphSize
            color: control.hovered && control.fill.a === 0 ? Theme.text : control.ink
        }
    }

    background: Rectangle {
        radius: control.corner
        color: control.fill.a > 0 ? control.fill : control.checked ? Theme.tint
             : control.hovered || control.down ? Theme.hover : "transparent"

        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius; filled: control.fill === Theme.accent }
    }

    // Not over what a click opened.
    property bool clickedHere: false
    onPressed: clickedHere = true
    onHoveredChanged: if (!hovered) clickedHere = false

    ToolTip {
        visible: control.hovered && !control.clickedHere && control.hint.length > 0
        text: control.hint
    }
}
