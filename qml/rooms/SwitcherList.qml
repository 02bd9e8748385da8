import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

ListView {
    required property RoomsController rooms

    objectName: "switcherList"
    model: rooms.switcher
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Rooms and people")
    delegate: SwitcherDelegate {}
    T.ScrollBar.vertical: ScrollBar {}
}
