import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Messages that were found, beside the log. Esc puts it away and leads back to where the reader was.
FocusScope {
    id: root

    required property SearchController search

    signal closed()

    implicitWidth: Math.min(Theme.px(340), 480)

    function focusField(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }
    function leave(): void {
        search.goBack();
        closed();
    }

    Keys.onEscapePressed: leave()
    // Who goes on typing looks for something else.
    Keys.onPressed: event => {
        const typed = event.text > " " && event.text !== "\u007f"
                      && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        if (!typed)
            return;
        event.accepted = true;
        field.forceActiveFocus();
        field.insert(field.length, event.text);
        search.typed = field.text;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    Rectangle {
        anchors.left: parent.left
        width: 1
        height: parent.height
        color: Theme.line
    }
    TextField {
        id: field
        objectName: "searchField"
        anchors { left: parent.left; leftMargin: 16; right: close.left; rightMargin: 6; top: parent.top; topMargin: 8 }
        placeholderText: qsTr("Search in messages")
        maximumLength: 200
        Accessible.name: placeholderText
        Accessible.description: root.search.sentence
        onTextEdited: root.search.typed = text
        onAccepted: root.search.search()
        Keys.onDownPressed: results.focusFirst()

        Binding on text {
            value: root.search.typed
            when: !field.activeFocus
        }
    }
    IconButton {
        id: close
        objectName: "closeSearchButton"
        anchors { right: parent.right; rightMargin: 12; verticalCenter: field.verticalCenter }
        glyph: "close"
        hint: qsTr("Close the search")
        onClicked: {
            root.search.close();
            root.closed();
        }
    }
    Segmented {
        id: scope
        objectName: "searchScope"
        anchors { left: field.left; right: parent.right; rightMargin: 16; top: field.bottom; topMargin: 8 }
        name: qsTr("Where to search")
        options: [qsTr("This room"), qsTr("Everywhere")]
        currentIndex: root.search.everywhere ? 1 : 0
        onChosen: index => root.search.everywhere = index === 1
    }
    Label {
        id: notice
        objectName: "searchNotice"
        anchors { left: field.left; right: scope.right; top: scope.bottom; topMargin: visible ? 8 : 0 }
        height: visible ? implicitHeight : 0
        text: root.search.notice
        size: Theme.sizeCaption
        color: Theme.soft
        wrapMode: Text.Wrap
        visible: text.length > 0
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    SearchResults {
        id: results
        anchors { left: parent.left; leftMargin: 9; right: parent.right; rightMargin: 8; top: notice.bottom; topMargin: 8; bottom: parent.bottom }
        search: root.search
        Keys.onUpPressed: {
            if (currentIndex > 0)
                decrementCurrentIndex();
            else
                root.focusField();
        }
    }
    EmptyPlace {
        anchors { left: parent.left; right: parent.right; margins: 24; verticalCenter: results.verticalCenter }
        visible: results.count === 0 && sentence.length + action.length > 0
        sentence: root.search.loading ? qsTr("Looking…") : root.search.sentence
        action: root.search.more ? qsTr("Look further back") : ""
        onActed: root.search.searchMore()
    }
}
