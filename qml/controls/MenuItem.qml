import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

// A row of a menu. `checkable` shows a check mark at the end; `danger` colours what cannot be undone.
T.MenuItem {
    id: control

    property string glyph
    property bool danger: false
    readonly property int textLeft: glyph.length > 0 ? 28 : 0
    readonly property int textRight: 24
    readonly property color ink: !enabled ? Theme.faint : danger ? Theme.danger : Theme.text

    implicitWidth: Math.ceil(metrics.advanceWidth) + textLeft + textRight + leftPadding + rightPadding
    implicitHeight: Theme.px(36)
    leftPadding: 10
    rightPadding: 10
    hoverEnabled: true
    Accessible.role: Accessible.MenuItem
    Accessible.name: text

    TextMetrics {
        id: metrics
        font.pixelSize: Theme.sizeButton
        text: control.text
    }

    indicator: Icon {
        x: control.mirrored ? 10 : control.width - width - 10
        y: (control.height - height) / 2
        size: 16
        glyph: "check"
        color: Theme.accent
        visible: control.checkable && control.checked
    }
    contentItem: Item {
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            glyph: control.glyph
            size: 18
            color: control.danger ? Theme.danger : Theme.soft
            visible: control.glyph.length > 0
        }
        Label {
            objectName: "menuItemWords"
            anchors { left: parent.left; leftMargin: control.textLeft; right: parent.right; rightMargin: control.textRight }
            height: parent.height
            text: control.text
            size: Theme.sizeButton
            color: control.ink
            elide: Text.ElideRight
        }
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: control.highlighted || control.hovered ? Theme.hover : "transparent"
        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius }
    }
}
