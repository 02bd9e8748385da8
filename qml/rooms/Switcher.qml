import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// To a room or a person with a few letters. The field keeps the focus; Up and Down choose, Enter goes there.
T.Popup {
    id: root

    required property RoomsController rooms

    objectName: "switcher"
    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: Math.round(Math.min(96, parent.height / 8))
    width: Math.min(Theme.px(480), parent.width - 40)
    implicitHeight: contentHeight + topPadding + bottomPadding
    padding: 12
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    onAboutToShow: {
        rooms.clearError();
        field.clear();
        rooms.switcher.open();
        places.currentIndex = 0;
    }
    onOpened: field.forceActiveFocus(Qt.TabFocusReason)
    onClosed: rooms.switcher.close()

    Connections {
        target: root.rooms
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }
    background: Card {}
    T.Overlay.modal: Rectangle { color: Theme.scrim }

    ColumnLayout {
        anchors.fill: parent
        spacing: 8
        TextField {
            id: field
            objectName: "switcherField"
            placeholderText: qsTr("Go to a room or a person")
            Layout.fillWidth: true
            Accessible.name: placeholderText
            Accessible.description: places.currentItem ? (places.currentItem as SwitcherDelegate).accessibleName : none.sentence
            onTextEdited: {
                root.rooms.switcher.typed = text;
                places.currentIndex = 0;
            }
            onAccepted: root.rooms.switcher.choose(places.currentIndex)
            Keys.onUpPressed: places.decrementCurrentIndex()
            Keys.onDownPressed: places.incrementCurrentIndex()

            Shortcut {
                sequences: KeyTable.of(KeyTable.Switcher)
                enabled: root.opened
                onActivated: root.close()
            }
        }
        SwitcherList {
            id: places
            rooms: root.rooms
            visible: count > 0
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 8.5 * Theme.rowHeight)
        }
        EmptyPlace {
            id: none
            sentence: qsTr("No room and nobody here is called that.")
            visible: places.count === 0
            Layout.fillWidth: true
            Layout.margins: 20
        }
        Label {
            objectName: "switcherProblem"
            text: root.rooms.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
