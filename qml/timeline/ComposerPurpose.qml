import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Above the composer: what is being answered or edited, and the way out of it.
Item {
    id: root

    required property ComposerController composer
    readonly property bool editing: composer.purpose === ComposerController.Edit

    implicitHeight: visible ? quote.height + 8 : 0
    visible: composer.purpose !== ComposerController.NewMessage

    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: 16; verticalCenter: quote.verticalCenter }
        size: 18
        glyph: root.editing ? "edit" : "reply"
        color: Theme.accentText
    }
    Quote {
        id: quote
        anchors { left: sign.right; leftMargin: 10; right: close.left; rightMargin: 8; top: parent.top }
        jumps: false
        person: root.editing ? qsTr("Edit message") : root.composer.originalName
        words: root.composer.originalText
    }
    IconButton {
        id: close
        objectName: "dropPurposeButton"
        anchors { right: parent.right; rightMargin: 8; verticalCenter: quote.verticalCenter }
        glyph: "close"
        hint: root.editing ? qsTr("Cancel editing") : qsTr("Cancel the reply")
        onClicked: root.composer.dropPurpose()
    }
}
