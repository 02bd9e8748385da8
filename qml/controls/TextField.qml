import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.TextField {
    id: control

    property bool failed: false

    implicitHeight: Theme.fieldHeight
    implicitWidth: 240
    leftPadding: 12
    rightPadding: 12
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    placeholderTextColor: Theme.faint
    font.pixelSize: Theme.sizeBody
    selectByMouse: true
    passwordCharacter: "•"
    Accessible.role: Accessible.EditableText

    cursorDelegate: Caret {}

    Label {
        anchors { left: parent.left; right: parent.right; margins: 12; verticalCenter: parent.verticalCenter }
        text: control.placeholderText
        color: control.placeholderTextColor
        elide: Text.ElideRight
        visible: control.length === 0 && control.preeditText.length === 0
    }

    background: Rectangle {
        radius: Theme.radiusRow
        color: Theme.window
        border.width: 1
        border.color: control.failed ? Theme.danger : Theme.line

        FocusRing { shown: control.activeFocus; shapeRadius: parent.radius }
    }
}
