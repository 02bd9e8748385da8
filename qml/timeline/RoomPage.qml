import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Files
import Chinwag.Ui

// The open room: head, connection, log, who types, composer.
Rectangle {
    id: root

    required property AppController app
    readonly property bool membersShown: membersCover ? membersAsked : app.settings.membersShown // wanted
    property bool membersAsked: false // over the log: for once
    property bool membersSeen: false // are on screen
    property bool membersCover: false // and lie over the log

    color: Theme.window

    signal searchRequested()
    signal drawerRequested()

    function focusComposer(): void {
        composer.focusInput();
    }
    function type(text: string): void {
        composer.type(text);
    }
    function paste(): void {
        composer.pasteCopied();
    }
    function attach(): void {
        composer.attach();
    }
    function toggleEmoji(): void {
        emoji.toggle(composer.emojiButton);
    }
    // Out of wherever the focus is, and from the composer to the end of the log.
    function goHome(): void {
        if (membersSeen && membersCover)
            toggleMembers();
        else if (composer.writing)
            root.app.timeline.jumpToEnd();
        composer.focusInput();
    }
    // The message in the middle of the view; 0 at the end of the log.
    function place(): double {
        return log.place();
    }
    // The message that somebody was led to.
    function flash(seq: double): void {
        log.flashMessage(seq);
    }
    // What F6 goes through.
    function regions(): list<Item> {
        return [log, composer.field];
    }
    function toggleMembers(): void {
        showMembers(!membersSeen);
        if (membersShown)
            root.app.search.close();
    }
    function showMembers(shown: bool): void {
        if (membersCover)
            membersAsked = shown;
        else
            app.settings.membersShown = shown;
    }
    function addPeople(): void {
        addition.open();
    }

    RoomHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        timeline: root.app.timeline
        words: root.app.words
        desktop: root.app.desktop
        onDrawerRequested: root.drawerRequested()
        membersShown: root.membersSeen
        visible: root.app.timeline.hasRoom
        onMembersToggled: root.toggleMembers()
        onSearchRequested: root.searchRequested()
        onAboutRequested: about.open()
        onDayRequested: day.open()
        onNoticesRequested: root.app.showRoomNotices()
        onUnreadRequested: root.app.notices.markUnread(true)
        mayAdd: root.app.rooms.addition.possible
        onAddRequested: root.addPeople()
        onExportRequested: exporting.open()
        onLeaveRequested: leave.open()
    }
    Connections {
        target: root.app.composer
        function onLeaveWanted(): void { leave.open(); }
    }
    PopupPlace { id: about; file: Qt.resolvedUrl("RoomDialog.qml"); given: ({ timeline: root.app.timeline }) }
    PopupPlace { id: day; file: Qt.resolvedUrl("DayDialog.qml"); given: ({ timeline: root.app.timeline }) }
    PopupPlace { id: addition; file: Qt.resolvedUrl("AddPeopleDialog.qml"); given: ({ addition: root.app.rooms.addition }) }
    PopupPlace { id: exporting; file: Qt.resolvedUrl("ExportDialog.qml"); given: ({ exports: root.app.exports }) }
    PopupPlace { id: leave; file: Qt.resolvedUrl("LeaveDialog.qml"); given: ({ rooms: root.app.rooms, timeline: root.app.timeline }) }
    ConnectionBar {
        id: bar
        anchors { left: parent.left; right: parent.right; top: header.visible ? header.bottom : parent.top }
        connection: root.app.connection
    }
    TroubleLine {
        id: trouble
        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        lab: root.app.lab
    }
    NoticeBar {
        id: notice
        anchors { left: parent.left; right: parent.right; top: trouble.bottom }
        rooms: root.app.rooms
    }

    Item {
        id: content
        anchors { left: parent.left; right: parent.right; top: notice.bottom; bottom: parent.bottom }
        visible: root.app.timeline.hasRoom

        TimelineView {
            id: log
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: typingRow.top }
            anchors { leftMargin: Theme.pageMargin; rightMargin: Theme.pageMargin }
            timeline: root.app.timeline
            files: root.app.files
            words: root.app.words
            picking: emoji.opened
            readOnly: composer.barred
            onReplied: seq => {
                root.app.composer.reply(seq);
                composer.focusInput();
            }
            onChanged: entryId => {
                root.app.composer.change(entryId);
                composer.focusInput();
            }
            onPastNewest: composer.focusInput()
            onReactionWanted: (entryId, bottom) => emoji.react(entryId, log.y + bottom)

            EmptyPlace {
                anchors.centerIn: parent
                width: Math.min(360, parent.width)
                visible: root.app.timeline.model.blank && !root.app.timeline.historyLoading && !missing.visible
                sentence: qsTr("Nothing here yet. Write the first message.")
            }
        }
        HistoryFailure {
            id: missing
            anchors { left: log.left; right: log.right; top: log.top; topMargin: 6 }
            timeline: root.app.timeline
        }
        JumpButton {
            id: jump
            // At the end of most lines; where the window is mirrored, others begin there.
            anchors { right: middle ? undefined : log.right; rightMargin: 12; bottom: log.bottom; bottomMargin: 12 }
            anchors.horizontalCenter: middle ? log.horizontalCenter : undefined
            timeline: root.app.timeline

            readonly property bool middle: LayoutMirroring.enabled
        }
        ProblemLine {
            anchors { horizontalCenter: log.horizontalCenter; bottom: log.bottom; bottomMargin: jump.middle && jump.visible ? 64 : 12 }
            width: Math.min(implicitWidth, log.width - 120)
            readonly property string problem: root.app.timeline.problem.length > 0 ? root.app.timeline.problem : root.app.files.problem
            good: problem.length === 0
            words: !good ? problem : root.app.timeline.news.length > 0 ? root.app.timeline.news : root.app.files.news
        }
        TypingRow {
            id: typingRow
            anchors { left: parent.left; right: parent.right; bottom: composer.top }
            typing: root.app.typing
        }
        Composer {
            id: composer
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.pageMargin }
            composer: root.app.composer
            completion: root.app.completion
            attachments: root.app.attachments
            spelling: root.app.spelling
            words: root.app.words
            onTravelled: key => log.travel(key)
            onWalkWanted: log.walk(1)
            emojiShown: emoji.opened && emoji.entryId === ""
            onEmojiWanted: root.toggleEmoji()
        }
        DropCurtain {
            anchors.fill: parent
            enabled: !composer.barred
            attachments: root.app.attachments
            onAttached: composer.focusInput()
        }
        EmojiPlace {
            id: emoji
            anchors { fill: parent; leftMargin: Theme.pageMargin; rightMargin: Theme.pageMargin }
            emoji: root.app.emoji
            onWritten: text => composer.type(text)
            onReacted: (entryId, text) => root.app.timeline.toggleReaction(entryId, text)
            onClosed: {
                if (!log.walkOn())
                    composer.focusInput();
            }
        }
    }

    EmptyPlace {
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 40)
        visible: !root.app.timeline.hasRoom
        sentence: qsTr("Choose a room on the left, or press + to start one.")
    }
}
