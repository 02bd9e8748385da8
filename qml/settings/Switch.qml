import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// On or off, with a line about what it means. The owner says which.
T.AbstractButton {
    id: control

    property string detail
    property bool on: false

    implicitHeight: Math.max(52, words.implicitHeight + 20)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: on
    Accessible.onToggleAction: control.clicked()
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    background: Rectangle {
        radius: Theme.radiusRow
        color: control.hovered || control.down ? Theme.hover : "transparent"
        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius }
    }

    Column {
        id: words
        anchors { left: parent.left; right: track.left; leftMargin: 14; rightMargin: 16; verticalCenter: parent.verticalCenter }
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
            visible: text.length > 0
        }
    }
    Rectangle {
        id: track
        anchors { right: parent.right; rightMargin: 14; verticalCenter: parent.verticalCenter }
        width: 40
        height: 24
        radius: 12
        color: control.on ? Theme.accent : "transparent"
        border.width: 1.5
        border.color: control.on ? Theme.accent : Theme.edge

        Rectangle {
            x: control.on !== control.mirrored ? parent.width - width - 5 : 5
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 14
            radius: 7
            color: control.on ? Theme.accentInk : Theme.edge
        }
    }
}
