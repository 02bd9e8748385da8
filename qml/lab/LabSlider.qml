import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// How much of something, with what it does. The owner says how much.
Item {
    id: root

    property string text
    property string detail
    property string shown
    property int amount: 0
    property int most: 100
    property int step: 1

    signal moved(amount: int)

    implicitHeight: 72

    Label {
        anchors { left: parent.left; right: said.left; rightMargin: 8; top: parent.top }
        height: 22
        text: root.text
        elide: Text.ElideRight
    }
    Label {
        id: said
        anchors { right: parent.right; top: parent.top }
        height: 22
        text: root.shown
        color: root.amount > 0 ? Theme.text : Theme.soft
        font.weight: root.amount > 0 ? Font.DemiBold : Font.Normal
    }
    T.Slider {
        id: slider
        objectName: "slider"
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: 24 }
        height: 26
        from: 0
        to: root.most
        stepSize: root.step
        value: root.amount
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Slider
        Accessible.name: root.text
        Accessible.description: root.shown
        onMoved: root.moved(Math.round(value))

        background: Rectangle {
            y: (slider.height - height) / 2
            width: slider.availableWidth
            height: 4
            radius: 2
            color: Theme.hover

            Rectangle {
                anchors.left: parent.left
                width: slider.position * (parent.width - 18) + 9
                height: parent.height
                radius: 2
                color: Theme.accent
            }
        }
        handle: Rectangle {
            x: slider.visualPosition * (slider.availableWidth - width)
            y: (slider.height - height) / 2
            width: 18
            height: 18
            radius: 9
            color: Theme.dark ? Theme.accent : Theme.surface
            border.width: 1.5
            border.color: Theme.accent
            FocusRing { shown: slider.visualFocus; shapeRadius: 9 }
        }
    }
    Label {
        anchors { left: parent.left; right: parent.right; top: slider.bottom }
        height: 18
        text: root.detail
        size: Theme.sizeSecondary
        color: Theme.soft
        elide: Text.ElideRight
    }
}
