import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What the connection does, and switches to make trouble. Esc closes it.
FocusScope {
    id: root

    required property LabController lab
    readonly property bool wide: width >= 700

    objectName: "labPage"
    Accessible.role: Accessible.Pane
    Accessible.name: title.text

    function focusFirst(): void {
        result.focusButton();
    }
    function leave(): void {
        lab.close();
    }

    Keys.onEscapePressed: leave()

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    Item {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.headerHeight

        Label {
            id: title
            anchors { left: parent.left; leftMargin: Theme.pageMargin; right: copy.left; rightMargin: 12 }
            y: 10
            height: 22
            text: qsTr("Connection Lab")
            size: Theme.sizeHeader
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            anchors { left: parent.left; leftMargin: Theme.pageMargin; right: copy.left; rightMargin: 12 }
            y: 32
            height: 18
            text: qsTr("What the connection does, and switches to make trouble")
            size: Theme.sizeCaption
            color: Theme.soft
            elide: Text.ElideRight
        }
        Button {
            id: copy
            objectName: "copyReportButton"
            anchors { right: close.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
            implicitHeight: 36
            leftPadding: 14
            font.pixelSize: Theme.sizeButton
            kind: Button.Secondary
            text: root.lab.copied ? qsTr("Copied") : qsTr("Copy as text")
            Accessible.description: qsTr("For a report about a mistake: no names, no texts")
            onClicked: root.lab.copy()
        }
        IconButton {
            id: close
            objectName: "closeLabButton"
            anchors { right: parent.right; rightMargin: Theme.pageMargin - 8; verticalCenter: parent.verticalCenter }
            glyph: "close"
            hint: qsTr("Close the Connection Lab")
            onClicked: root.leave()
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 1
            color: Theme.line
        }
    }
    Flickable {
        id: page
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        contentHeight: Math.max(height, content.implicitHeight + 32)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}

        ColumnLayout {
            id: content
            x: root.wide ? Theme.pageMargin : 12
            y: 16
            width: page.width - 2 * x
            height: page.contentHeight - 32
            spacing: 12

            LabResult {
                id: result
                lab: root.lab
                Layout.fillWidth: true
            }
            GridLayout {
                columns: root.wide ? 4 : 2
                columnSpacing: 12
                rowSpacing: 12
                Layout.fillWidth: true

                LabFigure {
                    objectName: "stateFigure"
                    caption: qsTr("State")
                    figure: root.lab.state
                    detail: root.lab.stateDetail
                    dot: root.lab.connected ? Theme.online : Theme.away
                }
                LabFigure {
                    objectName: "attemptsFigure"
                    caption: qsTr("Attempts needed")
                    figure: root.lab.attempts
                    detail: root.lab.attemptsDetail
                }
                LabFigure {
                    caption: qsTr("Delay before it")
                    figure: root.lab.delay
                    detail: root.lab.delayDetail
                }
                LabFigure {
                    caption: qsTr("Round trip")
                    figure: root.lab.roundTrip
                    detail: root.lab.roundTripDetail
                }
            }
            GridLayout {
                columns: root.wide ? 2 : 1
                columnSpacing: 12
                rowSpacing: 12
                Layout.fillWidth: true
                Layout.fillHeight: true

                LabRoundTrips {
                    lab: root.lab
                    Layout.fillWidth: true
                }
                LabTrouble {
                    lab: root.lab
                    Layout.rowSpan: root.wide ? 2 : 1
                    Layout.fillHeight: root.wide
                    Layout.fillWidth: !root.wide
                }
                LabFrames {
                    lab: root.lab
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: 200
                }
            }
        }
    }
}
