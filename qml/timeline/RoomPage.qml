import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The open room: head, connection, log, who types, composer.
Rectangle {
    id: root

    required property AppController app
    property bool membersShown: false

    color: Theme.window

    function focusComposer(): void {
        composer.focusInput();
    }
    function toggleMembers(): void {
        membersShown = !membersShown;
    }

    RoomHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        timeline: root.app.timeline
        membersShown: root.membersShown
        visible: root.app.timeline.hasRoom
        onMembersToggled: root.toggleMembers()
    }
    ConnectionBar {
        id: bar
        anchors { left: parent.left; right: parent.right; top: header.visible ? header.bottom : parent.top }
        connection: root.app.connection
    }
    MembersPanel {
        id: members
        anchors { right: parent.right; top: bar.bottom; bottom: parent.bottom }
        people: root.app.members
        visible: root.membersShown && root.app.timeline.hasRoom
    }

    Item {
        anchors { left: parent.left; right: members.visible ? members.left : parent.right; top: bar.bottom; bottom: parent.bottom }
        visible: root.app.timeline.hasRoom

        TimelineView {
            id: log
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: typingRow.top }
            anchors { leftMargin: Theme.pageMargin; rightMargin: Theme.pageMargin }
            timeline: root.app.timeline

            EmptyPlace {
                anchors.centerIn: parent
                width: Math.min(360, parent.width)
                visible: log.count === 0 && !root.app.timeline.historyLoading
                sentence: qsTr("Nothing here yet. Write the first message.")
            }
        }
        JumpButton {
            anchors { right: log.right; rightMargin: 12; bottom: log.bottom; bottomMargin: 12 }
            timeline: root.app.timeline
        }
        TypingRow {
            id: typingRow
            anchors { left: parent.left; right: parent.right; bottom: composer.top }
            typing: root.app.typing
        }
        Composer {
            id: composer
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.pageMargin }
            composer: root.app.composer
        }
    }

    EmptyPlace {
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 40)
        visible: !root.app.timeline.hasRoom
        sentence: qsTr("Choose a room on the left, or press + to start one.")
    }
}
