import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What members of a room reported to its moderators.
Dialog {
    id: root

    required property RoomDetailsController details

    objectName: "reportsDialog"
    title: qsTr("Reports")
    width: Math.min(560, parent.width - 40)

    onAboutToShow: details.refreshReports()
    onOpened: closeButton.forceActiveFocus()

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        ReportList {
            id: list
            objectName: "reportList"
            details: root.details
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(72, Math.min(contentHeight, 420))
            Accessible.name: root.title
            onFollowed: root.close()

            EmptyPlace {
                anchors.centerIn: parent
                width: parent.width - 20
                visible: list.count === 0
                sentence: qsTr("Nothing is reported.")
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
