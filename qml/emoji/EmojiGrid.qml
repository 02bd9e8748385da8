import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

// The emoji under their headings; only the lines in sight are there.
ListView {
    id: root

    required property EmojiController emoji
    // Where the mouse was last: what moves under it when it stands still is not pointed at.
    property point pointer

    signal chosen()

    model: emoji.model
    delegate: EmojiLine {}
    clip: true
    reuseItems: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: false
    highlightFollowsCurrentItem: false
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Emoji")
    T.ScrollBar.vertical: ScrollBar {}

    onContentYChanged: root.emoji.setFirstLine(indexAt(1, contentY + 1))

    function showCurrent(): void {
        const line = root.emoji.lineOf(root.emoji.current);
        if (line >= 0)
            positionViewAtIndex(line, ListView.Contain);
    }
    function pointAt(cell: int, at: point): void {
        if (at === pointer)
            return;
        pointer = at;
        if (cell >= 0)
            root.emoji.point(cell);
    }

    Connections {
        target: root.emoji
        function onLineRequested(line: int): void { root.positionViewAtIndex(line, ListView.Beginning); }
    }
}
