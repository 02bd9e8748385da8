import QtQuick
import Chinwag.Theme
import Chinwag.Ui

// Words of a message; they can be selected.
TextEdit {
    id: root

    property bool quiet: false
    property bool quoted: false
    // Of a selection that reaches into more than these words: from x to before y.
    property point chosen: Qt.point(0, 0)
    property bool several: false // the message has other words, too

    signal allWanted()

    onChosenChanged: choose(true)
    onTextChanged: choose(false)
    Keys.onPressed: event => {
        event.accepted = several && event.matches(StandardKey.SelectAll);
        if (event.accepted)
            root.allWanted();
    }

    // It says that the text is another one while it selects.
    property bool choosing: false
    function choose(changed: bool): void {
        if (choosing)
            return;
        choosing = true;
        if (chosen.x < chosen.y)
            select(chosen.x, chosen.y);
        else if (changed)
            deselect();
        choosing = false;
    }

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
