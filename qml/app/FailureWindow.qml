import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Theme

// All there is when the program cannot start.
T.ApplicationWindow {
    id: root

    required property string sentence

    objectName: "failureWindow"
    width: 520
    height: Math.max(180, content.implicitHeight + 56)
    visible: true
    title: qsTr("Chinwag")
    color: Theme.window
    font.family: Application.font.family

    ColumnLayout {
        id: content
        anchors { fill: parent; margins: 28 }
        spacing: 10

        Label {
            text: qsTr("Chinwag cannot start")
            size: Theme.sizeTitle
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            objectName: "failureSentence"
            text: root.sentence
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Item { Layout.fillHeight: true }
        Button {
            objectName: "failureCloseButton"
            text: qsTr("Close")
            focus: true
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
        }
    }
    Shortcut { sequences: ["Esc", "Ctrl+Q", "Ctrl+W"]; onActivated: root.close() }
}
