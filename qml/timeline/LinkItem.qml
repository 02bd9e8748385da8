import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// Leads to where a link of the message does.
MenuItem {
    required property var modelData // MessageLink
    readonly property string words: modelData.words
    readonly property string target: modelData.target

    objectName: "linkItem"
    text: qsTr("Open %1", "address").arg(ForeignText.isolated(LinkPolicy.shown(target)))
    glyph: "compass"
    onTriggered: (menu as MessageMenu).followed(words, target)
}
