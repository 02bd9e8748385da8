import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The words of a message, and behind the last of them "(edited)" and the delivery mark, for which there is always room
// on that line. That a message waits is said on a line of its own when it does not fit there.
Item {
    id: root

    property string body
    property bool quiet: false
    property bool edited: false
    property int delivery: TimelineModel.None

    readonly property bool marked: edited || delivery === TimelineModel.Waiting || delivery === TimelineModel.Sent
    readonly property bool waiting: delivery === TimelineModel.Waiting
    // The words begin at the right: what is behind them is at their left.
    readonly property bool rightToLeft: words.effectiveHorizontalAlignment === TextEdit.AlignRight
    readonly property int reserved: marked ? marks.width - (waitingWords.visible ? waitingWords.width + marks.spacing : 0) + 8 : 0
    readonly property rect lastLine: words.measure()
    readonly property bool marksFit: marks.width + 8 <= (rightToLeft ? lastLine.x : width - lastLine.x - lastLine.width)

    implicitHeight: Math.max(22, words.height) + (marked && !marksFit ? 18 : 0)

    TextEdit {
        id: words
        objectName: "messageWords"

        function measure(): rect {
            // Named so that the binding is evaluated again when the layout changes.
            const changes = [contentWidth, contentHeight, width, text, effectiveHorizontalAlignment];
            const line = TextEditing.lastLine(changes.length > 0 ? textDocument : null);
            return Qt.rect(x + line.x, topPadding + line.y, line.width, line.height);
        }

        x: root.rightToLeft ? root.reserved : 0
        width: root.width - root.reserved
        text: root.body
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        readOnly: true
        selectByMouse: true
        activeFocusOnTab: false
        topPadding: 2
        bottomPadding: 2
        color: root.quiet ? Theme.soft : Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.sizeBody
        font.italic: root.quiet
        Accessible.ignored: true
    }
    Row {
        id: marks
        objectName: "messageMarks"

        readonly property real besideWords: root.rightToLeft ? root.lastLine.x - 7 - width : root.lastLine.x + root.lastLine.width + 7
        readonly property real underWords: root.rightToLeft ? root.width - width : 0

        x: root.marksFit ? besideWords : underWords
        y: root.marksFit ? root.lastLine.y + (root.lastLine.height - height) / 2 : words.height
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
}
