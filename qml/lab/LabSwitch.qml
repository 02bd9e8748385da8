import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// On or off, with what it does. The owner says which.
T.AbstractButton {
    id: control

    property string detail
    property bool on: false

    implicitHeight: Math.max(44, words.implicitHeight + 4)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: on
    Accessible.onToggleAction: control.clicked()
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    background: Item {
        FocusRing { anchors.margins: -6; shown: control.visualFocus; shapeRadius: Theme.radiusRow }
    }

    Column {
        id: words
        anchors { left: parent.left; right: track.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
        spacing: 2
        Label { width: parent.width; text: control.text; wrapMode: Text.Wrap }
        Label {
            width: parent.width
            text: control.detail
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
        }
    }
    Rectangle {
        id: track
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: 40
        height: 24
        radius: 12
        color: control.on ? Theme.accent : Theme.hover
        border.width: 1.5
        border.color: control.on ? Theme.accent : Theme.soft

        Rectangle {
            x: control.on !== control.mirrored ? parent.width - width - 5 : 5
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 14
            radius: 7
            color: control.on ? Theme.accentInk : Theme.soft
        }
    }
}
