import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What would be taken, how it is typed, and the skin.
Item {
    id: root

    required property EmojiController emoji

    Label {
        id: preview
        objectName: "emojiPreview"
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        width: 36
        size: 28
        text: root.emoji.currentEmoji
        Accessible.ignored: true
    }
    Label {
        objectName: "emojiName"
        anchors { left: preview.right; leftMargin: 6; right: skins.left; rightMargin: 8; bottom: parent.verticalCenter }
        text: root.emoji.currentName
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
        elide: Text.ElideRight
    }
    Label {
        anchors { left: preview.right; leftMargin: 6; right: skins.left; rightMargin: 8; top: parent.verticalCenter }
        text: root.emoji.currentShortName
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
    }
    SkinTones {
        id: skins
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        emoji: root.emoji
    }
}
