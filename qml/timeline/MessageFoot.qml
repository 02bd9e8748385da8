import QtQuick

// Below a message: how people reacted, and that it could not be sent.
Column {
    id: root

    required property TimelineDelegate line

    ReactionChips {
        width: root.width
        bottomPadding: 2
        visible: reactions.length > 0
        reactions: root.line.reactions
        onToggled: emoji => root.line.react(emoji)
    }
    Part {
        width: root.width
        line: root.line
        file: "FailureRow.qml"
        wanted: root.line.failed
    }
}
