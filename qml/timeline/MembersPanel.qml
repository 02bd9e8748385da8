import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Who is in the room; presence by shape, colour and word.
Rectangle {
    id: root

    required property PersonListModel people

    implicitWidth: 240
    color: Theme.window

    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    SectionLabel {
        id: heading
        x: 16
        y: 16
        height: 16
        text: qsTr("People")
    }
    ListView {
        objectName: "membersList"
        anchors { left: parent.left; leftMargin: 8; right: parent.right; rightMargin: 8; top: heading.bottom; topMargin: 6; bottom: parent.bottom }
        model: root.people
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: heading.text

        delegate: Item {
            id: person
            required property string name
            required property string initials
            required property int tone
            required property int presence
            required property string presenceText

            width: ListView.view ? ListView.view.width : 0
            height: Theme.rowHeight
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2", "name, presence").arg(name).arg(presenceText)

            Avatar {
                id: face
                x: 8
                anchors.verticalCenter: parent.verticalCenter
                initials: person.initials
                tone: person.tone
                showPresence: true
                presence: person.presence
            }
            Label {
                anchors { left: face.right; leftMargin: 10; right: parent.right; rightMargin: 8 }
                y: 7
                height: 20
                text: person.name
                elide: Text.ElideRight
                maximumLineCount: 1
            }
            Label {
                anchors { left: face.right; leftMargin: 10; right: parent.right; rightMargin: 8 }
                y: 27
                height: 16
                text: person.presenceText
                size: Theme.sizeCaption
                color: Theme.soft
            }
        }
    }
}
