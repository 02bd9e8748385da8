import QtQuick
import Chinwag.Ui

ListView {
    required property RoomsController rooms

    objectName: "directoryList"
    model: rooms.directory
    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightFollowsCurrentItem: true
    onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
    Keys.onReturnPressed: join()
    Keys.onEnterPressed: join()

    function join(): void {
        if (currentItem && !rooms.busy)
            rooms.join((currentItem as DirectoryDelegate).roomId);
    }

    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    onAtYEndChanged: if (atYEnd) rooms.browseMore()
    delegate: DirectoryDelegate {}
}
