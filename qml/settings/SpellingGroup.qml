import QtQuick
import Chinwag.Ui

// Whether words are checked as one writes, and by which of the dictionaries that there are.
SettingsGroup {
    id: root

    required property SpellingController spelling
    required property SettingsController settings

    objectName: "spellingGroup"
    heading: qsTr("Spelling")

    Switch {
        objectName: "spellingSwitch"
        width: parent.width
        text: qsTr("Mark misspelled words while I write")
        detail: root.spelling.available ? qsTr("A word is right when one of the languages below knows it.")
                                        : qsTr("There is no dictionary on this computer. Install one of Hunspell's, then start Chinwag again.")
        enabled: root.spelling.available
        on: root.spelling.available && root.settings.spellChecking
        onClicked: root.settings.spellChecking = !root.settings.spellChecking
    }
    Repeater {
        model: root.spelling.languages
        delegate: SpellingLanguage { width: parent ? parent.width : 0 }
        onItemAdded: (index, item) => (item as SpellingLanguage).follow(root.spelling, root.settings)
    }
}
