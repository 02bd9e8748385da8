import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// One of several answers, with a line about what it means. The owner says which one is chosen.
T.AbstractButton {
    id: control

    property string detail
    property bool chosen: false
    property bool last: false

    implicitHeight: Math.max(56, words.implicitHeight + 20)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onToggleAction: control.clicked()
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    background: Rectangle {
        radius: Theme.radiusRow
        color: control.hovered || control.down ? Theme.hover : "transparent"
        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius }
    }

    Rectangle {
        id: circle
        x: control.mirrored ? control.width - width - 14 : 14
        anchors.verticalCenter: parent.verticalCenter
        width: 20
        height: 20
        radius: 10
        color: control.chosen ? Theme.accent : "transparent"
        border.width: 1.5
        border.color: control.chosen ? Theme.accent : Theme.edge

        Rectangle {
            anchors.centerIn: parent
            width: 8
            height: 8
            radius: 4
            color: Theme.accentInk
            visible: control.chosen
        }
    }
    Column {
        id: words
        anchors { left: parent.left; right: parent.right; leftMargin: 48; rightMargin: 16; verticalCenter: parent.verticalCenter }
        spacing: 2

        Label {
            width: parent.width
            text: control.text
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: control.detail
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
        }
    }
}
