import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What happened to one's rooms, until it is dismissed. No height while there is nothing to say.
Rectangle {
    id: root

    required property RoomsController rooms

    objectName: "noticeBar"
    implicitHeight: rooms.notice.length > 0 ? Math.max(44, words.implicitHeight + 16) : 0
    visible: height > 0
    clip: true
    color: Theme.side
    Accessible.role: Accessible.AlertMessage
    Accessible.name: rooms.notice

    Label {
        id: words
        anchors { left: parent.left; leftMargin: Theme.pageMargin; right: done.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: root.rooms.notice
        size: Theme.sizeButton
        color: Theme.soft
        wrapMode: Text.Wrap
    }
    Button {
        id: done
        objectName: "dismissNoticeButton"
        anchors { right: parent.right; rightMargin: Theme.pageMargin; verticalCenter: parent.verticalCenter }
        kind: Button.Outline
        implicitHeight: Theme.px(26)
        text: qsTr("OK")
        onClicked: root.rooms.dismissNotice()
    }
}
