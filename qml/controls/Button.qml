import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.Button {
    id: control

    enum Kind { Primary, Secondary, Danger, Outline }

    property int kind: Button.Primary
    // Outline buttons sit on coloured bars and take the bar's colour.
    property color tone: Theme.text
    property bool busy: false

    readonly property bool filled: kind === Button.Primary
    readonly property color ink: kind === Button.Primary ? (enabled ? Theme.accentInk : Theme.faint)
                               : kind === Button.Danger ? Theme.danger
                               : kind === Button.Outline ? tone : Theme.text

    implicitHeight: kind === Button.Outline ? Theme.px(30) : Theme.fieldHeight
    implicitWidth: Math.max(Math.ceil(implicitContentWidth) + leftPadding + rightPadding, 64)
    leftPadding: kind === Button.Outline ? 13 : 20
    rightPadding: leftPadding
    // Who clicks goes on writing where they were.
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    font.pixelSize: kind === Button.Outline ? Theme.sizeSecondary : Theme.sizeBody
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Button
    Accessible.name: text

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Label {
        text: control.text
        font: control.font
        size: control.font.pixelSize
        color: control.ink
        horizontalAlignment: Text.AlignHCenter
        // A part of a pixel is no reason to leave letters out.
        elide: width < implicitWidth - 1 ? Text.ElideRight : Text.ElideNone
        opacity: control.busy ? 0.6 : 1
    }

    background: Rectangle {
        radius: control.kind === Button.Outline ? 8 : Theme.radiusRow
        color: control.filled ? (control.enabled ? Theme.accent : Theme.hover)
             : control.kind === Button.Outline ? "transparent"
             : control.hovered || control.down ? Theme.hover : "transparent"
        border.width: control.filled ? 0 : 1
        border.color: control.kind === Button.Outline ? control.tone : Theme.line

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: control.kind === Button.Outline ? control.tone : control.ink
            opacity: !control.enabled || (!control.filled && control.kind !== Button.Outline) ? 0
                   : control.down ? 0.16 : control.hovered ? 0.08 : 0
            Behavior on opacity { NumberAnimation { duration: Theme.fade } }
        }

        FocusRing {
            shown: control.visualFocus
            shapeRadius: parent.radius
            filled: control.filled
        }
    }
}
