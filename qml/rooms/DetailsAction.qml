import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// A line that leads somewhere, with how much is there.
T.AbstractButton {
    id: control

    property string glyph
    property string count
    property bool danger: false

    implicitHeight: 40
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: count.length > 0 ? qsTr("%1, %2", "name of a line, how much is there").arg(text).arg(count) : text

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    background: Rectangle {
        radius: Theme.radiusRow
        color: control.hovered || control.down ? Theme.hover : "transparent"
        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius }
    }

    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
        glyph: control.glyph
        size: 20
        color: control.danger ? Theme.danger : Theme.soft
    }
    Label {
        anchors { left: sign.right; leftMargin: 12; right: badge.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: control.text
        size: Theme.sizeButton
        color: control.danger ? Theme.danger : Theme.text
        elide: Text.ElideRight
    }
    Badge {
        id: badge
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: control.count
        mention: true
    }
}
