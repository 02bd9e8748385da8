import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// One of the suggestions; the chosen one says which key takes it.
T.AbstractButton {
    id: root

    required property int index
    required property string title
    required property string detail
    required property string picture
    required property string initials
    required property int tone

    readonly property CompletionController completion: ListView.view ? (ListView.view.parent as CompletionPopup).completion : null
    readonly property bool current: completion !== null && completion.current === index

    objectName: "completion" + index
    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.px(36)
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.MenuItem
    Accessible.name: qsTr("%1, %2", "a suggestion, and more about it").arg(ForeignText.isolated(title)).arg(detail)
    Accessible.focused: current
    onClicked: completion.take(index)

    background: Rectangle {
        radius: Theme.radiusControl
        color: root.current ? Theme.tint : root.hovered ? Theme.hover : "transparent"
    }
    Item {
        id: sign
        anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
        width: 26
        height: 26

        Avatar {
            anchors.fill: parent
            size: 26
            initials: root.initials
            tone: root.tone
            visible: root.picture.length === 0
        }
        Label {
            anchors.centerIn: parent
            size: 18
            text: root.picture
            color: Theme.soft
            visible: text.length > 0
        }
    }
    Label {
        id: name
        anchors { left: sign.right; leftMargin: 8; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, root.width - 60 - (tab.visible ? tab.width + 8 : 0))
        size: Theme.sizeButton
        font.weight: root.current ? Font.DemiBold : Font.Normal
        text: root.title
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Label {
        anchors { left: name.right; leftMargin: 10; right: tab.visible ? tab.left : parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        horizontalAlignment: Text.AlignRight
        size: Theme.sizeSecondary
        color: Theme.soft
        text: root.detail
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Rectangle {
        id: tab
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        width: key.implicitWidth + 12
        height: Theme.px(20)
        radius: 6
        color: Theme.surface
        border.width: 1
        border.color: Theme.line
        visible: root.current

        Label {
            id: key
            anchors.centerIn: parent
            size: Theme.sizeLabel
            color: Theme.soft
            text: qsTr("Tab", "the key")
        }
    }
}
