import QtQuick
import QtQuick.Shapes
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Round trips of the last two minutes.
LabCard {
    id: root

    required property LabController lab
    readonly property LabPlot plot: lab.plot
    readonly property bool fromRight: LayoutMirroring.enabled

    implicitHeight: 252
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Round trips of the last two minutes: %1, %2").arg(lab.roundTrip).arg(lab.roundTripDetail)
    Accessible.description: lab.heartbeats

    Label {
        id: heading
        anchors { left: parent.left; leftMargin: 20; top: parent.top; topMargin: 16 }
        height: 20
        text: qsTr("Round trip, ms")
        size: Theme.sizeButton
        font.weight: Font.DemiBold
    }
    Row {
        anchors { right: parent.right; rightMargin: 20; verticalCenter: heading.verticalCenter }
        spacing: 16
        Row {
            spacing: 7
            Rectangle { width: 3; height: 12; radius: 1.5; color: Theme.accent; anchors.verticalCenter: parent.verticalCenter }
            Label { text: root.lab.heartbeats; size: Theme.sizeSecondary; color: Theme.soft }
        }
        Row {
            spacing: 7
            visible: root.width > 420
            Rectangle { width: 12; height: 12; radius: 3; color: Theme.warn; border.width: 1; border.color: Theme.warnInk; anchors.verticalCenter: parent.verticalCenter }
            Label { text: qsTr("not connected"); size: Theme.sizeSecondary; color: Theme.soft }
        }
    }

    component Line: Rectangle {
        height: 1
        color: Theme.line
    }
    component Place: Label {
        size: Theme.sizeCaption
        color: Theme.soft
    }

    Item {
        id: area
        anchors { left: parent.left; leftMargin: 64; right: parent.right; rightMargin: 20; top: heading.bottom; topMargin: 22; bottom: beats.top; bottomMargin: 8 }
    }
    Line { anchors { left: area.left; right: area.right; top: area.top } }
    Line { anchors { left: area.left; right: area.right; verticalCenter: area.verticalCenter } }
    Line { anchors { left: area.left; right: area.right; bottom: area.bottom } }
    Place { anchors { right: area.left; rightMargin: 10; verticalCenter: area.top } text: root.plot.topText }
    Place { anchors { right: area.left; rightMargin: 10; verticalCenter: area.verticalCenter } text: root.plot.middleText }
    Place { anchors { right: area.left; rightMargin: 10; verticalCenter: area.bottom } text: root.plot.bottomText }

    Item {
        anchors { left: area.left; right: area.right; top: area.top; bottom: beats.bottom; topMargin: -8 }
        clip: true
        Repeater {
            model: root.plot.outages
            delegate: LabOutage {}
        }
    }
    Shape {
        anchors.fill: area
        ShapePath {
            strokeColor: Theme.accent
            strokeWidth: 1.75
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap
            PathMultiline { paths: root.plot.lines(area.width, area.height, root.fromRight, root.plot.revision) }
        }
    }
    Rectangle {
        readonly property double place: root.fromRight ? 1 - root.plot.newestX : root.plot.newestX
        x: area.x + place * area.width - 3.5
        y: area.y + (1 - root.plot.newestY) * area.height - 3.5
        width: 7
        height: 7
        radius: 3.5
        color: Theme.accent
        visible: root.plot.newestX >= 0
    }
    Item {
        id: beats
        anchors { left: area.left; right: area.right; bottom: times.top; bottomMargin: 6 }
        height: 26
        Rectangle {
            anchors { left: parent.left; right: parent.right }
            y: 13
            height: 1
            color: Theme.line
        }
        Repeater {
            model: root.plot.ticks
            delegate: LabTick {}
        }
    }
    Item {
        id: times
        anchors { left: area.left; right: area.right; bottom: parent.bottom; bottomMargin: 12 }
        height: 16
        Label { anchors.left: parent.left; text: qsTr("2 minutes ago"); size: Theme.sizeCaption; color: Theme.soft }
        Label { anchors.horizontalCenter: parent.horizontalCenter; text: qsTr("1 minute ago"); size: Theme.sizeCaption; color: Theme.soft; visible: root.width > 420 }
        Label { anchors.right: parent.right; text: qsTr("now"); size: Theme.sizeCaption; color: Theme.soft }
    }
    Label {
        anchors.centerIn: area
        text: qsTr("The first answer is on its way.")
        size: Theme.sizeSecondary
        color: Theme.soft
        visible: root.plot.empty && root.lab.connected
    }
}
