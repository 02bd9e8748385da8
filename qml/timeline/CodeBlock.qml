import QtQuick

// Code in a message, where its words begin.
Item {
    id: root

    required property var block // MessageBlock
    readonly property MessageWords words: frame.words

    implicitHeight: frame.height

    CodeFrame {
        id: frame
        objectName: "codeBlock"
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        width: Math.min(460, root.width)
        height: implicitHeight
        block: root.block
    }
}
