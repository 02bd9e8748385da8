import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Who cannot come into a room.
Dialog {
    id: root

    required property RoomDetailsController details

    objectName: "bansDialog"
    title: qsTr("Banned people")
    width: Math.min(480, parent.width - 40)

    onAboutToShow: details.refreshBans()
    onOpened: closeButton.forceActiveFocus()

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        BanList {
            id: list
            objectName: "banList"
            details: root.details
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(72, Math.min(contentHeight, 360))
            Accessible.name: root.title

            EmptyPlace {
                anchors.centerIn: parent
                width: parent.width - 20
                visible: list.count === 0
                sentence: qsTr("Nobody is banned from this room.")
            }
        }
        Label {
            text: root.details.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
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
