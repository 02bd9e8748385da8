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
    implicitWidth: count.visible ? 40 + count.width : 40
    implicitHeight: 40
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    opacity: timeline.atEnd ? 0 : 1
    visible: opacity > 0
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Jump to the newest message")
    onClicked: timeline.jumpToEnd()

    Behavior on opacity { NumberAnimation { duration: Theme.fade } }

    background: Card {
        radius: 20
        depth: 4
        color: root.hovered ? Theme.hover : Theme.surface
        FocusRing { shown: root.visualFocus; shapeRadius: 20 }
    }

    Icon {
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        glyph: "down"
        color: Theme.soft
    }
    Badge {
        id: count
        x: 34
        anchors.verticalCenter: parent.verticalCenter
        text: root.timeline.newBelow
        mention: true
    }
}
