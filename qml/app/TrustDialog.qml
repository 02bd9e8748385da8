import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

// Whoever clicks without reading has changed nothing: the safe answer has the focus.
Dialog {
    id: root

    required property TrustController trust

    objectName: "trustDialog"
    title: trust.title
    explanation: trust.explanation
    width: Math.min(500, parent.width - 40)

    onOpened: cancel.forceActiveFocus(Qt.TabFocusReason)
    onClosed: trust.decline()

    Connections {
        target: root.trust
        function onAskedChanged(): void {
            if (root.trust.asked)
                root.open();
            else
                root.close();
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 12

        FingerprintCard {
            caption: root.trust.changed ? qsTr("It shows now") : ""
            words: root.trust.words
            hex: root.trust.hex
            alarming: root.trust.changed
            Layout.fillWidth: true
        }
        FingerprintCard {
            visible: root.trust.changed
            caption: qsTr("You trust")
            words: root.trust.formerWords
            hex: root.trust.formerHex
            Layout.fillWidth: true
        }
        Flow {
            spacing: 8
            layoutDirection: Qt.RightToLeft
            Layout.fillWidth: true
            Layout.topMargin: 4

            Button {
                objectName: "trustButton"
                text: root.trust.changed ? qsTr("Trust the new one") : qsTr("I compared it")
                kind: root.trust.changed ? Button.Danger : Button.Primary
                onClicked: root.trust.trust()
            }
            Button {
                objectName: "trustNowButton"
                text: qsTr("Trust this time")
                kind: Button.Secondary
                visible: !root.trust.changed
                onClicked: root.trust.trustForNow()
            }
            Button {
                id: cancel
                objectName: "trustCancelButton"
                text: qsTr("Cancel")
                kind: Button.Secondary
                onClicked: root.trust.decline()
            }
        }
    }
}
