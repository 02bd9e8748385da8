import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

// One of a few short answers. The owner says which one is chosen.
T.AbstractButton {
    id: control

    property bool chosen: false

    implicitWidth: implicitContentWidth + 24
    implicitHeight: Theme.px(30)
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onToggleAction: control.clicked()
    Accessible.onPressAction: control.clicked()
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Label {
        text: control.text
        size: Theme.sizeSecondary
        color: control.chosen ? Theme.accentText : Theme.text
        font.weight: control.chosen ? Font.DemiBold : Font.Normal
        horizontalAlignment: Text.AlignHCenter
    }
    background: Rectangle {
        radius: height / 2
        color: control.chosen ? Theme.tint : control.hovered ? Theme.hover : "transparent"
        border.width: 1
        border.color: control.chosen ? Theme.accent : Theme.line
        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius }
    }
}
