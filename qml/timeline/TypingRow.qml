import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Who types in this room. The height is always reserved, so that messages never jump.
Item {
    id: root

    required property TypingController typing

    // The words stay while the row fades away.
    property string lastText

    objectName: "typingRow"
    implicitHeight: Theme.typingHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: typing.text
    Accessible.ignored: typing.text.length === 0 // nobody types: there is nothing to go to

    Connections {
        target: root.typing
        function onTextChanged(): void {
            if (root.typing.active)
                root.lastText = root.typing.text;
        }
    }
    Component.onCompleted: lastText = typing.text

    Row {
        anchors { left: parent.left; leftMargin: 28; right: parent.right; rightMargin: 28; verticalCenter: parent.verticalCenter }
        spacing: 10
        opacity: root.typing.active ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.fade } }

        Row {
            id: faces
            anchors.verticalCenter: parent.verticalCenter
            spacing: -8
            Repeater {
                model: root.typing.people
                Rectangle {
                    id: face
                    required property string initials
                    required property int tone
                    width: 24
                    height: 24
                    radius: 12
                    color: Theme.window
                    Avatar { anchors.centerIn: parent; size: 20; initials: face.initials; tone: face.tone }
                }
            }
        }
        TypingDots {
            id: dots
            objectName: "typingDots"
            anchors.verticalCenter: parent.verticalCenter
            running: root.typing.active
        }
        Label {
            objectName: "typingLabel"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - faces.width - dots.width - 20)
            text: root.typing.active ? root.typing.text : root.lastText
            size: Theme.sizeSecondary
            color: Theme.soft
            elide: Text.ElideRight
            maximumLineCount: 1
        }
    }
}
