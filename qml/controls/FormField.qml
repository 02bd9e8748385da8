import QtQuick
import QtQuick.Layouts
import Chinwag.Theme

// A caption, a field, and under the field one line: what is wrong, or a hint. A secret can be looked at.
ColumnLayout {
    id: root

    property string caption
    property string error
    property string hint
    property color hintColor: Theme.soft
    property alias text: field.text
    property alias placeholder: field.placeholderText
    property bool secret: false
    property bool revealed: false
    property bool keepsLine: false // keeps the place of the line while there is none, so that nothing moves
    property int strength: -1 // of a password, from 0 to 4; below 0 nothing is shown
    property int keptLines: 1 // of such a line
    property alias limit: field.limit
    property alias field: field
    property string fieldName
    readonly property bool mirrored: LayoutMirroring.enabled

    signal edited(text: string)
    signal accepted()

    spacing: 0

    component StrengthBar: Rectangle {
        property int least
        property int strength

        radius: 1.5
        color: strength < least ? Theme.line : strength < 2 ? Theme.danger : strength < 3 ? Theme.away : Theme.accent
        Layout.fillWidth: true
        Layout.preferredHeight: 3
    }

    Label {
        text: root.caption
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
        Layout.preferredHeight: Theme.px(22)
        Layout.fillWidth: true
    }

    TextField {
        id: field
        objectName: root.fieldName
        failed: root.error.length > 0
        echoMode: root.secret && !root.revealed ? TextInput.Password : TextInput.Normal
        inputMethodHints: root.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase : Qt.ImhNone
        leftPadding: root.secret && root.mirrored ? eye.width + 8 : 12
        rightPadding: root.secret && !root.mirrored ? eye.width + 8 : 12
        Layout.fillWidth: true
        Layout.topMargin: 6
        Accessible.name: root.caption
        Accessible.description: root.error.length > 0 ? root.error : root.hint
        onTextEdited: root.edited(field.text)
        onAccepted: root.accepted()

        IconButton {
            id: eye
            objectName: root.fieldName + "Eye"
            anchors { right: parent.right; rightMargin: 5; verticalCenter: parent.verticalCenter }
            visible: root.secret
            glyph: root.revealed ? "eye-off" : "eye"
            hint: root.revealed ? qsTr("Hide the password") : qsTr("Show the password")
            onClicked: root.revealed = !root.revealed
        }

        // Within the field: what is below it stays where it is.
        RowLayout {
            objectName: root.fieldName + "Strength"
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 5; leftMargin: 12; rightMargin: 12 }
            spacing: 4
            visible: root.strength >= 0

            StrengthBar { least: 1; strength: root.strength }
            StrengthBar { least: 2; strength: root.strength }
            StrengthBar { least: 3; strength: root.strength }
            StrengthBar { least: 4; strength: root.strength }
        }
    }

    FontMetrics {
        id: metrics
        font: message.font
    }
    Label {
        id: message
        objectName: root.fieldName + "Message"
        text: root.error.length > 0 ? root.error : root.hint
        size: Theme.sizeCaption
        color: root.error.length > 0 ? Theme.danger : root.hintColor
        wrapMode: Text.Wrap
        verticalAlignment: Text.AlignTop
        visible: root.keepsLine || text.length > 0
        Layout.minimumHeight: root.keepsLine ? root.keptLines * Math.ceil(metrics.lineSpacing) : 0
        Layout.fillWidth: true
        Layout.topMargin: 5
    }
}
