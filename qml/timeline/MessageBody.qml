import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// A message: face and head for the first of a group, the text, and what became of it.
Item {
    id: root

    required property bool showAuthor
    required property string senderName
    required property string initials
    required property int tone
    required property string timeText
    required property string body
    required property var blocks
    required property int fold
    required property bool selected
    required property bool edited
    required property bool deleted
    required property int delivery
    required property string failure
    required property string accessibleName
    required property bool mentioned
    required property bool answers
    required property string quoteName
    required property string quoteText
    required property var reactions
    required property TimelineController timeline
    required property bool stored // the server has it
    required property bool pointedAt // by the keyboard
    required property bool flashed // somebody was led here

    readonly property int headHeight: showAuthor ? 22 : 0
    readonly property int textLeft: 56
    readonly property bool failed: delivery === TimelineModel.Failed

    signal retried()
    signal removed()
    signal reacted(emoji: string)
    signal reactionWanted()
    signal replied()
    signal quoteClicked()
    signal followed(words: string, target: string)
    signal foldToggled()
    signal allWanted() // selected, when it is more than one piece of text
    signal menuWanted(x: double, y: double)

    implicitHeight: content.y + content.height + chips.taken + (failed ? problem.height : 0) + 5
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    HoverHandler { id: hover }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => root.menuWanted(point.position.x, point.position.y)
    }
    TapHandler {
        acceptedDevices: PointerDevice.TouchScreen
        onLongPressed: root.menuWanted(point.position.x, point.position.y)
    }

    Rectangle {
        id: ground
        anchors.left: parent.left
        width: Math.min(parent.width, Theme.textWidth)
        height: parent.height
        radius: Theme.radiusRow
        color: root.flashed || root.selected ? Theme.tint : root.mentioned ? Theme.mentionRow : Theme.hover
        opacity: root.flashed || root.selected || root.mentioned ? 1 : hover.hovered ? 0.6 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.fade } }
    }
    Rectangle {
        objectName: "mentionBar"
        anchors { left: ground.left; top: ground.top; bottom: ground.bottom }
        width: 3
        radius: 1.5
        color: Theme.mention
        visible: root.mentioned
    }
    FocusRing {
        anchors.fill: ground
        shown: root.pointedAt
    }
    Avatar {
        objectName: "messageAvatar"
        anchors { left: parent.left; leftMargin: 8; top: parent.top; topMargin: 6 }
        initials: root.initials
        tone: root.tone
        visible: root.showAuthor
    }
    Label {
        id: author
        anchors { left: parent.left; leftMargin: root.textLeft; top: parent.top; topMargin: 4 }
        height: 22
        width: Math.min(implicitWidth, root.width - root.textLeft - 80)
        text: root.senderName
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
        visible: root.showAuthor
    }
    Label {
        anchors { left: root.showAuthor ? author.right : parent.left; leftMargin: 8 }
        y: root.showAuthor ? 5 : content.y
        width: root.showAuthor ? implicitWidth : 40
        height: 22
        horizontalAlignment: root.showAuthor ? Text.AlignLeft : Text.AlignRight
        text: root.timeText
        size: root.showAuthor ? Theme.sizeCaption : Theme.sizeLabel
        color: Theme.soft
        visible: root.showAuthor || hover.hovered
    }

    Loader {
        id: quote
        anchors { left: content.left; right: content.right }
        y: root.headHeight + (root.showAuthor ? 4 : 2)
        active: root.answers
        source: "Quote.qml"
    }
    Binding { target: quote.item as Quote; property: "person"; value: root.quoteName }
    Binding { target: quote.item as Quote; property: "words"; value: root.quoteText }
    Connections {
        target: quote.item as Quote
        function onClicked(): void { root.quoteClicked(); }
    }
    MessageText {
        id: content
        objectName: "messageText"
        anchors { left: parent.left; leftMargin: root.textLeft }
        y: root.headHeight + (root.showAuthor ? 4 : 2) + (quote.item ? quote.height + 2 : 0)
        width: Math.min(root.width, Theme.textWidth) - root.textLeft - 8
        body: root.body
        blocks: root.blocks
        fold: root.fold
        selectable: !root.selected
        onAllWanted: root.allWanted()
        quiet: root.deleted
        edited: root.edited
        delivery: root.delivery
        onFollowed: (words, target) => root.followed(words, target)
        onFoldToggled: root.foldToggled()
    }

    ReactionChips {
        id: chips
        readonly property real taken: visible ? height + 2 : 0
        anchors { left: content.left; top: content.bottom }
        width: content.width
        visible: reactions.length > 0
        reactions: root.reactions
        onToggled: emoji => root.reacted(emoji)
    }
    // Made when it is pointed at: one message has it at a time.
    Loader {
        id: bar
        property bool wanted: hover.hovered && root.stored
        anchors { right: ground.right; rightMargin: 8; verticalCenter: parent.top; verticalCenterOffset: 6 }
        z: 2
        onWantedChanged: {
            source = "";
            pause.running = wanted;
        }
    }
    Timer {
        id: pause
        interval: 80
        onTriggered: bar.setSource("MessageBar.qml", { timeline: root.timeline })
    }
    Connections {
        target: bar.item as MessageBar
        function onReacted(emoji: string): void { root.reacted(emoji); }
        function onReactionWanted(): void { root.reactionWanted(); }
        function onReplied(): void { root.replied(); }
        function onMenuWanted(): void { root.menuWanted(bar.x + bar.width, bar.y + bar.height); }
    }

    FailureRow {
        id: problem
        anchors { left: content.left; top: content.bottom; topMargin: chips.taken }
        width: content.width
        visible: root.failed
        reason: root.failure
        onRetried: root.retried()
        onRemoved: root.removed()
    }
}
