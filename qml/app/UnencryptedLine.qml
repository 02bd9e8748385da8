import QtQuick
import Chinwag.Theme
import Chinwag.Controls

Rectangle {
    objectName: "unencryptedLine"
    implicitHeight: words.implicitHeight + 16
    radius: Theme.radiusControl
    color: Theme.warn
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Icon {
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        glyph: "alert"
        size: 16
        color: Theme.warnInk
    }
    Label {
        id: words
        anchors { left: parent.left; leftMargin: 34; right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter }
        text: qsTr("This connection is not encrypted. Anyone on the network can read it.")
        size: Theme.sizeCaption
        color: Theme.warnInk
        wrapMode: Text.Wrap
    }
}
