import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

SettingsPage {
    id: root

    required property AppController app
    readonly property SettingsController settings: app.settings

    objectName: "appearancePage"
    title: qsTr("Appearance")
    explanation: qsTr("How Chinwag looks on this computer. Changes apply at once.")

    Column {
        width: parent.width
        spacing: 8

        Label {
            width: parent.width
            text: qsTr("Theme")
            size: Theme.sizeSecondary
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Grid {
            id: tiles
            readonly property real each: columns === 3 ? (width - 36) / 3 : Math.min(width, 260)
            width: parent.width
            columns: width < Theme.px(400) ? 1 : 3
            columnSpacing: 18
            rowSpacing: 18

            ThemeTile {
                id: system
                objectName: "systemTheme"
                width: tiles.each
                text: qsTr("Follow the system")
                lower: Theme.lightSample
                upper: Theme.darkSample
                chosen: root.settings.theme === SettingsController.System
                onClicked: root.settings.theme = SettingsController.System
                KeyNavigation.right: light
            }
            ThemeTile {
                id: light
                objectName: "lightTheme"
                width: tiles.each
                text: qsTr("Light")
                chosen: root.settings.theme === SettingsController.Light
                onClicked: root.settings.theme = SettingsController.Light
                KeyNavigation.right: dark
            }
            ThemeTile {
                id: dark
                objectName: "darkTheme"
                width: tiles.each
                text: qsTr("Dark")
                lower: Theme.darkSample
                upper: Theme.darkSample
                chosen: root.settings.theme === SettingsController.Dark
                onClicked: root.settings.theme = SettingsController.Dark
            }
        }
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("Text and space")

        SettingsRow {
            width: parent.width
            text: qsTr("Text size")
            detail: qsTr("%1 and %2 do the same anywhere", "keys").arg(KeyTable.text(KeyTable.LargerText)).arg(KeyTable.text(KeyTable.SmallerText))

            Row {
                spacing: 10

                Label { anchors.verticalCenter: parent.verticalCenter; text: qsTr("A", "as a sample of small and large letters"); size: 12; color: Theme.soft; Accessible.ignored: true }
                Slider {
                    objectName: "textSizeSlider"
                    anchors.verticalCenter: parent.verticalCenter
                    name: qsTr("Text size")
                    from: 80
                    to: 200
                    stepSize: 10
                    live: false
                    value: root.settings.textSize
                    onMoved: root.settings.textSize = value
                }
                Label { anchors.verticalCenter: parent.verticalCenter; text: qsTr("A", "as a sample of small and large letters"); size: 19; color: Theme.soft; Accessible.ignored: true }
                Label {
                    objectName: "textSizeLabel"
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(52)
                    horizontalAlignment: Text.AlignRight
                    text: qsTr("%1 %", "a size of text").arg(root.settings.textSize)
                    size: Theme.sizeButton
                    font.weight: Font.DemiBold
                }
            }
        }
        SettingsRule {}
        SettingsRow {
            width: parent.width
            text: qsTr("Density")
            detail: qsTr("How much room each line gets")

            Segmented {
                objectName: "densitySwitch"
                width: Theme.px(200)
                height: implicitHeight
                name: qsTr("Density")
                options: [qsTr("Roomy"), qsTr("Compact")]
                currentIndex: root.settings.compact ? 1 : 0
                onChosen: index => root.settings.compact = index === 1
            }
        }
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("Easier on the eyes")

        Switch {
            objectName: "highContrastSwitch"
            width: parent.width
            text: qsTr("High contrast")
            detail: qsTr("Darker text and stronger lines")
            on: root.settings.highContrast
            onClicked: root.settings.highContrast = !root.settings.highContrast
        }
        SettingsRule {}
        Switch {
            objectName: "reduceMotionSwitch"
            width: parent.width
            text: qsTr("Reduce motion")
            detail: qsTr("Nothing slides or fades, the typing dots stand still")
            on: root.settings.reduceMotion
            onClicked: root.settings.reduceMotion = !root.settings.reduceMotion
        }
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("On this computer")
        visible: root.app.desktop.hasTray || root.app.desktop.hasAutostart

        Switch {
            objectName: "keepsRunningSwitch"
            width: parent.width
            text: qsTr("Keep running when the window is closed")
            visible: root.app.desktop.hasTray
            on: root.app.desktop.keepsRunning
            onClicked: root.app.desktop.keepsRunning = !root.app.desktop.keepsRunning
        }
        SettingsRule { visible: root.app.desktop.hasTray && root.app.desktop.hasAutostart }
        Switch {
            objectName: "autostartSwitch"
            width: parent.width
            text: qsTr("Start when I sign in to the computer")
            visible: root.app.desktop.hasAutostart
            on: root.app.desktop.autostarts
            onClicked: root.app.desktop.autostarts = !root.app.desktop.autostarts
        }
    }
}
