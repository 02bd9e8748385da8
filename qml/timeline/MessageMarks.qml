import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Behind the words of a message: that it was edited, that the server has it or that it waits.
Row {
    id: root

    required property TimelineDelegate line
    readonly property bool waiting: line.delivery === TimelineModel.Waiting
    readonly property bool read: line.delivery === TimelineModel.Read
    // Without what may be said on a line of its own.
    readonly property real needed: width - (waitingWords.visible ? waitingWords.width + spacing : 0)

    height: Theme.px(18)
    spacing: 6

    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("(edited)")
        size: Theme.sizeCaption
        color: Theme.soft
        visible: root.line.edited
    }
    Icon {
        objectName: "deliveryIcon"
        anchors.verticalCenter: parent.verticalCenter
        size: 14
        glyph: root.waiting ? "clock" : root.read ? "checks" : "check"
        color: root.waiting ? Theme.soft : Theme.accent
        visible: root.waiting || root.read || root.line.delivery === TimelineModel.Sent
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
