import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// One line of the timeline with what comes above it.
Column {
    id: root

    readonly property TimelineController timeline: ListView.view ? (ListView.view as TimelineView).timeline : null
    // Where it stands
    required property string entryId
    required property int kind
    required property string dayLabel
    required property bool newLine
    required property bool showAuthor
    // Who and when
    required property string senderName
    required property string initials
    required property int tone
    required property string timeText
    required property string fullTime
    // What
    required property double seq
    required property bool own
    required property bool mentioned
    required property double quoteSeq
    required property string quoteName
    required property string quoteText
    required property var reactions
    required property string body
    required property var blocks
    required property int fold
    required property bool selected
    required property bool edited
    required property bool deleted
    required property int delivery
    required property string failure
    required property string accessibleName

    width: ListView.view ? ListView.view.width : 0

    Separator {
        width: parent.width
        text: root.dayLabel
        visible: root.dayLabel.length > 0
    }
    Separator {
        width: parent.width
        text: qsTr("New messages")
        fresh: true
        visible: root.newLine
    }
    MessageBody {
        id: message
        width: parent.width
        visible: root.kind === TimelineModel.Message
        showAuthor: root.showAuthor
        senderName: root.senderName
        initials: root.initials
        tone: root.tone
        timeText: root.timeText
        body: root.body
        blocks: root.blocks
        fold: root.fold
        selected: root.selected
        edited: root.edited
        deleted: root.deleted
        delivery: root.delivery
        failure: root.failure
        accessibleName: root.accessibleName
        mentioned: root.mentioned
        answers: root.quoteSeq > 0
        quoteName: root.quoteName
        quoteText: root.quoteText
        reactions: root.reactions
        timeline: root.timeline
        stored: root.seq > 0 && !root.deleted
        pointedAt: root.ListView.view !== null && (root.ListView.view as TimelineView).isWalked(root.ListView.isCurrentItem)
        flashed: root.ListView.view !== null && root.seq > 0 && (root.ListView.view as TimelineView).flashedSeq === root.seq
        onReacted: emoji => root.timeline.toggleReaction(root.entryId, emoji)
        onReactionWanted: (root.ListView.view as TimelineView).pickReaction(root, root.entryId)
        onReplied: (root.ListView.view as TimelineView).replied(root.seq)
        onQuoteClicked: (root.ListView.view as TimelineView).showOriginal(root.quoteSeq)
        onMenuWanted: (x, y) => (root.ListView.view as TimelineView).showMenu(root, x, y)
        onFollowed: (words, target) => (root.ListView.view as TimelineView).follow(words, target)
        onFoldToggled: (root.ListView.view as TimelineView).toggleFold(root)
        onAllWanted: (root.ListView.view as TimelineView).select(root.entryId, root.entryId)
        onRetried: root.timeline.retry(root.entryId)
        onRemoved: root.timeline.remove(root.entryId)
    }
    Label {
        width: parent.width
        visible: root.kind === TimelineModel.Notice
        topPadding: 5
        bottomPadding: 5
        leftPadding: LayoutMirroring.enabled ? 0 : 56
        rightPadding: LayoutMirroring.enabled ? 56 : 0
        text: visible ? root.body : ""
        size: Theme.sizeSecondary
        color: Theme.soft
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Loader {
        id: gap
        width: parent.width
        visible: active
        active: root.kind === TimelineModel.Gap
        source: "GapRow.qml"
        // Being looked at is the request to load it.
        onLoaded: root.timeline.fillGap(root.entryId)
    }
    Connections {
        target: gap.item as GapRow
        function onLoadRequested(): void { root.timeline.fillGap(root.entryId); }
    }
}
