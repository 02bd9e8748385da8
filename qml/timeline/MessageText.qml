import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The words of a message, and behind the last of them "(edited)" and the delivery mark; on a line of their own when
// they do not fit there.
Item {
    id: root

    property string body
    property bool quiet: false
    property bool edited: false
    property int delivery: TimelineModel.None

    readonly property bool marksFit: tail.x + marks.width + 8 <= width
    readonly property rect tail: words.tailRectangle()

    implicitHeight: Math.max(22, words.height) + (marks.visible && !marksFit ? 18 : 0)

    TextEdit {
        id: words

        function tailRectangle(): rect {
            // Named so that the binding is evaluated again when the layout changes.
            const changes = [words.contentWidth, words.contentHeight, words.width, words.text];
            return words.positionToRectangle(changes.length > 0 ? words.length : 0);
        }

        width: root.width
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
        x: root.marksFit ? root.tail.x + 7 : 0
        y: root.marksFit ? root.tail.y + (root.tail.height - height) / 2 : words.height
        height: 18
        spacing: 6
        visible: root.edited || root.delivery === TimelineModel.Waiting || root.delivery === TimelineModel.Sent

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
            glyph: root.delivery === TimelineModel.Waiting ? "clock" : "check"
            color: root.delivery === TimelineModel.Waiting ? Theme.soft : Theme.accent
            visible: root.delivery === TimelineModel.Waiting || root.delivery === TimelineModel.Sent
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("waiting to be sent")
            size: Theme.sizeCaption
            color: Theme.soft
            visible: root.delivery === TimelineModel.Waiting
        }
    }
}
