import QtQuick
import Chinwag.Ui

// Larger and smaller text, whatever is open.
Item {
    id: root

    required property SettingsController settings

    Shortcut {
        sequences: KeyTable.of(KeyTable.LargerText)
        context: Qt.ApplicationShortcut
        onActivated: root.settings.enlargeText()
    }
    Shortcut {
        sequences: KeyTable.of(KeyTable.SmallerText)
        context: Qt.ApplicationShortcut
        onActivated: root.settings.reduceText()
    }
    Shortcut {
        sequences: KeyTable.of(KeyTable.PlainText)
        context: Qt.ApplicationShortcut
        onActivated: root.settings.resetText()
    }
}
