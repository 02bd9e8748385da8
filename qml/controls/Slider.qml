import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.Slider {
    id: control

    property string name

    implicitWidth: 180
    implicitHeight: 28
    focusPolicy: Qt.StrongFocus
    snapMode: T.Slider.SnapAlways
    Accessible.role: Accessible.Slider
    Accessible.name: name

    background: Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: control.width
        height: 4
        radius: 2
        color: Theme.hover
        border.width: Theme.highContrast ? 1 : 0
        border.color: Theme.line

        Rectangle {
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            width: control.handle.width / 2 + control.position * (control.width - control.handle.width)
            radius: 2
            color: Theme.accent
        }
    }
    handle: Rectangle {
        x: control.visualPosition * (control.width - width)
        anchors.verticalCenter: parent.verticalCenter
        width: 18
        height: 18
        radius: 9
        color: Theme.surface
        border.width: 2
        border.color: Theme.accent

        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius }
    }
}
