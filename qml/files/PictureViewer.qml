import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The pictures of a room over the whole window, one at a time. Esc closes it.
T.Popup {
    id: root

    required property FilesController files
    property var pictures: [] // of ShownPicture
    property int index: 0
    readonly property var shown: index >= 0 && index < pictures.length ? pictures[index] : null

    signal saveWanted(file: var)

    parent: T.Overlay.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    padding: 0
    modal: true
    dim: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    objectName: "pictureViewer"

    background: Rectangle { color: Theme.stage }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.fade } }

    FocusScope {
        id: content
        anchors.fill: parent
        focus: true
        Accessible.role: Accessible.Graphic
        Accessible.name: root.shown ? qsTr("Picture %1 from %2, %3", "file, person, time").arg(ForeignText.isolated(root.shown.file.name)).arg(ForeignText.isolated(root.shown.sender)).arg(root.shown.time) : ""
        Keys.onPressed: event => event.accepted = root.act(event)

        FileCopy {
            id: whole
            files: root.files
            form: FileCopy.Whole
            wanted: root.visible
        }
        FileCopy {
            id: small
            files: root.files
            form: FileCopy.Small
        }
        PictureStage {
            id: stage
            anchors.fill: parent
            path: whole.state === FileCopy.Here ? whole.path : small.path
            moving: whole.state === FileCopy.Here && root.shown !== null && root.shown.file.moves && !Theme.reduceMotion
            onLeftAlone: root.close()
        }
        ViewerButton {
            objectName: "previousPictureButton"
            anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
            glyph: "back"
            hint: qsTr("Previous picture")
            visible: root.index > 0
            onClicked: root.go(-1)
        }
        ViewerButton {
            objectName: "nextPictureButton"
            anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
            glyph: "forward"
            hint: qsTr("Next picture")
            visible: root.index + 1 < root.pictures.length
            onClicked: root.go(1)
        }
        Rectangle {
            anchors { left: parent.left; top: parent.top; margins: 16 }
            width: Math.min(titles.implicitWidth, parent.width - tools.width - 80) + 28
            height: 40
            radius: 20
            color: Theme.scrimStrong

            Label {
                id: titles
                objectName: "viewerTitle"
                anchors { fill: parent; leftMargin: 14; rightMargin: 14 }
                text: root.shown === null ? "" : root.pictures.length > 1
                    ? qsTr("%1 · %2 · %3 of %4", "person, time, number of a picture, of all").arg(ForeignText.isolated(root.shown.sender)).arg(root.shown.time).arg(root.index + 1).arg(root.pictures.length)
                    : qsTr("%1 · %2", "person, time").arg(ForeignText.isolated(root.shown.sender)).arg(root.shown.time)
                size: Theme.sizeSecondary
                color: Theme.scrimInk
                elide: Text.ElideRight
                maximumLineCount: 1
            }
        }
        Row {
            id: tools
            anchors { right: parent.right; top: parent.top; margins: 16 }
            spacing: 8

            ViewerButton {
                objectName: "copyPictureButton"
                glyph: "copy"
                hint: qsTr("Copy picture")
                onClicked: root.files.copyPicture(root.shown.file)
            }
            ViewerButton {
                objectName: "savePictureButton"
                glyph: "download"
                hint: qsTr("Save as…")
                onClicked: root.saveWanted(root.shown.file)
            }
            ViewerButton {
                objectName: "closeViewerButton"
                glyph: "close"
                hint: qsTr("Close")
                onClicked: root.close()
            }
        }
        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 20 }
            width: Math.min(sentence.implicitWidth + 28, parent.width - 32)
            height: 36
            radius: 18
            color: Theme.scrimStrong
            visible: sentence.text.length > 0

            Label {
                id: sentence
                objectName: "viewerSentence"
                anchors { fill: parent; leftMargin: 14; rightMargin: 14 }
                text: root.files.problem.length > 0 ? root.files.problem
                    : root.files.news.length > 0 ? root.files.news
                    : whole.state === FileCopy.Failed || (whole.state === FileCopy.Loading && !whole.sending) ? whole.words
                    : stage.status === Picture.Failed ? qsTr("This picture cannot be shown.") : ""
                size: Theme.sizeCaption
                color: Theme.scrimInk
                horizontalAlignment: Text.AlignHCenter
                elide: Text.ElideRight
                maximumLineCount: 1
            }
        }
    }

    onShownChanged: {
        if (shown === null)
            return;
        whole.file = shown.file;
        small.file = shown.file;
        stage.blurhash = shown.file.blurhash;
        stage.natural = Qt.size(shown.file.size.width, shown.file.size.height);
        stage.reset();
        if (whole.state === FileCopy.Failed)
            whole.fetch();
    }
    // No exit transition, as for dialogs.
    Shortcut {
        sequences: KeyTable.of(KeyTable.CloseWindow)
        enabled: root.opened
        onActivated: root.close()
    }

    function show(all: var, at: int): void {
        pictures = all;
        index = at;
        open();
    }
    function go(step: int): void {
        index = Math.max(0, Math.min(pictures.length - 1, index + step));
    }
    // What a key does; false: nothing.
    function act(event: KeyEvent): bool {
        const along = content.LayoutMirroring.enabled ? -1 : 1;
        const still = event.modifiers === Qt.NoModifier || event.modifiers === Qt.KeypadModifier || event.modifiers === Qt.ShiftModifier;
        if (event.matches(StandardKey.Save)) {
            saveWanted(shown.file);
            return true;
        }
        if (event.matches(StandardKey.Copy)) {
            files.copyPicture(shown.file);
            return true;
        }
        if (!still)
            return false;
        switch (event.key) {
        case Qt.Key_Left:
        case Qt.Key_Right: {
            const step = event.key === Qt.Key_Right ? 1 : -1;
            if (stage.near)
                stage.move(-80 * step, 0);
            else
                go(step * along);
            return true;
        }
        case Qt.Key_Up:
        case Qt.Key_Down:
            stage.move(0, event.key === Qt.Key_Up ? 80 : -80);
            return true;
        case Qt.Key_PageUp:
            go(-1);
            return true;
        case Qt.Key_PageDown:
            go(1);
            return true;
        case Qt.Key_Home:
            go(-pictures.length);
            return true;
        case Qt.Key_End:
            go(pictures.length);
            return true;
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            stage.zoomBy(1.25);
            return true;
        case Qt.Key_Minus:
            stage.zoomBy(0.8);
            return true;
        case Qt.Key_0:
            stage.reset();
            return true;
        case Qt.Key_Space:
            close();
            return true;
        }
        return false;
    }
}
