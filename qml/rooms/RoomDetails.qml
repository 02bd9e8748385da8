import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The open room beside its log: what it is, who is in it, and what its moderators do. Esc puts it away.
FocusScope {
    id: root

    required property RoomDetailsController details
    property bool mayAdd: false
    property alias foot: footPlace.data // further lines about the room, at the end

    signal closed()
    signal messageRequested(userId: string)
    signal addRequested()
    signal noticesRequested()

    implicitWidth: 340

    Keys.onEscapePressed: closed()
    onVisibleChanged: details.shown = visible

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    Rectangle {
        anchors.left: parent.left
        width: 1
        height: parent.height
        color: Theme.line
    }
    Label {
        anchors { left: parent.left; leftMargin: 20; right: close.left }
        height: Theme.headerHeight
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Details")
        size: Theme.sizeHeader
        font.weight: Font.DemiBold
    }
    IconButton {
        id: close
        objectName: "closeDetailsButton"
        anchors { right: parent.right; rightMargin: 12 }
        y: (Theme.headerHeight - height) / 2
        glyph: "close"
        hint: qsTr("Close the details")
        onClicked: root.closed()
    }
    Rectangle {
        id: rule
        anchors { left: parent.left; right: parent.right }
        y: Theme.headerHeight - 1
        height: 1
        color: Theme.line
    }
    DetailsHead {
        id: head
        anchors { left: parent.left; leftMargin: 20; right: parent.right; rightMargin: 16; top: rule.bottom; topMargin: 16 }
        details: root.details
        onEditRequested: settings.open()
    }
    Column {
        id: actions
        anchors { left: parent.left; leftMargin: 12; right: parent.right; rightMargin: 12; top: head.bottom; topMargin: 12 }

        DetailsAction {
            objectName: "detailsNoticesButton"
            width: parent.width
            glyph: "bell"
            text: qsTr("Notifications")
            onClicked: root.noticesRequested()
        }
        DetailsAction {
            objectName: "reportsButton"
            width: parent.width
            glyph: "flag"
            text: qsTr("Reports")
            count: root.details.reportCount
            visible: root.details.moderator
            onClicked: reports.open()
        }
        DetailsAction {
            objectName: "bansButton"
            width: parent.width
            glyph: "ban"
            text: qsTr("Banned people")
            visible: root.details.moderator
            onClicked: bans.open()
        }
    }
    Label {
        id: heading
        objectName: "detailsMembers"
        anchors { left: parent.left; leftMargin: 20; top: actions.bottom; topMargin: 12 }
        height: 30
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Members")
        size: Theme.sizeSecondary
        font.weight: Font.DemiBold
    }
    Label {
        objectName: "detailsMemberCount"
        anchors { left: heading.right; leftMargin: 6; verticalCenter: heading.verticalCenter }
        text: root.details.memberCount
        size: Theme.sizeSecondary
        color: Theme.soft
    }
    Button {
        objectName: "detailsAddButton"
        anchors { right: parent.right; rightMargin: 16; verticalCenter: heading.verticalCenter }
        kind: Button.Outline
        tone: Theme.accent
        text: qsTr("Add people")
        visible: root.mayAdd
        onClicked: root.addRequested()
    }
    TextField {
        id: search
        objectName: "memberSearch"
        anchors { left: parent.left; leftMargin: 16; right: parent.right; rightMargin: 16; top: heading.bottom; topMargin: visible ? 6 : 0 }
        height: visible ? 36 : 0
        placeholderText: qsTr("Find somebody")
        limit: 64
        visible: root.details.large
        Accessible.name: placeholderText
        onTextEdited: root.details.query = text
        Keys.onDownPressed: list.forceActiveFocus()
        Keys.onEscapePressed: event => {
            event.accepted = length > 0;
            root.details.query = "";
        }

        Binding on text {
            value: root.details.query
        }
    }
    MemberList {
        id: list
        objectName: "membersList"
        anchors { left: parent.left; leftMargin: 12; right: parent.right; rightMargin: 12; top: search.bottom; topMargin: 6; bottom: footRule.top; bottomMargin: 4 }
        model: root.details.members
        Accessible.name: heading.text
        onChosen: member => {
            menu.userId = member.userId;
            menu.name = member.name;
            menu.rank = member.rank;
            menu.muted = member.muted;
            menu.below = member.below;
            menu.popup(member, 8, member.height - 4);
        }
    }
    EmptyPlace {
        anchors { left: list.left; right: list.right; top: list.top; topMargin: 24; margins: 12 }
        visible: list.count === 0 && root.details.query.length > 0
        sentence: qsTr("Nobody here has that in their name.")
    }
    Rectangle {
        id: footRule
        anchors { left: parent.left; right: parent.right; bottom: footPlace.top }
        height: 1
        color: Theme.line
        visible: footPlace.height > 0
    }
    Column {
        id: footPlace
        objectName: "detailsFoot"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }

    MemberMenu {
        id: menu
        details: root.details
        onMessageRequested: userId => root.messageRequested(userId)
        onRoleWanted: wanted => {
            const dialog = role.made() as RoleDialog;
            dialog.userId = menu.userId;
            dialog.person = menu.name;
            dialog.role = wanted;
            dialog.open();
        }
        onSanctionWanted: kind => {
            const dialog = sanction.made() as SanctionDialog;
            dialog.userId = menu.userId;
            dialog.person = menu.name;
            dialog.kind = kind;
            dialog.open();
        }
    }
    PopupPlace { id: settings; file: Qt.resolvedUrl("RoomSettingsDialog.qml"); given: ({ details: root.details }) }
    PopupPlace { id: deletion; file: Qt.resolvedUrl("DeleteRoomDialog.qml"); given: ({ details: root.details }) }
    PopupPlace { id: role; file: Qt.resolvedUrl("RoleDialog.qml"); given: ({ details: root.details }) }
    PopupPlace { id: sanction; file: Qt.resolvedUrl("SanctionDialog.qml"); given: ({ details: root.details }) }
    PopupPlace { id: bans; file: Qt.resolvedUrl("BansDialog.qml"); given: ({ details: root.details }) }
    PopupPlace { id: reports; file: Qt.resolvedUrl("ReportsDialog.qml"); given: ({ details: root.details }) }
    Connections {
        target: settings.item as RoomSettingsDialog
        function onDeletionWanted(): void {
            (settings.item as RoomSettingsDialog).close();
            deletion.open();
        }
    }
}
