import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// Groups below each other, as tall as there is room for; what Tab reaches comes into sight. As a category of the settings
// it has a title and a line about it.
Flickable {
    id: root

    property string title
    property string explanation
    default property alias groups: column.data
    // Room for the focus rings, which stand outside of what they are around.
    readonly property int margin: 4
    readonly property Item reached: Window.activeFocusItem

    function focusFirst(): void {
        nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.leftMargin: -margin
    Layout.rightMargin: -margin
    Layout.preferredHeight: column.implicitHeight + 2 * margin
    contentHeight: column.y + column.implicitHeight + (title.length > 0 ? 32 : margin)
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
        const from = column.y + top - margin;
        const to = column.y + top + length + margin;
        if (height <= 0 || to <= height)
            contentY = 0; // with the title
        else if (from < contentY)
            contentY = from;
        else if (to > contentY + height)
            contentY = to - height;
    }

    Label {
        id: heading
        x: root.margin
        y: Theme.narrow ? 12 : 28
        width: root.width - 2 * root.margin
        text: root.title
        size: Theme.sizeTitle
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        visible: text.length > 0
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Label {
        id: line
        x: root.margin
        y: heading.y + heading.height + 2
        width: root.width - 2 * root.margin
        text: root.explanation
        size: Theme.sizeSecondary
        color: Theme.soft
        wrapMode: Text.Wrap
        visible: text.length > 0
    }
    Column {
        id: column
        x: root.margin
        y: line.visible ? line.y + line.height + 24 : heading.visible ? line.y + 20 : root.margin
        width: root.width - 2 * root.margin
        spacing: 24
    }
}
