import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Who is in the room; presence by shape, colour and word. Whoever is chosen can be written to.
Rectangle {
    id: root

    required property PersonListModel people

    signal messageRequested(userId: string)

    implicitWidth: 240
    color: Theme.window

    Rectangle {
        anchors.left: parent.left
        width: 1
        height: parent.height
        color: Theme.line
    }
    SectionLabel {
        id: heading
        anchors { left: parent.left; leftMargin: 16; top: parent.top; topMargin: 16 }
        height: 16
        text: qsTr("People")
    }
    PeopleList {
        objectName: "membersList"
        anchors { left: parent.left; leftMargin: 8; right: parent.right; rightMargin: 8; top: heading.bottom; topMargin: 6; bottom: parent.bottom }
        model: root.people
        ground: root.color
        Accessible.name: heading.text
        onChosen: person => {
            menu.userId = person.userId;
            menu.name = person.name;
            menu.popup(person, 8, person.height - 4);
        }
    }
    Menu {
        id: menu

        property string userId
        property string name

        objectName: "memberMenu"
        MenuItem {
            objectName: "messageMemberItem"
            text: qsTr("Message %1").arg(ForeignText.isolated(menu.name))
            glyph: "message"
            onTriggered: root.messageRequested(menu.userId)
        }
    }
}
