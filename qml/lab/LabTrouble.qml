import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What goes wrong on purpose.
LabCard {
    id: root

    required property LabController lab

    implicitWidth: 272
    implicitHeight: content.implicitHeight + 36

    ColumnLayout {
        id: content
        anchors { fill: parent; margins: 18; topMargin: 16 }
        spacing: 16

        Label {
            text: qsTr("Make trouble")
            size: Theme.sizeButton
            font.weight: Font.DemiBold
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        LabSwitch {
            objectName: "ignorePingsSwitch"
            text: qsTr("Ignore pings")
            detail: root.lab.pingsDetail
            on: root.lab.ignorePings
            onClicked: root.lab.ignorePings = !root.lab.ignorePings
            Layout.fillWidth: true
        }
        LabSwitch {
            objectName: "halfOpenSwitch"
            text: qsTr("Half-open")
            detail: qsTr("Nothing arrives, nothing fails")
            on: root.lab.halfOpen
            onClicked: root.lab.halfOpen = !root.lab.halfOpen
            Layout.fillWidth: true
        }
        LabSlider {
            objectName: "latencySlider"
            text: qsTr("Latency")
            detail: qsTr("Added to every frame, both ways")
            shown: root.lab.latencyText
            amount: root.lab.latency
            most: 2000
            step: 50
            onMoved: amount => root.lab.latency = amount
            Layout.fillWidth: true
        }
        LabSlider {
            objectName: "lossSlider"
            text: qsTr("Frames lost")
            detail: qsTr("Both ways, chosen by chance")
            shown: root.lab.lossText
            amount: root.lab.loss
            most: 50
            onMoved: amount => root.lab.loss = amount
            Layout.fillWidth: true
        }
        Item { Layout.fillHeight: true }
        Rectangle {
            objectName: "troubleStrip"
            visible: root.lab.trouble.length > 0
            implicitHeight: Math.max(36, said.implicitHeight + 16)
            radius: Theme.radiusControl
            color: Theme.warn
            Layout.fillWidth: true

            Label {
                id: said
                anchors { left: parent.left; leftMargin: 12; right: stop.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
                text: root.lab.trouble
                size: Theme.sizeSecondary
                color: Theme.warnInk
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Button {
                id: stop
                objectName: "stopTroubleButton"
                anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
                implicitHeight: 26
                leftPadding: 9
                kind: Button.Outline
                tone: Theme.warnInk
                text: qsTr("Stop all")
                onClicked: root.lab.stopTrouble()
            }
        }
        Button {
            objectName: "dropButton"
            text: qsTr("Drop the connection now")
            kind: Button.Danger
            Layout.fillWidth: true
            onClicked: root.lab.dropNow()
        }
    }
}
