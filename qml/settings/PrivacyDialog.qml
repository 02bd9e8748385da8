import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Who may add one to rooms, and whom one has blocked.
Dialog {
    id: root

    required property PrivacyController privacy

    objectName: "privacyDialog"
    title: qsTr("Privacy")
    explanation: qsTr("This is kept on the server and holds on all your devices.")
    width: Math.min(520, parent.width - 40)

    onAboutToShow: privacy.refresh()
    onOpened: shared.forceActiveFocus()

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        SettingsPage {
            SettingsGroup {
                width: parent.width
                heading: qsTr("Who may add you to rooms")

                Choice {
                    id: shared
                    objectName: "sharedChoice"
                    width: parent.width
                    text: qsTr("People I share a room with")
                    detail: qsTr("Everybody else has to ask.")
                    chosen: root.privacy.whoMayAdd === PrivacyController.SharedRooms
                    onClicked: root.privacy.choose(PrivacyController.SharedRooms)
                    KeyNavigation.down: ask
                }
                Choice {
                    id: ask
                    objectName: "askChoice"
                    width: parent.width
                    text: qsTr("Everybody has to ask")
                    detail: qsTr("Their invitations are above your rooms until you answer.")
                    chosen: root.privacy.whoMayAdd === PrivacyController.Ask
                    onClicked: root.privacy.choose(PrivacyController.Ask)
                    KeyNavigation.down: nobody
                }
                Choice {
                    id: nobody
                    objectName: "nobodyChoice"
                    width: parent.width
                    text: qsTr("Nobody")
                    detail: qsTr("Nobody can ask, either. You join public rooms yourself.")
                    chosen: root.privacy.whoMayAdd === PrivacyController.Nobody
                    onClicked: root.privacy.choose(PrivacyController.Nobody)
                }
            }
            SettingsGroup {
                width: parent.width
                heading: qsTr("People you have blocked")

                Repeater {
                    id: blocked
                    objectName: "blockedList"
                    model: root.privacy.blocked
                    delegate: BlockedDelegate {
                        width: parent ? parent.width : 0
                    }
                    onItemAdded: (index, item) => {
                        (item as BlockedDelegate).unblocked.connect(user => root.privacy.unblock(user));
                    }
                }
                Label {
                    width: parent.width
                    leftPadding: 14
                    rightPadding: 14
                    topPadding: 12
                    bottomPadding: 12
                    text: qsTr("Nobody. Whom you block can neither add you to rooms nor begin a direct message with you.")
                    size: Theme.sizeSecondary
                    color: Theme.soft
                    wrapMode: Text.Wrap
                    visible: blocked.count === 0
                }
            }
        }
        Label {
            objectName: "privacyError"
            text: root.privacy.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Button {
            text: qsTr("Close")
            kind: Button.Secondary
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
        }
    }
}
