import QtQuick

SettingsGroup {
    id: root

    required property var modelData

    heading: modelData.heading

    Repeater {
        model: root.modelData.keys
        delegate: KeyRow {
            width: parent ? parent.width : 0
        }
    }
}
