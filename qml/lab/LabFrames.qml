import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The newest frames, without what is in them.
LabCard {
    id: root

    required property LabController lab

    implicitHeight: 240

    Item {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: 20; rightMargin: 20; topMargin: 8 }
        height: 28

        SectionLabel { anchors { left: parent.left; verticalCenter: parent.verticalCenter } text: qsTr("Time") }
        SectionLabel { anchors { left: parent.left; leftMargin: 118; verticalCenter: parent.verticalCenter } text: qsTr("Frame") }
        SectionLabel { anchors { right: parent.right; rightMargin: 132; verticalCenter: parent.verticalCenter } text: qsTr("Bytes") }
        SectionLabel { anchors { right: parent.right; verticalCenter: parent.verticalCenter } text: qsTr("Answered in") }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 1
            color: Theme.line
        }
    }
    ListView {
        id: list
        objectName: "labFrames"
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; leftMargin: 20; rightMargin: 20; bottomMargin: 6 }
        model: root.lab.frames
        delegate: LabFrameRow {}
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Frames, newest first")

        FocusRing { shown: list.activeFocus; shapeRadius: 4 }
        Label {
            anchors.centerIn: parent
            text: qsTr("Nothing has come or gone since the Lab was opened.")
            size: Theme.sizeSecondary
            color: Theme.soft
            visible: list.count === 0
        }
    }
}
