import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What a room is for, all of it: its head has room for one line.
Dialog {
    id: root

    required property TimelineController timeline

    objectName: "roomDialog"
    title: timeline.title
    explanation: timeline.people

    onOpened: closeButton.forceActiveFocus()

    ColumnLayout {
        anchors.fill: parent
        spacing: 18
        Label {
            objectName: "roomTopic"
            text: root.timeline.topic.length > 0 ? root.timeline.topic : qsTr("Nothing is said about it yet.")
            color: root.timeline.topic.length > 0 ? Theme.text : Theme.soft
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Button {
            id: closeButton
            text: qsTr("Close")
            kind: Button.Secondary
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
        }
    }
}
