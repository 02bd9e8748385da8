import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// A place in EmojiLine.
Label {
    id: root

    required property int place

    width: 36
    height: 36
    size: 22
    text: (parent?.parent as EmojiLine)?.emoji[place] ?? ""
    horizontalAlignment: Text.AlignHCenter
    Accessible.role: Accessible.Button
    Accessible.name: (parent?.parent as EmojiLine)?.names[place] ?? ""
    Accessible.ignored: text.length === 0
    Accessible.onPressAction: {
        const line = parent.parent as EmojiLine;
        line.choose(line.first + place);
    }

    Rectangle {
        anchors { fill: parent; margins: 1 }
        z: -1
        radius: Theme.radiusControl
        color: Theme.tint
        border.width: 1
        border.color: Theme.accent
        visible: (root.parent?.parent as EmojiLine)?.current === root.place
    }
}
