import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The words of a message, and behind the last of them "(edited)" and the delivery mark, for which there is always room
// on that line. That a message waits is said on a line of its own when it does not fit there.
Item {
    id: root

    property string body
    property var blocks: [] // of MessageBlock; none: the words are what was typed
    property int fold: TimelineModel.Whole
    property bool quiet: false
    property bool selectable: true // piece by piece
    property bool edited: false
    property int delivery: TimelineModel.None

    // The same blocks again change nothing: what is selected in them stays so.
    property var shown: []
    readonly property bool formatted: shown.length > 0
    readonly property MessageBlocks parts: formatting.item as MessageBlocks
    readonly property MessageWords last: formatted ? (parts ? parts.lastWords : null) : words

    readonly property bool marked: edited || delivery === TimelineModel.Waiting || delivery === TimelineModel.Sent
    readonly property bool waiting: delivery === TimelineModel.Waiting
    // The words begin at the right: what is behind them is at their left.
    readonly property bool rightToLeft: last !== null && last.effectiveHorizontalAlignment === TextEdit.AlignRight
    readonly property int reserved: marked ? marks.width - (waitingWords.visible ? waitingWords.width + marks.spacing : 0) + 8 : 0
    readonly property real wordsHeight: formatted ? formatting.height : Math.max(22, words.height)
    readonly property rect lastLine: placeOf(last)
    readonly property bool marksFit: last !== null && fold !== TimelineModel.Folded
                                     && marks.width + 8 <= (rightToLeft ? lastLine.x : width - lastLine.x - lastLine.width)

    signal followed(words: string, target: string)
    signal foldToggled()
    signal allWanted() // somebody selects all of more than one piece

    implicitHeight: wordsHeight + (marked && !marksFit ? 18 : 0) + (folding.active ? folding.height : 0)
    onBlocksChanged: {
        if (!MessageInk.isSame(blocks, shown))
            shown = blocks;
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
        text: root.formatted ? "" : root.body
        visible: !root.formatted
        quiet: root.quiet
        selectByMouse: root.selectable
    }
    Loader {
        id: formatting
        x: root.rightToLeft ? root.reserved : 0
        width: root.width - root.reserved
        active: root.formatted
        source: "MessageBlocks.qml"
    }
    Binding { target: root.parts; property: "blocks"; value: root.shown }
    Binding { target: root.parts; property: "selectable"; value: root.selectable }
    Connections {
        target: root.parts
        function onFollowed(words: string, target: string): void { root.followed(words, target); }
        function onAllWanted(): void { root.allWanted(); }
    }
    Row {
        id: marks
        objectName: "messageMarks"

        readonly property real besideWords: root.rightToLeft ? root.lastLine.x - 7 - width : root.lastLine.x + root.lastLine.width + 7
        readonly property real underWords: root.rightToLeft ? root.width - width : 0

        x: root.marksFit ? besideWords : underWords
        y: root.marksFit ? root.lastLine.y + (root.lastLine.height - height) / 2 : root.wordsHeight
        height: 18
        spacing: 6
        visible: root.marked

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("(edited)")
            size: Theme.sizeCaption
            color: Theme.soft
            visible: root.edited
        }
        Icon {
            objectName: "deliveryIcon"
            anchors.verticalCenter: parent.verticalCenter
            size: 14
            glyph: root.waiting ? "clock" : "check"
            color: root.waiting ? Theme.soft : Theme.accent
            visible: root.waiting || root.delivery === TimelineModel.Sent
        }
        Label {
            id: waitingWords
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("waiting to be sent")
            size: Theme.sizeCaption
            color: Theme.soft
            visible: root.waiting
        }
    }
    Loader {
        id: folding
        anchors { left: parent.left; bottom: parent.bottom; leftMargin: -8 }
        active: root.fold !== TimelineModel.Whole
        source: "FoldButton.qml"
    }
    Binding { target: folding.item as FoldButton; property: "fold"; value: root.fold }
    Connections {
        target: folding.item as FoldButton
        function onClicked(): void { root.foldToggled(); }
    }
}
