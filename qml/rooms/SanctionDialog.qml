import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Asks before somebody is muted, removed or banned: for how long, and why. Leaving it has the focus.
Dialog {
    id: root

    enum Kind { Mute, Remove, Ban }

    required property RoomDetailsController details
    property int kind: SanctionDialog.Mute
    property string userId
    property string person

    readonly property string who: ForeignText.isolated(person)

    objectName: "sanctionDialog"
    title: kind === SanctionDialog.Mute ? qsTr("Mute %1?").arg(who)
         : kind === SanctionDialog.Remove ? qsTr("Remove %1?").arg(who) : qsTr("Ban %1?").arg(who)
    explanation: kind === SanctionDialog.Mute ? qsTr("They can read what is said in this room, and write nothing.")
               : kind === SanctionDialog.Remove ? (details.closed ? qsTr("They can only come back when somebody in it adds them.") : qsTr("They can come back."))
               : qsTr("They are out of this room and cannot come in again.")
    width: Math.min(480, parent.width - 40)

    onAboutToShow: {
        details.clearError();
        reason.text = "";
        time.currentIndex = 0;
    }
    onOpened: buttons.focusCancel()

    function submit(): void {
        if (kind === SanctionDialog.Mute)
            details.mute(userId, time.currentIndex);
        else if (kind === SanctionDialog.Remove)
            details.remove(userId, reason.text);
        else
            details.ban(userId, time.currentIndex, reason.text);
    }

    Connections {
        target: root.details
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        Segmented {
            id: time
            objectName: "sanctionTime"
            name: qsTr("For how long")
            options: root.kind === SanctionDialog.Ban ? root.details.banChoices : root.details.muteChoices
            visible: root.kind !== SanctionDialog.Remove
            Layout.fillWidth: true
            onChosen: index => time.currentIndex = index
        }
        FormField {
            id: reason
            fieldName: "sanctionReason"
            caption: qsTr("Why (everybody in the room can read it)")
            limit: 256
            visible: root.kind !== SanctionDialog.Mute
            Layout.fillWidth: true
            onAccepted: root.submit()
        }
        Label {
            objectName: "sanctionError"
            text: root.details.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        DialogButtons {
            id: buttons
            accept: root.kind === SanctionDialog.Mute ? qsTr("Mute") : root.kind === SanctionDialog.Remove ? qsTr("Remove") : qsTr("Ban")
            busy: root.details.busy
            Layout.fillWidth: true
            Layout.topMargin: 8
            onAccepted: root.submit()
            onRejected: root.close()
        }
    }
}
