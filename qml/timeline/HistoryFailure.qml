import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Messages that should be here could not be loaded: why, and once more.
Rectangle {
    id: root

    required property TimelineController timeline

    objectName: "historyFailure"
    visible: timeline.historyFailure.length > 0
    implicitHeight: Math.max(40, words.implicitHeight + 16)
    radius: Theme.radiusControl
    color: Theme.dangerTint
    Accessible.role: Accessible.AlertMessage
    Accessible.name: timeline.historyFailure

    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        glyph: "alert"
        size: 16
        color: Theme.danger
    }
    Label {
        id: words
        anchors { left: sign.right; leftMargin: 8; right: again.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: root.timeline.historyFailure
        size: Theme.sizeSecondary
        color: Theme.danger
        wrapMode: Text.Wrap
    }
    Button {
        id: again
        objectName: "retryHistoryButton"
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        kind: Button.Outline
        implicitHeight: Theme.px(26)
        text: qsTr("Retry")
        onClicked: root.timeline.retryHistory()
    }
}
