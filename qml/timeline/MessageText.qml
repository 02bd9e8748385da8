import QtQuick
import Chinwag.Ui

// The words of a message, and behind the last of them "(edited)" and the delivery mark, for which there is always room
// on that line. That a message waits is said on a line of its own when it does not fit there.
Item {
    id: root

    required property TimelineDelegate line

    readonly property bool formatted: line.shown.length > 0
    readonly property MessageBlocks parts: formatting.item as MessageBlocks
    readonly property MessageWords last: formatted ? (parts ? parts.lastWords : null) : words

    readonly property bool empty: !formatted && line.body.length === 0 && line.attached.length > 0
    readonly property bool marked: line.edited || line.delivery === TimelineModel.Waiting || line.delivery === TimelineModel.Sent || line.delivery === TimelineModel.Read
    // The words begin at the right: what is behind them is at their left.
    readonly property bool rightToLeft: marked && last !== null && last.effectiveHorizontalAlignment === TextEdit.AlignRight
    readonly property real reserved: marks.item ? (marks.item as MessageMarks).needed + 8 : 0
    readonly property real wordsHeight: formatted ? formatting.height : empty && !marked ? 0 : Math.max(22, words.height)
    readonly property rect lastLine: marked ? placeOf(last) : Qt.rect(0, 0, 0, 0)
    readonly property bool marksFit: last !== null && line.fold !== TimelineModel.Folded
                                     && marks.width + 8 <= (rightToLeft ? lastLine.x : width - lastLine.x - lastLine.width)

    implicitHeight: wordsHeight + (marked && !marksFit ? 18 : 0) + folding.extent

    // What the message says, one below the other.
    function pieces(): var {
        return formatted ? (parts ? parts.pieces() : []) : empty ? [] : [words];
    }
    function placeOf(item: MessageWords): rect {
        if (item === null)
            return Qt.rect(0, 0, 0, 0);
        const line = item.lastLine();
        const changes = [formatting.x, formatting.height, item.height];
        const place = item === words || changes.length === 0 ? Qt.point(words.x, 0) : item.mapToItem(root, 0, 0);
        return Qt.rect(place.x + line.x, place.y + line.y, line.width, line.height);
    }

    MessageWords {
        id: words
        x: root.rightToLeft ? root.reserved : 0
        width: root.width - root.reserved
        text: root.formatted ? "" : root.line.body
        visible: !root.formatted && !root.empty
        quiet: root.line.deleted
        selectByMouse: !root.line.selected
        chosen: root.formatted ? Qt.point(0, 0) : root.line.chosenOf(0)
    }
    Part {
        id: formatting
        x: root.rightToLeft ? root.reserved : 0
        width: root.width - root.reserved
        line: root.line
        file: "MessageBlocks.qml"
        wanted: root.formatted
    }
    Part {
        id: marks
        objectName: "messageMarks"

        readonly property real besideWords: root.empty ? (LayoutMirroring.enabled ? root.width - width : 0) : root.rightToLeft ? root.lastLine.x - 7 - width : root.lastLine.x + root.lastLine.width + 7
        readonly property real underWords: root.rightToLeft ? root.width - width : 0

        x: root.marksFit ? besideWords : underWords
        y: root.marksFit ? root.lastLine.y + (root.lastLine.height - height) / 2 : root.wordsHeight
        line: root.line
        file: "MessageMarks.qml"
        wanted: root.marked
    }
    Part {
        id: folding
        anchors { left: parent.left; bottom: parent.bottom; leftMargin: -8 }
        line: root.line
        file: "FoldButton.qml"
        wanted: root.line.fold !== TimelineModel.Whole
    }
}
