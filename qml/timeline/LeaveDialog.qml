import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Asks before somebody leaves a room; staying has the focus.
Dialog {
    id: root

    required property RoomsController rooms
    required property TimelineController timeline

    objectName: "leaveDialog"
    title: qsTr("Leave %1?").arg(ForeignText.isolated(timeline.title))
    explanation: timeline.closed ? qsTr("You can only come back when somebody in it adds you.")
                                 : qsTr("You find it again under “Browse public rooms”.")

    onAboutToShow: rooms.clearError()
    onOpened: stay.forceActiveFocus(Qt.TabFocusReason)

    Connections {
        target: root.rooms
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 18
        Label {
            objectName: "leaveError"
            text: root.rooms.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: 8
            Layout.fillWidth: true
            Item { Layout.fillWidth: true }
            Button {
                id: stay
                objectName: "stayButton"
                text: qsTr("Cancel")
                kind: Button.Secondary
                onClicked: root.close()
            }
            Button {
                objectName: "leaveButton"
                text: qsTr("Leave")
                busy: root.rooms.busy
                onClicked: root.rooms.leave(root.timeline.roomId)
            }
        }
    }
}
