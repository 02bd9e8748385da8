import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Why something that was done to a message did not work, or that it did; goes by itself.
Rectangle {
    id: root

    property string words
    property bool good: false

    objectName: "problemLine"
    implicitWidth: sentence.implicitWidth + 52
    implicitHeight: sentence.height + 16
    radius: Theme.radiusRow
    color: good ? Theme.okTint : Theme.dangerTint
    visible: words.length > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words

    Icon {
        anchors { left: parent.left; leftMargin: 12; verticalCenter: parent.verticalCenter }
        glyph: root.good ? "check" : "alert"
        size: 16
        color: root.good ? Theme.okText : Theme.danger
    }
    Label {
        id: sentence
        anchors { left: parent.left; leftMargin: 38; right: parent.right; rightMargin: 14; verticalCenter: parent.verticalCenter }
        text: root.words
        size: Theme.sizeSecondary
        color: root.good ? Theme.okText : Theme.danger
        wrapMode: Text.Wrap
    }
}
