import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Row {
    id: root

    required property TimelineDelegate line
    readonly property string reason: line.failure

    height: Math.max(34, words.height + 12)
    spacing: 8

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        glyph: "alert"
        size: 16
        color: Theme.danger
    }
    Label {
        id: words
        objectName: "failureWords"
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width - 16 - retry.width - remove.width - 3 * root.spacing)
        text: root.reason.length > 0 ? qsTr("Not sent: %1").arg(ForeignText.isolated(root.reason)) : qsTr("Not sent")
        size: Theme.sizeSecondary
        color: Theme.danger
        wrapMode: Text.Wrap
    }
    Button {
        id: retry
        objectName: "retryButton"
        anchors.verticalCenter: parent.verticalCenter
        kind: Button.Outline
        implicitHeight: Theme.px(26)
        text: qsTr("Retry")
        onClicked: root.line.timeline.retry(root.line.entryId)
    }
    Button {
        id: remove
        objectName: "deleteButton"
        anchors.verticalCenter: parent.verticalCenter
        kind: Button.Outline
        implicitHeight: Theme.px(26)
        tone: Theme.danger
        text: qsTr("Delete")
        onClicked: root.line.timeline.remove(root.line.entryId)
    }
}
