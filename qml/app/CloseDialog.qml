import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

// Said once, when somebody closes the window for the first time.
Dialog {
    id: root

    required property DesktopController desktop

    objectName: "closeDialog"
    title: qsTr("Chinwag keeps running")
    explanation: qsTr("Messages still reach you. Its icon in the tray brings the window back; to end the program, choose Quit there or press Ctrl+Q.")

    onOpened: buttons.focusAccept()

    ColumnLayout {
        anchors.fill: parent
        DialogButtons {
            id: buttons
            cancelText: qsTr("Quit now")
            accept: qsTr("Keep running")
            Layout.fillWidth: true
            onAccepted: {
                root.close();
                root.desktop.keepRunning();
            }
            onRejected: root.desktop.quitRequested()
        }
    }
}
