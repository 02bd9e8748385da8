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

    Sidebar {
        id: side
        anchors.left: parent.left
        width: Math.min(Theme.sideWidth, Math.max(180, root.width * 0.4))
        height: parent.height
        app: root.app
    }
    RoomPage {
        id: page
        anchors { left: side.right; right: root.narrow ? parent.right : found.visible ? found.left : details.visible ? details.left : parent.right; top: parent.top; bottom: parent.bottom }
        app: root.app
        membersSeen: details.visible
        membersCover: root.narrow
        visible: !root.app.rooms.invitation.shown && !root.app.lab.shown
        onSearchRequested: root.find(false)
    }
    SearchPanel {
        id: found
        objectName: "searchPanel"
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: root.narrow ? root.width - side.width : implicitWidth
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
        width: root.narrow ? Math.min(implicitWidth, root.width - side.width - 56) : implicitWidth // the rest is to put it away
        z: 2
        details: root.app.details
        mayAdd: root.app.rooms.addition.possible
        visible: page.membersShown && page.visible && root.app.details.hasRoom && !found.visible
        onClosed: {
            page.membersShown = false;
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
    readonly property bool narrow: width - side.width < found.implicitWidth + 360

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
        if (event.key === Qt.Key_Escape && app.search.shown)
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
                page.membersShown = false;
        }
    }
    Connections {
        target: root.app.rooms
        function onCurrentRoomChanged(): void {
            if (!found.activeFocus)
                root.focusPage();
        }
    }

    Shortcut { sequence: "Alt+Up"; onActivated: root.app.rooms.step(-1) }
    Shortcut { sequence: "Alt+Down"; onActivated: root.app.rooms.step(1) }
    Shortcut { sequence: "Alt+Shift+Up"; onActivated: root.app.rooms.step(-1, true) }
    Shortcut { sequence: "Alt+Shift+Down"; onActivated: root.app.rooms.step(1, true) }
    Shortcut { sequence: "Ctrl+F"; onActivated: root.find(false) }
    Shortcut { sequence: "Ctrl+Shift+F"; onActivated: root.find(true) }
    Shortcut { sequence: "Ctrl+Shift+M"; onActivated: root.findMentions() }
    Shortcut { sequence: "Ctrl+U"; enabled: page.visible && root.app.timeline.hasRoom; onActivated: page.attach() }
    Shortcut { sequence: "Ctrl+E"; enabled: page.visible; onActivated: page.toggleEmoji() }
    Shortcut { sequence: "Ctrl+."; onActivated: page.toggleMembers() }
    Shortcut { sequence: "Alt+Left"; onActivated: root.app.rooms.back() }
    Shortcut { sequence: "Alt+Right"; onActivated: root.app.rooms.forward() }
    Shortcut { sequence: "Ctrl+Shift+L"; onActivated: root.app.lab.show() }
    Shortcut { sequence: "Ctrl+K"; onActivated: side.switchRoom() }
    Shortcut { sequence: "Ctrl+Shift+K"; onActivated: side.newDirectMessage() }
}
