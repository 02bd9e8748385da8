import QtQuick
import Chinwag.Ui

// What goes with the next message, one beside the other. No height while there is nothing.
Item {
    id: root

    required property AttachmentModel attachments

    implicitHeight: visible ? 80 : 0
    visible: attachments !== null && !attachments.empty

    // What was added last is seen, once the view knows how wide it is.
    Timer { id: settled; interval: 0; onTriggered: cards.positionViewAtEnd() }
    ListView {
        id: cards
        objectName: "attachmentStrip"
        anchors { fill: parent; margins: 12 }
        model: root.attachments
        orientation: ListView.Horizontal
        spacing: 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 3000 // all of them, so that Tab gets everywhere
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Attached files")

        delegate: AttachmentCard {
            onRemoved: row => (ListView.view.model as AttachmentModel).remove(row)
        }
        onCountChanged: settled.restart()
    }
}
