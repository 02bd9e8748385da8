import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// Code in a message: as it was typed, from left to right in every language, and never wrapped.
Rectangle {
    id: root

    required property var block // MessageBlock
    readonly property alias words: code

    implicitHeight: head.height + scroll.height + 1
    radius: Theme.radiusRow
    color: Theme.surface
    border.width: 1
    border.color: Theme.line
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Item {
        id: head
        width: parent.width
        height: Theme.px(32)

        Label {
            anchors { left: parent.left; leftMargin: 12; right: copyButton.left; verticalCenter: parent.verticalCenter }
            text: root.block.language
            size: Theme.sizeCaption
            color: Theme.soft
            elide: Text.ElideRight
        }
        CopyButton {
            id: copyButton
            anchors { right: parent.right; rightMargin: 4; verticalCenter: parent.verticalCenter }
            words: root.block.text
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 1
            color: Theme.line
        }
    }
    Flickable {
        id: scroll
        objectName: "codeScroll"
        anchors { left: parent.left; right: parent.right; top: head.bottom; margins: 1; topMargin: 0 }
        height: code.height
        contentWidth: code.width
        contentHeight: code.height
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.horizontal: ScrollBar {}

        MessageWords {
            id: code
            objectName: "codeWords"
            several: true
            width: Math.max(implicitWidth, scroll.width)
            padding: 12
            topPadding: 10
            bottomPadding: 10
            text: root.block.text
            wrapMode: TextEdit.NoWrap
            horizontalAlignment: TextEdit.AlignLeft
            font.family: "monospace"
            font.pixelSize: Theme.sizeSecondary
        }
    }
}
