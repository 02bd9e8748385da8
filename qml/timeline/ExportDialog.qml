import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Files
import Chinwag.Ui

// Everything that was said in a room, to keep. It goes on when this is closed.
Dialog {
    id: root

    required property ExportController exports
    readonly property bool running: exports.state === ExportController.Running
    readonly property bool done: exports.state === ExportController.Done
    readonly property bool failed: exports.state === ExportController.Failed
    property string problem

    objectName: "exportDialog"
    title: qsTr("Export “%1”").arg(ForeignText.isolated(exports.room))
    explanation: running ? qsTr("It goes on when you close this.")
               : done ? qsTr("Everything is in this folder:")
                      : qsTr("A page to read and a file for other programs (JSON Lines), in a folder that you choose. Whoever opens it can read it.")

    onAboutToShow: {
        problem = "";
        if (!running && !done)
            exports.prepare();
    }
    onClosed: {
        if (!running)
            exports.prepare();
    }
    onOpened: buttons.focusAccept()

    function choose(): void {
        if (!place.ask(Qt.resolvedUrl("ExportPlace.qml"), { exports: exports, withFiles: files.currentIndex === 0 }))
            problem = qsTr("There is no dialog to choose a folder with: a part of Qt is missing (Qt.labs.folderlistmodel).");
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        FilePicker { id: place; objectName: "exportPlace"; visible: false }
        Segmented {
            id: files
            objectName: "exportFiles"
            options: [qsTr("With files"), qsTr("Words only")]
            name: qsTr("What is in it")
            visible: !root.running && !root.done
            Layout.fillWidth: true
            onChosen: index => files.currentIndex = index
        }
        TransferBar {
            objectName: "exportProgress"
            part: root.exports.part
            visible: root.running
            Layout.fillWidth: true
        }
        Label {
            objectName: "exportWords"
            text: root.problem.length > 0 ? root.problem : root.exports.words
            size: Theme.sizeSecondary
            color: root.failed || root.problem.length > 0 ? Theme.danger : root.done ? Theme.text : Theme.soft
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            visible: text.length > 0
            Layout.fillWidth: true
        }
        DialogButtons {
            id: buttons
            accept: root.running ? "" : root.done ? qsTr("Open") : root.failed ? qsTr("Try again") : qsTr("Choose a folder")
            cancelText: root.running ? qsTr("Stop") : root.done ? qsTr("Close") : qsTr("Cancel")
            Layout.fillWidth: true
            onAccepted: {
                if (root.done)
                    root.exports.show();
                else
                    root.choose();
            }
            onRejected: {
                if (root.running)
                    root.exports.cancel();
                else
                    root.close();
            }
        }
    }
}
