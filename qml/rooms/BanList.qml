import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

ListView {
    id: root

    required property RoomDetailsController details

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    model: details.bans
    delegate: BanDelegate {}
    T.ScrollBar.vertical: ScrollBar {}
}
