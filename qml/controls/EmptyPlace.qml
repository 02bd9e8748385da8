import QtQuick
import QtQuick.Layouts
import Chinwag.Theme

// What an empty place says: one sentence and at most one action.
ColumnLayout {
    id: root

    property string sentence
    property string action

    signal acted()

    spacing: 14

    Label {
        text: root.sentence
        color: Theme.soft
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.2
        Layout.maximumWidth: 360
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignHCenter
    }
    Button {
        text: root.action
        kind: Button.Secondary
        visible: text.length > 0
        Layout.alignment: Qt.AlignHCenter
        onClicked: root.acted()
    }
}
