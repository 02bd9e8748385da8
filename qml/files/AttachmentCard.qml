import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What goes with the next message: a look at it, its size, and the way to leave it out.
Rectangle {
    id: root

    required property int index
    required property string name
    required property string about
    required property string glyph
    required property string path
    required property string blurhash
    required property bool ready
    readonly property Item strip: ListView.view

    signal removed(row: int)

    objectName: "attachmentCard"
    width: 216
    height: Theme.px(56)
    radius: Theme.radiusRow
    color: Theme.window
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: ForeignText.isolated(name) + ", " + caption.text

    FileTile {
        id: tile
        anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
        glyph: root.glyph
        path: root.path
        blurhash: root.blurhash
    }
    Label {
        id: title
        anchors { left: tile.right; leftMargin: 10; right: removeButton.left; rightMargin: 4; bottom: tile.verticalCenter }
        text: root.name
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
        elide: Text.ElideMiddle
        maximumLineCount: 1
    }
    Label {
        id: caption
        anchors { left: title.left; right: title.right; top: tile.verticalCenter; topMargin: 2 }
        text: root.ready ? root.about : qsTr("Preparing…")
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    IconButton {
        id: removeButton
        objectName: "removeAttachmentButton"
        anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
        side: 28
        glyph: "close"
        glyphSize: 16
        hint: qsTr("Remove %1", "%1 is the name of a file").arg(ForeignText.isolated(root.name))
        onActiveFocusChanged: if (activeFocus) (root.strip as ListView).positionViewAtIndex(root.index, ListView.Contain)
        onClicked: root.removed(root.index)
    }
}
