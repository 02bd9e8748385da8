import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
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

        Flickable {
            id: page

            // Room for the focus rings, which stand outside of what they are around.
            readonly property int margin: 4

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: -margin
            Layout.rightMargin: -margin
            Layout.preferredHeight: groups.implicitHeight + 2 * margin
            contentHeight: groups.implicitHeight + 2 * margin
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollBar {}

            // What Tab reaches comes into sight.
            readonly property Item reached: Window.activeFocusItem
            onReachedChanged: {
                for (let item = reached; item; item = item.parent) {
                    if (item === groups)
                        return show(reached.mapToItem(groups, 0, 0).y, reached.height);
                }
            }

            function show(top: real, length: real): void {
                if (top < contentY)
                    contentY = top;
                else if (top + length + 2 * margin > contentY + height)
                    contentY = top + length + 2 * margin - height;
            }

            Column {
                id: groups
                x: page.margin
                y: page.margin
                width: page.width - 2 * page.margin
                spacing: 24

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
