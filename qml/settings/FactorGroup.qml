import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The second factor: off, being set up with an app, its recovery codes, on.
SettingsGroup {
    id: root

    required property FactorController factor

    heading: qsTr("Second factor")

    Connections {
        target: root.factor
        function onChanged(): void {
            if (root.factor.stage !== FactorController.Off)
                first.text = "";
            if (root.factor.stage !== FactorController.Scanning)
                code.text = "";
        }
        function onSwitchedOff(): void {
            now.text = "";
            last.text = "";
        }
    }

    ColumnLayout {
        x: 14
        width: parent.width - 28
        spacing: 10

        Label {
            objectName: "factorWords"
            text: root.factor.words
            color: root.factor.wanted ? Theme.warnInk : Theme.text
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
            Layout.topMargin: 10
        }

        ColumnLayout {
            visible: root.factor.stage === FactorController.Off
            spacing: 10
            Layout.bottomMargin: 10

            FormField {
                id: first
                fieldName: "factorPassword"
                caption: qsTr("Your password")
                secret: true
                error: root.factor.passwordError
                hint: qsTr("You need an app that makes codes, like Aegis or FreeOTP, on your phone.")
                Layout.fillWidth: true
                onAccepted: root.factor.begin(text)
            }
            Button {
                objectName: "factorBeginButton"
                text: qsTr("Set up…")
                busy: root.factor.busy
                Layout.alignment: Qt.AlignRight
                onClicked: root.factor.begin(first.text)
            }
        }

        ColumnLayout {
            visible: root.factor.stage === FactorController.Scanning
            spacing: 10
            Layout.bottomMargin: 10

            Label {
                text: qsTr("Scan this with the app, or type the key below into it. Then enter the code that it shows.")
                size: Theme.sizeSecondary
                color: Theme.soft
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Rectangle {
                radius: Theme.radiusComposer
                color: "#FFFFFF"
                border.width: 1
                border.color: Theme.line
                Layout.preferredWidth: 208
                Layout.preferredHeight: 208
                Layout.alignment: Qt.AlignHCenter

                QrCode {
                    objectName: "factorQr"
                    anchors { fill: parent; margins: 4 }
                    text: root.factor.uri
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("The key as a code to scan")
                }
            }
            SelectableText {
                objectName: "factorSecret"
                text: root.factor.secret
                name: qsTr("The key to type")
                horizontalAlignment: TextEdit.AlignHCenter
                Layout.fillWidth: true
            }
            FormField {
                id: code
                fieldName: "factorCode"
                caption: qsTr("Code of the app")
                error: root.factor.codeError
                Layout.fillWidth: true
                onAccepted: root.factor.confirm(text)
            }
            RowLayout {
                spacing: 8
                Layout.alignment: Qt.AlignRight

                Button {
                    objectName: "factorCancelButton"
                    kind: Button.Secondary
                    text: qsTr("Cancel")
                    onClicked: root.factor.cancel()
                }
                Button {
                    objectName: "factorConfirmButton"
                    text: qsTr("Switch on")
                    busy: root.factor.busy
                    onClicked: root.factor.confirm(code.text)
                }
            }
        }

        ColumnLayout {
            visible: root.factor.stage === FactorController.Codes
            spacing: 10
            Layout.bottomMargin: 10

            Label {
                text: qsTr("Your recovery codes. Each lets you in once when the app is lost. They are shown this once: print them, or keep them where your passwords are.")
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            SelectableText {
                objectName: "recoveryCodes"
                text: root.factor.codesText
                name: qsTr("Recovery codes")
                horizontalAlignment: TextEdit.AlignHCenter
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: 8
                Layout.alignment: Qt.AlignRight

                Button {
                    objectName: "copyCodesButton"
                    kind: Button.Secondary
                    text: copied.running ? qsTr("Copied") : qsTr("Copy")
                    onClicked: {
                        root.factor.copyCodes();
                        copied.restart();
                    }
                    Timer { id: copied; interval: 2000 }
                }
                Button {
                    objectName: "codesKeptButton"
                    text: qsTr("I have them")
                    onClicked: root.factor.codesKept()
                }
            }
        }

        ColumnLayout {
            visible: root.factor.stage === FactorController.On
            spacing: 10
            Layout.bottomMargin: 10

            FormField {
                id: now
                fieldName: "factorOffPassword"
                caption: qsTr("Your password")
                secret: true
                error: root.factor.passwordError
                Layout.fillWidth: true
                onAccepted: last.field.forceActiveFocus()
            }
            FormField {
                id: last
                fieldName: "factorOffCode"
                caption: qsTr("Code of the app, or a recovery code")
                error: root.factor.codeError
                Layout.fillWidth: true
                onAccepted: root.factor.switchOff(now.text, text)
            }
            Button {
                objectName: "factorOffButton"
                kind: Button.Outline
                text: qsTr("Switch off")
                busy: root.factor.busy
                Layout.alignment: Qt.AlignRight
                onClicked: root.factor.switchOff(now.text, last.text)
            }
        }
    }
}
