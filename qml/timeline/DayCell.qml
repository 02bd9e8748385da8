import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// A day of the month on show, or of its neighbours. Days to come cannot be picked.
T.AbstractButton {
    id: root

    required property int index

    property date first // of the grid
    property date chosen
    property date today
    readonly property date day: new Date(first.getFullYear(), first.getMonth(), first.getDate() + index, 12)
    readonly property bool here: day.getMonth() === chosen.getMonth()
    readonly property bool picked: day.toDateString() === chosen.toDateString()

    implicitWidth: 44
    implicitHeight: Theme.px(36)
    enabled: day.getTime() <= today.getTime() || day.toDateString() === today.toDateString()
    focusPolicy: Qt.NoFocus // the whole grid is one stop
    hoverEnabled: true
    Accessible.role: Accessible.Cell
    Accessible.name: day.toLocaleDateString(Qt.locale(), Locale.LongFormat)
    Accessible.selected: picked

    background: Rectangle {
        radius: Theme.radiusControl
        color: root.picked ? Theme.accent : root.hovered && root.enabled ? Theme.hover : "transparent"
    }
    contentItem: Label {
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: Number(root.day.getDate()).toLocaleString(Qt.locale(), "f", 0)
        color: root.picked ? Theme.accentInk : root.enabled && root.here ? Theme.text : Theme.faint
    }
}
