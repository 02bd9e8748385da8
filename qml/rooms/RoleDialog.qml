import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// Asks before somebody may do more in a room, or less.
QuestionDialog {
    required property RoomDetailsController details
    property string userId
    property string person
    property int role: 0

    objectName: "roleDialog"
    title: role === 2 ? qsTr("Make %1 an owner?").arg(ForeignText.isolated(person))
         : role === 1 ? qsTr("Make %1 a moderator?").arg(ForeignText.isolated(person))
                      : qsTr("Make %1 an ordinary member?").arg(ForeignText.isolated(person))
    explanation: role === 2 ? qsTr("Owners may do all that you may, also delete the room. You cannot take it back from them.")
               : role === 1 ? qsTr("Moderators change what the room is about and its rules, and mute, remove and ban members.")
                            : qsTr("They may not moderate this room any more.")
    yes: role === 2 ? qsTr("Make owner") : role === 1 ? qsTr("Make moderator") : qsTr("Make member")

    onAccepted: details.setRole(userId, role)
}
