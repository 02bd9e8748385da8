import QtQuick
import Chinwag.Theme

// Two or more choices in a trough; Left and Right move between them.
FocusScope {
    id: root

    required property list<string> options
    property int currentIndex: 0
    property string name
    readonly property int towardsEnd: LayoutMirroring.enabled ? -1 : 1 // what a step to the right is

    signal chosen(index: int)

    implicitHeight: Theme.px(36)
    implicitWidth: 240
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: name

    Keys.onLeftPressed: root.choose(root.currentIndex - towardsEnd)
    Keys.onRightPressed: root.choose(root.currentIndex + towardsEnd)

    function choose(index: int): void {
        if (index >= 0 && index < root.options.length)
            root.chosen(index);
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusRow
        color: Theme.hover
    }

    Rectangle {
        objectName: "chosenSegment"
        readonly property int place: LayoutMirroring.enabled ? root.options.length - 1 - root.currentIndex : root.currentIndex
        x: 3 + place * width
        y: 3
        width: (root.width - 6) / root.options.length
        height: root.height - 6
        radius: 8
        color: Theme.surface
        border.width: Theme.dark ? 0 : 1
        border.color: Theme.line
        Behavior on x { NumberAnimation { duration: Theme.slide; easing.type: Easing.OutCubic } }
    }

    ListView {
        anchors { fill: parent; margins: 3 }
        orientation: ListView.Horizontal
        interactive: false
        keyNavigationEnabled: false
        model: root.options
        currentIndex: root.currentIndex
        delegate: SegmentedOption {}
    }

    FocusRing { shown: root.activeFocus }
}
