import QtQuick
import Chinwag.Ui

ListView {
    required property RoomsController rooms

    objectName: "directoryList"
    model: rooms.directory
    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    onAtYEndChanged: if (atYEnd) rooms.browseMore()
    delegate: DirectoryDelegate {}
}
