import QtQuick
import Chinwag.Controls

// A heading, or up to nine emoji.
Item {
    id: root

    required property string heading
    required property var emoji
    required property var names
    required property int first

    readonly property int current: ListView.view ? (ListView.view as EmojiGrid).emoji.current - first : -1

    width: ListView.view ? ListView.view.width : 0
    height: heading.length > 0 ? 30 : 36

    SectionLabel {
        anchors { left: parent.left; right: parent.right; leftMargin: 6; bottom: parent.bottom; bottomMargin: 5 }
        text: root.heading
        visible: text.length > 0
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Row {
        id: cells
        visible: root.heading.length === 0

        EmojiCell { place: 0 }
        EmojiCell { place: 1 }
        EmojiCell { place: 2 }
        EmojiCell { place: 3 }
        EmojiCell { place: 4 }
        EmojiCell { place: 5 }
        EmojiCell { place: 6 }
        EmojiCell { place: 7 }
        EmojiCell { place: 8 }
    }
    MouseArea {
        anchors.fill: cells
        hoverEnabled: true
        visible: cells.visible
        onPositionChanged: mouse => (root.ListView.view as EmojiGrid).pointAt(root.cellAt(mouse.x), mapToItem(null, mouse.x, mouse.y))
        onClicked: mouse => root.choose(root.cellAt(mouse.x))
    }

    // -1: there is none.
    function cellAt(x: double): int {
        const cell = cells.childAt(x, 1) as EmojiCell;
        return cell && cell.place < emoji.length ? first + cell.place : -1;
    }
    function choose(cell: int): void {
        if (cell < 0)
            return;
        const grid = ListView.view as EmojiGrid;
        grid.emoji.point(cell);
        grid.chosen();
    }
}
