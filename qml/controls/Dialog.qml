import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Ui

// A card over the window with a title and its content. Esc closes it; focus goes back to where it was.
T.Dialog {
    id: control

    property string explanation

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: Math.round((parent.height - height) / 2)
    width: Math.min(Theme.px(420), parent.width - 40)
    implicitHeight: Math.min(contentHeight + topPadding + bottomPadding + header.height, parent.height - 40)
    padding: 28
    topPadding: 16
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    header: ColumnLayout {
        spacing: 2
        Label {
            text: control.title
            size: Theme.sizeTitle - 2
            font.weight: Font.DemiBold
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
            Layout.topMargin: 24
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            text: control.explanation
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
        }
    }
    background: Card {}
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.fade } }
    // No exit transition: until its end the dialog would swallow the keys of whoever goes on at once.

    Shortcut {
        sequences: KeyTable.of(KeyTable.CloseWindow)
        enabled: control.opened
        onActivated: control.close()
    }
}
