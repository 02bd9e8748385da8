import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// One frame: when, which way, what kind, how large, how long until its answer.
Item {
    id: root

    required property string time
    required property bool incoming
    required property string type
    required property string bytes
    required property string answer
    required property bool lost
    required property string accessibleName

    width: ListView.view ? ListView.view.width : 0
    height: 26
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Label {
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        text: root.time
        size: Theme.sizeSecondary
        color: Theme.soft
        Accessible.ignored: true
    }
    Icon {
        anchors { left: parent.left; leftMargin: 88; verticalCenter: parent.verticalCenter }
        glyph: root.incoming ? "in" : "out"
        size: 14
        color: root.incoming ? Theme.soft : Theme.accent
    }
    Label {
        anchors { left: parent.left; leftMargin: 118; right: size.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: root.type
        size: Theme.sizeSecondary
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Label {
        id: size
        anchors { right: parent.right; rightMargin: 132; verticalCenter: parent.verticalCenter }
        text: root.bytes
        size: Theme.sizeSecondary
        Accessible.ignored: true
    }
    Label {
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        text: root.answer
        size: Theme.sizeSecondary
        color: root.lost ? Theme.warnInk : Theme.soft
        Accessible.ignored: true
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
