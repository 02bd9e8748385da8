import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

// A way on in the midst of text: words in the accent colour.
T.AbstractButton {
    id: control

    property int size: Theme.sizeCaption

    implicitWidth: implicitContentWidth
    implicitHeight: implicitContentHeight + 8
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Label {
        text: control.text
        size: control.size
        font.weight: Font.DemiBold
        font.underline: control.hovered
        color: Theme.accent
        elide: Text.ElideRight
    }
    background: Item {
        FocusRing {
            anchors.margins: -3
            shown: control.visualFocus
            shapeRadius: 6
        }
    }
}
