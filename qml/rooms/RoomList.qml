import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

ListView {
    id: root

    required property RoomsController rooms

    objectName: "roomList"
    model: rooms.shown
    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    currentIndex: rooms.currentIndex
    highlightFollowsCurrentItem: false
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Rooms and direct messages")

    Keys.onUpPressed: root.rooms.step(-1)
    Keys.onDownPressed: root.rooms.step(1)

    section.property: "section"
    section.delegate: SectionHeadings.heading

    delegate: RoomDelegate {}

    T.ScrollBar.vertical: ScrollBar {}

    EmptyPlace {
        anchors.centerIn: parent
        width: parent.width - 40
        visible: root.count === 0
        sentence: root.rooms.newOnly ? qsTr("Nothing new.") : qsTr("No rooms yet. Press + to find one.")
    }
}
