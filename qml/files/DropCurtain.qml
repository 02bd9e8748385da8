import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Over the room while somebody drags files across it.
DropArea {
    id: root

    required property AttachmentModel attachments

    signal attached()

    onEntered: drag => drag.accepted = drag.hasUrls && attachments.hasFiles(drag.urls)
    onDropped: drop => {
        drop.accept(Qt.CopyAction);
        root.attachments.add(drop.urls);
        root.attached();
    }

    Rectangle {
        objectName: "dropCurtain"
        anchors { fill: parent; margins: 12 }
        radius: Theme.radiusCard
        color: Theme.tint
        border.width: 2
        border.color: Theme.accent
        opacity: root.containsDrag ? 0.96 : 0
        visible: opacity > 0
        Behavior on opacity { NumberAnimation { duration: Theme.fade } }

        Column {
            anchors.centerIn: parent
            width: parent.width - 40
            spacing: 12
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                glyph: "clip"
                size: 32
                color: Theme.accent
            }
            Label {
                width: parent.width
                text: root.attachments.dropWords
                size: Theme.sizeHeader
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
            }
        }
    }
}
