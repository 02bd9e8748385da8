import QtQuick
import Chinwag.Theme
import Chinwag.Ui

// One line of the timeline with what comes above it. Its parts are made when there is something for them to show.
Item {
    id: root

    readonly property Item view: ListView.view
    readonly property TimelineController timeline: view ? (view as TimelineView).timeline : null
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
    required property var files // of MessageFile
    required property bool selected // some of it
    required property var chosen // of the words, part by part
    required property bool edited
    required property bool deleted
    required property int delivery
    required property string failure
    required property string accessibleName

    property bool hovered: false
    // The same blocks again change nothing: what is selected in them stays so.
    property var shown: []
    property var attached: []
    readonly property bool stored: seq > 0 && !deleted // the server has it
    readonly property bool failed: delivery === TimelineModel.Failed
    readonly property bool waiting: delivery === TimelineModel.Waiting
    readonly property bool readOnly: view !== null && (view as TimelineView).readOnly
    readonly property bool pointedAt: view !== null && (view as TimelineView).walking && ListView.isCurrentItem // by the keyboard
    readonly property bool flashed: view !== null && seq > 0 && (view as TimelineView).flashedSeq === seq // somebody was led here
    // They are above the words.
    readonly property bool filesChosen: selected && attached.length > 0 && (chosen.length === 0 || chosenOf(0).x === 0 && chosenOf(0).y > 0)
    readonly property int textLeft: Math.max(56, Theme.px(40) + 16)

    width: view ? view.width : 0
    implicitHeight: above.extent + content.extent

    onBlocksChanged: {
        if (!MessageInk.isSame(blocks, shown))
            shown = blocks;
    }

    onFilesChanged: {
        if (!MessageInk.isSame(files, attached))
            attached = files;
    }

    Part {
        id: above
        width: root.width
        line: root
        file: "LineHeadings.qml"
        wanted: root.newLine || root.dayLabel.length > 0
    }
    Part {
        id: content
        y: above.extent
        width: root.width
        line: root
        file: root.kind === TimelineModel.Message ? "MessageBody.qml" : root.kind === TimelineModel.Gap ? "GapRow.qml" : "NoticeRow.qml"
        wanted: root.kind !== TimelineModel.Nothing
    }

    function chosenOf(part: int): point {
        return part < chosen.length ? chosen[part] : Qt.point(0, 0);
    }
    // What of it can be selected with the mouse, one below the other.
    function pieces(): var {
        const body = content.item as MessageBody;
        return body ? body.text.pieces() : [];
    }
    // The words at a place in here; null: there are none.
    function wordsAt(x: real, y: real): MessageWords {
        for (const words of pieces()) {
            if (words.contains(mapToItem(words, x, y)))
                return words;
        }
        return null;
    }
    // The words beside that height; null: there are none.
    function wordsBeside(y: real): MessageWords {
        for (const words of pieces()) {
            const inside = mapToItem(words, 0, y);
            if (inside.y >= 0 && inside.y < words.height)
                return words;
        }
        return null;
    }
    // What is nearest to it: the character y of the part x.
    function placeAt(x: real, y: real): point {
        let place = Qt.point(0, 0);
        const all = pieces();
        for (let part = 0; part < all.length; ++part) {
            const words = all[part];
            const inside = mapToItem(words, x, y);
            if (inside.y < words.height)
                return Qt.point(part, inside.y < 0 ? 0 : words.positionAt(inside.x, inside.y));
            place = Qt.point(part, words.length);
        }
        return place;
    }

    // What one can do with it.
    function react(emoji: string): void {
        timeline.toggleReaction(entryId, emoji);
    }
    function pickReaction(): void {
        (view as TimelineView).pickReaction(root, entryId);
    }
    function reply(): void {
        (view as TimelineView).replied(seq);
    }
    function showOriginal(): void {
        (view as TimelineView).showOriginal(quoteSeq);
    }
    function follow(words: string, target: string): void {
        (view as TimelineView).follow(words, target);
    }
    function toggleFold(): void {
        (view as TimelineView).toggleFold(root);
    }
    function showPicture(file: var): void {
        (view as TimelineView).showPicture(file);
    }
    function saveFile(file: var): void {
        (view as TimelineView).saveFile(file);
    }
    // More than one piece of text.
    function selectAll(): void {
        (view as TimelineView).select(entryId, entryId);
    }
    function showMenu(from: Item, x: double, y: double): void {
        const place = from.mapToItem(root, x, y);
        (view as TimelineView).showMenu(root, place.x, place.y);
    }
}
