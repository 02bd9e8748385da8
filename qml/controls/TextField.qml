import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Ui

T.TextField {
    id: control

    property bool failed: false
    // Of what is typed, in UTF-16 units. Unlike maximumLength it cuts no emoji in two.
    property int limit: 32767

    implicitHeight: Theme.fieldHeight
    implicitWidth: 240
    leftPadding: 12
    rightPadding: 12
    verticalAlignment: TextInput.AlignVCenter
    // By its own words, and without any as everything else is.
    horizontalAlignment: length > 0 || preeditText.length > 0 ? undefined : TextInput.AlignLeft
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    placeholderTextColor: Theme.soft
    font.pixelSize: Theme.sizeBody
    selectByMouse: true
    passwordCharacter: "•"
    Accessible.role: Accessible.EditableText

    cursorDelegate: Caret {}
    onTextEdited: {
        if (length > limit)
            remove(TextEditing.excessBefore(text, cursorPosition, limit), cursorPosition);
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace && event.modifiers === Qt.NoModifier && eraseEmoji())
            event.accepted = true;
    }

    // The one before the cursor, as a whole; false: there is none.
    function eraseEmoji(): bool {
        const start = readOnly || selectedText.length > 0 || preeditText.length > 0 ? -1 : TextEditing.emojiBefore(text, cursorPosition);
        if (start < 0)
            return false;
        remove(start, cursorPosition);
        return true;
    }

    Label {
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: mirrored ? control.rightPadding : control.leftPadding; rightMargin: mirrored ? control.leftPadding : control.rightPadding }

        readonly property bool mirrored: LayoutMirroring.enabled
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
