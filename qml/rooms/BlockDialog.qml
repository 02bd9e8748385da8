import QtQuick
import Chinwag.Controls
import Chinwag.Ui

QuestionDialog {
    property string person

    objectName: "blockDialog"
    title: qsTr("Block %1?").arg(ForeignText.isolated(person))
    explanation: qsTr("They can neither add you to rooms nor begin a direct message with you, and what they have asked of you is declined. They are not told. You can unblock them in the settings, under Privacy.")
    yes: qsTr("Block")
}
