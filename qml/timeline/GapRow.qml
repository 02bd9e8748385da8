import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Messages are known to be missing here.
Item {
    id: root

    required property TimelineDelegate line

    implicitHeight: Theme.px(44)
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text
    // Being looked at is the request to load it.
    Component.onCompleted: load()

    function load(): void {
        line.timeline.fillGap(line.entryId);
    }

    Rectangle {
        anchors { fill: parent; topMargin: 6; bottomMargin: 6 }
        radius: Theme.radiusControl
        color: Theme.side
        border.width: 1
        border.color: Theme.line
    }
    Label {
        id: words
        anchors.centerIn: parent
        text: qsTr("Messages are missing here")
        size: Theme.sizeCaption
        color: Theme.soft
    }
    Button {
        anchors { right: parent.right; rightMargin: 7; verticalCenter: parent.verticalCenter }
        kind: Button.Outline
        implicitHeight: Theme.px(22)
        tone: Theme.soft
        text: qsTr("Load")
        onClicked: root.load()
    }
}
