import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// Asks before a link is followed that leads somewhere else than it seems.
QuestionDialog {
    property string target
    property string caution

    objectName: "openLinkDialog"
    title: qsTr("Open this link?")
    explanation: caution + "\n\n" + ForeignText.isolated(LinkPolicy.shown(target))
    yes: qsTr("Open")

    onAccepted: LinkPolicy.open(target)
}
