import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What the word that is being written can become. The composer keeps the focus and hands its keys on.
Card {
    id: root

    required property CompletionController completion

    objectName: "completionPopup"
    implicitWidth: 340
    implicitHeight: list.contentHeight + 10
    radius: Theme.radiusComposer
    visible: completion.shown
    Accessible.role: Accessible.PopupMenu
    Accessible.name: qsTr("Suggestions")

    // False: the key means something else.
    function act(event: KeyEvent): bool {
        if (!visible || event.modifiers & (Qt.ShiftModifier | Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        switch (event.key) {
        case Qt.Key_Up:
            completion.move(-1);
            return true;
        case Qt.Key_Down:
            completion.move(1);
            return true;
        case Qt.Key_Tab:
        case Qt.Key_Return:
        case Qt.Key_Enter:
            completion.take();
            return true;
        case Qt.Key_Escape:
            completion.dismiss();
            return true;
        }
        return false;
    }

    ListView {
        id: list
        objectName: "completionList"
        anchors { fill: parent; margins: 5 }
        model: root.completion.model
        currentIndex: root.completion.current
        interactive: false
        highlightFollowsCurrentItem: false
        delegate: CompletionDelegate {}
    }
}
