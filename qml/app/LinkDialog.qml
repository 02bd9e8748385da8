import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// A link leads to another server than the one that the window shows.
QuestionDialog {
    property string here
    property string server

    objectName: "linkDialog"
    title: qsTr("Go to %1?").arg(ForeignText.isolated(server))
    explanation: qsTr("A link leads there. You leave %1 on this computer; what is not sent yet waits there for you.").arg(ForeignText.isolated(here))
    yes: qsTr("Go there")
}
