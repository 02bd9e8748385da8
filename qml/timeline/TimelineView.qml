import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Files
import Chinwag.Ui

// The log of a room, newest at the bottom. It grows upwards from the end, so that history arrives without a jump.
ListView {
    id: root

    required property TimelineController timeline
    property FilesController files: null
    property WordsController words: null

    // The line that was asked for is kept at the top until the reader moves: lines get their heights one after the other.
    property bool keepsTop: false
    // The message that the keyboard is at is the current one, while this has the focus.
    property bool walking: false
    // The message that somebody was led to; for a moment.
    property double flashedSeq: 0
    // A reaction is being chosen elsewhere; the keyboard comes back.
    property bool picking: false
    // Nothing can be written in this room.
    property bool readOnly: false

    readonly property MessageMenu menu: menuPlace.item as MessageMenu // once it is needed
    readonly property PictureViewer viewer: viewerPlace.item as PictureViewer
    // The reader has moved since something came at the end.
    property bool browsing: false

    // A few pixels of rounding are still the end.
    readonly property bool nearEnd: contentY + height >= originY + contentHeight - 8

    signal replied(seq: double)
    signal changed(entryId: string)
    signal reactionWanted(entryId: string, bottom: double) // by an emoji of the picker, which ends there
    signal pastNewest() // the keyboard went past the newest message

    objectName: "timelineView"
    model: timeline.model
    verticalLayoutDirection: ListView.BottomToTop
    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    // The mouse selects where there are words; fingers and the wheel move it.
    interactive: !selecting.held
    // Of what comes while nobody scrolls, only what is seen is made.
    cacheBuffer: browsing || !timeline.atEnd ? 800 : 0
    highlightFollowsCurrentItem: false
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Messages")

    delegate: TimelineDelegate {}
    header: TypedWords {}
    footer: Item { height: 12 }

    T.ScrollBar.vertical: ScrollBar { id: bar }

    // Several things change in one turn of the loop; the view moves once, when it knows its new size.
    Timer { id: settled; interval: 0; onTriggered: root.settle() }

    FocusRing { shown: root.activeFocus; anchors.margins: 3 }
    DragSelection {
        id: selecting
        parent: root
        anchors.fill: parent
        view: root
    }

    onContentYChanged: {
        if (moving || bar.pressed) {
            keepsTop = false;
            report();
        }
    }
    onMovingChanged: browsing = true
    onMovementEnded: report()
    onCountChanged: {
        if (count === 0)
            walking = false;
        stay();
    }
    onContentHeightChanged: stay()
    onHeightChanged: stay()

    Keys.onPressed: event => {
        if (event.matches(StandardKey.Copy))
            event.accepted = root.copy();
        else if (event.matches(StandardKey.SelectAll))
            event.accepted = root.selectPointedAt();
        else
            event.accepted = root.act(event) || root.travel(event.key);
    }
    onActiveFocusChanged: {
        if (!activeFocus && !(menu && menu.visible) && !(viewer && viewer.visible) && !deletion.visible && !reportPlace.shown && !leaving.visible && !picking) {
            walking = false;
            // Another window may be where it is needed.
            if (Window.active)
                timeline.model.clearSelection();
        }
    }

    PopupPlace {
        id: menuPlace
        file: Qt.resolvedUrl("MessageMenu.qml")
        given: ({ timeline: root.timeline, files: root.files })
    }
    Connections {
        target: root.menu
        function onReplied(seq: double): void {
            root.walking = false;
            root.replied(seq);
        }
        function onChanged(entryId: string): void {
            root.walking = false;
            root.changed(entryId);
        }
        function onReactionWanted(): void { root.pickReaction(root.menu.parent, root.menu.entryId); }
        function onDeletionWanted(entryId: string, askFirst: bool): void { root.remove(entryId, askFirst); }
        function onReportWanted(entryId: string): void {
            (reportPlace.made() as ReportDialog).entryId = entryId;
            reportPlace.open();
        }
        function onFollowed(words: string, target: string): void { root.follow(words, target); }
        function onPictureWanted(file: var): void { root.showPicture(file); }
        function onSaveWanted(file: var): void { root.saveFile(file); }
        function onClosed(): void { root.walkOn(); }
    }
    PopupPlace {
        id: viewerPlace
        file: Qt.resolvedUrl("../Files/PictureViewer.qml")
        given: ({ files: root.files })
    }
    Connections {
        target: root.viewer
        function onSaveWanted(file: var): void { root.saveFile(file); }
        function onClosed(): void { root.walkOn(); }
    }
    FilePicker { id: savePlace }
    OpenLinkDialog {
        id: leaving
        onClosed: root.walkOn()
    }
    PopupPlace {
        id: reportPlace
        file: Qt.resolvedUrl("ReportDialog.qml")
        given: ({ timeline: root.timeline })
    }
    Connections {
        target: reportPlace.item as ReportDialog
        function onClosed(): void { root.walkOn(); }
    }
    DeleteDialog {
        id: deletion
        timeline: root.timeline
        onClosed: root.walkOn()
    }
    Timer { id: flash; interval: 1600; onTriggered: root.flashedSeq = 0 }

    Connections {
        target: root.timeline
        function onEndRequested(): void {
            root.keepsTop = false;
            root.positionViewAtBeginning();
        }
        function onRowRequested(row: int): void {
            root.keepsTop = false;
            root.positionViewAtIndex(row, ListView.Center);
            flash.restart();
        }
        function onTopRequested(): void {
            root.keepsTop = true;
            settled.restart();
        }
    }

    // What a key does with the messages themselves; false: it is not one of those.
    function act(event: KeyEvent): bool {
        const line = walking ? currentItem as TimelineDelegate : null;
        switch (event.key) {
        case Qt.Key_Up:
            walk(1);
            return true;
        case Qt.Key_Down:
            walk(-1);
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
        case Qt.Key_Menu:
            if (line)
                showMenu(line, 56, line.height);
            return line !== null;
        case Qt.Key_Space: {
            const first = line ? line.attached.find(file => file.picture) : undefined;
            if (first !== undefined)
                showPicture(first);
            return first !== undefined;
        }
        case Qt.Key_Delete:
            if (line && line.own && !line.deleted)
                remove(line.entryId, !(event.modifiers & Qt.ShiftModifier));
            return line !== null;
        }
        return false;
    }

    // From message to message, towards older ones with 1; the first step meets the lowest on screen.
    function walk(step: int): void {
        if (!walking) {
            forceLayout();
            const lowest = indexAt(width / 2, contentY + height - 24);
            currentIndex = Math.max(lowest, 0);
            walking = true;
            forceActiveFocus();
        } else if (currentIndex + step < 0) {
            walking = false;
            pastNewest();
            return;
        } else
            currentIndex = Math.min(currentIndex + step, count - 1);
        keepsTop = false;
        positionViewAtIndex(currentIndex, ListView.Contain);
        report();
    }
    // After a menu or a question; false: the keyboard was not at the messages.
    function walkOn(): bool {
        if (walking && !(viewer && viewer.visible) && !deletion.visible && !reportPlace.shown && !leaving.visible && !picking)
            forceActiveFocus();
        return walking;
    }
    function pickReaction(line: Item, entryId: string): void {
        reactionWanted(entryId, line ? Math.min(height, line.mapToItem(root, 0, line.height).y + 8) : height);
    }

    // The line that is nearest to that height of what is seen. By lists: what Qt 6.4 compiles of comparisons of items that
    // may be none takes another one for them, and crashes.
    function lineAt(y: real): TimelineDelegate {
        const seen = contentY + Math.max(0, Math.min(height - 1, y));
        const ends = [itemAtIndex(count - 1), itemAtIndex(0)].filter(item => item !== null);
        const near = [itemAt(width / 2, seen), ...ends.filter(item => seen < item.y), ends[1], ends[0]].find(item => !!item);
        return (near ?? null) as TimelineDelegate;
    }

    // Their words have the focus no more, so that what is selected in there is let go.
    function select(from: string, to: string): void {
        timeline.model.selectBetween(from, to);
        const words = root.Window.activeFocusItem as TextEdit;
        if (words)
            words.focus = false;
        forceActiveFocus();
    }
    function selectPointedAt(): bool {
        const line = walking ? currentItem as TimelineDelegate : null;
        if (line)
            timeline.model.selectBetween(line.entryId, line.entryId);
        return line !== null;
    }
    function selectionIn(line: TimelineDelegate): string {
        if (line.selected)
            return timeline.model.selectedText();
        const words = root.Window.activeFocusItem as MessageWords;
        return words && line.pieces().includes(words) ? words.selectedText : "";
    }
    function offerSelection(): void {
        if (timeline.model.hasSelection)
            TextEditing.offer(timeline.model.selectedText());
    }
    // What is selected, else the message that the keyboard is at; false: neither.
    function copy(): bool {
        const line = walking ? currentItem as TimelineDelegate : null;
        const words = timeline.model.hasSelection ? timeline.model.selectedText() : line ? line.body : "";
        if (words.length > 0)
            TextEditing.copy(words);
        return words.length > 0;
    }

    function showMenu(line: TimelineDelegate, x: double, y: double): void {
        if (line.kind !== TimelineModel.Message)
            return;
        const menu = menuPlace.made() as MessageMenu;
        menu.entryId = line.entryId;
        menu.seq = line.seq;
        menu.words = line.body;
        menu.currentIndex = -1;
        menu.own = line.own;
        menu.readOnly = readOnly;
        menu.selection = selectionIn(line);
        menu.links = linksOf(line);
        menu.attached = line.attached;
        menu.deleted = line.deleted;
        menu.notSent = line.delivery === TimelineModel.Failed;
        menu.popup(line, x, y);
    }

    function remove(entryId: string, askFirst: bool): void {
        if (!askFirst)
            return timeline.deleteMessage(entryId);
        deletion.entryId = entryId;
        deletion.open();
    }

    // Over the window, among all of the room.
    function showPicture(file: var): void {
        const all = Array.from(timeline.model.pictures());
        (viewerPlace.made() as PictureViewer).show(all, Math.max(0, all.findIndex(each => each.file.id === file.id)));
    }
    function saveFile(file: var): void {
        if (!savePlace.ask("SaveDialog.qml", { files: files, file: file }))
            files.save(file, files.placeFor(file));
    }

    function linksOf(line: TimelineDelegate): var {
        let links = [];
        for (const block of line.blocks)
            links = links.concat(Array.from(block.links));
        return links;
    }

    // Where a link leads, at once when it is no surprise.
    function follow(words: string, target: string): void {
        leaving.caution = LinkPolicy.caution(words, target);
        leaving.target = target;
        if (leaving.caution.length > 0)
            leaving.open();
        else
            LinkPolicy.open(target);
    }

    // What stood at the top of a message that is unfolded stays there; what is folded keeps its end.
    function toggleFold(line: TimelineDelegate): void {
        const unfolds = line.fold === TimelineModel.Folded;
        const top = line.y - contentY;
        keepsTop = false;
        timeline.toggleFold(line.entryId);
        forceLayout();
        if (unfolds)
            contentY = line.y - top;
        returnToBounds();
        report();
    }

    function showOriginal(seq: double): void {
        flashMessage(seq);
        timeline.jumpTo(seq);
    }
    function flashMessage(seq: double): void {
        flashedSeq = seq;
        flash.restart();
    }
    // The message in the middle; 0 at the end.
    function place(): double {
        const line = timeline.atEnd ? null : itemAt(width / 2, contentY + height / 2) as TimelineDelegate;
        return line ? line.seq : 0;
    }

    // Where a key leads; false: it is not one of those.
    function travel(key: int): bool {
        const step = key === Qt.Key_PageUp ? -height * 0.9 : key === Qt.Key_PageDown ? height * 0.9 : 0;
        if (key === Qt.Key_End)
            root.timeline.jumpToEnd();
        else if (key === Qt.Key_Home)
            root.timeline.jumpToBeginning();
        else if (step !== 0)
            scrollBy(step);
        return step !== 0 || key === Qt.Key_End || key === Qt.Key_Home;
    }

    function scrollBy(distance: real): void {
        browsing = true;
        const lowest = originY + contentHeight - height;
        keepsTop = false;
        contentY = Math.max(originY, Math.min(lowest, contentY + distance));
        report();
    }

    // The reader moved: where to, and is more needed (two screens ahead) on either side?
    function report(): void {
        root.timeline.setAtEnd(nearEnd);
        if (contentY - originY < 2 * height)
            root.timeline.requestOlder();
        if (originY + contentHeight - contentY < 3 * height)
            root.timeline.requestNewer();
    }

    // The content changed: a reader at the end stays there.
    function stay(): void {
        if (root.timeline.atEnd || keepsTop)
            settled.restart();
        if (contentHeight < 2 * height)
            root.timeline.requestOlder();
    }

    // Asked again here: between the change and now the reader may have moved away.
    function settle(): void {
        const top = root.keepsTop ? root.timeline.topRow() : -1;
        if (top >= 0) {
            positionViewAtIndex(top, ListView.End);
            report();
        } else if (root.timeline.atEnd && !moving) {
            browsing = false;
            positionViewAtBeginning();
        }
    }
}
