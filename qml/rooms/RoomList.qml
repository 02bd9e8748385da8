import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

ListView {
    id: root

    required property RoomsController rooms

    objectName: "roomList"
    model: rooms.model
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
    section.delegate: Item {
        id: heading
        required property string section
        width: ListView.view ? ListView.view.width : 0
        implicitHeight: 34
        SectionLabel {
            anchors { left: parent.left; leftMargin: 12; right: parent.right; bottom: parent.bottom; bottomMargin: 4 }
            height: 16
            text: heading.section
        }
    }

    delegate: RoomDelegate {}


    T.ScrollBar.vertical: ScrollBar {}

    EmptyPlace {
        anchors.centerIn: parent
        width: parent.width - 40
        visible: root.count === 0
        sentence: qsTr("No rooms yet. Press + to find one.")
    }
}
