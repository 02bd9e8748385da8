import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Back to the newest message, with how many came meanwhile.
T.Button {
    id: root

    required property TimelineController timeline

    objectName: "jumpButton"
    implicitWidth: Theme.px(40) + (count.visible ? count.width : 0)
    implicitHeight: Theme.px(40)
    // It hides when it has done its work: End and Ctrl+End do the same for the keyboard.
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    opacity: timeline.atEnd ? 0 : 1
    visible: opacity > 0
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Jump to the newest message")
    onClicked: timeline.jumpToEnd()

    Behavior on opacity { NumberAnimation { duration: Theme.fade } }

    background: Card {
        radius: height / 2
        depth: 4
        color: root.hovered ? Theme.hover : Theme.surface
    }

    Icon {
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        glyph: "down"
        color: Theme.soft
    }
    Badge {
        id: count
        anchors { left: parent.left; leftMargin: 34; verticalCenter: parent.verticalCenter }
        text: root.timeline.newBelow
        mention: true
    }
}
