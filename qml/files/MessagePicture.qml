import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// A picture in a message. Its place is as large from the start as it will be.
T.AbstractButton {
    id: root

    required property int index
    required property var modelData // MessageFile
    readonly property Item grid: parent
    readonly property rect place: grid ? (grid as PictureGrid).placeOf(index) : Qt.rect(0, 0, 0, 0)
    readonly property bool sending: copy.sending && grid !== null && (grid as PictureGrid).waits
    readonly property bool failed: copy.state === FileCopy.Failed || picture.status === Picture.Failed
    readonly property bool onRequest: !sending && copy.state === FileCopy.Absent // too large to come unasked
    readonly property bool roomy: width >= 160 && height >= 90

    objectName: "messagePicture"
    x: place.x
    y: place.y
    width: place.width
    height: place.height
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Picture %1", "%1 is the name of a file").arg(ForeignText.isolated(modelData.name))
    Accessible.description: sentence.text
    onClicked: {
        if (onRequest || copy.state === FileCopy.Failed)
            copy.fetch();
        else
            (grid as PictureGrid).opened(index);
    }

    HoverHandler { cursorShape: Qt.PointingHandCursor }
    FileCopy {
        id: copy
        files: root.grid ? (root.grid as PictureGrid).files : null
        file: root.modelData
        wanted: true
    }

    background: Rectangle {
        objectName: "pictureGround"
        radius: 14
        color: Theme.hover
        visible: picture.status !== Picture.Ready
    }
    Item {
        anchors.fill: parent
        Picture {
            id: picture
            anchors.fill: parent
            path: copy.path
            blurhash: root.modelData.blurhash
            radius: 14
        }
        Rectangle {
            anchors { left: parent.left; bottom: parent.bottom; margins: 8 }
            width: movingLabel.width + 12
            height: Theme.px(20)
            radius: 6
            color: Theme.scrimStrong
            visible: root.modelData.moves && !root.sending && !root.failed
            Label {
                id: movingLabel
                anchors.centerIn: parent
                text: "GIF"
                size: Theme.sizeLabel
                color: Theme.scrimInk
                font.weight: Font.DemiBold
            }
        }
        // Why it is not to be seen, or how far it is.
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 8 }
            height: root.sending ? (root.roomy ? 40 : 20) : sentence.height + 12
            radius: Theme.radiusControl
            color: Theme.scrimStrong
            visible: root.sending || root.failed || root.onRequest

            Label {
                id: sentence
                objectName: "pictureSentence"
                anchors { left: parent.left; leftMargin: 10; right: parent.right; rightMargin: 10 }
                y: root.sending ? 5 : 6
                text: root.sending ? copy.words : root.failed && copy.words.length > 0 ? copy.words
                    : root.failed ? qsTr("This picture cannot be shown.") : root.onRequest ? qsTr("Click to load: %1", "%1 is a size").arg(root.modelData.about) : ""
                size: Theme.sizeCaption
                color: Theme.scrimInk
                wrapMode: root.sending ? Text.NoWrap : Text.Wrap
                maximumLineCount: root.sending ? 1 : 3
                elide: Text.ElideRight
                visible: root.roomy
            }
            TransferBar {
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 8 }
                part: copy.part
                ground: Theme.scrimLine
                ink: Theme.scrimInk
                visible: root.sending
            }
        }
        IconButton {
            objectName: "cancelPictureButton"
            anchors { right: parent.right; top: parent.top; margins: 8 }
            side: 28
            corner: 14
            glyph: "close"
            glyphSize: 16
            hint: qsTr("Do not send")
            fill: Theme.scrimStrong
            ink: Theme.scrimInk
            visible: root.sending
            onClicked: (root.grid as PictureGrid).cancelled(root.index)
        }
    }
}
