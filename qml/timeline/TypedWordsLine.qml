import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// As a message, but faint: it is none yet.
Item {
    id: root

    required property string name
    required property string initials
    required property int tone
    required property string words
    required property string accessibleName

    objectName: "typedWordsLine"
    width: parent ? parent.width : 0
    implicitHeight: written.y + written.height + 5
    Accessible.role: Accessible.StaticText
    Accessible.name: accessibleName

    Avatar {
        anchors { left: parent.left; leftMargin: 8; top: parent.top; topMargin: 6 }
        initials: root.initials
        tone: root.tone
        opacity: 0.55
    }
    Label {
        id: author
        anchors { left: parent.left; leftMargin: 56; top: parent.top; topMargin: 4 }
        height: 22
        width: Math.min(implicitWidth, root.width - 56 - dots.width - note.implicitWidth - 30)
        text: root.name
        color: Theme.soft
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
        Accessible.ignored: true
    }
    TypingDots {
        id: dots
        anchors { left: author.right; leftMargin: 10; verticalCenter: author.verticalCenter }
        running: true
    }
    Label {
        id: note
        anchors { left: dots.right; leftMargin: 8; verticalCenter: author.verticalCenter }
        text: qsTr("typing, not sent yet")
        size: Theme.sizeCaption
        color: Theme.accent
        Accessible.ignored: true
    }
    MessageWords {
        id: written
        objectName: "typedWordsText"
        anchors { left: parent.left; leftMargin: 56 }
        y: 26
        width: Math.min(root.width, Theme.textWidth) - 56 - 8
        text: root.words
        color: Theme.soft
        // Nothing that could be taken away before it was said.
        selectByMouse: false

        Rectangle {
            // Named so that the binding is evaluated again when the layout changes.
            readonly property rect end: written.contentWidth + written.contentHeight + written.width >= 0 ? written.positionToRectangle(written.length) : Qt.rect(0, 0, 0, 0)
            x: end.x
            y: end.y
            width: 1.5
            height: end.height
            color: Theme.accent
        }
    }
}
