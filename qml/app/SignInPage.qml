import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

Rectangle {
    id: root

    required property SignInController signIn
    required property NearbyModel nearby
    required property HostController host

    readonly property Item focused: Window.activeFocusItem

    signal helpRequested()

    color: Theme.window

    Component.onCompleted: {
        nearby.setWanted(true);
        focusFirst();
    }
    Component.onDestruction: nearby.setWanted(false)

    // The field one is in is in sight, however low the window.
    onFocusedChanged: {
        if (focused === null || place.contentHeight <= place.height)
            return;
        const top = focused.mapToItem(place.contentItem, 0, 0).y - 40;
        const bottom = top + focused.height + 100;
        if (top < place.contentY)
            place.contentY = Math.max(0, top);
        else if (bottom > place.contentY + place.height)
            place.contentY = Math.min(bottom, place.contentHeight) - place.height;
    }

    Connections {
        target: root.signIn
        function onFieldFailed(field: int): void { root.fieldOf(field).field.forceActiveFocus(); }
    }

    function fieldOf(field: int): FormField {
        switch (field) {
        case SignInController.NameField: return name;
        case SignInController.PasswordField: return password;
        case SignInController.CodeField: return code;
        }
        return address;
    }

    function focusFirst(): void {
        const field = signIn.address.length === 0 ? address : signIn.name.length === 0 ? name : password;
        field.field.forceActiveFocus();
    }

    Flickable {
        id: place
        anchors.fill: parent
        contentHeight: Math.max(height, card.height + 24)
        boundsBehavior: Flickable.StopAtBounds

        Card {
            id: card
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(12, (parent.height - height) / 2)
            width: Math.min(Theme.px(420), parent.width - 24)
            height: form.implicitHeight + 64
            depth: 14

            ColumnLayout {
                id: form
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 32 }
                spacing: 0

                RowLayout {
                    spacing: 12
                    Logo {}
                    ColumnLayout {
                        spacing: 0
                        Label {
                            text: qsTr("Welcome to Chinwag")
                            size: Theme.sizeTitle
                            font.weight: Font.DemiBold
                            font.letterSpacing: -0.2
                            Layout.preferredHeight: Theme.px(28)
                            Accessible.role: Accessible.Heading
                            Accessible.name: text
                        }
                        Label {
                            text: qsTr("Where would you like to talk?")
                            size: Theme.sizeButton
                            color: Theme.soft
                        }
                    }
                }
                NearbyList {
                    model: root.nearby
                    Layout.fillWidth: true
                    Layout.topMargin: 20
                    onChosen: link => {
                        root.signIn.address = link;
                        root.focusFirst();
                    }
                }
                FormField {
                    id: address
                    caption: qsTr("Server address")
                    fieldName: "addressField"
                    placeholder: qsTr("chat.example.org")
                    text: root.signIn.address
                    error: root.signIn.addressError
                    hint: root.signIn.addressLine
                    keepsLine: true
                    keptLines: 2 // what is in the way takes a long sentence
                    hintColor: root.signIn.addressState === SignInController.Found ? Theme.okText
                             : root.signIn.addressState === SignInController.NotFound ? Theme.danger : Theme.soft
                    Layout.fillWidth: true
                    Layout.topMargin: 20
                    onEdited: text => root.signIn.address = text
                    onAccepted: root.signIn.submit()
                }
                TextButton {
                    objectName: "compareButton"
                    text: qsTr("Compare the fingerprint…")
                    visible: root.signIn.comparable
                    onClicked: root.signIn.compare()
                }
                UnencryptedLine {
                    visible: root.signIn.unencrypted
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                }
                Segmented {
                    objectName: "modeSwitch"
                    name: qsTr("Sign in or create an account")
                    options: [qsTr("Sign in"), qsTr("Create account")]
                    currentIndex: root.signIn.mode
                    Layout.fillWidth: true
                    Layout.topMargin: 6
                    onChosen: index => root.signIn.mode = index
                }
                FormField {
                    id: name
                    caption: qsTr("Name")
                    fieldName: "nameField"
                    text: root.signIn.name
                    error: root.signIn.nameError
                    hint: root.signIn.nameHint
                    keepsLine: true
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    onEdited: text => root.signIn.name = text
                    onAccepted: root.signIn.submit()
                }
                FormField {
                    id: password
                    caption: qsTr("Password")
                    fieldName: "passwordField"
                    secret: true
                    text: root.signIn.password
                    error: root.signIn.passwordError
                    hint: root.signIn.passwordHint
                    hintColor: root.signIn.passwordIsWeak ? Theme.warnInk : Theme.soft
                    strength: root.signIn.passwordStrength
                    keepsLine: true
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    onEdited: text => root.signIn.password = text
                    onAccepted: root.signIn.submit()
                }
                FormField {
                    id: code
                    caption: qsTr("Code of your app")
                    fieldName: "codeField"
                    text: root.signIn.code
                    error: root.signIn.codeError
                    hint: qsTr("This account has a second factor. A recovery code does, too.")
                    visible: root.signIn.codeWanted
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    onEdited: text => root.signIn.code = text
                    onAccepted: root.signIn.submit()
                }
                Label {
                    objectName: "formError"
                    text: root.signIn.formError
                    size: Theme.sizeSecondary
                    color: Theme.danger
                    wrapMode: Text.Wrap
                    visible: text.length > 0
                    Layout.fillWidth: true
                    Layout.topMargin: 12
                }
                Button {
                    objectName: "signInButton"
                    text: root.signIn.mode === SignInController.CreateAccount ? qsTr("Create account") : qsTr("Sign in")
                    busy: root.signIn.busy
                    Layout.fillWidth: true
                    Layout.topMargin: 12
                    onClicked: root.signIn.submit()
                }
                RowLayout {
                    spacing: 4
                    visible: root.host.offered
                    Layout.alignment: Qt.AlignHCenter
                    Layout.topMargin: 12
                    Label {
                        text: qsTr("Nobody has one yet?")
                        size: Theme.sizeSecondary
                        color: Theme.soft
                    }
                    TextButton {
                        objectName: "startServerButton"
                        text: root.host.busy ? qsTr("Starting…") : root.host.running ? qsTr("Enter your own server")
                                                                                     : qsTr("Start a server on this computer")
                        size: Theme.sizeSecondary
                        enabled: !root.host.busy
                        onClicked: root.host.start()
                    }
                }
                Label {
                    objectName: "hostProblem"
                    text: root.host.problem
                    size: Theme.sizeSecondary
                    color: Theme.danger
                    wrapMode: Text.Wrap
                    visible: text.length > 0
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                }
            }
        }
    }

    IconButton {
        objectName: "helpButton"
        anchors { right: parent.right; top: parent.top; margins: 12 }
        glyph: "help"
        hint: qsTr("Help (F1)")
        onClicked: root.helpRequested()
    }
}
