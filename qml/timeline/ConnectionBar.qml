import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What is wrong with the connection, or that it is well again. No height while there is nothing to say.
Rectangle {
    id: root

    required property ConnectionController connection

    readonly property int kind: connection.kind
    readonly property bool thin: kind === ConnectionController.Connecting
    readonly property color ink: kind === ConnectionController.Waiting ? Theme.warnInk
                               : kind === ConnectionController.Refused ? Theme.danger
                               : kind === ConnectionController.Connected ? Theme.okText : Theme.soft

    objectName: "connectionBar"
    implicitHeight: kind === ConnectionController.None ? 0 : thin ? Theme.px(28)
                  : words.stacked ? words.height + button.height + 26 : Math.max(Theme.px(44), words.height + 16)
    clip: true
    visible: height > 0
    color: kind === ConnectionController.Waiting ? Theme.warn
         : kind === ConnectionController.Refused ? Theme.dangerTint
         : kind === ConnectionController.Connected ? Theme.okTint : Theme.side
    Accessible.role: Accessible.AlertMessage
    Accessible.name: connection.text

    Behavior on implicitHeight { NumberAnimation { duration: Theme.slide; easing.type: Easing.OutCubic } }

    // As wide as its digits need: 10 → 9 moves the words once, 9 → 1 never.
    TextMetrics {
        id: widest
        font: countdown.font
        text: "0".repeat(root.connection.countdown.length)
    }

    Item {
        anchors { left: parent.left; right: parent.right; leftMargin: Theme.pageMargin; rightMargin: Theme.pageMargin }
        height: root.thin ? Theme.px(28) : root.implicitHeight

        Icon {
            id: sign
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            size: 18
            glyph: root.kind === ConnectionController.Connected ? "check"
                 : root.kind === ConnectionController.Refused ? "alert" : "offline"
            color: root.ink
            visible: !root.thin
        }
        Row {
            id: words

            // What is in the way takes a long sentence; the others have one line.
            readonly property real room: parent.width - anchors.leftMargin - (button.visible ? button.width + 12 : 0)

            // In a narrow window the button is below them.
            readonly property bool stacked: button.visible && countdown.width > 0 && lead.implicitWidth + countdown.width + tail.implicitWidth > room

            anchors { left: parent.left; leftMargin: root.thin ? 0 : 28 }
            y: stacked ? 10 : (parent.height - height) / 2

            Label {
                id: lead
                objectName: "connectionWords"
                text: root.connection.lead
                width: countdown.width > 0 ? Math.min(implicitWidth, words.parent.width - 28 - countdown.width - tail.implicitWidth) : Math.min(implicitWidth, words.room)
                wrapMode: countdown.width > 0 ? Text.NoWrap : Text.Wrap
                elide: countdown.width > 0 ? Text.ElideRight : Text.ElideNone
                size: root.thin ? Theme.sizeCaption : Theme.sizeButton
                color: root.ink
            }
            Label {
                id: countdown
                objectName: "countdownLabel"
                text: root.connection.countdown
                width: text.length > 0 ? Math.ceil(widest.advanceWidth) : 0
                horizontalAlignment: Text.AlignRight
                size: Theme.sizeButton
                color: root.ink
                font.weight: Font.DemiBold
            }
            Label {
                id: tail
                text: root.connection.tail
                size: Theme.sizeButton
                color: root.ink
            }
        }
        Button {
            id: button
            objectName: "reconnectButton"
            anchors { right: parent.right }
            y: words.stacked ? words.y + words.height + 6 : (parent.height - height) / 2
            kind: Button.Outline
            tone: root.ink
            text: root.connection.action
            visible: text.length > 0
            onClicked: root.connection.act()
        }
    }
}
