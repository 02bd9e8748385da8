import QtQuick
import QtQuick.Templates as T
import Chinwag.Emoji
import Chinwag.Ui

// Where the emoji picker opens in a room: over the composer, or at a message that one reacts to. Made when it is wanted first.
Item {
    id: root

    required property EmojiController emoji
    property string entryId // of the message; "" for what is being written

    objectName: "emojiPlace"

    readonly property EmojiPicker picker: loader.item as EmojiPicker
    readonly property bool opened: picker !== null && picker.visible

    signal written(text: string)
    signal reacted(entryId: string, text: string)
    signal closed()

    // For what is being written, over the button that asks for it; or puts it away.
    function toggle(button: Item): void {
        if (opened)
            return picker.close();
        make(button);
        entryId = "";
        picker.x = LayoutMirroring.enabled ? -44 : button.width + 44 - picker.width;
        picker.bottom = -16;
        // The button is outside of it, and puts it away itself.
        picker.closePolicy = T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent;
        picker.open();
    }
    // For a message; it ends at `bottom`.
    function react(forEntry: string, bottom: double): void {
        make(root);
        entryId = forEntry;
        picker.x = LayoutMirroring.enabled ? 0 : root.width - picker.width;
        picker.bottom = bottom;
        picker.closePolicy = T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside;
        picker.open();
    }
    function make(parent: Item): void {
        if (!loader.item)
            loader.setSource("qrc:/qt/qml/Chinwag/Emoji/EmojiPicker.qml", { emoji: root.emoji, parent: parent });
        picker.parent = parent;
    }

    Loader { id: loader }
    Connections {
        target: root.picker
        function onChosen(text: string): void {
            if (root.entryId.length > 0)
                root.reacted(root.entryId, text);
            else
                root.written(text);
        }
        function onClosed(): void { root.closed(); }
    }
}
