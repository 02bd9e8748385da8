import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What was proved, or that it can be.
LabCard {
    id: root

    required property LabController lab
    readonly property bool failed: lab.proof === LabController.Failed
    readonly property bool proved: lab.proof === LabController.Proved

    objectName: "labResult"
    implicitHeight: Math.max(72, row.implicitHeight + 28)
    Accessible.role: Accessible.Grouping
    Accessible.name: lab.proofTitle
    Accessible.description: lab.proofDetail

    function focusButton(): void {
        button.forceActiveFocus(Qt.TabFocusReason);
    }

    GridLayout {
        id: row
        anchors { left: parent.left; right: parent.right; leftMargin: 20; rightMargin: 20; verticalCenter: parent.verticalCenter }
        columns: root.width < 520 ? 2 : 3
        columnSpacing: 18
        rowSpacing: 12

        Rectangle {
            implicitWidth: 40
            implicitHeight: 40
            radius: 20
            color: root.failed ? Theme.dangerTint : root.proved ? Theme.tint : Theme.hover
            Icon {
                anchors.centerIn: parent
                glyph: root.failed ? "alert" : root.proved ? "check" : root.lab.proof === LabController.Proving ? "retry" : "compass"
                color: root.failed ? Theme.danger : root.proved ? Theme.accent : Theme.soft
            }
        }
        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true
            Label {
                objectName: "proofTitle"
                text: root.lab.proofTitle
                size: Theme.sizeHeader
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Label {
                objectName: "proofDetail"
                text: root.lab.proofDetail
                size: Theme.sizeSecondary
                color: Theme.soft
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        Button {
            id: button
            objectName: "proveButton"
            text: root.lab.proofAction
            kind: root.lab.proof === LabController.Proving ? Button.Secondary : Button.Primary
            Layout.columnSpan: row.columns === 2 ? 2 : 1
            Layout.fillWidth: row.columns === 2
            onClicked: root.lab.prove()
        }
    }
}
