import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// What can be done with the words in the composer, and with the misspelled one it is opened at.
Menu {
    id: root

    required property TextEdit input
    property SpellingController spelling: null
    property bool misspelled: false
    property bool wanted: false // from just before it takes the focus

    readonly property int shownSuggestions: misspelled ? spelling.suggestions.length : 0

    signal pasteWanted()

    objectName: "composerMenu"
    onAboutToHide: wanted = false

    // In the coordinates of the input; `position` is one of its characters.
    function show(position: int, x: real, y: real): void {
        misspelled = spelling?.look(position) ?? false;
        wanted = true;
        popup(input, x, y);
    }

    Instantiator {
        model: root.misspelled ? root.spelling.suggestions : []
        delegate: SuggestionItem {}
        onObjectAdded: (index, object) => root.insertItem(1 + index, object as SuggestionItem)
        onObjectRemoved: (index, object) => root.removeItem(object as SuggestionItem)
    }

    MenuCaption {
        objectName: "spellingCaption"
        text: root.misspelled && root.spelling.searching ? qsTr("Looking for similar words…")
              : root.shownSuggestions > 0 ? qsTr("Did you mean") : qsTr("No similar word")
        visible: root.misspelled
        height: visible ? implicitHeight : 0
    }
    MenuItem {
        objectName: "learnItem"
        text: qsTr("Add “%1” to the dictionary").arg(ForeignText.isolated(root.spelling?.word ?? ""))
        glyph: "plus"
        enabled: root.misspelled
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.spelling.learn()
    }
    MenuItem {
        objectName: "ignoreItem"
        text: qsTr("Ignore this word")
        glyph: "check"
        enabled: root.misspelled
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.spelling.ignore()
    }
    MenuRule {
        visible: root.misspelled
        height: visible ? implicitHeight : 0
    }
    MenuItem {
        objectName: "cutItem"
        text: qsTr("Cut")
        enabled: root.input.selectedText.length > 0
        onTriggered: root.input.cut()
    }
    MenuItem {
        objectName: "copyItem"
        text: qsTr("Copy")
        enabled: root.input.selectedText.length > 0
        onTriggered: root.input.copy()
    }
    MenuItem {
        objectName: "pasteItem"
        text: qsTr("Paste")
        onTriggered: root.pasteWanted()
    }
    MenuItem {
        objectName: "selectAllItem"
        text: qsTr("Select all")
        enabled: root.input.length > 0
        onTriggered: root.input.selectAll()
    }
}
