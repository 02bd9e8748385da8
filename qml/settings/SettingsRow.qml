import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// A setting with a control of its own at the end of its line, or where that is too short under it.
Item {
    id: root

    property string text
    property string detail
    default property alias control: place.data
    readonly property bool stacked: width < place.width + Theme.px(200)

    implicitHeight: stacked ? words.height + place.height + 34 : Math.max(56, words.height + 20, place.height + 20)

    Column {
        id: words
        anchors { left: parent.left; leftMargin: 14; right: root.stacked ? parent.right : place.left; rightMargin: root.stacked ? 14 : 16 }
        y: root.stacked ? 10 : (root.height - height) / 2
        spacing: 2

        Label {
            width: parent.width
            text: root.text
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: root.detail
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
            visible: text.length > 0
        }
    }
    Item {
        id: place
        anchors { right: parent.right; rightMargin: 14 }
        y: root.stacked ? words.y + words.height + 10 : (root.height - height) / 2
        width: childrenRect.width
        height: childrenRect.height
    }
}
