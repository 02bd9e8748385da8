import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

// Tells a room's moderators of a message, and why; both answers are one key away.
Dialog {
    id: root

    required property TimelineController timeline
    property string entryId

    objectName: "reportDialog"
    title: qsTr("Report this message?")
    explanation: qsTr("The moderators of this room see it as it is now, with your name. Its author is not told.")

    onAboutToShow: reason.text = ""
    onOpened: reason.field.forceActiveFocus()

    function submit(): void {
        timeline.report(entryId, reason.text);
        close();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        FormField {
            id: reason
            fieldName: "reportReason"
            caption: qsTr("What is wrong with it")
            limit: 256
            Layout.fillWidth: true
            onAccepted: root.submit()
        }
        DialogButtons {
            accept: qsTr("Report")
            Layout.fillWidth: true
            Layout.topMargin: 8
            onAccepted: root.submit()
            onRejected: root.close()
        }
    }
}
