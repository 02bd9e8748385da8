import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.ScrollBar {
    id: control

    implicitWidth: 10
    implicitHeight: 10
    padding: 2
    minimumSize: 0.08
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1

    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: control.pressed ? Theme.soft : Theme.faint
        opacity: control.active ? 0.7 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.fade } }
    }
}
