import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Settings
import Chinwag.Theme
import Chinwag.Ui

T.ApplicationWindow {
    id: root

    required property AppController app

    property string shownPage
    property bool placed: false // as it was left; before, what it is says nothing
    readonly property rect place: app.settings.windowPlace(Qt.size(1200, 760))

    x: place.x
    y: place.y
    width: place.width
    height: place.height
    minimumWidth: Math.min(360, place.width) // a screen may be smaller than what looks well
    minimumHeight: Math.min(420, place.height)
    visible: !app.desktop.startsHidden
    title: counted(app.signedIn && app.timeline.hasRoom ? qsTr("%1 – Chinwag").arg(ForeignText.isolated(app.timeline.title)) : qsTr("Chinwag"))
    color: Theme.window
    // Without this, templates take the platform's control font instead of the application's.
    font.family: Application.font.family
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    palette {
        window: Theme.window
        windowText: Theme.text
        base: Theme.surface
        text: Theme.text
        button: Theme.surface
        buttonText: Theme.text
        highlight: Theme.accent
        highlightedText: Theme.accentInk
        placeholderText: Theme.soft
        toolTipBase: Theme.text
        toolTipText: Theme.window
    }

    Binding { target: Theme; property: "dark"; value: root.app.settings.dark }
    Binding { target: Theme; property: "reduceMotion"; value: root.app.settings.reduceMotion }
    Binding { target: Theme; property: "highContrast"; value: root.app.settings.highContrast }
    Binding { target: Theme; property: "compact"; value: root.app.settings.compact }
    Binding { target: Theme; property: "zoom"; value: root.app.settings.textSize / 100 }
    // Large letters need one column sooner.
    Binding { target: Theme; property: "narrow"; value: root.width < Math.min(900, Math.max(640, Theme.px(640))) }

    onActiveChanged: app.setWindowActive(active)
    onVisibilityChanged: {
        const hidden = root.visibility === Window.Hidden;
        if (hidden || root.visibility === Window.Minimized)
            app.hideWindow();
        app.desktop.setWindowShown(!hidden);
        if (placed && (root.visibility === Window.Maximized || root.visibility === Window.Windowed))
            app.windowKeeper.setMaximized(root.visibility === Window.Maximized);
        keepPlace();
    }
    onXChanged: keepPlace()
    onYChanged: keepPlace()
    onWidthChanged: keepPlace()
    onHeightChanged: keepPlace()
    onClosing: close => {
        close.accepted = app.desktop.closesForGood() && app.host.letsEnd();
        if (close.accepted)
            app.hideWindow();
    }

    function counted(title: string): string {
        return app.desktop.unread > 0 ? qsTr("(%1) %2").arg(app.desktop.unread).arg(title) : title;
    }

    function keepPlace(): void {
        if (root.visibility === Window.Windowed)
            app.windowKeeper.moved(Qt.rect(x, y, width, height));
    }
    function showAgain(): void {
        if (app.windowKeeper.isMaximized())
            showMaximized();
        else
            showNormal();
    }

    Loader {
        id: page
        anchors.fill: parent
        focus: true
    }
    Connections {
        target: root.app
        function onSignedInChanged(): void { root.showPage(); }
        function onKeychainChanged(): void { root.showPage(); }
        function onSignOutQuestioned(text: string): void {
            signOut.explanation = text;
            signOut.open();
        }
        function onTold(title: string, text: string): void {
            notice.title = title;
            notice.explanation = text;
            notice.open();
        }
        function onHelpRequested(): void { help.show(); }
        function onSettingsRequested(category: string): void { (settings.made() as SettingsView).show(category); }
        function onRoomNoticesRequested(): void { roomNotices.open(); }
        function onRaiseRequested(): void {
            if (root.visibility === Window.Minimized || root.visibility === Window.Hidden)
                root.showAgain();
            root.raise();
            root.requestActivate();
        }
        function onLinkOffered(server: string): void {
            link.server = server;
            link.open();
        }
    }
    LiveRegion { id: live }
    Connections {
        target: root.app.announcer
        function onAnnounced(sentence: string): void { live.say(sentence); }
    }
    Connections {
        target: root.app.desktop
        function onHideRequested(): void { root.hide(); }
        function onExplanationRequested(): void { (closing.made() as CloseDialog).open(); }
    }
    PopupPlace { id: host; file: Qt.resolvedUrl("HostDialog.qml"); given: ({ host: root.app.host }) }
    Connections {
        target: root.app.host
        function onShown(): void { host.open(); }
        function onEndQuestioned(): void { ending.open(); }
    }
    QuestionDialog {
        id: ending
        objectName: "hostEndDialog"
        title: qsTr("Quit, and stop your server?")
        explanation: root.app.host.stopQuestion
        yes: qsTr("Quit")
        onAccepted: Qt.quit()
    }
    PopupPlace { id: closing; file: Qt.resolvedUrl("CloseDialog.qml"); given: ({ desktop: root.app.desktop }) }
    QuestionDialog {
        id: signOut
        objectName: "signOutDialog"
        title: qsTr("Sign out?")
        yes: qsTr("Sign out")
        onAccepted: root.app.confirmSignOut()
    }
    QuestionDialog {
        id: notice
        objectName: "noticeDialog"
        cancel: qsTr("Close")
    }
    ProxyDialog { proxy: root.app.proxy }
    TrustDialog { trust: root.app.trust }
    LinkDialog {
        id: link
        here: root.app.serverName
        onAccepted: root.app.acceptLink()
    }
    Connections {
        target: page.item as SignInPage
        function onHelpRequested(): void { root.app.showHelp(); }
    }
    // Made when first asked for, and kept: it comes back where it was left.
    Loader {
        id: help
        objectName: "help"
        active: false
        sourceComponent: HelpDialog {}

        function show(): void {
            active = true;
            (item as HelpDialog).open();
        }
    }
    PopupPlace { id: settings; file: "qrc:/qt/qml/Chinwag/Settings/SettingsView.qml"; given: ({ app: root.app }) }
    PopupPlace {
        id: roomNotices
        file: "qrc:/qt/qml/Chinwag/Settings/RoomNoticesDialog.qml"
        given: ({ notices: root.app.notices })
        onShownChanged: root.app.notices.setRoomPageShown(shown)
    }
    Component.onCompleted: {
        showPage();
        if (root.visible && app.windowKeeper.isMaximized())
            showMaximized();
        placed = true;
    }

    function showPage(): void {
        const wanted = app.signedIn ? "ChatPage.qml" : app.waitsForKeychain ? "KeychainPage.qml" : "SignInPage.qml";
        if (shownPage === wanted)
            return;
        shownPage = wanted;
        if (!app.signedIn && settings.shown)
            (settings.item as SettingsView).close();
        if (wanted === "SignInPage.qml")
            page.setSource(wanted, { signIn: app.signIn, nearby: app.nearby, host: app.host });
        else
            page.setSource(wanted, { app: app, focus: true });
    }

    Shortcut { sequences: KeyTable.of(KeyTable.Help); onActivated: root.app.showHelp() }
    Shortcut {
        sequences: KeyTable.of(KeyTable.Quit)
        onActivated: {
            if (root.app.host.letsEnd())
                Qt.quit();
        }
    }
    Shortcut { sequences: KeyTable.of(KeyTable.CloseWindow); onActivated: root.close() }
    TextSizeKeys { settings: root.app.settings }
}
