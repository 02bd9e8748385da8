import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Somebody wants me in a room: who, which one, and the answers.
FocusScope {
    id: root

    required property InvitationController invitation

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("%1: %2", "somebody invites you, room").arg(invitation.title).arg(ForeignText.isolated(invitation.room))
    Accessible.description: invitation.detail

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    Flickable {
        id: page
        anchors.fill: parent
        contentHeight: Math.max(height, card.height + 2 * Theme.pageMargin)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}

        // What Tab reaches comes into sight.
        readonly property Item reached: Window.activeFocusItem
        onReachedChanged: {
            if (!reached || reached.parent !== content)
                return;
            const top = reached.mapToItem(contentItem, 0, 0).y - 8;
            contentY = Math.max(Math.min(contentY, top), top + reached.height + 16 - height);
        }

        Card {
            id: card
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(Theme.pageMargin, (page.height - height) * 0.4)
            width: Math.min(440, page.width - 2 * Theme.pageMargin)
            height: content.implicitHeight + 56

            ColumnLayout {
                id: content
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 28 }
                spacing: 0

                Avatar {
                    initials: root.invitation.inviterInitials
                    tone: root.invitation.inviterTone
                    size: 56
                    Layout.alignment: Qt.AlignHCenter
                    Accessible.ignored: true
                }
                Label {
                    text: root.invitation.title
                    color: Theme.soft
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Layout.topMargin: 16
                }
                Label {
                    objectName: "invitationRoom"
                    text: root.invitation.room
                    size: Theme.sizeTitle
                    font.weight: Font.DemiBold
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Layout.topMargin: 4
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Label {
                    objectName: "invitationDetail"
                    text: root.invitation.detail
                    size: Theme.sizeSecondary
                    color: Theme.soft
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Layout.topMargin: 4
                }
                Label {
                    text: qsTr("Join to read and write there. Whoever asked is not told when you decline.")
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    lineHeight: 1.2
                    Layout.fillWidth: true
                    Layout.topMargin: 20
                }
                Label {
                    objectName: "invitationError"
                    text: root.invitation.error
                    size: Theme.sizeSecondary
                    color: Theme.danger
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    visible: text.length > 0
                    Layout.fillWidth: true
                    Layout.topMargin: 12
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }
                Button {
                    objectName: "joinButton"
                    text: qsTr("Join")
                    busy: root.invitation.busy
                    Layout.fillWidth: true
                    Layout.topMargin: 24
                    Accessible.name: qsTr("Join %1").arg(ForeignText.isolated(root.invitation.room))
                    onClicked: root.invitation.join()
                }
                Button {
                    objectName: "declineButton"
                    text: qsTr("Decline")
                    kind: Button.Secondary
                    busy: root.invitation.busy
                    Layout.fillWidth: true
                    Layout.topMargin: 10
                    Accessible.name: qsTr("Decline %1").arg(ForeignText.isolated(root.invitation.room))
                    onClicked: root.invitation.decline()
                }
                Button {
                    objectName: "blockButton"
                    text: qsTr("Block %1").arg(ForeignText.isolated(root.invitation.inviter))
                    kind: Button.Danger
                    busy: root.invitation.busy
                    Layout.fillWidth: true
                    Layout.topMargin: 10
                    onClicked: block.open()
                }
            }
        }
    }
    BlockDialog {
        id: block
        person: root.invitation.inviter
        onAccepted: root.invitation.block()
    }
}
