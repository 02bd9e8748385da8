import QtQuick

// Six reactions to choose from; `current` is where the keyboard is.
Row {
    id: root

    property var emoji: []
    property int current: -1

    signal chosen(emoji: string)

    EmojiButton { text: root.emoji[0]; pointedAt: root.current === 0; onClicked: root.chosen(text) }
    EmojiButton { text: root.emoji[1]; pointedAt: root.current === 1; onClicked: root.chosen(text) }
    EmojiButton { text: root.emoji[2]; pointedAt: root.current === 2; onClicked: root.chosen(text) }
    EmojiButton { text: root.emoji[3]; pointedAt: root.current === 3; onClicked: root.chosen(text) }
    EmojiButton { text: root.emoji[4]; pointedAt: root.current === 4; onClicked: root.chosen(text) }
    EmojiButton { text: root.emoji[5]; pointedAt: root.current === 5; onClicked: root.chosen(text) }
}
