import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Search field, headings, grid, and what the keyboard is at. The field keeps the focus: arrows move in the grid meanwhile.
FocusScope {
    id: root

    required property EmojiController emoji

    signal chosen(text: string)
    signal dismissed() // with the keys that asked for it

    function start(): void {
        search.clear();
        search.forceActiveFocus();
        grid.positionViewAtBeginning();
    }
    function take(): void {
        const text = root.emoji.take();
        if (text.length > 0)
            root.chosen(text);
    }
    // False: it is not for the grid.
    function act(event: KeyEvent): bool {
        switch (event.key) {
        case Qt.Key_Left:
            return go(LayoutMirroring.enabled ? EmojiController.Forward : EmojiController.Back);
        case Qt.Key_Right:
            return go(LayoutMirroring.enabled ? EmojiController.Back : EmojiController.Forward);
        case Qt.Key_Up:
            return go(EmojiController.Up);
        case Qt.Key_Down:
            return go(EmojiController.Down);
        case Qt.Key_PageUp:
            return go(EmojiController.PageUp);
        case Qt.Key_PageDown:
            return go(EmojiController.PageDown);
        case Qt.Key_Return:
        case Qt.Key_Enter:
            take();
            return true;
        }
        return false;
    }
    function go(move: int): bool {
        root.emoji.move(move);
        grid.showCurrent();
        return true;
    }

    TextField {
        id: search
        objectName: "emojiSearch"
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 12 }
        implicitHeight: 36
        leftPadding: LayoutMirroring.enabled ? 12 : 34
        rightPadding: LayoutMirroring.enabled ? 34 : 12
        placeholderText: qsTr("Search emoji")
        focus: true
        Accessible.name: placeholderText
        Accessible.description: root.emoji.currentName
        onTextChanged: {
            root.emoji.search = text;
            grid.positionViewAtBeginning();
        }
        Keys.onPressed: event => {
            if (event.key === Qt.Key_E && event.modifiers === Qt.ControlModifier) { // the end of the line, to a field
                event.accepted = true;
                root.dismissed();
                return;
            }
            const plain = !(event.modifiers & (Qt.ShiftModifier | Qt.ControlModifier | Qt.AltModifier));
            if (plain && preeditText.length === 0 && root.act(event))
                event.accepted = true;
        }

        Icon {
            anchors { left: parent.left; leftMargin: 11; verticalCenter: parent.verticalCenter }
            size: 16
            glyph: "search"
        }
    }
    EmojiTabs {
        id: tabs
        anchors { left: parent.left; right: parent.right; leftMargin: 13; rightMargin: 13; top: search.bottom; topMargin: 6 }
        emoji: root.emoji
        onChosen: search.forceActiveFocus()
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; top: tabs.bottom; margins: 1; topMargin: 0 }
        height: 1
        color: Theme.line
    }
    EmojiGrid {
        id: grid
        objectName: "emojiGrid"
        anchors { left: tabs.left; right: tabs.right; top: tabs.bottom; topMargin: 1; bottom: rule.top }
        emoji: root.emoji
        onChosen: root.take()

        EmptyPlace {
            anchors.centerIn: parent
            width: parent.width - 40
            visible: grid.count === 0
            sentence: qsTr("No emoji is called that.")
        }
    }
    Rectangle {
        id: rule
        anchors { left: parent.left; right: parent.right; bottom: foot.top; margins: 1; bottomMargin: 0 }
        height: 1
        color: Theme.line
    }
    EmojiFoot {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: 16; rightMargin: 16 }
        height: 52
        emoji: root.emoji
    }
}
