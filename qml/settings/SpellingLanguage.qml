import QtQuick
import Chinwag.Ui

// A dictionary.
Switch {
    required property string modelData
    property SpellingController spelling: null
    property SettingsController settings: null

    objectName: "spelling_" + modelData
    text: spelling?.languageName(modelData) ?? modelData
    enabled: settings?.spellChecking ?? false
    on: spelling?.chosen.includes(modelData) ?? false
    onClicked: spelling.choose(modelData, !on)

    function follow(theSpelling: SpellingController, theSettings: SettingsController): void {
        spelling = theSpelling;
        settings = theSettings;
    }
}
