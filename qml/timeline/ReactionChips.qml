import QtQuick

// How people reacted to a message; a click joins them, or takes that back.
Flow {
    id: root

    property var reactions: []

    signal toggled(emoji: string)

    spacing: 6
    topPadding: 4

    Repeater {
        model: root.reactions
        delegate: ReactionChip {}
    }
}
