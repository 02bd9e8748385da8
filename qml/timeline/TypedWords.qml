import QtQuick
import Chinwag.Ui

// Under the newest message: what others have written and not sent yet.
Column {
    id: root

    readonly property Item view: ListView.view
    readonly property WordsController words: view ? (view as TimelineView).words : null

    objectName: "typedWords"
    width: view ? view.width : 0
    bottomPadding: 4

    Repeater {
        model: root.words ? root.words.people : null
        TypedWordsLine {}
    }
}
