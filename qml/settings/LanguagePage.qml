import QtQuick
import Chinwag.Ui

SettingsPage {
    id: root

    required property AppController app
    readonly property SettingsController settings: app.settings

    objectName: "languagePage"
    title: qsTr("Language")
    explanation: qsTr("Of this window. What people write stays as they wrote it.")

    SettingsGroup {
        width: parent.width
        heading: qsTr("Language of the window")

        Repeater {
            objectName: "languageList"
            // Languages are named by themselves, so that those who speak them find them.
            model: [{ code: "", name: "" }, { code: "en", name: "English" }, { code: "de", name: "Deutsch" }, { code: "ar", name: "العربية" }]
            delegate: Choice {
                required property var modelData
                objectName: "language_" + modelData.code
                width: parent ? parent.width : 0
                text: modelData.code.length > 0 ? modelData.name : qsTr("As the system has it")
            }
            onItemAdded: (index, item) => root.bind(item as Choice, model[index].code)
        }
    }
    SpellingGroup {
        width: parent.width
        spelling: root.app.spelling
        settings: root.settings
    }

    function bind(choice: Choice, code: string): void {
        choice.chosen = Qt.binding(() => root.settings.language === code);
        choice.clicked.connect(() => root.settings.language = code);
    }
}
