import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Dialog {
    id: root

    required property RoomsController rooms

    objectName: "browseDialog"
    title: qsTr("Public rooms")
    explanation: qsTr("Rooms of this server that you have not joined.")

    onAboutToShow: { search.clear(); rooms.browse(); }

    Connections {
        target: root.rooms
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        TextField {
            id: search
            objectName: "directorySearch"
            placeholderText: qsTr("Search by name")
            limit: 64
            Layout.fillWidth: true
            Accessible.name: placeholderText
            onTextEdited: root.rooms.browse(text)
        }
        DirectoryList {
            id: list
            rooms: root.rooms
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(96, Math.min(contentHeight, 360))
            Accessible.name: root.title

            EmptyPlace {
                anchors.centerIn: parent
                width: parent.width - 20
                visible: list.count === 0
                sentence: root.rooms.directoryLoading ? qsTr("Looking for rooms…")
                          : search.length > 0 ? qsTr("No room has that in its name.")
                                                      : qsTr("You are in every public room. Create another one?")
            }
        }
        Label {
            text: root.rooms.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
        }
        Button {
            objectName: "browseCloseButton"
            text: qsTr("Close")
            kind: Button.Outline
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
        }
    }
}
