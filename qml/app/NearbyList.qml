import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Theme
import Chinwag.Ui

// "On this network": hidden while there is nobody.
ColumnLayout {
    id: root

    required property NearbyModel model

    signal chosen(link: string)

    visible: rows.count > 0
    spacing: 6

    RowLayout {
        spacing: 8
        Label {
            text: qsTr("On this network")
            size: Theme.sizeSecondary
            font.weight: Font.DemiBold
            Layout.preferredHeight: 22
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            text: qsTr("%n found", "servers", rows.count)
            size: Theme.sizeCaption
            color: Theme.soft
        }
    }
    Rectangle {
        radius: Theme.radiusRow + 2
        color: "transparent"
        border.width: 1
        border.color: Theme.line
        Layout.fillWidth: true
        Layout.preferredHeight: list.height + 8

        Column {
            id: list
            objectName: "nearbyList"
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: 4 }

            Repeater {
                id: rows
                model: root.model
                delegate: NearbyDelegate {
                    width: parent ? parent.width : 0
                }
                onItemAdded: (index, item) => {
                    (item as NearbyDelegate).picked.connect(link => root.chosen(link));
                }
            }
        }
    }
}
