import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

// All emoji over the page, to choose one of. Where and for what is up to who opens it.
T.Popup {
    id: root

    required property EmojiController emoji
    property real bottom: 0 // where it ends

    signal chosen(text: string)

    objectName: "emojiPicker"
    y: bottom - height
    width: 350
    height: Math.min(424, (T.Overlay.overlay?.height ?? 440) - 2 * margins)
    margins: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Card { radius: 14 }

    onAboutToShow: {
        emoji.open();
        panel.start();
    }

    EmojiPanel {
        id: panel
        anchors.fill: parent
        focus: true
        emoji: root.emoji
        onDismissed: root.close()
        onChosen: text => {
            root.close(); // first: whoever takes it may want the focus
            root.chosen(text);
        }
    }
}
