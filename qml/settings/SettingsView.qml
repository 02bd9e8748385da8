import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// All settings, over the whole window: categories beside their page, or in a narrow window one after the other. What is
// changed holds at once; Esc leads back to where one was.
T.Popup {
    id: root

    required property AppController app
    property string category: "appearance"
    property bool listOnly: false // of a narrow window
    readonly property bool narrow: Theme.narrow

    objectName: "settingsView"
    parent: T.Overlay.overlay
    width: parent.width
    height: parent.height
    modal: true
    focus: true
    closePolicy: T.Popup.NoAutoClose
    padding: 0

    onAboutToShow: load()
    onOpened: focusPage()
    onClosed: page.source = "" // what was typed into its fields goes

    function show(wanted: string): void {
        listOnly = narrow && wanted.length === 0;
        if (wanted.length > 0)
            category = wanted;
        if (opened) {
            load();
            focusPage();
        } else {
            open();
        }
    }
    function choose(wanted: string): void {
        category = wanted;
        listOnly = false;
        load();
        if (narrow)
            focusPage();
    }
    function load(): void {
        const file = Qt.resolvedUrl(category.charAt(0).toUpperCase() + category.slice(1) + "Page.qml");
        if (page.source !== file)
            page.setSource(file, { app: root.app });
    }
    function focusPage(): void {
        if (narrow && listOnly)
            list.forceActiveFocus(Qt.TabFocusReason);
        else if (narrow || category === "account" || category === "network")
            (page.item as SettingsPage)?.focusFirst();
        else
            list.forceActiveFocus(Qt.OtherFocusReason);
    }
    function leave(): void {
        if (narrow && !listOnly) {
            listOnly = true;
            list.forceActiveFocus(Qt.TabFocusReason);
        } else {
            close();
        }
    }

    background: Rectangle { color: Theme.window }

    FocusScope {
        anchors.fill: parent
        focus: true
        Keys.onEscapePressed: root.leave()

        Rectangle {
            id: side
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            width: root.narrow ? parent.width : Math.min(Theme.sideWidth, parent.width * 0.4)
            visible: !root.narrow || root.listOnly
            color: Theme.side

            Item {
                id: head
                anchors { left: parent.left; right: parent.right; top: parent.top }
                height: Theme.headerHeight

                IconButton {
                    id: back
                    objectName: "settingsBackButton"
                    anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
                    glyph: mirrored ? "forward" : "back"
                    hint: qsTr("Back (Esc)")
                    onClicked: root.close()
                }
                Label {
                    anchors { left: back.right; leftMargin: 6; right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
                    text: qsTr("Settings")
                    size: Theme.sizeHeader
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
            }
            ListView {
                id: list
                objectName: "settingsList"
                anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: own.top; leftMargin: 8; rightMargin: 9; bottomMargin: 8 }
                clip: true
                spacing: 2
                activeFocusOnTab: true
                keyNavigationEnabled: true
                boundsBehavior: Flickable.StopAtBounds
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Categories")
                model: SettingsCategories {}
                currentIndex: {
                    for (let i = 0; i < count; ++i) {
                        if ((model as SettingsCategories).get(i).page === root.category)
                            return i;
                    }
                    return -1;
                }
                highlightFollowsCurrentItem: false
                Keys.onUpPressed: step(-1)
                Keys.onDownPressed: step(1)
                Keys.onReturnPressed: root.choose(root.category)
                Keys.onEnterPressed: root.choose(root.category)
                delegate: SettingsCategory {
                    onChosen: page => root.choose(page)
                }
                T.ScrollBar.vertical: ScrollBar {}

                function step(by: int): void {
                    const next = currentIndex + by;
                    if (next < 0 || next >= count)
                        return;
                    root.category = (model as SettingsCategories).get(next).page;
                    positionViewAtIndex(next, ListView.Contain);
                    if (!root.narrow)
                        root.load();
                }
            }
            Item {
                id: own
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: 16; rightMargin: 16; bottomMargin: 14 }
                height: Math.max(36, words.implicitHeight)

                Avatar {
                    id: face
                    anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                    initials: root.app.ownInitials
                    tone: root.app.ownTone
                    showPresence: true
                    presence: root.app.ownPresence
                    backdrop: Theme.side
                }
                Column {
                    id: words
                    anchors { left: face.right; leftMargin: 10; right: parent.right; verticalCenter: parent.verticalCenter }
                    Label {
                        width: parent.width
                        text: root.app.ownName
                        font.weight: Font.DemiBold
                        elide: Text.ElideRight
                        maximumLineCount: 1
                    }
                    Label {
                        width: parent.width
                        text: root.app.serverName
                        size: Theme.sizeCaption
                        color: Theme.soft
                        elide: Text.ElideRight
                        maximumLineCount: 1
                    }
                }
            }
            Rectangle {
                anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
                width: 1
                color: Theme.line
                visible: !root.narrow
            }
        }
        Item {
            anchors { left: root.narrow ? parent.left : side.right; right: parent.right; top: parent.top; bottom: parent.bottom }
            visible: !root.narrow || !root.listOnly

            IconButton {
                id: up
                objectName: "settingsListButton"
                anchors { left: parent.left; leftMargin: 6; top: parent.top; topMargin: 10 }
                glyph: mirrored ? "forward" : "back"
                hint: qsTr("All settings")
                visible: root.narrow
                onClicked: root.leave()
            }
            Loader {
                id: page
                objectName: "settingsPage"
                anchors { left: parent.left; top: root.narrow ? up.bottom : parent.top; bottom: parent.bottom; leftMargin: root.narrow ? 12 : 40 }
                width: Math.min(Math.max(680, Theme.px(680)), parent.width - (root.narrow ? 24 : 60))
            }
        }
        Shortcut {
            sequences: KeyTable.of(KeyTable.CloseWindow)
            enabled: root.opened
            onActivated: root.close()
        }
    }
}
