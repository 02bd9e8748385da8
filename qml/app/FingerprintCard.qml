import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Theme

// A fingerprint to compare: words that one can say, and under them what they stand for. Never mirrored: its order is
// that of the server's.
Rectangle {
    id: root

    property string caption
    property string words
    property string hex
    property bool alarming: false

    implicitHeight: column.implicitHeight + 24
    radius: Theme.radiusRow
    color: Theme.window
    border.width: 1
    border.color: alarming ? Theme.danger : Theme.line
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: root.caption.length > 0 ? root.caption + ": " + root.words : root.words
    Accessible.description: root.hex

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 12 }
        spacing: 6

        Label {
            text: root.caption
            size: Theme.sizeCaption
            color: root.alarming ? Theme.danger : Theme.soft
            visible: text.length > 0
            Layout.fillWidth: true
        }
        Label {
            objectName: "fingerprintWords"
            text: root.words
            size: Theme.sizeBody + 1
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.25
            Layout.fillWidth: true
        }
        Label {
            objectName: "fingerprintHex"
            text: root.hex
            size: Theme.sizeCaption - 2
            font.family: "monospace"
            color: Theme.soft
            wrapMode: Text.WrapAnywhere
            Layout.fillWidth: true
        }
    }
}
