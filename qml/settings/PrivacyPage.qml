import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What others see of one, who may add one to rooms, and whom one has blocked.
SettingsPage {
    id: root

    required property AppController app
    readonly property PrivacyController privacy: app.privacy
    readonly property SettingsController settings: app.settings

    objectName: "privacyPage"
    title: qsTr("Privacy")
    explanation: qsTr("What others see of you, and who can reach you.")

    Component.onCompleted: privacy.refresh()

    SettingsError {
        objectName: "privacyError"
        width: parent.width
        text: root.privacy.error
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("Typing")

        Switch {
            objectName: "sendTypingSwitch"
            width: parent.width
            text: qsTr("Tell others that I am typing")
            detail: qsTr("Off: nothing is sent while you write.")
            on: root.settings.sendTyping
            onClicked: root.settings.sendTyping = !root.settings.sendTyping
        }
        SettingsRule {}
        Switch {
            objectName: "showTypingSwitch"
            width: parent.width
            text: qsTr("Show who is typing")
            on: root.settings.showTyping
            onClicked: root.settings.showTyping = !root.settings.showTyping
        }
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("Who may add you to rooms, on all your devices")

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
