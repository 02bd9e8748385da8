import QtQuick
import Chinwag.Theme
import Chinwag.Ui

// Words of a message; they can be selected.
TextEdit {
    id: root

    property bool quiet: false
    property bool quoted: false

    // Where the words of the last line are in here.
    function lastLine(): rect {
        // Named so that the binding is evaluated again when the layout changes.
        const changes = [contentWidth, contentHeight, width, text, effectiveHorizontalAlignment];
        const line = TextEditing.lastLine(changes.length > 0 ? textDocument : null);
        return Qt.rect(line.x, topPadding + line.y, line.width, line.height);
    }

    objectName: "messageWords"
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    readOnly: true
    selectByMouse: true
    activeFocusOnTab: false
    topPadding: 2
    bottomPadding: 2
    color: quiet || quoted ? Theme.soft : Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.sizeBody
    font.italic: quiet
    Accessible.ignored: true
}
