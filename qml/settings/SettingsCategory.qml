import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// A category in the list of the settings.
T.ItemDelegate {
    id: root

    required property string page
    required property string glyph
    readonly property bool current: ListView.isCurrentItem
    readonly property bool keyboardFocus: current && ListView.view.activeFocus

    signal chosen(page: string)

    // ListElement takes no texts that are translated.
    function nameOf(page: string): string {
        switch (page) {
        case "account": return qsTr("Account");
        case "appearance": return qsTr("Appearance");
        case "notices": return qsTr("Notifications");
        case "privacy": return qsTr("Privacy");
        case "language": return qsTr("Language");
        case "keys": return qsTr("Keys");
        case "network": return qsTr("Network");
        }
        return qsTr("Storage");
    }

    objectName: "settingsCategory_" + page
    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.px(40)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: nameOf(page)
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.selected: current
    onClicked: root.chosen(page)

    background: Rectangle {
        radius: Theme.radiusRow
        color: root.current ? Theme.tint : root.hovered || root.down ? Theme.hover : "transparent"
        FocusRing { shown: root.keyboardFocus; shapeRadius: parent.radius }
    }
    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: 12; verticalCenter: parent.verticalCenter }
        glyph: root.glyph
        color: root.current ? Theme.accentText : Theme.soft
    }
    Label {
        anchors { left: sign.right; leftMargin: 14; right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        text: root.text
        font.weight: root.current ? Font.DemiBold : Font.Normal
        elide: Text.ElideRight
        maximumLineCount: 1
    }
}
