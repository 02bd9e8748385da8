import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// A message that was found: who, where, when, and the part of it that shows why.
T.ItemDelegate {
    id: root

    required property int index
    required property string sender
    required property string room
    required property string timeText
    required property string excerpt
    required property string initials
    required property int tone
    required property string accessibleName

    readonly property bool keyboardFocus: ListView.isCurrentItem && ListView.view.activeFocus

    objectName: "searchResult"
    width: ListView.view ? ListView.view.width : 0
    implicitHeight: words.y + words.height + 10
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: sender
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    onClicked: (ListView.view as SearchResults).search.choose(index)

    background: Rectangle {
        radius: Theme.radiusRow
        color: root.hovered || root.down ? Theme.hover : "transparent"
        FocusRing { shown: root.keyboardFocus; shapeRadius: parent.radius }
    }

    Avatar {
        id: face
        anchors { left: parent.left; leftMargin: 8; top: parent.top; topMargin: 10 }
        initials: root.initials
        tone: root.tone
    }
    Label {
        id: who
        anchors { left: face.right; leftMargin: 10; right: time.left; rightMargin: 8 }
        y: Theme.px(8)
        height: Theme.px(20)
        text: root.sender
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Label {
        id: time
        anchors { right: parent.right; rightMargin: 10 }
        y: Theme.px(8)
        height: Theme.px(20)
        text: root.timeText
        size: Theme.sizeLabel
        color: Theme.soft
    }
    Label {
        id: where
        anchors { left: who.left; right: time.right }
        y: Theme.px(28)
        height: Theme.px(16)
        text: root.room
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    // Made and escaped in C++ (excerpt.h).
    Label {
        id: words
        objectName: "searchExcerpt"
        anchors { left: who.left; right: time.right }
        y: Theme.px(46)
        text: root.excerpt
        textFormat: Text.StyledText
        size: Theme.sizeSecondary
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }
}
