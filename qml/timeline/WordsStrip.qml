import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// In the composer: whether words are seen here as they are typed, and the way out of it, or in.
Item {
    id: root

    required property WordsController words

    objectName: "wordsStrip"
    implicitHeight: visible ? 36 : 0
    visible: words.sentence.length > 0

    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
        size: 18
        glyph: "eye"
        color: root.words.wanted ? Theme.accent : Theme.soft
    }
    Label {
        id: sentence
        objectName: "wordsSentence"
        anchors { left: sign.right; leftMargin: 10; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, root.width - 44 - choice.width - (refusal.visible ? refusal.width + 8 : 16))
        text: root.words.sentence
        size: Theme.sizeSecondary
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    T.AbstractButton {
        id: choice
        objectName: "wordsChoice"
        anchors { left: sentence.right; top: parent.top; bottom: parent.bottom }
        implicitWidth: implicitContentWidth + leftPadding + rightPadding
        leftPadding: 6
        rightPadding: 6
        // Who clicks goes on writing where they were.
        focusPolicy: Qt.TabFocus
        hoverEnabled: true
        text: root.words.wanted ? qsTr("Turn off") : qsTr("Turn on")
        Accessible.role: Accessible.Button
        Accessible.name: text
        Keys.onReturnPressed: choice.clicked()
        Keys.onEnterPressed: choice.clicked()
        onClicked: root.words.choose(!root.words.wanted)

        contentItem: Row {
            spacing: 6
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: "·"
                size: Theme.sizeSecondary
                color: Theme.soft
                Accessible.ignored: true
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: choice.text
                size: Theme.sizeSecondary
                font.weight: Font.DemiBold
                font.underline: choice.hovered
                color: Theme.accent
                Accessible.ignored: true
            }
        }
        background: FocusRing { shown: choice.visualFocus; anchors.margins: 5 }
    }
    IconButton {
        id: refusal
        objectName: "wordsRefusal"
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        side: 30
        glyph: "close"
        hint: qsTr("Not now")
        visible: root.words.refusable
        onClicked: root.words.refuse()
    }
}
