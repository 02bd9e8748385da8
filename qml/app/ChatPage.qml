import QtQuick
import Chinwag.Controls
import Chinwag.Lab
import Chinwag.Theme
import Chinwag.Rooms
import Chinwag.Search
import Chinwag.Timeline
import Chinwag.Ui

FocusScope {
    id: root

    required property AppController app

    // One column: the rooms come over it when they are asked for, or there is nothing else to show.
    readonly property bool nothingOpen: !app.timeline.hasRoom && !app.rooms.invitation.shown
    readonly property bool drawerShown: Theme.narrow && (drawerWanted || nothingOpen)
    property bool drawerWanted: false

    function openDrawer(): void {
        drawerWanted = true;
        side.focusRooms();
    }
    function closeDrawer(): void {
        if (!drawerWanted)
            return;
        drawerWanted = false;
        focusPage();
    }

    Sidebar {
        id: side
        objectName: "sidebar"
        anchors.left: parent.left
        z: 4
        width: root.nothingOpen && Theme.narrow ? root.width
             : Theme.narrow ? Math.min(Theme.px(316), root.width - 44) : Math.min(Theme.sideWidth, Math.max(180, root.width * 0.4))
        height: parent.height
        visible: !Theme.narrow || root.drawerShown
        app: root.app
        Keys.onEscapePressed: event => {
            event.accepted = root.drawerWanted && Theme.narrow;
            if (event.accepted)
                root.closeDrawer();
        }
    }
    MouseArea {
        objectName: "drawerScrim"
        anchors.fill: parent
        z: 3
        visible: root.drawerShown
        onClicked: root.closeDrawer()
        onWheel: wheel => wheel.accepted = true

        Rectangle {
            anchors.fill: parent
            color: Theme.scrim
        }
    }
    Item {
        id: besideSide
        anchors { left: parent.left; leftMargin: Theme.narrow ? 0 : side.width; top: parent.top }
    }
    RoomPage {
        id: page
        anchors { left: besideSide.left; right: root.narrow ? parent.right : found.visible ? found.left : details.visible ? details.left : parent.right; top: parent.top; bottom: parent.bottom }
        app: root.app
        onDrawerRequested: root.openDrawer()
        membersSeen: details.visible
        membersCover: root.narrow
        visible: !root.app.rooms.invitation.shown && !root.app.lab.shown
        onSearchRequested: root.find(false)
    }
    SearchPanel {
        id: found
        objectName: "searchPanel"
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: root.narrow ? root.width - (Theme.narrow ? 0 : side.width) : implicitWidth
        z: 1
        search: root.app.search
        visible: search.shown
        onClosed: root.focusPage()
    }
    // Over the log where there is no room beside it; a click anywhere else puts it away.
    MouseArea {
        anchors.fill: page
        z: 1
        visible: details.visible && root.narrow
        onClicked: page.toggleMembers()

        Rectangle {
            anchors.fill: parent
            color: Theme.scrim
        }
    }
    RoomDetails {
        id: details
        objectName: "detailsPanel"
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: root.narrow ? Math.min(implicitWidth, root.width - (Theme.narrow ? 0 : side.width) - 56) : implicitWidth // the rest is to put it away
        z: 2
        details: root.app.details
        mayAdd: root.app.rooms.addition.possible
        visible: page.membersShown && page.visible && root.app.details.hasRoom && !found.visible
        onClosed: {
            page.showMembers(false);
            root.focusPage();
        }
        onMessageRequested: userId => root.app.rooms.openDirect(userId)
        onAddRequested: page.addPeople()
        onNoticesRequested: root.app.showRoomNotices()
        onShownChanged: root.app.completeness.setShown(shown)

        readonly property bool shown: visible

        foot: Item {
            width: parent ? parent.width : 0
            height: line.visible ? line.implicitHeight + 24 : 0

            CompleteLine {
                id: line
                anchors { left: parent.left; right: parent.right; leftMargin: 20; rightMargin: 16; verticalCenter: parent.verticalCenter }
                completeness: root.app.completeness
            }
        }
    }
    Item {
        anchors.fill: page
        visible: root.app.rooms.invitation.shown

        ConnectionBar {
            id: bar
            objectName: "invitationConnectionBar"
            anchors { left: parent.left; right: parent.right; top: parent.top }
            connection: root.app.connection
        }
        InvitationPage {
            id: invitation
            objectName: "invitationPage"
            anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: parent.bottom }
            invitation: root.app.rooms.invitation
        }
        DrawerButton {
            objectName: "invitationDrawerButton"
            anchors { left: parent.left; leftMargin: 6; top: bar.bottom; topMargin: 6 }
            desktop: root.app.desktop
            onClicked: root.openDrawer()
        }
    }

    // Made when first asked for.
    Loader {
        id: lab
        anchors.fill: page
        z: 2
        focus: visible
        visible: root.app.lab.shown
        onVisibleChanged: root.focusPage()

        function focusFirst(): void {
            if (item === null)
                setSource("qrc:/qt/qml/Chinwag/Lab/LabPage.qml", { lab: root.app.lab });
            (item as LabPage).focusFirst();
        }
    }

    Component.onCompleted: focusPage()

    // Beside the room as long as that leaves enough of it.
    readonly property bool narrow: Theme.narrow || width - side.width < found.implicitWidth + 360

    // What nobody else wants: a number with Ctrl is a room, and whoever types, types a message.
    Keys.onPressed: event => {
        if (event.modifiers === Qt.ControlModifier && event.key >= Qt.Key_1 && event.key <= Qt.Key_9) {
            event.accepted = true;
            app.rooms.selectAt(event.key - Qt.Key_1);
            return;
        }
        if (app.rooms.invitation.shown || app.lab.shown || !app.timeline.hasRoom)
            return;
        const typed = event.text >= " " && event.text !== "\u007f"
                      && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        event.accepted = typed || event.key === Qt.Key_Escape || event.matches(StandardKey.Paste);
        if (event.key === Qt.Key_Escape && drawerWanted && Theme.narrow)
            closeDrawer();
        else if (event.key === Qt.Key_Escape && app.search.shown)
            found.leave();
        else if (event.key === Qt.Key_Escape)
            page.goHome();
        else if (typed)
            page.type(event.text);
        else if (event.accepted)
            page.paste();
    }

    function focusPage(): void {
        if (app.lab.shown)
            lab.focusFirst();
        else if (app.rooms.invitation.shown)
            invitation.forceActiveFocus();
        else
            page.focusComposer();
    }

    // From one part of the window to the next: rooms, messages, people, search, composer.
    function toRegion(by: int): void {
        const regions = [side.list, ...page.regions(), found].filter(region => region.visible && region.enabled);
        const now = regions.findIndex(region => holdsFocus(region));
        const next = regions[(now + by + regions.length) % regions.length];
        if (next === found)
            found.focusField();
        else
            next.forceActiveFocus(Qt.TabFocusReason);
    }
    function holdsFocus(region: Item): bool {
        for (let item = Window.activeFocusItem; item; item = item.parent) {
            if (item === region)
                return true;
        }
        return false;
    }

    function find(everywhere: bool): void {
        app.search.open(everywhere, page.place());
        found.focusField();
    }
    function findMentions(): void {
        app.search.openMentions(page.place());
        found.focusField();
    }

    Connections {
        target: root.app.search
        function onMessageChosen(room: string, seq: double): void {
            page.flash(seq);
            if (!root.narrow)
                return;
            root.app.search.close();
            root.focusPage();
        }
    }
    Connections {
        target: root.app.details
        function onMessageWanted(room: string, seq: double): void {
            page.flash(seq);
            if (root.narrow)
                page.showMembers(false);
        }
    }
    Connections {
        target: root.app.rooms
        function onCurrentRoomChanged(): void {
            root.drawerWanted = false;
            if (!found.activeFocus)
                root.focusPage();
        }
    }

    Shortcut { sequences: KeyTable.of(KeyTable.RoomAbove); onActivated: root.app.rooms.step(-1) }
    Shortcut { sequences: KeyTable.of(KeyTable.RoomBelow); onActivated: root.app.rooms.step(1) }
    Shortcut { sequences: KeyTable.of(KeyTable.UnreadAbove); onActivated: root.app.rooms.step(-1, true) }
    Shortcut { sequences: KeyTable.of(KeyTable.UnreadBelow); onActivated: root.app.rooms.step(1, true) }
    Shortcut { sequences: KeyTable.of(KeyTable.FindHere); onActivated: root.find(false) }
    Shortcut { sequences: KeyTable.of(KeyTable.FindEverywhere); onActivated: root.find(true) }
    Shortcut { sequences: KeyTable.of(KeyTable.FindMentions); onActivated: root.findMentions() }
    Shortcut { sequences: KeyTable.of(KeyTable.Attach); enabled: page.visible && root.app.timeline.hasRoom; onActivated: page.attach() }
    Shortcut { sequences: KeyTable.of(KeyTable.Emoji); onActivated: page.toggleEmoji() }
    Shortcut { sequences: KeyTable.of(KeyTable.Members); onActivated: page.toggleMembers() }
    Shortcut { sequences: KeyTable.of(KeyTable.Back); onActivated: root.app.rooms.back() }
    Shortcut { sequences: KeyTable.of(KeyTable.Forward); onActivated: root.app.rooms.forward() }
    Shortcut { sequences: KeyTable.of(KeyTable.Switcher); onActivated: side.switchRoom() }
    Shortcut { sequences: KeyTable.of(KeyTable.DirectMessage); onActivated: side.newDirectMessage() }
    Shortcut { sequences: KeyTable.of(KeyTable.Settings); onActivated: root.app.showSettings("") }
    Shortcut { sequences: KeyTable.of(KeyTable.Keys); onActivated: root.app.showSettings("keys") }
    Shortcut { sequences: KeyTable.of(KeyTable.Regions); onActivated: root.toRegion(1) }
    Shortcut { sequences: KeyTable.of(KeyTable.RegionsBack); onActivated: root.toRegion(-1) }
    Shortcut { sequences: KeyTable.of(KeyTable.Lab); onActivated: root.app.lab.show() }
}
