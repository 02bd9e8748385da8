import QtQuick

// The parts of a message that is more than plain words, below each other.
Column {
    id: root

    required property TimelineDelegate line
    // The words at the end, if there are words.
    readonly property FormattedWords lastWords: parts.count > 0 && last ? last.words : null
    property MessagePart last: null

    function pieces(): var {
        const pieces = [];
        for (let i = 0; i < parts.count; ++i) {
            const part = parts.itemAt(i) as MessagePart;
            if (part && part.piece)
                pieces.push(part.piece);
        }
        return pieces;
    }

    objectName: "messageBlocks"
    spacing: 4

    Repeater {
        id: parts
        model: root.line.shown
        delegate: MessagePart {
            selectable: parent === null || !(parent as MessageBlocks).line.selected
            chosen: parent === null ? Qt.point(0, 0) : (parent as MessageBlocks).line.chosenOf(index)
            onFollowed: (words, target) => (parent as MessageBlocks).line.follow(words, target)
            onAllWanted: (parent as MessageBlocks).line.selectAll()
        }
        onItemRemoved: root.last = null
        onItemAdded: (index, item) => {
            if (index === count - 1)
                root.last = item as MessagePart;
            // So that the height is right in the frame in which somebody unfolds it.
            root.forceLayout();
        }
    }
}
