import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Settings
import Chinwag.Theme
import Chinwag.Ui

// One's own server: who can reach it, how others come in, and how it ends.
Dialog {
    id: root

    required property HostController host

    readonly property bool wide: width >= 640

    objectName: "hostDialog"
    title: host.title
    explanation: host.name
    width: Math.min(760, parent.width - 40)

    onOpened: done.forceActiveFocus(Qt.TabFocusReason)

    Flickable {
        anchors.fill: parent
        implicitHeight: content.implicitHeight
        contentHeight: content.implicitHeight
        clip: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        ColumnLayout {
            id: content
            width: parent.width
            spacing: 20

            RowLayout {
                spacing: 8
                visible: root.host.running
                Icon {
                    glyph: root.host.reachable ? "wifi" : "offline"
                    color: root.host.reachable ? Theme.okText : Theme.warnInk
                }
                Label {
                    objectName: "hostReach"
                    text: root.host.reach
                    size: Theme.sizeButton
                    font.weight: Font.DemiBold
                    color: root.host.reachable ? Theme.okText : Theme.warnInk
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "hostPeople"
                    text: root.host.people
                    size: Theme.sizeSecondary
                    color: Theme.soft
                }
            }
            Label {
                text: root.host.problem
                size: Theme.sizeSecondary
                color: Theme.danger
                wrapMode: Text.Wrap
                visible: text.length > 0
                Layout.fillWidth: true
            }
            GridLayout {
                columns: root.wide ? 2 : 1
                columnSpacing: 28
                rowSpacing: 20
                visible: root.host.running
                Layout.fillWidth: true
                Layout.topMargin: 8

                ColumnLayout {
                    spacing: 20
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop

                    CopyField {
                        objectName: "hostAddress"
                        caption: qsTr("Address")
                        text: root.host.address
                        copyName: qsTr("Copy the address")
                        Layout.fillWidth: true
                        onCopied: root.host.copyAddress()
                    }
                    CopyField {
                        objectName: "hostLink"
                        visible: root.host.inviting
                        caption: qsTr("Invite link")
                        text: root.host.link
                        hint: root.host.linkHint
                        copyName: qsTr("Copy the invite link")
                        Layout.fillWidth: true
                        onCopied: root.host.copyLink()
                    }
                    TextButton {
                        objectName: "hostRenewButton"
                        visible: root.host.inviting
                        text: qsTr("Make another link")
                        size: Theme.sizeSecondary
                        onClicked: root.host.renewLink()
                    }
                }
                ColumnLayout {
                    spacing: 10
                    visible: root.host.link.length > 0
                    Layout.alignment: Qt.AlignTop | Qt.AlignHCenter

                    Rectangle {
                        radius: Theme.radiusComposer
                        color: "#FFFFFF"
                        border.width: 1
                        border.color: Theme.line
                        Layout.preferredWidth: 224
                        Layout.preferredHeight: 224
                        Layout.alignment: Qt.AlignHCenter

                        QrCode {
                            objectName: "hostQr"
                            anchors { fill: parent; margins: 4 }
                            text: root.host.link
                            Accessible.role: Accessible.Graphic
                            Accessible.name: qsTr("The invite link as a code to scan")
                        }
                    }
                    Label {
                        text: qsTr("Scan to open the invitation on a phone or another computer")
                        size: Theme.sizeCaption
                        color: Theme.soft
                        wrapMode: Text.Wrap
                        horizontalAlignment: Text.AlignHCenter
                        Layout.preferredWidth: 224
                        Layout.alignment: Qt.AlignHCenter
                    }
                }
            }
            Rectangle {
                color: Theme.line
                Layout.fillWidth: true
                Layout.preferredHeight: 1
            }
            Switch {
                objectName: "hostKeepsRunning"
                visible: root.host.canKeepRunning
                text: qsTr("Keep running when Chinwag is closed")
                detail: qsTr("Otherwise the server stops with this program")
                on: root.host.keepsRunning
                Layout.fillWidth: true
                onClicked: root.host.setKeepsRunning(!root.host.keepsRunning)
            }
            RowLayout {
                spacing: 8
                Button {
                    objectName: "hostStopButton"
                    kind: Button.Secondary
                    text: root.host.running ? qsTr("Stop the server…") : qsTr("Start again")
                    busy: root.host.busy
                    enabled: !root.host.busy
                    onClicked: {
                        if (root.host.running)
                            stopping.open();
                        else
                            root.host.start();
                    }
                }
                Item { Layout.fillWidth: true }
                Button {
                    id: done
                    objectName: "hostDoneButton"
                    text: qsTr("Done")
                    onClicked: root.close()
                }
            }
        }
    }
    QuestionDialog {
        id: stopping
        objectName: "hostStopDialog"
        title: qsTr("Stop the server?")
        explanation: root.host.stopQuestion
        yes: qsTr("Stop")
        onAccepted: root.host.stop()
    }
}
