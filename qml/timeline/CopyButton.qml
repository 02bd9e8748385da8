import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Copies the words, and says for a moment that it did.
T.AbstractButton {
    id: root

    required property string words

    objectName: "copyCodeButton"
    implicitWidth: implicitContentWidth + 16
    implicitHeight: Theme.px(24)
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: said.running ? qsTr("Copied") : qsTr("Copy")
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Copy code")
    onClicked: {
        TextEditing.copy(words);
        said.restart();
    }

    Timer { id: said; interval: 2000 }

    contentItem: Row {
        spacing: 6
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            glyph: said.running ? "check" : "copy"
            size: 14
            color: Theme.soft
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            size: Theme.sizeCaption
            color: Theme.soft
        }
    }
    background: Rectangle {
        radius: 7
        color: root.hovered ? Theme.hover : "transparent"
    }
}
