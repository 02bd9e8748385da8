import QtQuick
import Chinwag.Theme
import Chinwag.Ui

// Words of a message with what is bold in them, and links.
MessageWords {
    id: root

    required property var block // MessageBlock
    readonly property var colours: [Theme.accentText, Theme.mentionText, Theme.hover]
    readonly property bool rightToLeft: effectiveHorizontalAlignment === TextEdit.AlignRight

    signal followed(words: string, target: string)

    several: true
    text: block.text
    quoted: block.depth > 0
    onColoursChanged: draw()
    Component.onCompleted: draw()
    onLinkActivated: link => root.followed(block.links[Number(link)].words, block.links[Number(link)].target)

    // A text that its document keeps otherwise than it was given is shown as it is.
    function draw(): void {
        if (length === block.text.length)
            MessageInk.draw(textDocument, block, colours[0], colours[1], colours[2]);
    }

    Loader {
        id: pointed
        readonly property var link: root.hoveredLink.length > 0 ? root.block.links[Number(root.hoveredLink)] : null
        anchors.fill: parent
        active: link !== null
        source: "LinkHint.qml"
    }
    Binding {
        target: pointed.item as LinkHint
        property: "target"
        value: pointed.link ? pointed.link.target : ""
    }
}
