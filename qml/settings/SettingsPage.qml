import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Controls

// Groups below each other, as tall as there is room for; what Tab reaches comes into sight.
Flickable {
    id: root

    default property alias groups: column.data
    // Room for the focus rings, which stand outside of what they are around.
    readonly property int margin: 4
    readonly property Item reached: Window.activeFocusItem

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.leftMargin: -margin
    Layout.rightMargin: -margin
    Layout.preferredHeight: column.implicitHeight + 2 * margin
    contentHeight: column.implicitHeight + 2 * margin
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollBar {}

    onReachedChanged: {
        for (let item = reached; item; item = item.parent) {
            if (item === column)
                return show(reached.mapToItem(column, 0, 0).y, reached.height);
        }
    }

    function show(top: real, length: real): void {
        if (top < contentY)
            contentY = top;
        else if (top + length + 2 * margin > contentY + height)
            contentY = top + length + 2 * margin - height;
    }

    Column {
        id: column
        x: root.margin
        y: root.margin
        width: root.width - 2 * root.margin
        spacing: 24
    }
}
