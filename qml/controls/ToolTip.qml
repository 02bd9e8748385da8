import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.ToolTip {
    id: control

    objectName: "toolTip"
    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: parent ? parent.height + 4 : 0
    implicitWidth: Math.min(contentItem.implicitWidth, 320) + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: 6
    horizontalPadding: 10
    verticalPadding: 5
    delay: 600
    timeout: 6000
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Label {
        text: control.text
        size: Theme.sizeCaption
        color: Theme.window
        wrapMode: Text.Wrap
    }
    background: Rectangle { radius: 7; color: Theme.text }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.fade } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.fade } }
}
