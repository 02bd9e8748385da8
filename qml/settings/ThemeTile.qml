import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// A theme to choose: a little window that has it, and its name.
T.AbstractButton {
    id: control

    property bool chosen: false
    property var lower: Theme.lightSample // of its start
    property var upper: Theme.lightSample // of its end

    implicitHeight: picture.height + 8 + caption.height
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onToggleAction: control.clicked()
    Accessible.onPressAction: control.clicked()
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    Item {
        id: picture
        width: parent.width
        height: Math.round(Math.min(width * 0.54, 124))

        Rectangle {
            anchors { fill: parent; margins: -3 }
            radius: 17
            color: Theme.glow
            visible: control.chosen || control.visualFocus
        }
        ThemeSample {
            id: start
            anchors.fill: parent
            shades: control.lower
            border.width: control.chosen ? 2 : 1
            border.color: control.chosen ? Theme.accent : control.hovered ? Theme.edge : Theme.line
        }
        Item {
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom; margins: start.border.width }
            width: parent.width / 2 - start.border.width
            clip: true
            visible: control.upper !== control.lower

            ThemeSample {
                anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
                width: picture.width - 2 * start.border.width
                radius: start.radius - start.border.width
                border.width: 0
                shades: control.upper
            }
        }
    }
    Row {
        id: caption
        anchors { left: parent.left; top: picture.bottom; topMargin: 8 }
        spacing: 8

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 18
            height: 18
            radius: 9
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
        Label {
            width: Math.min(implicitWidth, control.width - 26)
            text: control.text
            size: Theme.sizeButton
            font.weight: control.chosen ? Font.DemiBold : Font.Normal
            wrapMode: Text.Wrap
        }
    }
}
