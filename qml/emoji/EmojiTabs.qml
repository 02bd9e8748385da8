import QtQuick
import Chinwag.Ui

// The headings as signs: one stop for the Tab key, left and right choose.
Row {
    id: root

    required property EmojiController emoji

    signal chosen()

    objectName: "emojiTabs"
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Kinds of emoji")
    Keys.onLeftPressed: step(LayoutMirroring.enabled ? 1 : -1)
    Keys.onRightPressed: step(LayoutMirroring.enabled ? -1 : 1)

    function step(by: int): void {
        const first = root.emoji.hasRecents ? 0 : 1;
        root.emoji.showGroup(Math.max(first, Math.min(9, root.emoji.group + by)));
    }

    EmojiTab { group: 0; glyph: "clock"; enabled: root.emoji.hasRecents }
    EmojiTab { group: 1; glyph: "smile" }
    EmojiTab { group: 2; glyph: "person" }
    EmojiTab { group: 3; glyph: "leaf" }
    EmojiTab { group: 4; glyph: "cup" }
    EmojiTab { group: 5; glyph: "compass" }
    EmojiTab { group: 6; glyph: "ball" }
    EmojiTab { group: 7; glyph: "bulb" }
    EmojiTab { group: 8; glyph: "heart" }
    EmojiTab { group: 9; glyph: "flag" }
}
