import Chinwag.Controls
import Chinwag.Ui

// Keeps a file of the message that a menu is about.
MenuItem {
    required property var modelData // MessageFile

    objectName: "saveItem"
    text: qsTr("Save %1 as…", "%1 is the name of a file").arg(ForeignText.isolated(modelData.shortName))
    glyph: "download"
    onTriggered: (menu as MessageMenu).saveWanted(modelData)
}
