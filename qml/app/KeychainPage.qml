import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The system keeps the sign-in and has not handed it out yet: it may wait for the person, in a window of its own.
FocusScope {
    id: root

    required property AppController app

    Card {
        anchors.centerIn: parent
        width: Math.min(Theme.px(420), parent.width - 24)
        height: form.implicitHeight + 64
        depth: 14
        visible: root.app.keychainIsSlow

        ColumnLayout {
            id: form
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: 32 }
            spacing: 0

            Label {
                objectName: "keychainTitle"
                text: qsTr("Waiting for your keychain…")
                size: Theme.sizeTitle
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Label {
                text: qsTr("It keeps you signed in. It may have asked for its password in another window.")
                size: Theme.sizeSecondary
                color: Theme.soft
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Layout.topMargin: 6
            }
            Button {
                objectName: "skipKeychainButton"
                text: qsTr("Skip")
                focus: true
                Layout.alignment: Qt.AlignRight
                Layout.topMargin: 20
                onClicked: root.app.skipKeychain()
            }
        }
    }
}
