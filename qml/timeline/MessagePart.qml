import QtQuick

// Words or code, behind as many bars as it is quoted.
Item {
    id: root

    required property var modelData // MessageBlock
    required property int index
    readonly property FormattedWords words: content.item as FormattedWords
    readonly property MessageWords piece: words !== null ? words : content.item ? (content.item as CodeBlock).words : null
    property bool selectable: true
    property point chosen: Qt.point(0, 0)
    readonly property int inset: 12 * modelData.depth

    signal followed(words: string, target: string)
    signal allWanted()

    width: parent ? parent.width : 0
    implicitHeight: content.height

    Repeater {
        model: root.modelData.depth
        delegate: QuoteBar {}
    }
    Loader {
        id: content
        anchors { left: parent.left; right: parent.right; leftMargin: root.inset }
        Component.onCompleted: setSource(root.modelData.code ? "CodeBlock.qml" : "FormattedWords.qml", { block: root.modelData })
    }
    Binding { target: root.piece; property: "selectByMouse"; value: root.selectable }
    Binding { target: root.piece; property: "chosen"; value: root.chosen }
    Connections {
        target: root.words
        function onFollowed(words: string, target: string): void { root.followed(words, target); }
    }
    Connections {
        target: root.piece
        function onAllWanted(): void { root.allWanted(); }
    }
}
