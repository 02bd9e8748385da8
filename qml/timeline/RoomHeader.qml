import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Rectangle {
    id: root

    required property TimelineController timeline
    property WordsController words: null
    required property DesktopController desktop
    property bool membersShown: false
    property bool mayAdd: false
    readonly property real textLeft: Theme.narrow ? drawer.width + 14 : Theme.pageMargin

    signal drawerRequested()
    signal membersToggled()
    signal searchRequested()
    signal aboutRequested()
    signal dayRequested()
    signal addRequested()
    signal noticesRequested()
    signal unreadRequested()
    signal exportRequested()
    signal leaveRequested()

    implicitHeight: Theme.headerHeight
    color: Theme.window

    DrawerButton {
        id: drawer
        anchors { left: parent.left; leftMargin: 6; verticalCenter: parent.verticalCenter }
        desktop: root.desktop
        onClicked: root.drawerRequested()
    }
    Label {
        objectName: "roomTitle"
        anchors { left: parent.left; leftMargin: root.textLeft; right: find.left; rightMargin: 12 }
        y: (root.height - Theme.px(40)) / 2
        height: Theme.px(22)
        text: root.timeline.title
        size: Theme.sizeHeader
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Label {
        objectName: "roomSubtitle"
        anchors { left: parent.left; leftMargin: root.textLeft; right: find.left; rightMargin: 12 }
        y: root.height / 2 + Theme.px(2)
        height: Theme.px(18)
        text: root.timeline.subtitle
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    IconButton {
        id: find
        objectName: "searchButton"
        anchors { right: people.left; verticalCenter: parent.verticalCenter }
        glyph: "search"
        hint: qsTr("Search in messages")
        onClicked: root.searchRequested()
    }
    IconButton {
        id: people
        objectName: "membersButton"
        anchors { right: more.left; verticalCenter: parent.verticalCenter }
        glyph: "people"
        hint: root.membersShown ? qsTr("Hide people") : qsTr("Show people")
        checked: root.membersShown
        onClicked: root.membersToggled()
    }
    IconButton {
        id: more
        objectName: "roomMenuButton"
        anchors { right: parent.right; rightMargin: Theme.pageMargin - 4; verticalCenter: parent.verticalCenter }
        glyph: "more"
        hint: qsTr("Room")
        onClicked: menu.popup(more, 0, more.height + 4)
    }
    Menu {
        id: menu
        objectName: "roomMenu"
        MenuItem {
            objectName: "roomNoticesItem"
            text: qsTr("Notifications")
            glyph: "bell"
            onTriggered: root.noticesRequested()
        }
        MenuItem {
            objectName: "markUnreadItem"
            text: qsTr("Mark as unread")
            glyph: "flag"
            onTriggered: root.unreadRequested()
        }
        MenuItem {
            objectName: "wordsItem"
            text: qsTr("Words as they are typed")
            glyph: "eye"
            checkable: true
            enabled: root.words !== null && root.words.possible
            visible: enabled
            height: enabled ? implicitHeight : 0
            checked: root.words !== null && root.words.wanted
            onTriggered: {
                checked = Qt.binding(() => root.words !== null && root.words.wanted); // what the server says
                root.words.choose(!root.words.wanted);
            }
        }
        MenuItem {
            objectName: "jumpToDayItem"
            text: qsTr("Go to a day")
            glyph: "clock"
            onTriggered: root.dayRequested()
        }
        MenuItem {
            objectName: "aboutRoomItem"
            text: qsTr("About this room")
            glyph: "help"
            enabled: !root.timeline.direct
            visible: enabled
            height: enabled ? implicitHeight : 0
            onTriggered: root.aboutRequested()
        }
        MenuItem {
            objectName: "addPeopleItem"
            text: qsTr("Add people")
            glyph: "plus"
            enabled: root.mayAdd
            visible: enabled
            height: enabled ? implicitHeight : 0
            onTriggered: root.addRequested()
        }
        MenuItem {
            objectName: "exportItem"
            text: qsTr("Export…")
            glyph: "download"
            onTriggered: root.exportRequested()
        }
        MenuItem {
            objectName: "leaveRoomItem"
            text: qsTr("Leave the room")
            glyph: "leave"
            danger: true
            enabled: !root.timeline.direct
            visible: enabled
            height: enabled ? implicitHeight : 0
            onTriggered: root.leaveRequested()
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
