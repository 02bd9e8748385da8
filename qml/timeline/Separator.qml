import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// A word between two hairlines: a day, or where the new messages begin.
Item {
    id: root

    property string text
    property bool fresh: false
    readonly property color ink: fresh ? Theme.mentionText : Theme.soft

    implicitHeight: Theme.px(40)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Rectangle {
        anchors { left: parent.left; right: word.left; rightMargin: 12; verticalCenter: word.verticalCenter }
        height: 1
        color: root.fresh ? Theme.mention : Theme.line
        opacity: root.fresh ? 0.5 : 1
    }
    Label {
        id: word
        anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.verticalCenter; verticalCenterOffset: 2 }
        text: root.text
        size: Theme.sizeCaption
        color: root.ink
        font.weight: root.fresh ? Font.DemiBold : Font.Normal
    }
    Rectangle {
        anchors { left: word.right; leftMargin: 12; right: parent.right; verticalCenter: word.verticalCenter }
        height: 1
        color: root.fresh ? Theme.mention : Theme.line
        opacity: root.fresh ? 0.5 : 1
    }
}
