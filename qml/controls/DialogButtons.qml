import QtQuick
import QtQuick.Layouts

RowLayout {
    id: root

    property string accept
    property alias cancelText: cancel.text
    property bool busy: false

    signal accepted()
    signal rejected()

    spacing: 8

    function focusCancel(): void {
        cancel.forceActiveFocus(Qt.TabFocusReason);
    }

    function focusAccept(): void {
        acceptButton.forceActiveFocus(Qt.TabFocusReason);
    }

    Item { Layout.fillWidth: true }
    Button {
        id: cancel
        objectName: "dialogCancelButton"
        text: qsTr("Cancel")
        kind: Button.Secondary
        onClicked: root.rejected()
    }
    Button {
        id: acceptButton
        objectName: "dialogAcceptButton"
        text: root.accept
        busy: root.busy
        visible: root.accept.length > 0
        onClicked: root.accepted()
    }
}
