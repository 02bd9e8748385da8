import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The message that another one is about: who and two lines of it, behind a bar.
T.AbstractButton {
    id: root

    property string person
    property string words
    property bool jumps: true // a click goes there

    objectName: "messageQuote"
    implicitHeight: (name.visible ? name.height : 0) + lines.height + 8
    focusPolicy: Qt.NoFocus
    hoverEnabled: jumps
    enabled: jumps
    Accessible.role: jumps ? Accessible.Link : Accessible.StaticText
    Accessible.name: person.length > 0 ? qsTr("In reply to %1: %2", "person, their words").arg(ForeignText.isolated(person)).arg(words) : words

    HoverHandler { enabled: root.jumps; cursorShape: Qt.PointingHandCursor }

    background: Rectangle {
        radius: 6
        color: root.hovered ? Theme.hover : "transparent"
        Rectangle {
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom; topMargin: 3; bottomMargin: 3 }
            width: 3
            radius: 1.5
            color: Theme.accentText
        }
    }
    Label {
        id: name
        anchors { left: parent.left; leftMargin: 12; right: parent.right; rightMargin: 8; top: parent.top; topMargin: 3 }
        text: root.person
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
        color: Theme.accentText
        elide: Text.ElideRight
        maximumLineCount: 1
        visible: text.length > 0
    }
    Label {
        id: lines
        anchors { left: name.left; right: name.right; top: name.visible ? name.bottom : parent.top; topMargin: name.visible ? 0 : 3 }
        text: root.words
        size: Theme.sizeSecondary
        color: Theme.soft
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
}
