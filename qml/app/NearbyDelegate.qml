import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Theme

// A server of the local network.
T.AbstractButton {
    id: control

    required property string link
    required property string name
    required property string address
    required property string initials
    required property int tone
    required property bool encrypted

    signal picked(link: string)

    objectName: "nearby-" + name
    implicitHeight: 56
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: encrypted ? qsTr("%1, %2").arg(name).arg(address) : qsTr("%1, %2, not encrypted").arg(name).arg(address)
    Accessible.onPressAction: control.clicked()

    onClicked: control.picked(control.link)
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    background: Rectangle {
        radius: Theme.radiusRow
        color: control.hovered || control.down ? Theme.hover : "transparent"
        FocusRing { shown: control.visualFocus; shapeRadius: parent.radius }
    }
    Avatar {
        id: face
        anchors { left: parent.left; leftMargin: 12; verticalCenter: parent.verticalCenter }
        initials: control.initials
        tone: control.tone
    }
    Column {
        anchors { left: face.right; leftMargin: 12; right: lock.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        Label {
            width: parent.width
            text: control.name
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: control.address
            size: Theme.sizeSecondary
            color: Theme.soft
            elide: Text.ElideRight
            maximumLineCount: 1
        }
    }
    Icon {
        id: lock
        anchors { right: parent.right; rightMargin: 14; verticalCenter: parent.verticalCenter }
        glyph: control.encrypted ? "lock" : "alert"
        size: 18
        color: control.encrypted ? Theme.soft : Theme.warnInk
    }
}
