import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Theme

// What is there to be given to somebody else: a caption, the text, which can be selected, and a button that copies it.
ColumnLayout {
    id: root

    property string caption
    property string text
    property string hint
    property string copyName // of the button, for who does not see where it stands

    signal copied()

    spacing: 6

    Label {
        text: root.caption
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
        Layout.fillWidth: true
    }
    Rectangle {
        radius: Theme.radiusRow
        color: Theme.window
        border.width: 1
        border.color: field.activeFocus ? Theme.accent : Theme.line
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.fieldHeight - 4
        LayoutMirroring.enabled: false // an address runs from left to right everywhere
        LayoutMirroring.childrenInherit: true

        TextInput {
            id: field
            anchors { left: parent.left; leftMargin: 12; right: button.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
            text: root.text
            readOnly: true
            selectByMouse: true
            clip: true
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.sizeBody
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.readOnly: true
            Accessible.name: root.caption
            onTextChanged: cursorPosition = 0 // its beginning is in sight
            onActiveFocusChanged: {
                if (activeFocus)
                    selectAll();
                else
                    deselect();
            }
        }
        TextButton {
            id: button
            objectName: root.objectName + "Copy"
            anchors { right: parent.right; rightMargin: 14; verticalCenter: parent.verticalCenter }
            size: Theme.sizeSecondary
            text: done.running ? qsTr("Copied") : qsTr("Copy")
            enabled: root.text.length > 0
            opacity: enabled ? 1 : 0.5
            Accessible.name: root.copyName
            onClicked: {
                root.copied();
                done.restart();
            }
            Timer { id: done; interval: 2000 }
        }
    }
    Label {
        text: root.hint
        size: Theme.sizeCaption
        color: Theme.soft
        wrapMode: Text.Wrap
        visible: text.length > 0
        Layout.fillWidth: true
    }
}
