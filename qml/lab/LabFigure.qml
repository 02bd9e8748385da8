import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls

// One figure, large, between what it is and what belongs to it.
LabCard {
    id: root

    property string caption
    property string figure
    property string detail
    property color dot: "transparent"

    implicitHeight: words.implicitHeight + 28
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2, %3", "what it is, a figure, what belongs to it").arg(caption).arg(figure).arg(detail)

    ColumnLayout {
        id: words
        anchors { left: parent.left; right: parent.right; leftMargin: 20; rightMargin: 12; verticalCenter: parent.verticalCenter }
        spacing: 4

        Label {
            text: root.caption
            size: Theme.sizeSecondary
            color: Theme.soft
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        RowLayout {
            spacing: 9
            Rectangle {
                implicitWidth: 10
                implicitHeight: 10
                radius: 5
                color: root.dot
                visible: root.dot.a > 0
            }
            Label {
                text: root.figure
                size: 19
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            text: root.detail
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
