import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// A message that somebody reported, as it was then.
Item {
    id: root

    required property string reportId
    required property string author
    required property string initials
    required property int tone
    required property string words
    required property string why

    readonly property RoomDetailsController details: ListView.view ? (ListView.view as ReportList).details : null

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: column.implicitHeight + 20

    Avatar {
        id: face
        anchors { left: parent.left; top: parent.top; topMargin: 10 }
        initials: root.initials
        tone: root.tone
    }
    Column {
        id: column
        anchors { left: face.right; leftMargin: 12; right: parent.right; rightMargin: 8; top: parent.top; topMargin: 8 }
        spacing: 3

        Label {
            width: parent.width
            text: root.author
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Label {
            objectName: "reportedWords"
            width: parent.width
            text: root.words
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        Label {
            width: parent.width
            text: root.why
            size: Theme.sizeCaption
            color: Theme.soft
            wrapMode: Text.Wrap
        }
        Flow {
            width: parent.width
            topPadding: 4
            spacing: 8

            Button {
                objectName: "deleteReportedButton"
                kind: Button.Outline
                tone: Theme.danger
                text: qsTr("Delete message")
                onClicked: root.details.deleteReported(root.reportId)
            }
            Button {
                objectName: "dismissReportButton"
                kind: Button.Outline
                tone: Theme.accent
                text: qsTr("Dismiss")
                onClicked: root.details.dismiss(root.reportId)
            }
            Button {
                objectName: "goToReportedButton"
                kind: Button.Outline
                tone: Theme.accent
                text: qsTr("Go to message")
                onClicked: (root.ListView.view as ReportList).follow(root.reportId)
            }
        }
    }
}
