import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.AbstractButton {
    id: root

    required property int index
    required property string modelData
    readonly property bool current: ListView.isCurrentItem

    objectName: "segment" + index
    width: ListView.view ? ListView.view.width / ListView.view.count : 0
    height: ListView.view ? ListView.view.height : 0
    text: modelData
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: current
    onClicked: (ListView.view.parent as Segmented).choose(index)

    contentItem: Label {
        text: root.text
        size: Theme.sizeSecondary
        horizontalAlignment: Text.AlignHCenter
        color: root.current ? Theme.text : Theme.soft
        font.weight: root.current ? Font.DemiBold : Font.Normal
    }
}
