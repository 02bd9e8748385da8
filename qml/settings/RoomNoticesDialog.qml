import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What one is told of in one room, for how long not, and why the latest messages were shown or not.
Dialog {
    id: root

    required property NoticeController notices

    objectName: "roomNoticesDialog"
    title: qsTr("Notifications of %1").arg(ForeignText.isolated(notices.roomTitle))
    explanation: qsTr("For all your devices.")
    width: Math.min(Theme.px(520), parent.width - 40)

    onOpened: elsewhere.forceActiveFocus()

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        SettingsPage {
            SettingsGroup {
                width: parent.width
                heading: qsTr("Tell me of")

                Choice {
                    id: elsewhere
                    objectName: "roomDefaultChoice"
                    width: parent.width
                    text: qsTr("As in other rooms")
                    detail: qsTr("What your settings say.")
                    chosen: root.notices.roomLevel === NoticeController.AsElsewhere
                    onClicked: root.notices.chooseRoomLevel(NoticeController.AsElsewhere)
                    KeyNavigation.down: everything
                }
                Choice {
                    id: everything
                    objectName: "roomEverythingChoice"
                    width: parent.width
                    text: qsTr("All messages")
                    detail: qsTr("Whoever writes.")
                    chosen: root.notices.roomLevel === NoticeController.Everything
                    onClicked: root.notices.chooseRoomLevel(NoticeController.Everything)
                    KeyNavigation.down: mentions
                }
                Choice {
                    id: mentions
                    objectName: "roomMentionsChoice"
                    width: parent.width
                    text: qsTr("Mentions")
                    detail: qsTr("Only where your name is.")
                    chosen: root.notices.roomLevel === NoticeController.Important
                    onClicked: root.notices.chooseRoomLevel(NoticeController.Important)
                    KeyNavigation.down: nothing
                }
                Choice {
                    id: nothing
                    objectName: "roomNothingChoice"
                    width: parent.width
                    text: qsTr("Nothing")
                    detail: qsTr("The list of rooms still shows what is new.")
                    chosen: root.notices.roomLevel === NoticeController.Nothing
                    onClicked: root.notices.chooseRoomLevel(NoticeController.Nothing)
                }
            }
            SettingsGroup {
                width: parent.width
                heading: root.notices.muted ? root.notices.mutedText : qsTr("Mute for a while")

                Flow {
                    width: parent.width
                    padding: 8
                    spacing: 8

                    Button {
                        objectName: "muteHourButton"
                        kind: Button.Outline
                        text: qsTr("For an hour")
                        visible: !root.notices.muted
                        onClicked: root.notices.mute(1)
                    }
                    Button {
                        objectName: "muteDayButton"
                        kind: Button.Outline
                        text: qsTr("For eight hours")
                        visible: !root.notices.muted
                        onClicked: root.notices.mute(8)
                    }
                    Button {
                        objectName: "muteMorningButton"
                        kind: Button.Outline
                        text: qsTr("Until tomorrow morning")
                        visible: !root.notices.muted
                        onClicked: root.notices.muteUntilTomorrow()
                    }
                    Button {
                        objectName: "unmuteButton"
                        kind: Button.Outline
                        text: qsTr("Unmute")
                        visible: root.notices.muted
                        onClicked: root.notices.unmute()
                    }
                }
            }
            SettingsGroup {
                width: parent.width
                heading: qsTr("Why?")

                Repeater {
                    id: reasons
                    objectName: "reasonList"
                    model: root.notices.log
                    delegate: NoticeReason {
                        width: parent ? parent.width : 0
                    }
                }
                Label {
                    width: parent.width
                    leftPadding: 14
                    rightPadding: 14
                    topPadding: 12
                    bottomPadding: 12
                    text: qsTr("Nothing has come since Chinwag was started. For each message it will say here why you were told of it, or not.")
                    size: Theme.sizeSecondary
                    color: Theme.soft
                    wrapMode: Text.Wrap
                    visible: reasons.count === 0
                }
            }
        }
        Label {
            objectName: "roomNoticesError"
            text: root.notices.error
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
