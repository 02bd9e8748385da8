import QtQuick

// Words or code, behind as many bars as it is quoted.
Item {
    id: root

    required property var modelData // MessageBlock
    readonly property FormattedWords words: content.item as FormattedWords
    property bool selectable: true
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
    Binding { target: root.words; property: "selectByMouse"; value: root.selectable }
    Connections {
        target: root.words
        function onFollowed(words: string, target: string): void { root.followed(words, target); }
        function onAllWanted(): void { root.allWanted(); }
    }
}
