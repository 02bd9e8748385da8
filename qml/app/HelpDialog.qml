import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The users' help, to be read from top to bottom: the arrows and page keys scroll, Tab goes from link to link, Esc closes.
Dialog {
    id: root

    objectName: "helpDialog"
    title: qsTr("Help")
    width: Math.min(Theme.px(760), parent.width - 40)
    height: Math.min(820, parent.height - 40)

    onOpened: page.forceActiveFocus()

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        Flickable {
            id: page

            readonly property int margin: 14

            objectName: "helpPage"
            Layout.fillWidth: true
            Layout.fillHeight: true
            // So that the focus ring is around the words and not through them.
            Layout.leftMargin: -margin
            Layout.rightMargin: -margin
            contentHeight: blocks.height
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.Document
            Accessible.name: root.title

            // What Tab reaches comes into sight.
            readonly property Item reached: Window.activeFocusItem
            onReachedChanged: {
                if (reached && reached.parent === blocks)
                    show(reached);
            }

            T.ScrollBar.vertical: ScrollBar { policy: T.ScrollBar.AsNeeded }

            Keys.onPressed: event => {
                const place = scrolledBy(event.key);
                event.accepted = place !== undefined;
                if (event.accepted)
                    contentY = within(place);
            }

            Column {
                id: blocks
                x: page.margin
                width: page.width - 2 * page.margin

                Repeater {
                    model: HelpModel {}
                    delegate: HelpBlock { width: parent ? parent.width : 0 }
                }
            }

            function within(place: real): real { return Math.max(0, Math.min(contentHeight - height, place)); }

            function scrolledBy(key: int): var {
                switch (key) {
                case Qt.Key_Up: return contentY - 44;
                case Qt.Key_Down: return contentY + 44;
                case Qt.Key_PageUp: return contentY - height * 0.9;
                case Qt.Key_PageDown:
                case Qt.Key_Space: return contentY + height * 0.9;
                case Qt.Key_Home: return 0;
                case Qt.Key_End: return contentHeight;
                }
                return undefined;
            }

            function show(block: Item): void {
                if (block.y < contentY || block.y + block.height > contentY + height)
                    contentY = within(block.y - 44);
            }
        }
        FocusRing { parent: page; shown: page.activeFocus; anchors.margins: 1 }
        Button {
            objectName: "helpCloseButton"
            text: qsTr("Close")
            kind: Button.Secondary
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
        }
    }
}
