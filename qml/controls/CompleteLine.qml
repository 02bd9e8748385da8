import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Ui

// Whether every message of the room is on this computer, and which are not.
RowLayout {
    id: root

    required property CompletenessController completeness

    objectName: "completeLine"
    spacing: 12
    visible: completeness.text.length > 0
    Accessible.role: Accessible.StaticText
    Accessible.name: completeness.text
    Accessible.description: completeness.detail

    Icon {
        glyph: root.completeness.complete ? "check" : "alert"
        size: 18
        color: root.completeness.complete ? Theme.okText : Theme.warnInk
    }
    ColumnLayout {
        spacing: 1
        Layout.fillWidth: true
        Label {
            objectName: "completeText"
            text: root.completeness.text
            size: Theme.sizeButton
            color: root.completeness.complete ? Theme.text : Theme.warnInk
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            text: root.completeness.detail
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    Button {
        objectName: "fetchButton"
        text: qsTr("Fetch")
        kind: Button.Outline
        visible: root.completeness.fetchable
        onClicked: root.completeness.fetch()
    }
}
