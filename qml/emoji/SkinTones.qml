import QtQuick
import Chinwag.Ui

// The skin of hands and people: one stop for the Tab key, left and right choose.
Row {
    id: root

    required property EmojiController emoji

    objectName: "skinTones"
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Skin colour")
    Keys.onLeftPressed: step(LayoutMirroring.enabled ? 1 : -1)
    Keys.onRightPressed: step(LayoutMirroring.enabled ? -1 : 1)

    function step(by: int): void {
        root.emoji.skin = Math.max(0, Math.min(5, root.emoji.skin + by));
    }

    SkinTone { skin: 0 }
    SkinTone { skin: 1 }
    SkinTone { skin: 2 }
    SkinTone { skin: 3 }
    SkinTone { skin: 4 }
    SkinTone { skin: 5 }
}
