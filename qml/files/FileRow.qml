import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// A file of a message that is not drawn there: what it is and what can be done with it, or how far it is.
Rectangle {
    id: root

    required property var modelData // MessageFile
    readonly property Item stack: parent
    readonly property bool underway: copy.sending ? stack !== null && (stack as FileStack).waits : copy.state === FileCopy.Loading
    readonly property bool failed: !copy.sending && copy.state === FileCopy.Failed

    objectName: "fileRow"
    anchors.left: parent ? parent.left : undefined
    width: stack ? Math.min(440, (stack as FileStack).width) : 440
    height: Theme.px(64)
    radius: 14
    color: Theme.surface
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: ForeignText.isolated(modelData.name) + ", " + caption.text

    FileCopy {
        id: copy
        files: root.stack ? (root.stack as FileStack).files : null
        file: root.modelData
        form: FileCopy.Whole
    }
    FileTile {
        id: tile
        anchors { left: parent.left; leftMargin: 12; verticalCenter: parent.verticalCenter }
        glyph: root.modelData.glyph
    }
    Label {
        id: name
        anchors { left: tile.right; leftMargin: 12; right: root.underway ? caption.left : buttons.left; rightMargin: 8 }
        y: root.underway ? 15 : 12
        height: Theme.px(20)
        text: root.modelData.name
        size: Theme.sizeButton
        font.weight: Font.DemiBold
        elide: Text.ElideMiddle
        maximumLineCount: 1
    }
    Label {
        id: caption
        objectName: "fileCaption"
        x: root.underway && !mirrored ? buttons.x - 8 - width : root.underway ? buttons.x + buttons.width + 8 : mirrored ? name.x + name.width - width : name.x
        y: root.underway ? 15 : 33
        width: root.underway ? Math.min(implicitWidth, (root.width - 120) / 2) : Math.min(implicitWidth, name.width)
        height: Theme.px(18)
        readonly property bool mirrored: LayoutMirroring.enabled
        text: root.underway || root.failed ? copy.words : root.modelData.about
        size: Theme.sizeCaption
        color: root.failed ? Theme.danger : Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    TransferBar {
        anchors { left: name.left; right: buttons.left; rightMargin: 8; top: name.bottom; topMargin: 8 }
        part: copy.part
        visible: root.underway
    }
    Row {
        id: buttons
        anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        spacing: 6

        Button {
            objectName: "openFileButton"
            anchors.verticalCenter: parent.verticalCenter
            kind: Button.Outline
            tone: Theme.accentText
            text: root.failed ? qsTr("Retry") : qsTr("Open")
            visible: !root.underway && (root.failed || root.modelData.opens)
            Accessible.name: qsTr("%1: %2", "what is done with a file, its name").arg(text).arg(ForeignText.isolated(root.modelData.name))
            onClicked: {
                if (root.failed)
                    copy.fetch();
                else
                    (root.stack as FileStack).files.open(root.modelData);
            }
        }
        IconButton {
            objectName: "saveFileButton"
            anchors.verticalCenter: parent.verticalCenter
            glyph: "download"
            hint: root.modelData.opens ? qsTr("Save as…") : qsTr("Save as… It is not opened from here, as it could be a program.")
            visible: !root.underway
            Accessible.name: qsTr("Save %1 as…").arg(ForeignText.isolated(root.modelData.name))
            onClicked: (root.stack as FileStack).saveWanted(root.modelData)
        }
        IconButton {
            objectName: "cancelFileButton"
            anchors.verticalCenter: parent.verticalCenter
            glyph: "close"
            hint: copy.sending ? qsTr("Do not send") : qsTr("Cancel")
            visible: root.underway
            onClicked: {
                if (copy.sending)
                    (root.stack as FileStack).cancelled(root.modelData);
                else
                    copy.cancel();
            }
        }
    }
}
