import QtQuick
import Chinwag.Controls

// A word that may have been meant.
MenuItem {
    id: root

    required property string modelData

    objectName: "suggestionItem"
    text: modelData
    onTriggered: (menu as ComposerMenu).spelling.take(modelData)
}
